// DemoGuide.swift: where a tour's steps lead for one person, and which of them left a trace since the demo was made.
import Catalog
import Core
import Identity
import Market
import Store
import Trade

/// What a step leaves behind.
enum DemoProof: Sendable, Hashable {
    /// Nothing: it was only looked at.
    case nothing
    case cart, placed, paid, received, cancelled
    case shipped, partlyShipped, newProduct, newStaff
}

struct DemoGuide: Sendable {
    /// Empty for who does not play the part.
    private(set) var done: Set<DemoProof> = []
    /// Of who plays it, or else of who could.
    private var desk = "/desk"

    init(_ rooms: Rooms, _ player: DemoAccount?, others: [DemoAccount]) async throws {
        guard let person = player ?? others.first else { return }
        var shops: [ShopCard] = []
        for membership in try await rooms.identity.memberships(of: person.account) where membership.organisation.id != .platform {
            shops += try await rooms.catalog.shops(of: membership.organisation.id)
            if let shop = shops.first { try await lookAtStaff(membership.organisation.id, of: shop, rooms) }
        }
        if let shop = shops.first { desk = "/desk/shops/\(shop.id)" }
        guard player != nil, let since = try await rooms.store.read({ try $0.demoMark() })?.madeAt else {
            done = []
            return
        }
        if let shop = shops.first {
            try await lookAtOrders(of: shop.id, since: since, rooms)
        } else {
            try await lookAtPurchases(of: person.account, since: since, rooms)
        }
    }

    /// A step's path; `{desk}` is the shop's.
    func address(_ path: String) -> String { path.replacing("{desk}", with: desk) }

    private mutating func lookAtPurchases(of person: ID<Account>, since: Timestamp, _ rooms: Rooms) async throws {
        if try await rooms.trade.cartCount(of: person) > 0 { done.insert(.cart) }
        for order in try await rooms.trade.orders(of: person, PageRequest(limit: 50)).items {
            if order.placedAt > since { done.formUnion([.placed, .cart]) }
            if let at = order.paidAt, at > since { done.insert(.paid) }
            if let at = order.completedAt, at > since { done.insert(.received) }
            if let at = order.endedAt, at > since { done.insert(.cancelled) }
        }
    }

    private mutating func lookAtOrders(of shop: ID<Shop>, since: Timestamp, _ rooms: Rooms) async throws {
        for order in try await rooms.trade.orders(of: shop, [.shipped, .partlyShipped, .completed], PageRequest(limit: 100)).items {
            for parcel in try await rooms.trade.parcels(of: order) where parcel.shippedAt > since {
                done.insert(.shipped)
                if parcel.lines.reduce(0, { $0 + $1.quantity }) < order.items.reduce(0, { $0 + $1.quantity }) {
                    done.insert(.partlyShipped)
                }
            }
        }
        if let newest = try await rooms.catalog.products(of: shop, PageRequest(limit: 1)).items.first,
            try await rooms.catalog.product(newest.id, of: shop).createdAt > since
        {
            done.insert(.newProduct)
        }
    }

    private mutating func lookAtStaff(_ organisation: ID<Organisation>, of shop: ShopCard, _ rooms: Rooms) async throws {
        guard let since = try await rooms.store.read({ try $0.demoMark() })?.madeAt else { return }
        if try await rooms.identity.staff(of: organisation).contains(where: { $0.addedAt > since }) { done.insert(.newStaff) }
    }
}
