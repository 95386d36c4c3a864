// Migrations.swift: the tables of this room, all in the shop's home.
import Store

public let settlementMigrations: [Migration] = [
    Migration(
        "settlement-0001",
        """
        CREATE TABLE settlement_item (
          shop_id \(.int64) NOT NULL,
          order_id \(.int64) NOT NULL,
          line \(.int64) NOT NULL,
          refunded \(.int64) NOT NULL CHECK (refunded >= 0),
          refunded_freight \(.int64) NOT NULL CHECK (refunded_freight >= 0),
          refunded_pieces \(.int64) NOT NULL CHECK (refunded_pieces >= 0),
          \(.orderedKey(home: "shop_id", "order_id", "line"))
        ) \(.strictByKey);
        CREATE TABLE settlement_order (
          shop_id \(.int64) NOT NULL,
          order_id \(.int64) NOT NULL,
          settled_at \(.int64) NOT NULL,
          fee_rate \(.int64) NOT NULL CHECK (fee_rate >= 0 AND fee_rate <= 10000),
          goods \(.int64) NOT NULL CHECK (goods >= 0),
          freight \(.int64) NOT NULL CHECK (freight >= 0),
          fee \(.int64) NOT NULL CHECK (fee >= 0),
          support \(.int64) NOT NULL CHECK (support >= 0),
          goods_back \(.int64) NOT NULL CHECK (goods_back >= 0 AND goods_back <= goods),
          freight_back \(.int64) NOT NULL CHECK (freight_back >= 0 AND freight_back <= freight),
          fee_back \(.int64) NOT NULL CHECK (fee_back >= 0 AND fee_back <= fee),
          support_back \(.int64) NOT NULL CHECK (support_back >= 0 AND support_back <= support),
          \(.orderedKey(home: "shop_id", "order_id"))
        ) \(.strictByKey);
        CREATE INDEX settlement_order_time ON settlement_order (shop_id, settled_at, order_id);
        CREATE TABLE settlement_debt (
          shop_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          cause TEXT NOT NULL CHECK (cause IN ('refund', 'providerFee')),
          reference \(.int64) NOT NULL,
          order_id \(.int64),
          amount \(.int64) NOT NULL CHECK (amount > 0),
          left_over \(.int64) NOT NULL CHECK (left_over >= 0 AND left_over <= amount),
          arisen_at \(.int64) NOT NULL,
          \(.key(home: "shop_id", "id"))
        ) \(.strict);
        CREATE INDEX settlement_debt_open ON settlement_debt (shop_id, id) WHERE left_over > 0;
        CREATE TABLE settlement_debt_payment (
          shop_id \(.int64) NOT NULL,
          debt_id \(.int64) NOT NULL,
          cause TEXT NOT NULL,
          amount \(.int64) NOT NULL CHECK (amount > 0),
          at \(.int64) NOT NULL,
          \(.orderedKey(home: "shop_id", "debt_id", "cause"))
        ) \(.strictByKey);
        CREATE TABLE settlement_shop (
          shop_id \(.int64) NOT NULL,
          grade TEXT NOT NULL CHECK (grade IN ('trusted', 'standard', 'watched')),
          reason TEXT NOT NULL,
          changed_by \(.int64) NOT NULL,
          changed_at \(.int64) NOT NULL,
          \(.key(home: "shop_id"))
        ) \(.strict);
        CREATE TABLE settlement_payout_details (
          shop_id \(.int64) NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('company', 'card', 'wechat')),
          holder TEXT NOT NULL,
          number TEXT NOT NULL,
          bank TEXT NOT NULL,
          changed_by \(.int64) NOT NULL,
          changed_at \(.int64) NOT NULL,
          \(.key(home: "shop_id"))
        ) \(.strict);
        CREATE TABLE settlement_withdrawal (
          shop_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          amount \(.int64) NOT NULL CHECK (amount > 0),
          fee \(.int64) NOT NULL CHECK (fee >= 0),
          tax \(.int64) NOT NULL CHECK (tax >= 0 AND fee + tax < amount),
          currency TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('company', 'card', 'wechat')),
          holder TEXT NOT NULL,
          number TEXT NOT NULL,
          bank TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('requested', 'paying', 'succeeded', 'refused', 'rejected')),
          requested_by \(.int64) NOT NULL,
          requested_at \(.int64) NOT NULL,
          reviewed_by \(.int64),
          reviewed_at \(.int64),
          reason TEXT NOT NULL,
          provider_fee \(.int64) NOT NULL CHECK (provider_fee >= 0),
          ended_at \(.int64),
          version \(.int64) NOT NULL,
          \(.key(home: "shop_id", "id")),
          CHECK (state <> 'succeeded' OR ended_at IS NOT NULL)
        ) \(.strict);
        CREATE INDEX settlement_withdrawal_shop ON settlement_withdrawal (shop_id, id);
        CREATE INDEX settlement_withdrawal_state ON settlement_withdrawal (state, id) WHERE state IN ('requested', 'paying');
        CREATE TABLE settlement_invoice (
          shop_id \(.int64) NOT NULL,
          order_id \(.int64) NOT NULL,
          buyer_id \(.int64) NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('person', 'company')),
          title TEXT NOT NULL,
          tax_number TEXT NOT NULL,
          email TEXT NOT NULL,
          amount \(.int64) NOT NULL CHECK (amount > 0),
          currency TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('requested', 'issued', 'declined')),
          requested_at \(.int64) NOT NULL,
          number TEXT NOT NULL,
          picture TEXT,
          reason TEXT NOT NULL,
          answered_by \(.int64),
          answered_at \(.int64),
          version \(.int64) NOT NULL,
          \(.orderedKey(home: "shop_id", "order_id"))
        ) \(.strictByKey);
        CREATE INDEX settlement_invoice_state ON settlement_invoice (shop_id, state, order_id);
        """),
    settlementMonths,
]

/// What the platform earned by shop and month, kept with each settling and taking back. Orders settled before are counted here once;
/// their month by Howard Hinnant's civil_from_days, of the days in Shanghai.
private let settlementMonths = Migration(
    "settlement-0002-months",
    """
    CREATE TABLE settlement_month (
      shop_id \(.int64) NOT NULL,
      month_start \(.int64) NOT NULL,
      orders \(.int64) NOT NULL CHECK (orders >= 0),
      goods \(.int64) NOT NULL CHECK (goods >= 0),
      fee \(.int64) NOT NULL CHECK (fee >= 0),
      support \(.int64) NOT NULL CHECK (support >= 0),
      PRIMARY KEY (shop_id, month_start)
    ) \(.strictByKey);
    CREATE INDEX settlement_month_start ON settlement_month (month_start, fee, shop_id);
    INSERT INTO settlement_month (shop_id, month_start, orders, goods, fee, support)
    SELECT shop_id, month_start, COUNT(*), CAST(SUM(goods - goods_back) AS BIGINT), CAST(SUM(fee - fee_back) AS BIGINT),
      CAST(SUM(support - support_back) AS BIGINT)
    FROM (
      SELECT shop_id, goods, goods_back, fee, fee_back, support, support_back,
        (local_day - (of_year - (153 * ((5 * of_year + 2) / 153) + 2) / 5)) * 86400000 - 28800000 AS month_start
      FROM (
        SELECT shop_id, goods, goods_back, fee, fee_back, support, support_back, local_day,
          of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100) AS of_year
        FROM (
          SELECT shop_id, goods, goods_back, fee, fee_back, support, support_back, local_day, of_era,
            (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365 AS year_of_era
          FROM (
            SELECT shop_id, goods, goods_back, fee, fee_back, support, support_back,
              (settled_at + 28800000) / 86400000 AS local_day,
              (settled_at + 28800000) / 86400000 + 719468 - ((settled_at + 28800000) / 86400000 + 719468) / 146097 * 146097 AS of_era
            FROM settlement_order
          ) AS d
        ) AS y
      ) AS m
    ) AS all_months
    GROUP BY shop_id, month_start;
    """)
