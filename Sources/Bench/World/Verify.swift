// Verify.swift: after a load: exactly what was acknowledged is there, once, and stock, journal and orders agree.
import Core
import Store

struct Books {
    let store: any Store

    /// The newest order's number; what comes later is the load's.
    func lastOrder() async throws -> Int64 {
        try await store.read { try $0.row("SELECT COALESCE(MAX(id), 0) FROM trade_order")?.int64(0) ?? 0 }
    }

    func awaitingShipment(after last: Int64) async throws -> Int {
        try await store.read { db in
            Int(try db.row("SELECT COUNT(*) FROM trade_order WHERE id > \(last) AND state = 'awaitingShipment'")?.int64(0) ?? 0)
        }
    }

    /// - Parameter acknowledged: the orders that the load was told of since `last`.
    /// - Throws: ``BenchError/notRight(_:)``
    func verify(_ acknowledged: [Int64], after last: Int64) async throws {
        let there = try await store.read { db in
            try db.rows("SELECT id FROM trade_order WHERE id > \(last)").map { try $0.int64(0) }
        }
        let told = Set(acknowledged)
        guard told.count == acknowledged.count else { throw BenchError.notRight("one order was acknowledged twice") }
        guard told == Set(there) else {
            throw BenchError.notRight("\(told.count) orders acknowledged, \(there.count) there, \(told.subtracting(there).count) missing")
        }
        let wrong = try await store.read { db in
            try db.rows(
                """
                SELECT k.sku_id
                FROM catalog_stock AS k
                JOIN (SELECT sku_id, SUM(on_hand) AS on_hand, SUM(reserved) AS reserved FROM catalog_stock_entry GROUP BY sku_id) AS e
                  ON e.sku_id = k.sku_id
                LEFT JOIN (SELECT sku_id, SUM(quantity - shipped) AS ordered FROM trade_order_item GROUP BY sku_id) AS i ON i.sku_id = k.sku_id
                WHERE k.on_hand <> e.on_hand OR k.reserved <> e.reserved OR k.reserved <> COALESCE(i.ordered, 0)
                """
            ).count
        }
        guard wrong == 0 else { throw BenchError.notRight("\(wrong) SKUs whose stock, journal and orders differ") }
    }

    /// Pieces that are still to be had of one SKU.
    func available(_ sku: Int64) async throws -> Int64 {
        try await store.read { try $0.row("SELECT on_hand - reserved FROM catalog_stock WHERE sku_id = \(sku)")?.int64(0) ?? 0 }
    }
}
