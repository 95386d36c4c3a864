// Favourites.swift: what a person marked to come back to.
import Core
import Identity
import Store

extension Catalog {
    public static let favouritesMax = 500

    /// A person's favourites as they are now, newest first. What is off sale or sold out says so and stays.
    public func favourites(of person: ID<Account>, _ page: PageRequest) async throws -> Page<KeptProduct> {
        let now = clock.now()
        return try await store.read { db in
            let found = Page(try db.favourites(of: person, page), page) { Cursor($0.id) }
            return Page(items: try db.kept(found.items, at: now), next: found.next)
        }
    }

    /// Those of the products that are the person's favourites.
    public func favourites(among products: [ID<Product>], of person: ID<Account>) async throws -> Set<ID<Product>> {
        try await store.read { try $0.favourites(among: products, of: person) }
    }

    public func favouritesCount(of person: ID<Account>) async throws -> Int64 {
        try await store.read { try $0.favouritesCount(of: person) }
    }

    /// Marks a product that is on sale. Again it does nothing, also once the product is off sale.
    /// - Throws: ``CatalogError/productNotFound``; ``FavouriteError/full`` above 500.
    public func addFavourite(_ product: ID<Product>, of shop: ID<Shop>, by person: ID<Account>) async throws {
        let now = clock.now()
        let id: ID<Favourite> = try ids.next()
        let isThere: Bool = try await store.read { try !$0.favourites(among: [product], of: person).isEmpty }
        if isThere { return }
        try await mustBeListed(product, of: shop)
        try await store.write(home: .person(person)) { tx in
            try tx.takeGuard("catalog.favourites", home: .person(person))
            guard try tx.favouritesCount(of: person) < Int64(Self.favouritesMax) else { throw FavouriteError.full }
            try tx.insertFavourite(product, of: shop, by: person, id: id, at: now)
        }
    }

    /// Takes marks away. What is none does not matter.
    public func removeFavourites(_ products: [ID<Product>], of person: ID<Account>) async throws {
        try await store.write(home: .person(person)) { try $0.deleteFavourites(products, of: person) }
    }

    /// - Throws: ``CatalogError/productNotFound`` for what buyers cannot see.
    func mustBeListed(_ product: ID<Product>, of shop: ID<Shop>) async throws {
        let state: String? = try await store.read { db in
            try db.row("SELECT state FROM catalog_product WHERE shop_id = \(shop) AND id = \(product)")?.text(0)
        }
        guard state == Product.State.listed.rawValue else { throw CatalogError.productNotFound }
    }
}
