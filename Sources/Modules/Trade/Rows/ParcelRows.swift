// ParcelRows.swift: every statement on `trade_parcel` and `trade_parcel_line`.
import Catalog
import Core
import Store

extension Reading {
    /// The parcels of some orders of one shop, by order, first sent first.
    func parcels(of orders: [ID<Order>], shop: ID<Shop>) throws -> [ID<Order>: [Parcel]] {
        let (parcelRows, lineRows) = try load(
            """
            SELECT id, carrier, number, shipped_at, order_id
            FROM trade_parcel
            WHERE shop_id = \(shop) AND order_id IN \(list: orders)
            ORDER BY id
            """,
            """
            SELECT parcel_id, line, quantity
            FROM trade_parcel_line
            WHERE shop_id = \(shop) AND order_id IN \(list: orders)
            ORDER BY parcel_id, line
            """)
        var lines: [Int64: [ParcelLine]] = [:]
        for row in lineRows {
            lines[try row.int64(0), default: []].append(ParcelLine(line: try row.int64(1), quantity: try row.int64(2)))
        }
        var parcels: [ID<Order>: [Parcel]] = [:]
        for row in parcelRows {
            let id = try row.int64(0)
            parcels[try row.id(4), default: []].append(
                Parcel(
                    id: ID(id), carrier: try row.choice(1), number: try row.text(2), shippedAt: try row.timestamp(3),
                    lines: lines[id] ?? []))
        }
        return parcels
    }
}

extension Writing {
    func insert(_ parcel: Parcel, of order: Order) throws {
        try run(
            """
            INSERT INTO trade_parcel (shop_id, order_id, id, carrier, number, shipped_at)
            VALUES
              (\(order.shop), \(order.id), \(parcel.id), \(parcel.carrier.rawValue), \(parcel.number), \(parcel.shippedAt))
            """)
        for line in parcel.lines {
            try run(
                """
                INSERT INTO trade_parcel_line (shop_id, order_id, parcel_id, line, quantity)
                VALUES (\(order.shop), \(order.id), \(parcel.id), \(line.line), \(line.quantity))
                """)
        }
    }
}
