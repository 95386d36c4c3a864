// SettlementLaws.swift: what a shop is shown to have, owe and take out is what its orders, debts and withdrawals say.
import Store

enum SettlementLaws {
    static let all: [Law] = [shares, held, debts, repaid, netted, withdrawing, months, signs]

    /// The difference is the row's name: where orders go on being paid, what is only on its way differs at each look.
    private static let held = Law(
        "money.held", "What is held for a shop is what its paid orders cost that are not settled, without what was asked back.",
        of: "ledger_balance", ["shop_id", "too_much", "held", "orders"]
    ) { _ in
        """
        SELECT shop_id, SUM(held) - SUM(orders), SUM(held), SUM(orders)
        FROM (
          SELECT home AS shop_id, amount AS held, 0 AS orders
          FROM ledger_balance
          WHERE purpose = 'held'
          UNION ALL
          SELECT o.shop_id, 0, o.goods + o.freight
          FROM trade_order AS o
          LEFT JOIN settlement_order AS s ON s.shop_id = o.shop_id AND s.order_id = o.id
          WHERE o.paid_at IS NOT NULL AND s.order_id IS NULL
          UNION ALL
          SELECT r.shop_id, 0, -r.goods - r.freight
          FROM trade_refund AS r
          LEFT JOIN settlement_order AS s ON s.shop_id = r.shop_id AND s.order_id = r.order_id
          WHERE s.order_id IS NULL
        ) AS both_sides
        GROUP BY shop_id
        HAVING SUM(held) <> SUM(orders)
        ORDER BY shop_id
        """
    }

    /// What is left of an item times the rate, rounded down; what the platform bears of its discounts in the part that is left of
    /// it. Items of more than 30 million yuan are left out of the latter: their products pass 63 bits.
    private static let shares = Law(
        "money.settled_shares", "What was settled of an order is what its items cost less what went back, the fee at the captured rate.",
        of: "settlement_order", ["shop_id", "order_id", "goods_too_much", "freight_too_much", "fee_too_much", "support_too_much"]
    ) { _ in
        """
        SELECT MIN(shop_id), order_id, SUM(goods), SUM(freight), SUM(fee), SUM(support)
        FROM (
          SELECT shop_id, order_id, goods - goods_back AS goods, freight - freight_back AS freight, fee - fee_back AS fee,
            support - support_back AS support, 0 AS large
          FROM settlement_order
          UNION ALL
          SELECT shop_id, order_id, -kept, -freight, -(kept * fee_rate / 10000),
            -(CASE
              WHEN platform_discount = 0 OR paid > 3000000000 THEN 0
              WHEN paid = 0 THEN platform_discount * pieces_kept / quantity
              ELSE platform_discount / paid * kept + platform_discount % paid * kept / paid
            END), CASE WHEN paid > 3000000000 THEN 1 ELSE 0 END
          FROM (
            SELECT s.shop_id, s.order_id, s.fee_rate, i.platform_discount, i.quantity, i.amount - i.discount AS paid,
              i.amount - i.discount - COALESCE(b.refunded, 0) AS kept, i.freight - COALESCE(b.refunded_freight, 0) AS freight,
              i.quantity - COALESCE(b.refunded_pieces, 0) AS pieces_kept
            FROM settlement_order AS s
            JOIN trade_order_item AS i ON i.shop_id = s.shop_id AND i.order_id = s.order_id
            LEFT JOIN settlement_item AS b ON b.shop_id = i.shop_id AND b.order_id = i.order_id AND b.line = i.line
          ) AS items
        ) AS both_sides
        GROUP BY order_id
        HAVING SUM(goods) <> 0 OR SUM(freight) <> 0 OR SUM(fee) <> 0 OR (SUM(support) <> 0 AND SUM(large) = 0)
        ORDER BY order_id
        """
    }

    private static let debts = Law(
        "money.debts", "What a shop's account owes is what is left of its debts.", of: "ledger_balance",
        ["shop_id", "account", "left_over"]
    ) { _ in
        """
        SELECT shop_id, SUM(account), SUM(open)
        FROM (
          SELECT home AS shop_id, -amount AS account, 0 AS open FROM ledger_balance WHERE purpose = 'debt'
          UNION ALL
          SELECT shop_id, 0, left_over FROM settlement_debt
        ) AS both_sides
        GROUP BY shop_id
        HAVING SUM(account) <> SUM(open)
        ORDER BY shop_id
        """
    }

    private static let repaid = Law(
        "money.debts_repaid", "What is no more owed of a debt is the sum of what repaid it.", of: "settlement_debt",
        ["id", "repaid", "payments"]
    ) { _ in
        """
        SELECT id, SUM(repaid), SUM(paid)
        FROM (
          SELECT id, amount - left_over AS repaid, 0 AS paid FROM settlement_debt
          UNION ALL
          SELECT debt_id, 0, amount FROM settlement_debt_payment
        ) AS both_sides
        GROUP BY id
        HAVING SUM(repaid) <> SUM(paid)
        ORDER BY id
        """
    }

    private static let netted = Law(
        "money.debts_netted", "What a shop has repays what it owes: it never has both.", of: "ledger_balance",
        ["shop_id", "available", "owed"]
    ) { _ in
        """
        SELECT a.home, a.amount, -d.amount
        FROM ledger_balance AS a
        JOIN ledger_balance AS d ON d.home = a.home AND d.party = a.party AND d.currency = a.currency
        WHERE a.purpose = 'available' AND a.amount > 0 AND d.purpose = 'debt' AND d.amount < 0
        ORDER BY a.home
        """
    }

    /// A month lasts until the shop's next one: an order of a month that is missing counts as too few of the one before, or has none.
    private static let months = Law(
        "money.months", "What the platform is shown to have earned with a shop in a month is the sum over the orders settled in it.",
        of: "settlement_month", ["shop_id", "month_start", "orders_too_many", "goods_too_much", "fee_too_much", "support_too_much"]
    ) { _ in
        """
        SELECT shop_id, month_start, SUM(orders), SUM(goods), SUM(fee), SUM(support)
        FROM (
          SELECT shop_id, month_start, orders, goods, fee, support FROM settlement_month
          UNION ALL
          SELECT o.shop_id, m.month_start, -1, o.goods_back - o.goods, o.fee_back - o.fee, o.support_back - o.support
          FROM settlement_order AS o
          LEFT JOIN (
            SELECT shop_id, month_start, LEAD(month_start) OVER (PARTITION BY shop_id ORDER BY month_start) AS next_start
            FROM settlement_month
          ) AS m ON m.shop_id = o.shop_id AND m.month_start <= o.settled_at
            AND (m.next_start IS NULL OR o.settled_at < m.next_start)
        ) AS both_sides
        GROUP BY shop_id, month_start
        HAVING SUM(orders) <> 0 OR SUM(goods) <> 0 OR SUM(fee) <> 0 OR SUM(support) <> 0
        ORDER BY shop_id, month_start
        """
    }

    private static let withdrawing = Law(
        "money.withdrawing", "What is on its way to a shop's own account is what its open withdrawals ask for.", of: "ledger_balance",
        ["shop_id", "account", "withdrawals"]
    ) { _ in
        """
        SELECT shop_id, SUM(account), SUM(asked)
        FROM (
          SELECT home AS shop_id, amount AS account, 0 AS asked FROM ledger_balance WHERE purpose = 'withdrawing'
          UNION ALL
          SELECT shop_id, 0, amount FROM settlement_withdrawal WHERE state IN ('requested', 'paying')
        ) AS both_sides
        GROUP BY shop_id
        HAVING SUM(account) <> SUM(asked)
        ORDER BY shop_id
        """
    }

    private static let signs = Law(
        "money.never_below_zero", "Nothing held, available, withdrawn or on its way back is below zero, and no debt above it.",
        of: "ledger_balance", ["home", "party", "purpose", "amount"]
    ) { _ in
        """
        SELECT home, party, purpose, amount
        FROM ledger_balance
        WHERE (purpose IN ('held', 'available', 'withdrawing', 'transit') AND amount < 0) OR (purpose = 'debt' AND amount > 0)
        ORDER BY home, party, purpose
        """
    }
}
