// CountOrders.swift: how many orders wait for a shop's hands.
import Catalog
import Core
import Store

extension Trade {
    /// Orders that are paid and not wholly sent, counted up to 1,000.
    public func ordersToShip(of shop: ID<Shop>) async throws -> Int64 {
        try await store.readOnce { db in
            try db.row(
                """
                SELECT COUNT(*)
                FROM (
                  SELECT id
                  FROM trade_order
                  WHERE shop_id = \(shop) AND state IN ('awaitingShipment', 'partlyShipped') AND state <> 'pendingPayment'
                  LIMIT 1000
                ) AS waiting
                """)?.int64(0) ?? 0
        }
    }
}
