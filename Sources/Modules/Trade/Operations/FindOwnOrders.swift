// FindOwnOrders.swift: a person looks for one of their own orders by what is in it, where it was bought, or its number.
import Catalog
import Core
import Identity
import Store

/// What was found among a person's newest orders.
public struct OwnOrders: Hashable, Sendable {
    /// Newest first, at most ``foundMax``.
    public let orders: [Order]
    /// Older orders, or more that fit, were not looked at.
    public let isCut: Bool

    public static let foundMax = 50
    /// How many orders are looked through.
    public static let lookedThrough: Int64 = 500
}

extension Trade {
    /// Orders of a person in which a product or a spec is called so (upper and lower case are one), or whose number this is.
    /// - Parameter shops: every order of these fits too: the caller knows what shops are called.
    public func orders(of buyer: ID<Account>, matching text: String, orOf shops: Set<ID<Shop>> = []) async throws -> OwnOrders {
        let text = text.trimmed.lowercased()
        return try await store.read { db in
            var found: [Order] = []
            var page: PageRequest? = PageRequest(limit: 100)
            var looked: Int64 = 0
            while let asked = page, looked < OwnOrders.lookedThrough {
                let listed = Page(try db.buyerOrders(of: buyer, nil, asked), asked) { Cursor($0.order.number) }
                let byShop = Dictionary(grouping: listed.items, by: \.shop).mapValues { $0.map(\.order) }
                let orders = try byShop.keys.sorted().flatMap { try db.orders(byShop[$0] ?? [], of: $0) }
                found += orders.filter { shops.contains($0.shop) || $0.isCalled(text) }.sorted { $0.id > $1.id }
                guard found.count <= OwnOrders.foundMax else {
                    return OwnOrders(orders: Array(found.prefix(OwnOrders.foundMax)), isCut: true)
                }
                looked += Int64(listed.items.count)
                page = listed.next.map { PageRequest(limit: 100, after: $0) }
            }
            return OwnOrders(orders: found, isCut: page != nil)
        }
    }

    /// The shops of a person's newest orders, for who looks one up by its shop's name.
    public func shopsOfOrders(of buyer: ID<Account>) async throws -> [ID<Shop>] {
        try await store.read { db in
            Set(try db.buyerOrders(of: buyer, nil, PageRequest(limit: 100)).map(\.shop)).sorted()
        }
    }
}

extension Order {
    /// - Parameter text: in lower case.
    fileprivate func isCalled(_ text: String) -> Bool {
        id.description == text || items.contains { $0.title.lowercased().contains(text) || $0.specText.lowercased().contains(text) }
    }
}
