// OpenShop.swift: an organisation opens a shop, and finds its shops again.
import Core
import Identity
import Store

extension Catalog {
    /// Opens a shop under a slug that nobody else has, without a review: for the platform itself, the command line and the demo.
    /// - Parameters:
    ///   - organisation: who owns it.
    ///   - repeating: of the request; a repeat finds the same shop.
    /// - Throws: ``InvalidInput``; ``CatalogError/slugTaken(_:)``.
    public func openShop(
        of organisation: ID<Organisation>, slug: String, name: String, repeating: RepeatKey? = nil, by actor: ID<Account>? = nil
    ) async throws -> Shop {
        let problems = ShopRules.problems(slug: slug, name: name)
        guard problems.isEmpty else { throw InvalidInput(problems) }
        let now = clock.now()
        let numbers = try ShopNumbers(ids)
        let shop = Shop(
            id: try ids.next(), organisation: organisation, slug: slug, name: name, state: .open,
            openedAt: now, version: 1)
        return try await store.write(homes: [.shop(shop.id), .organisation(organisation)]) { tx in
            if let repeating, let earlier = try tx.earlierAnswer(repeating).flatMap({ ID<Shop>($0) }) {
                return try tx.shop(earlier)
            }
            try tx.claimSlug(slug, for: shop.id)
            try tx.open(shop, by: actor, "", numbers, at: now)
            if let repeating { try tx.remember(repeating, answer: shop.id.description, at: now) }
            return shop
        }
    }

    static let slugKind = "catalog.shop_slug"

    /// - Throws: ``CatalogError/shopNotFound``.
    public func shop(_ id: ID<Shop>) async throws -> Shop { try await store.readOnce { try $0.shop(id) } }

    /// A shop, read in the body of whoever decides by its state.
    /// - Throws: ``CatalogError/shopNotFound``.
    public static func shop(_ id: ID<Shop>, in db: any Reading) throws -> Shop { try db.shop(id) }

    /// - Throws: ``CatalogError/shopNotFound``.
    public func shop(slug: String) async throws -> Shop {
        try await store.read { db in
            guard let owner = try db.claimed(Self.slugKind, slug), owner.id > 0 else { throw CatalogError.shopNotFound }
            return try db.shop(ID(owner.id))
        }
    }

    /// An organisation's shops, oldest first.
    public func shops(of organisation: ID<Organisation>) async throws -> [ShopCard] {
        try await store.read { db in try db.shopCards(db.shopIDs(of: organisation)) }
    }

    /// Open shops, newest first.
    public func shops(_ page: PageRequest) async throws -> Page<ShopCard> {
        let found = try await store.read { try $0.shopCards(after: page.after?.keys[0], limit: page.limit + 1) }
        return Page(found, page) { Cursor($0.id.number) }
    }

    /// The directory's cards of these shops, by id.
    public func shopCards(_ shops: [ID<Shop>]) async throws -> [ID<Shop>: ShopCard] {
        let found = try await store.read { try $0.shopCards(shops) }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }

    /// Gives a shop another name, or suspends or opens it. What is nil stays.
    /// - Throws: ``InvalidInput``; ``CatalogError/shopNotFound``.
    public func change(_ id: ID<Shop>, name: String? = nil, state: Shop.State? = nil) async throws -> Shop {
        if let name {
            var found = Problems()
            found.length("name", name, ShopRules.name)
            try found.refuse()
        }
        return try await store.write(home: .shop(id)) { tx in
            var shop = try tx.shop(id)
            shop.name = name ?? shop.name
            shop.state = state ?? shop.state
            try tx.save(shop)
            shop.version += 1
            return shop
        }
    }
}
