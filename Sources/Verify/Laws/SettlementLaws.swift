// SettlementLaws.swift: what the buyer paid is what everybody keeps and what went back, for each order, shop and debt.
import Store

enum SettlementLaws {
    static let all: [Law] = [paid, order, held, debts, repaid, withdrawing, signs]

    private static let paid = Law(
        "money.order_paid_once", "Each paid order has one booking of its payment, of all that it cost, in its shop's home.",
        of: "trade_order",
        ["shop_id", "id", "total", "booked"]
    ) { _ in
        """
        SELECT o.shop_id, o.id, o.goods + o.freight, e.amount
        FROM trade_order AS o
        LEFT JOIN ledger_transaction AS t ON t.cause = o.id AND t.cause_kind = 'order' AND t.kind = 'order_paid' AND t.home = o.shop_id
        LEFT JOIN ledger_entry AS e ON e.home = t.home AND e.transaction_id = t.id AND e.purpose = 'held'
        WHERE o.paid_at IS NOT NULL AND o.goods + o.freight > 0 AND (e.amount IS NULL OR e.amount <> o.goods + o.freight)
        ORDER BY o.shop_id, o.id
        """
    }

    /// An order's entries sum to zero, so what is neither at the provider nor on its way back is kept by all the others together.
    private static let order = Law(
        "money.paid_is_kept_and_refunded",
        "Of each order, what the buyer paid is what all parties keep, what is on its way back and what went back.", of: "trade_order",
        ["shop_id", "id", "paid", "kept", "on_its_way_back", "at_provider", "asked_back", "went_back"]
    ) { _ in
        """
        SELECT o.shop_id, o.id, o.goods + o.freight, COALESCE(l.kept, 0), COALESCE(l.transit, 0), COALESCE(l.clearing, 0),
          COALESCE(r.asked, 0), COALESCE(r.done, 0)
        FROM trade_order AS o
        LEFT JOIN (
          SELECT t.order_id,
            CAST(SUM(CASE WHEN e.purpose = 'clearing' THEN e.amount ELSE 0 END) AS BIGINT) AS clearing,
            CAST(SUM(CASE WHEN e.purpose = 'transit' THEN e.amount ELSE 0 END) AS BIGINT) AS transit,
            CAST(SUM(CASE WHEN e.purpose IN ('clearing', 'transit') THEN 0 ELSE e.amount END) AS BIGINT) AS kept
          FROM ledger_transaction AS t
          JOIN ledger_entry AS e ON e.home = t.home AND e.transaction_id = t.id
          WHERE t.order_id IS NOT NULL
          GROUP BY t.order_id
        ) AS l ON l.order_id = o.id
        LEFT JOIN (
          SELECT order_id, CAST(SUM(goods + freight) AS BIGINT) AS asked,
            CAST(SUM(CASE WHEN refunded_at IS NULL THEN 0 ELSE goods + freight END) AS BIGINT) AS done
          FROM trade_refund
          GROUP BY order_id
        ) AS r ON r.order_id = o.id
        WHERE o.paid_at IS NOT NULL
          AND (COALESCE(l.clearing, 0) <> COALESCE(r.done, 0) - o.goods - o.freight
            OR COALESCE(l.transit, 0) <> COALESCE(r.asked, 0) - COALESCE(r.done, 0)
            OR COALESCE(l.kept, 0) <> o.goods + o.freight - COALESCE(r.asked, 0))
        ORDER BY o.shop_id, o.id
        """
    }

    private static let held = Law(
        "money.held", "What is held for a shop is what its paid orders cost that are not settled, without what was asked back.",
        of: "ledger_balance", ["shop_id", "held", "orders"]
    ) { _ in
        """
        SELECT shop_id, SUM(held), SUM(orders)
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
