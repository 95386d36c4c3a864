// ReadOrders.swift: orders as their buyer and their shop see them.
import Catalog
import Core
import Identity
import Store

extension Trade {
    /// An order of this buyer.
    /// - Throws: ``TradeError/orderNotFound``, also for another's.
    public func order(_ id: ID<Order>, of shop: ID<Shop>, asBuyer buyer: ID<Account>) async throws -> Order {
        let order = try await store.read { try $0.order(id, of: shop) }
        guard order.buyer == buyer else { throw TradeError.orderNotFound }
        return order
    }

    /// An order of this shop. Who may see it is the caller's to check.
    public func order(_ id: ID<Order>, of shop: ID<Shop>) async throws -> Order {
        try await store.read { try $0.order(id, of: shop) }
    }

    /// An order of this shop, read in the body of whoever hears of it.
    /// - Throws: ``TradeError/orderNotFound``.
    public static func order(_ id: ID<Order>, of shop: ID<Shop>, in db: any Reading) throws -> Order { try db.order(id, of: shop) }

    /// Orders of one shop, newest first, read in the body of whoever hears of them; those that are not there are left out.
    public static func orders(_ ids: [ID<Order>], of shop: ID<Shop>, in db: any Reading) throws -> [Order] {
        try db.orders(ids, of: shop)
    }

    /// The parcels of an order, first sent first. Who may see them is the caller's to check.
    public func parcels(of order: Order) async throws -> [Parcel] {
        try await parcels(of: [order])[order.id] ?? []
    }

    /// The parcels of some orders, of any shops, by order.
    func parcels(of orders: [Order]) async throws -> [ID<Order>: [Parcel]] {
        let sent = Dictionary(grouping: orders.filter { $0.items.contains { $0.shipped > 0 } }, by: \.shop).mapValues { $0.map(\.id) }
        guard !sent.isEmpty else { return [:] }
        return try await store.read { db in
            try sent.keys.sorted().reduce(into: [:]) { found, shop in
                found.merge(try db.parcels(of: sent[shop] ?? [], shop: shop)) { first, _ in first }
            }
        }
    }

    /// A person's orders over all shops, newest first.
    /// - Parameter tab: nil for all.
    public func orders(of buyer: ID<Account>, in tab: BuyerTab? = nil, _ page: PageRequest) async throws -> Page<Order> {
        try await store.read { db in
            let asked = Page(try db.buyerOrders(of: buyer, tab, page), page) { Cursor($0.order.number) }
            let byShop = Dictionary(grouping: asked.items, by: \.shop).mapValues { $0.map(\.order) }
            let orders = try byShop.keys.sorted().flatMap { try db.orders(byShop[$0] ?? [], of: $0) }
            return Page(items: orders.sorted { $0.id > $1.id }, next: asked.next)
        }
    }

    /// How many of a person's orders wait: to be paid, sent, received.
    public func openOrders(of buyer: ID<Account>) async throws -> [BuyerTab: Int64] {
        try await store.read { try $0.openOrderCounts(of: buyer) }
    }

    /// A shop's orders, newest first.
    /// - Parameter states: empty for all.
    public func orders(of shop: ID<Shop>, _ states: [Order.State], _ page: PageRequest) async throws -> Page<Order> {
        try await find(OrderFilter(states: states), of: shop, page).page
    }

    /// A person's orders at one shop, newest first, for who serves them there.
    /// - Parameter limit: 1 to 100.
    public func orders(of buyer: ID<Account>, at shop: ID<Shop>, limit: Int64) async throws -> [Order] {
        try await store.read { db in
            let found = try db.rows(
                """
                SELECT order_id
                FROM trade_buyer_list
                WHERE buyer_id = \(buyer) AND shop_id = \(shop)
                ORDER BY order_id DESC
                LIMIT \(limit)
                """)
            return try db.orders(found.map { try $0.id(0) }, of: shop)
        }
    }

    /// These orders of a person at one shop, by id; another's and those that are not there are left out.
    public func orders(_ ids: [ID<Order>], of buyer: ID<Account>, at shop: ID<Shop>) async throws -> [ID<Order>: Order] {
        guard !ids.isEmpty else { return [:] }
        let found = try await store.read { try $0.orders(ids, of: shop) }
        return Dictionary(uniqueKeysWithValues: found.filter { $0.buyer == buyer }.map { ($0.id, $0) })
    }

    /// Which orders a payment of this room paid for, or a refund gave back; nil when its purpose is another room's.
    public static func orders(of purpose: JSON) -> [(shop: ID<Shop>, order: ID<Order>)]? { PaymentPurpose(purpose)?.orders }

    /// The orders of one payment, for the page that shows it.
    public func orders(of payment: JSON, buyer: ID<Account>) async throws -> [Order] {
        guard let purpose = PaymentPurpose(payment) else { return [] }
        return try await store.read { db in
            try purpose.orders.compactMap { try db.orders([$0.order], of: $0.shop).first }.filter { $0.buyer == buyer }
        }
    }
}
