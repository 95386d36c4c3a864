// ReadCases.swift: cases as their buyer, their shop and the platform see them.
import Catalog
import Core
import Identity
import Store
import Trade

/// A case with its log and its order.
public struct CaseDetail: Sendable {
    public let afterSale: AfterSaleCase
    public let entries: [CaseEntry]
    public let order: Order
    public var item: OrderItem? { order.items.first { $0.line == afterSale.line } }
    /// What would go back if it went back now, or what did; freight apart.
    public var worth: (goods: Money, freight: Money) {
        if let goods = afterSale.goods { return (goods, afterSale.freight ?? .cny(0)) }
        guard let item else { return (.cny(0), .cny(0)) }
        let whole = item.worth(of: afterSale.pieces)
        let goods = afterSale.asked.map { Money.cny(min($0.minor, whole.goods.minor)) } ?? whole.goods
        return (goods, afterSale.isUnsent || afterSale.fault == .shop ? whole.freight : .cny(0))
    }
}

/// What of a shop's cases is asked for.
public struct CaseFilter: Hashable, Sendable {
    /// Empty for the ended ones.
    public let states: [AfterSaleCase.State]
    public let kind: AfterSaleCase.Kind?
    public init(states: [AfterSaleCase.State], kind: AfterSaleCase.Kind? = nil) { (self.states, self.kind) = (states, kind) }
    public static let open: [AfterSaleCase.State] = AfterSaleCase.State.allCases.filter { $0.waitsFor != nil || $0 == .refunding }
}

extension AfterSale {
    /// Of these orders of a shop, those that have an open case; for who settles orders, in its body.
    public static func open(of orders: [ID<Order>], shop: ID<Shop>, in db: any Reading) throws -> Set<ID<Order>> {
        try db.ordersWithOpenAfterSale(among: orders, of: shop)
    }

    /// Whether a case of this order is not over; for who settles orders, in its body.
    public static func hasOpenCase(_ order: ID<Order>, of shop: ID<Shop>, in db: any Reading) throws -> Bool {
        try db.hasOpenAfterSale(order, of: shop)
    }

    /// A case with its log. Who may see it is the caller's to check.
    /// - Throws: ``AfterSaleError/notFound``
    public func detail(_ id: ID<AfterSaleCase>, of shop: ID<Shop>) async throws -> CaseDetail {
        try await store.read { db in
            let it = try db.afterSale(id, of: shop)
            return CaseDetail(
                afterSale: it, entries: try db.entries(of: id, shop: shop), order: try Trade.order(it.order, of: shop, in: db))
        }
    }

    /// A case of this buyer.
    /// - Throws: ``AfterSaleError/notFound``, also for another's.
    public func detail(_ id: ID<AfterSaleCase>, of shop: ID<Shop>, asBuyer buyer: ID<Account>) async throws -> CaseDetail {
        let found = try await detail(id, of: shop)
        guard found.afterSale.buyer == buyer else { throw AfterSaleError.notFound }
        return found
    }

    /// All cases of an order, first opened first. Who may see them is the caller's to check.
    public func cases(of order: Order) async throws -> [AfterSaleCase] {
        try await store.read { try $0.afterSales(of: order.id, shop: order.shop) }
    }

    /// What of each item of an order can be asked for by its buyer now; empty when the time to ask is over.
    public func room(of order: Order) async throws -> [CaseRoom] {
        guard order.takesCases(at: clock.now(), window: try await spans().window) else { return [] }
        return order.room(beside: try await cases(of: order).filter(\.isOpen))
    }

    /// A person's cases over all shops, newest first.
    public func cases(of buyer: ID<Account>, _ page: PageRequest) async throws -> Page<AfterSaleCase> {
        try await store.read { db in
            let asked = Page(try db.afterSales(ofBuyer: buyer, page), page) { Cursor($0.id.number) }
            let byShop = Dictionary(grouping: asked.items, by: \.shop).mapValues { $0.map(\.id) }
            let found = try byShop.keys.sorted().flatMap { try db.afterSales(byShop[$0] ?? [], of: $0) }
            return Page(items: found.sorted { $0.id > $1.id }, next: asked.next)
        }
    }

    /// A shop's queue: open cases, the one whose wait ends first at the top; or the ended ones, newest first.
    public func queue(of shop: ID<Shop>, _ filter: CaseFilter, _ page: PageRequest) async throws -> Page<AfterSaleCase> {
        try await store.read { db in
            if filter.states.isEmpty { return Page(try db.endedAfterSales(of: shop, filter, page), page) { Cursor($0.id.number) } }
            return Page(try db.openAfterSales(of: shop, filter, page), page) { Cursor($0.dueKey, $0.id.number) }
        }
    }

    /// How many open cases a shop has, by state.
    public func counts(of shop: ID<Shop>) async throws -> [AfterSaleCase.State: Int64] {
        try await store.read { try $0.openAfterSaleCounts(of: shop) }
    }

    /// What waits for the platform, over all shops, oldest first.
    public func escalated(_ page: PageRequest) async throws -> Page<AfterSaleCase> {
        try await store.read { Page(try $0.escalatedAfterSales(page), page) { Cursor($0.id.number) } }
    }

    /// How many wait for the platform; counts no further than `most`.
    public func escalatedCount(atMost most: Int64) async throws -> Int64 {
        try await store.readOnce { try $0.escalatedCount(atMost: most) }
    }

    /// The orders of some cases, by id, for lists.
    public func orders(of cases: [AfterSaleCase]) async throws -> [ID<Order>: Order] {
        try await store.read { db in
            try Set(cases.map { [$0.shop.number, $0.order.number] }).reduce(into: [:]) { found, pair in
                found[ID(pair[1])] = try Trade.order(ID(pair[1]), of: ID(pair[0]), in: db)
            }
        }
    }
}
