// RestShop.swift: a shop goes on holiday, and comes back.
import Core
import Identity
import Store

extension Catalog {
    /// Plans a shop's holiday, in place of one that was planned; nil: there is none, and a running one ends. The same again changes
    /// nothing.
    /// - Throws: ``InvalidInput`` at `until` or `note`; ``CatalogError/shopNotFound``.
    public func rest(_ id: ID<Shop>, _ rest: ShopRest?, by staff: ID<Account>) async throws {
        let now = clock.now()
        let problems = rest?.problems(at: now) ?? []
        guard problems.isEmpty else { throw InvalidInput(problems) }
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(home: .shop(id)) { tx in
            var shop = try tx.shop(id)
            guard shop.rest != rest else { return }
            shop.rest = rest
            try tx.save(shop)
            try tx.audit(
                actor: staff, organisation: shop.organisation, action: rest == nil ? "shop.rest_ended" : "shop.rest_planned",
                subject: "\(id)\(rest.map { " \($0.from.milliseconds) \($0.until.milliseconds)" } ?? "")", at: now, id: entry)
        }
    }
}

extension ShopRest {
    /// From three columns; nil where there is none.
    init?(_ row: Row, from column: Int) throws {
        guard let from = try row.optionalTimestamp(column), let until = try row.optionalTimestamp(column + 1) else { return nil }
        self.init(from: from, until: until, note: try row.optionalText(column + 2) ?? "")
    }
}
