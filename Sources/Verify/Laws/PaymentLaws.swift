// PaymentLaws.swift: each paid order was paid once, by a payment of its buyer; all money that came belongs to something.
import Store

enum PaymentLaws {
    static let all: [Law] = [effective, covers, receipts, refunds, late]

    private static let effective = Law(
        "payments.one_for_each_paid_order", "Each paid order that cost something has one payment, of its buyer, that is paid.",
        of: "trade_order", ["shop_id", "id", "payment_id", "payment_state"]
    ) { _ in
        """
        SELECT o.shop_id, o.id, o.payment_id, p.state
        FROM trade_order AS o
        LEFT JOIN payments_payment AS p ON p.payer_id = o.buyer_id AND p.id = o.payment_id
        WHERE o.paid_at IS NOT NULL AND o.goods + o.freight > 0 AND (p.state IS NULL OR p.state <> 'paid')
        ORDER BY o.shop_id, o.id
        """
    }

    /// What came in for a payment pays its orders, or goes back because it came too late for some of them.
    private static let covers = Law(
        "payments.amount_is_its_orders", "Each paid payment is worth its paid orders and what of it went back as too late.",
        of: "payments_payment", ["payer_id", "id", "amount", "orders", "late"]
    ) { _ in
        """
        SELECT p.payer_id, p.id, p.amount, COALESCE(o.total, 0), COALESCE(r.total, 0)
        FROM payments_payment AS p
        LEFT JOIN (
          SELECT payment_id, CAST(SUM(goods + freight) AS BIGINT) AS total
          FROM trade_order
          WHERE paid_at IS NOT NULL
          GROUP BY payment_id
        ) AS o ON o.payment_id = p.id
        LEFT JOIN (
          SELECT r.payment_id, CAST(SUM(r.amount) AS BIGINT) AS total
          FROM payments_refund AS r
          JOIN payments_payment AS q ON q.payer_id = r.payer_id AND q.id = r.payment_id
          WHERE r.purpose LIKE '%"late":true%' AND r.reference = q.reference
          GROUP BY r.payment_id
        ) AS r ON r.payment_id = p.id
        WHERE p.state = 'paid' AND p.amount <> COALESCE(o.total, 0) + COALESCE(r.total, 0)
        ORDER BY p.payer_id, p.id
        """
    }

    private static let receipts = Law(
        "payments.receipts", "Each receipt is the one that its payment was paid by, or went back whole.", of: "payments_receipt",
        ["payer_id", "payment_id", "reference", "amount", "refunded"]
    ) { _ in
        """
        SELECT r.payer_id, r.payment_id, r.reference, r.amount, COALESCE(b.total, 0)
        FROM payments_receipt AS r
        JOIN payments_payment AS p ON p.payer_id = r.payer_id AND p.id = r.payment_id
        LEFT JOIN (
          SELECT payment_id, reference, CAST(SUM(amount) AS BIGINT) AS total
          FROM payments_refund
          GROUP BY payment_id, reference
        ) AS b ON b.payment_id = r.payment_id AND b.reference = r.reference
        WHERE (p.reference IS NULL OR p.reference <> r.reference) AND r.amount <> COALESCE(b.total, 0)
        ORDER BY r.payer_id, r.payment_id
        """
    }

    private static let refunds = Law(
        "payments.refunded", "What a payment counts as refunded is the sum of its refunds, never above its amount.",
        of: "payments_payment", ["payer_id", "id", "amount", "refunded", "refunds"]
    ) { _ in
        """
        SELECT p.payer_id, p.id, p.amount, p.refunded, COALESCE(r.total, 0)
        FROM payments_payment AS p
        LEFT JOIN (
          SELECT payment_id, reference, CAST(SUM(amount) AS BIGINT) AS total
          FROM payments_refund
          GROUP BY payment_id, reference
        ) AS r ON r.payment_id = p.id AND r.reference = p.reference
        WHERE p.refunded <> COALESCE(r.total, 0) OR p.refunded > p.amount
        ORDER BY p.payer_id, p.id
        """
    }

    private static let late = Law(
        "payments.late_booked", "Money that came too late is in the journal since it came, and out of it when it is back.",
        of: "payments_refund", ["payer_id", "id", "amount", "state", "came", "went"]
    ) { _ in
        """
        SELECT r.payer_id, r.id, r.amount, r.state, COALESCE(c.amount, 0), COALESCE(w.amount, 0)
        FROM payments_refund AS r
        LEFT JOIN ledger_transaction AS i
          ON i.home = r.payer_id AND i.kind = 'late_money' AND i.cause_kind = 'refund' AND i.cause = r.id
        LEFT JOIN ledger_entry AS c ON c.home = i.home AND c.transaction_id = i.id AND c.purpose = 'transit'
        LEFT JOIN ledger_transaction AS o
          ON o.home = r.payer_id AND o.kind = 'late_money_returned' AND o.cause_kind = 'refund' AND o.cause = r.id
        LEFT JOIN ledger_entry AS w ON w.home = o.home AND w.transaction_id = o.id AND w.purpose = 'transit'
        WHERE r.purpose LIKE '%"late":true%'
          AND (COALESCE(c.amount, 0) <> r.amount OR COALESCE(w.amount, 0) <> CASE WHEN r.state = 'refunded' THEN -r.amount ELSE 0 END)
        ORDER BY r.payer_id, r.id
        """
    }
}
