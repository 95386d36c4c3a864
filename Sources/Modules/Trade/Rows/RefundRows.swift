// RefundRows.swift: every statement on `trade_refund` and `trade_refund_line`, and the counting on the items.
import Catalog
import Core
import Payments
import Store

extension Reading {
    func refunds(of order: ID<Order>, shop: ID<Shop>) throws -> [OrderRefund] {
        try rows(
            """
            SELECT id, cause, subject, goods, freight, requested_at, refunded_at
            FROM trade_refund
            WHERE shop_id = \(shop) AND order_id = \(order)
            ORDER BY id
            """
        ).map { row in
            OrderRefund(
                id: try row.id(0), cause: try row.choice(1), subject: try row.int64(2), goods: try row.cny(3),
                freight: try row.cny(4), requestedAt: try row.timestamp(5), refundedAt: try row.optionalTimestamp(6))
        }
    }

    /// What a refund gave back, as its event tells it.
    func refundFacts(_ id: ID<Refund>, of order: Order) throws -> RefundFacts {
        let (heads, lines) = try load(
            """
            SELECT cause, subject
            FROM trade_refund
            WHERE shop_id = \(order.shop) AND order_id = \(order.id) AND id = \(id)
            """,
            """
            SELECT line, pieces, unsent, goods, freight
            FROM trade_refund_line
            WHERE shop_id = \(order.shop) AND order_id = \(order.id) AND refund_id = \(id)
            ORDER BY line
            """)
        guard let head = heads.first else { throw StoreError.unexpectedColumn(0) }
        let parts = try lines.map { row in
            RefundPart(
                line: try row.int64(0), pieces: try row.int64(1), unsent: try row.int64(2), goods: try row.cny(3),
                freight: try row.cny(4))
        }
        return RefundFacts(order, id, parts, cause: try head.choice(0), subject: try head.int64(1))
    }
}

extension Writing {
    /// Counts a part on its item. The order's own saving decides who was first; the conditions only keep a wrong caller out.
    func count(_ part: RefundPart, of order: Order) throws {
        try runOnce(
            """
            UPDATE trade_order_item
            SET refunded = refunded + \(part.goods.minor), refunded_freight = refunded_freight + \(part.freight.minor),
              refunded_pieces = refunded_pieces + \(part.pieces), refunded_unsent = refunded_unsent + \(part.unsent)
            WHERE shop_id = \(order.shop) AND order_id = \(order.id) AND line = \(part.line)
              AND refunded + \(part.goods.minor) <= amount - discount AND refunded_freight + \(part.freight.minor) <= freight
              AND refunded_pieces + \(part.pieces) <= quantity
              AND shipped + refunded_unsent + \(part.unsent) <= quantity
            """)
    }

    func insert(_ facts: RefundFacts, at now: Timestamp, isDone: Bool) throws {
        let done: Timestamp? = isDone ? now : nil
        try run(
            """
            INSERT INTO trade_refund (shop_id, order_id, id, cause, subject, goods, freight, requested_at, refunded_at)
            VALUES
              (\(facts.shop), \(facts.order), \(facts.refund), \(facts.cause.rawValue), \(facts.subject), \(facts.goods.minor),
              \(facts.freight.minor), \(now), \(done))
            """)
        for part in facts.parts {
            try run(
                """
                INSERT INTO trade_refund_line (shop_id, order_id, refund_id, line, pieces, unsent, goods, freight)
                VALUES
                  (\(facts.shop), \(facts.order), \(facts.refund), \(part.line), \(part.pieces), \(part.unsent),
                  \(part.goods.minor), \(part.freight.minor))
                """)
        }
    }

    /// - Returns: false when it was done before, or is none of this order.
    func markDone(_ id: ID<Refund>, of order: ID<Order>, shop: ID<Shop>, at now: Timestamp) throws -> Bool {
        try changes(
            """
            UPDATE trade_refund
            SET refunded_at = \(now)
            WHERE shop_id = \(shop) AND order_id = \(order) AND id = \(id) AND refunded_at IS NULL
            """) == 1
    }
}
