// SettledRows.swift: every statement on `settlement_order` and `settlement_item`.
import Catalog
import Core
import Store
import Trade

extension SettledOrder {
    fileprivate static let columns: SQL = """
        shop_id, order_id, settled_at, fee_rate, goods, freight, fee, support, goods_back, freight_back, fee_back, support_back
        """

    fileprivate init(_ row: Row) throws {
        self.init(
            shop: try row.id(0), order: try row.id(1), settledAt: try row.timestamp(2), rate: Rate(basisPoints: try row.int64(3)),
            income: Income(goods: try row.cny(4), freight: try row.cny(5), fee: try row.cny(6), support: try row.cny(7)),
            takenBack: Income(goods: try row.cny(8), freight: try row.cny(9), fee: try row.cny(10), support: try row.cny(11)))
    }
}

extension Reading {
    /// Nil while the order is not settled.
    func settled(_ order: ID<Order>, of shop: ID<Shop>) throws -> SettledOrder? {
        try row("SELECT \(SettledOrder.columns) FROM settlement_order WHERE shop_id = \(shop) AND order_id = \(order)")
            .map(SettledOrder.init)
    }

    /// Last settled first.
    func settledOrders(
        of shop: ID<Shop>, from: Timestamp, before: Timestamp, after: Cursor?, limit: Int64
    ) throws -> [SettledOrder] {
        let (time, order) = (after?.keys[0] ?? before.milliseconds, after.flatMap { $0.keys.count > 1 ? $0.keys[1] : nil } ?? 0)
        return try rows(
            """
            SELECT \(SettledOrder.columns)
            FROM settlement_order
            WHERE shop_id = \(shop) AND settled_at >= \(from) AND settled_at <= \(time)
              AND (settled_at < \(time) OR order_id < \(order))
            ORDER BY settled_at DESC, order_id DESC
            LIMIT \(limit)
            """
        ).map(SettledOrder.init)
    }

    /// What went back of these orders' items, as this room heard it, by order and line.
    func givenBack(_ orders: [ID<Order>], of shop: ID<Shop>) throws -> [Int64: [RefundedPart]] {
        var found: [Int64: [RefundedPart]] = [:]
        let rows = try rows(
            """
            SELECT order_id, line, refunded, refunded_freight, refunded_pieces
            FROM settlement_item
            WHERE shop_id = \(shop) AND order_id IN \(list: orders)
            ORDER BY order_id, line
            """)
        for row in rows {
            found[try row.int64(0), default: []].append(
                RefundedPart(line: try row.int64(1), pieces: try row.int64(4), goods: try row.cny(2), freight: try row.cny(3)))
        }
        return found
    }
}

extension Writing {
    /// - Returns: which were not settled before, in the order given.
    func insert(_ settled: [SettledOrder]) throws -> [Bool] {
        try changes(
            settled.map { one in
                """
                INSERT INTO settlement_order
                  (shop_id, order_id, settled_at, fee_rate, goods, freight, fee, support, goods_back, freight_back, fee_back,
                  support_back)
                VALUES
                  (\(one.shop), \(one.order), \(one.settledAt), \(one.rate.basisPoints), \(one.income.goods.minor),
                  \(one.income.freight.minor), \(one.income.fee.minor), \(one.income.support.minor), 0, 0, 0, 0)
                ON CONFLICT DO NOTHING
                """
            }
        ).map { $0 == 1 }
    }

    func takeBack(_ back: Income, of order: ID<Order>, shop: ID<Shop>) throws {
        try runOnce(
            """
            UPDATE settlement_order
            SET goods_back = goods_back + \(back.goods.minor), freight_back = freight_back + \(back.freight.minor),
              fee_back = fee_back + \(back.fee.minor), support_back = support_back + \(back.support.minor)
            WHERE shop_id = \(shop) AND order_id = \(order)
            """)
    }

    func addGivenBack(_ parts: [RefundedPart], of order: ID<Order>, shop: ID<Shop>) throws {
        for part in parts {
            try run(
                """
                INSERT INTO settlement_item (shop_id, order_id, line, refunded, refunded_freight, refunded_pieces)
                VALUES (\(shop), \(order), \(part.line), \(part.goods.minor), \(part.freight.minor), \(part.pieces))
                ON CONFLICT (shop_id, order_id, line) DO UPDATE
                SET refunded = settlement_item.refunded + excluded.refunded,
                  refunded_freight = settlement_item.refunded_freight + excluded.refunded_freight,
                  refunded_pieces = settlement_item.refunded_pieces + excluded.refunded_pieces
                """)
        }
    }
}
