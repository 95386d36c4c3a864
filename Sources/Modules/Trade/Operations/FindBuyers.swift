// FindBuyers.swift: a shop finds who bought there, to give them something.
import Catalog
import Core
import Identity
import Store

extension Trade {
    /// How many orders of each state are looked through, the newest first.
    public static let buyersLookedThrough: Int64 = 5_000

    /// Who bought at a shop and fits, who spent most first; orders that were not paid or that came to nothing do not count. Who may
    /// see them is the caller's to check.
    /// - Returns: also whether there are older orders that were not looked at.
    public func buyers(_ filter: BuyerFilter, of shop: ID<Shop>) async throws -> (buyers: [ShopBuyer], isCutShort: Bool) {
        let states: [Order.State] = [.awaitingShipment, .partlyShipped, .shipped, .completed]
        let found = try await store.read { db in
            try db.load(states.map { .bought($0, at: shop, limit: Self.buyersLookedThrough) }).map { try $0.map(BoughtOrder.init) }
        }
        return (filter.chosen(from: found.flatMap { $0 }), found.contains { Int64($0.count) == Self.buyersLookedThrough })
    }

    /// How many orders of all shops are looked through, the newest first.
    public static let buyersLookedThroughEverywhere: Int64 = 20_000

    /// The same over all shops, for the platform's staff. On PostgreSQL no index leads to the newest orders of all shops: there this reads
    /// them all, which is for a question asked now and then.
    public func buyersEverywhere(_ filter: BuyerFilter) async throws -> (buyers: [ShopBuyer], isCutShort: Bool) {
        let found = try await store.readOnce { db in
            try db.rows(.boughtAnywhere(limit: Self.buyersLookedThroughEverywhere)).map(BoughtOrder.init)
        }
        return (filter.chosen(from: found), Int64(found.count) == Self.buyersLookedThroughEverywhere)
    }
}

extension SQL {
    fileprivate static func bought(_ state: Order.State, at shop: ID<Shop>, limit: Int64) -> SQL {
        """
        SELECT id, buyer_id, recipient, phone, goods, placed_at
        FROM trade_order
        WHERE shop_id = \(shop) AND state = \(state.rawValue) AND state <> 'pendingPayment'
        ORDER BY id DESC
        LIMIT \(limit)
        """
    }

    fileprivate static func boughtAnywhere(limit: Int64) -> SQL {
        """
        SELECT id, buyer_id, recipient, phone, goods, placed_at
        FROM trade_order
        WHERE id > 0 AND state IN ('awaitingShipment', 'partlyShipped', 'shipped', 'completed')
        ORDER BY id DESC
        LIMIT \(limit)
        """
    }
}

extension BoughtOrder {
    fileprivate init(_ row: Row) throws {
        self.init(
            id: try row.int64(0), buyer: try row.id(1), recipient: try row.text(2), phone: try row.text(3), goods: try row.cny(4),
            placedAt: try row.timestamp(5))
    }
}
