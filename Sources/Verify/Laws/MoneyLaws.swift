// MoneyLaws.swift: each order is paid once, and what the buyer paid is what everybody keeps and what went back.
import Store

enum MoneyLaws {
    static let all: [Law] = [paid, order, unpaid]

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

    /// An order's entries sum to zero, so what is neither at the provider nor on its way back is kept by all the others together:
    /// the shop, and the platform with its fee less its part of the discounts. A correction may move what they keep between them.
    private static let order = Law(
        "money.paid_is_kept_and_refunded",
        "Of each order, what the buyer paid is what all parties keep, what is on its way back and what went back.", of: "trade_order",
        ["shop_id", "id", "paid", "kept", "on_its_way_back", "at_provider", "asked_back", "went_back", "platform_has", "platform_due"]
    ) { _ in
        """
        SELECT o.shop_id, o.id, o.goods + o.freight, COALESCE(l.kept, 0), COALESCE(l.transit, 0), COALESCE(l.clearing, 0),
          COALESCE(r.asked, 0), COALESCE(r.done, 0), COALESCE(l.platform, 0), COALESCE(s.fee - s.fee_back - s.support + s.support_back, 0)
        FROM trade_order AS o
        LEFT JOIN (
          SELECT t.order_id,
            CAST(SUM(CASE WHEN e.purpose = 'clearing' THEN e.amount ELSE 0 END) AS BIGINT) AS clearing,
            CAST(SUM(CASE WHEN e.purpose = 'transit' THEN e.amount ELSE 0 END) AS BIGINT) AS transit,
            CAST(SUM(CASE WHEN e.purpose IN ('clearing', 'transit') THEN 0 ELSE e.amount END) AS BIGINT) AS kept,
            CAST(SUM(CASE WHEN e.purpose IN ('fee', 'marketing') AND t.kind <> 'corrected' THEN e.amount ELSE 0 END) AS BIGINT) AS platform
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
        LEFT JOIN settlement_order AS s ON s.shop_id = o.shop_id AND s.order_id = o.id
        WHERE o.paid_at IS NOT NULL
          AND (COALESCE(l.clearing, 0) <> COALESCE(r.done, 0) - o.goods - o.freight
            OR COALESCE(l.transit, 0) <> COALESCE(r.asked, 0) - COALESCE(r.done, 0)
            OR COALESCE(l.kept, 0) <> o.goods + o.freight - COALESCE(r.asked, 0)
            OR COALESCE(l.platform, 0) <> COALESCE(s.fee - s.fee_back - s.support + s.support_back, 0))
        ORDER BY o.shop_id, o.id
        """
    }

    private static let unpaid = Law(
        "money.none_without_payment", "No journal transaction but a correction is about an order that was never paid.",
        of: "ledger_transaction", ["home", "id", "order_id"]
    ) { _ in
        """
        SELECT t.home, t.id, t.order_id
        FROM ledger_transaction AS t
        LEFT JOIN trade_order AS o ON o.shop_id = t.home AND o.id = t.order_id
        WHERE t.order_id IS NOT NULL AND t.kind <> 'corrected' AND o.paid_at IS NULL
        ORDER BY t.home, t.id
        """
    }
}
