// History.swift: which products a person looked at.
import Core
import Identity
import Store

extension Catalog {
    public static let historyMax = 200

    /// What a person looked at as it is now, newest first, each product once.
    public func history(of person: ID<Account>, _ page: PageRequest) async throws -> Page<KeptProduct> {
        let now = clock.now()
        return try await store.read { db in
            let found = Page(try db.visits(of: person, page), page) { Cursor($0.id) }
            return Page(items: try db.kept(found.items, at: now), next: found.next)
        }
    }

    /// Remembers that a person looked at a product; the 201st and older are forgotten. One write, of nothing but their own rows.
    /// - Parameter product: one that was just shown; it is not looked up again.
    public func remember(_ product: ID<Product>, of shop: ID<Shop>, seenBy person: ID<Account>) async throws {
        let now = clock.now()
        let id: ID<Visit> = try ids.next()
        try await store.write(home: .person(person)) { tx in
            try tx.visit(product, of: shop, by: person, id: id, keeping: Int64(Self.historyMax), at: now)
        }
    }

    /// Forgets these products. What is not in the history does not matter.
    public func forget(_ products: [ID<Product>], of person: ID<Account>) async throws {
        try await store.write(home: .person(person)) { try $0.deleteVisits(products, of: person) }
    }

    /// Forgets everything that a person looked at.
    public func forgetHistory(of person: ID<Account>) async throws {
        try await store.write(home: .person(person)) { try $0.deleteVisits(of: person) }
    }
}
