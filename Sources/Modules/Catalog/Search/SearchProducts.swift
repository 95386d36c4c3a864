// SearchProducts.swift: what a buyer looks for, found by words or by leafing through.
import Core
import Store

extension Catalog {
    /// How many products are ranked at most: the newest that match.
    public static let candidatesMax: Int64 = 1_000
    /// A query is read this far, in characters.
    public static let queryMax = 100

    /// Finds products on sale, in open shops, by words of title, category, brand and attributes.
    /// - Parameter facets: whether the counts are wanted; they cost a look at the stock of all that was found.
    public func find(_ wish: SearchWish, facets: Bool = true, _ page: PageRequest = PageRequest()) async throws -> SearchFound {
        let (query, now) = (SearchQuery(String(wish.text.prefix(Self.queryMax))), clock.now())
        return try await store.read { db in
            let tree = try db.categoryTree()
            let pool = try db.pool(wish, query, tree)
            let stock = facets || wish.inStock ? try db.available(pool.cards.map(\.id.number)) : [:]
            let sieve = SearchSieve(wish, tree, stock, placed: pool.placed)
            let cards = wish.sort.sorted(pool.cards.filter { sieve.failing($0).isEmpty })
            let asked = page.after?.keys[0] ?? 0
            let start = 0..<Int64(cards.count) ~= asked ? Int(asked) : 0   // beyond the end, as the list was longer: from the start
            let items = Array(cards[start...].prefix(Int(page.limit)))
            let end = start + items.count
            let next: Cursor? = end < cards.count ? Cursor(Int64(end)) : nil
            return SearchFound(
                shelf: try db.shelf(of: items, next: next, tree, stock: stock.isEmpty ? nil : stock, at: now), total: Int64(cards.count),
                isCapped: pool.isCapped, facets: facets ? try db.facets(pool.cards, sieve, tree) : nil)
        }
    }

    /// What is on sale, the newest first, however much there is.
    /// - Parameters:
    ///   - shop, category, brand: only theirs.
    public func newest(
        in shop: ID<Shop>? = nil, category: ID<Category>? = nil, brand: ID<Brand>? = nil, _ page: PageRequest = PageRequest()
    ) async throws -> Shelf {
        let now = clock.now()
        return try await store.read { db in
            let tree = try db.categoryTree()
            let path = category.map { tree.path(to: $0).map(\.id) }
            let place = ShelfPlace(shop: shop, path: path ?? [], brand: brand)
            let isNowhere = path?.isEmpty == true   // a category that is not there has nothing
            let found = isNowhere ? [] : try db.shelf(place, before: page.after?.keys[0], limit: page.limit + 1)
            let cut = Page(found, page) { Cursor($0.id.number) }
            return try db.shelf(of: cut.items, next: cut.next, tree, stock: nil, at: now)
        }
    }
}

/// What is ranked and counted: at most `candidatesMax`.
struct SearchPool {
    var cards: [ProductCard]
    let isCapped: Bool
    /// Facets that the pool was read by, so that nothing else is in it.
    let placed: SearchSieve.Facets
}

extension Reading {
    /// With words: those that have them, best first. Without: the newest of the place that is looked at.
    func pool(_ wish: SearchWish, _ query: SearchQuery, _ tree: CategoryTree) throws -> SearchPool {
        let most = Catalog.candidatesMax
        guard query.words.isEmpty else {
            var query = query
            query.name(try brands(in: wish.text))
            let found = try candidates(query, in: wish.within)
            let ranked = SearchRanking.order(found, by: query)
            return SearchPool(cards: try cards(ranked.map(\.id)), isCapped: Int64(found.count) == most, placed: [])
        }
        let nothing = SearchPool(cards: [], isCapped: false, placed: [])
        guard wish.text.allSatisfy(\.isWhitespace) else { return nothing }
        var place = ShelfPlace(shop: wish.within)
        var placed: SearchSieve.Facets = []
        if let category = wish.category {
            place.path = tree.path(to: category).map(\.id)
            guard !place.path.isEmpty else { return nothing }
            placed = .category
        } else if let brand = wish.brand {
            place.brand = brand
            placed = .brand
        } else if let shop = wish.shop, place.shop == nil {
            place.shop = shop
            placed = .shop
        }
        let found = try shelf(place, limit: most)
        return SearchPool(cards: found, isCapped: Int64(found.count) == most, placed: placed)
    }

    /// Those with all words; then, while there is room, those of a brand that is named, and those with any; then, where words
    /// found less than a page and the query describes something, those with any of its characters.
    func candidates(_ query: SearchQuery, in shop: ID<Shop>?) throws -> [SearchCandidate] {
        let most = Catalog.candidatesMax
        var found = try candidates(query.words, all: true, in: shop, limit: most)
        var seen = Set(found.map(\.id))
        func add(_ more: [SearchCandidate]) {
            for candidate in more where Int64(found.count) < most && seen.insert(candidate.id).inserted { found.append(candidate) }
        }
        for name in query.names where Int64(found.count) < most { add(try candidates(name.sorted(), all: true, in: shop, limit: most)) }
        if Int64(found.count) < most, query.words.count > 1 {
            add(try candidates(query.words, all: false, in: shop, limit: most))
        }
        if found.count < 10, query.describes { add(try candidates(query.characters, all: false, in: shop, limit: most)) }
        return found
    }

    /// - Parameter stock: of these products, when it was read already.
    func shelf(
        of items: [ProductCard], next: Cursor?, _ tree: CategoryTree, stock: [ID<Product>: Int64]?, at now: Timestamp
    ) throws -> Shelf {
        let stock = try stock ?? available(items.map(\.id.number))
        let shops = items.isEmpty ? [] : try shopCards(Set(items.map(\.shop)).sorted())
        return Shelf(
            items: items, shops: Dictionary(uniqueKeysWithValues: shops.map { ($0.id, $0) }),
            soldOut: Set(items.map(\.id).filter { (stock[$0] ?? 0) <= 0 }),
            resting: Set(shops.filter { $0.isResting(at: now) }.map(\.id)), next: next, tree: tree)
    }
}

extension SearchSort {
    /// Best keeps the order.
    func sorted(_ cards: [ProductCard]) -> [ProductCard] {
        switch self {
        case .best: cards
        case .newest: cards.sorted { $0.id > $1.id }
        case .mostSold: cards.sorted { ($0.sold, $0.id) > ($1.sold, $1.id) }
        case .cheapest: cards.sorted { ($0.price.minor, $1.id) < ($1.price.minor, $0.id) }
        case .dearest: cards.sorted { ($0.price.minor, $0.id) > ($1.price.minor, $1.id) }
        }
    }
}
