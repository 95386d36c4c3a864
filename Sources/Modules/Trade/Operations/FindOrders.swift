// FindOrders.swift: a shop looks for orders.
import Catalog
import Core
import Store

extension Trade {
    /// A page of a shop's orders that fit. Who may see them is the caller's to check. State, time and number are read by an
    /// index; for anything else at most ``OrderFilter/lookedThrough`` orders of each state are looked through, and the page says
    /// when there are more.
    public func find(_ filter: OrderFilter, of shop: ID<Shop>, _ page: PageRequest) async throws -> FoundOrders {
        let codes: [ID<SKU>] =
            filter.text.isEmpty || filter.number != nil ? [] : try await catalog.skus(of: shop, code: filter.text)
        let search = OrderSearch(shop: shop, filter: filter, codes: codes, page: page)
        return try await store.read { db in
            let (ids, frontier) = try db.find(search)
            let limit = Int(page.limit)
            let shown = ids.prefix(limit).map { ID<Order>($0) }
            var orders = try db.orders(shown, of: shop)   // newest first
            if filter.isOldestFirst { orders.reverse() }
            let next: Cursor? = ids.count > limit ? shown.last.map { Cursor($0.number) } : frontier.map { Cursor($0) }
            return FoundOrders(page: Page(items: orders, next: next), isCutShort: ids.count <= limit && frontier != nil)
        }
    }

    /// Orders of this shop by their numbers, newest first; those of others and those that are not there are left out.
    /// - Parameter ids: at most 1,000.
    public func orders(_ ids: [ID<Order>], of shop: ID<Shop>) async throws -> [Order] {
        var found: [Order] = []
        for start in stride(from: 0, to: ids.count, by: 200) {
            let part = Array(ids[start..<min(start + 200, ids.count)])
            found += try await store.read { try $0.orders(part, of: shop) }
        }
        return found.sorted { $0.id > $1.id }
    }

    /// The parcels of some orders of one shop, by order, first sent first.
    public func parcels(of orders: [Order], shop: ID<Shop>) async throws -> [ID<Order>: [Parcel]] { try await parcels(of: orders) }
}
