// ParcelRows.swift: every statement on `trade_parcel` and `trade_parcel_line`.
import Catalog
import Core
import Store

extension Reading {
    /// The parcels of an order, first sent first.
    func parcels(of order: ID<Order>, shop: ID<Shop>) throws -> [Parcel] {
        let (parcelRows, lineRows) = try load(
            """
            SELECT id, carrier, number, shipped_at
            FROM trade_parcel
            WHERE shop_id = \(shop) AND order_id = \(order)
            ORDER BY id
            """,
            """
            SELECT parcel_id, line, quantity
            FROM trade_parcel_line
            WHERE shop_id = \(shop) AND order_id = \(order)
            ORDER BY parcel_id, line
            """)
        var lines: [Int64: [ParcelLine]] = [:]
        for row in lineRows {
            lines[try row.int64(0), default: []].append(ParcelLine(line: try row.int64(1), quantity: try row.int64(2)))
        }
        return try parcelRows.map { row in
            let id = try row.int64(0)
            return Parcel(
                id: ID(id), carrier: try row.choice(1), number: try row.text(2), shippedAt: try row.timestamp(3),
                lines: lines[id] ?? [])
        }
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
