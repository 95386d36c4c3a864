// KnowRules.swift: what is offered where, for who prices a basket: from the book, read anew when its version is another one.
import Catalog
import Core
import Identity
import Store

extension Offers {
    /// What this process knows of shops, without asking. Right only where the version is the catalogue's (``SaleLine/pricingVersion``).
    public func known(_ shops: [ID<Shop>]) -> [ID<Shop>: ShopRules] {
        shops.reduce(into: [:]) { $0[$1] = book.rules(of: $1) }
    }

    /// Reads what shops offer, for all who price in this process.
    public func learn(_ shops: [ID<Shop>]) async throws {
        guard !shops.isEmpty else { return }
        let now = clock.now()
        let cutoff = now - .days(366)
        let tree = LazyTree(catalog)
        for shop in shops {
            let (version, offers, freight) = try await store.read { db in
                let found = try db.load([
                    Shop.pricingVersionQuery(shop), .offers(of: shop, after: cutoff), .freightTemplates(of: shop),
                    .freightProducts(of: shop),
                ])
                let templates = try found[2].map { try FreightTemplate($0, shop: shop) }
                let products: [ID<Product>: ID<FreightTemplate>] = try found[3].reduce(into: [:]) { $0[try $1.id(0)] = try $1.id(1) }
                return (
                    try found[0].first?.int64(0) ?? 0, try found[1].map(Offer.init).filter { $0.matters(at: now) },
                    FreightRules(templates, products: products)
                )
            }
            let categories = try await tree.expanded(offers)
            book.keep(ShopRules(version: version, offers: offers, freight: freight, categories: categories), of: shop)
        }
    }

    /// What shops offer now, as their lines name the versions; what is not known is read first.
    public func rules(for sales: [SaleLine]) async throws -> [ID<Shop>: ShopRules] {
        let versions: [ID<Shop>: Int64] = sales.reduce(into: [:]) { $0[$1.shop] = $1.pricingVersion }
        let unknown = versions.keys.sorted().filter { shop in
            versions[shop] != 0 && book.rules(of: shop).version != versions[shop]
        }
        try await learn(unknown)
        return versions.reduce(into: [:]) { $0[$1.key] = $1.value == 0 ? ShopRules.none : book.rules(of: $1.key) }
    }

    /// What a shop offers and asks for freight, in the version that the catalogue names.
    public func rules(of shop: ID<Shop>, version: Int64) async throws -> ShopRules {
        if version == 0 { return .none }
        if book.rules(of: shop).version != version { try await learn([shop]) }
        return book.rules(of: shop)
    }

    /// What a shop, or the platform, offers now.
    public func live(of shop: ID<Shop>?) async throws -> [Offer] {
        let now = clock.now()
        guard let shop else { return try await platformRules().offers.filter { $0.isLive(at: now) } }
        let version = try await store.readOnce { try $0.row(Shop.pricingVersionQuery(shop))?.int64(0) ?? 0 }
        return try await rules(of: shop, version: version).offers.filter { $0.isLive(at: now) }
    }

    /// The platform's coupons, at most 30 s old.
    public func platformRules() async throws -> ShopRules {
        let now = clock.now()
        if let held = book.platform(at: now) { return held }
        let cutoff = now - .days(366)
        let offers = try await store.read { db in try db.rows(.offers(of: nil, after: cutoff)).map(Offer.init) }
            .filter { $0.matters(at: now) }
        let rules = ShopRules(
            version: 1, offers: offers, freight: FreightRules(), categories: try await LazyTree(catalog).expanded(offers))
        book.keepPlatform(rules, at: now)
        return rules
    }
}

/// The tree of categories, read only when an offer is for categories.
private final class LazyTree {
    private let catalog: Catalog
    private var tree: CategoryTree?
    init(_ catalog: Catalog) { self.catalog = catalog }

    func expanded(_ offers: [Offer]) async throws -> [ID<Offer>: Set<ID<Category>>] {
        var all: [ID<Offer>: Set<ID<Category>>] = [:]
        for offer in offers {
            guard case .categories(let named) = offer.terms.scope else { continue }
            let known: CategoryTree
            if let tree { known = tree } else { known = try await catalog.categories() }
            tree = known
            all[offer.id] = Set(named.flatMap { known.everyWithin($0) })
        }
        return all
    }
}
