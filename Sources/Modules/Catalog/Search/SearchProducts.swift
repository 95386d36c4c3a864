// SearchProducts.swift: what a buyer looks for, found by words or by leafing through.
import Core
import Store

/// In which order results come. Prices are sorted within what was found, at most the newest 1,000.
public enum SearchSort: String, Sendable, CaseIterable {
    /// By the words; the newest first where there are none.
    case best
    case newest
    case cheapest, dearest
}

/// A page of what was found.
public struct SearchPage: Sendable {
    public let items: [ProductCard]
    /// Of all pages, at most 1,000.
    public let total: Int64
    public let next: Cursor?
    public let tree: CategoryTree
}

extension Catalog {
    /// How many products are ranked at most: the newest that match.
    public static let candidatesMax: Int64 = 1_000
    /// A query is read this far, in characters.
    public static let queryMax = 100

    /// Finds products on sale by words of title, category, brand and attributes.
    /// - Parameters:
    ///   - text: empty: whatever is on sale.
    ///   - category: it and all below it.
    public func search(
        _ text: String, in shop: ID<Shop>? = nil, category: ID<Category>? = nil, sort: SearchSort = .best,
        _ page: PageRequest = PageRequest()
    ) async throws -> SearchPage {
        let query = SearchQuery(String(text.prefix(Self.queryMax)))
        return try await store.read { db in
            let tree = try db.categoryTree()
            let categories = category.map(tree.within)
            let suspended = try db.suspendedShops()
            var cards: [ProductCard]
            if query.words.isEmpty {
                cards = text.allSatisfy(\.isWhitespace) ? try db.newest(in: shop, categories, limit: Self.candidatesMax) : []
            } else {
                let ranked = SearchRanking.order(try db.candidates(query, in: shop), by: query)
                cards = try db.cards(ranked.map { ($0.shop, $0.id) }, in: categories)
            }
            cards.removeAll { suspended.contains($0.shop) }
            switch sort {
            case .best: break
            case .newest: cards.sort { $0.id > $1.id }
            case .cheapest: cards.sort { ($0.price.minor, $1.id) < ($1.price.minor, $0.id) }
            case .dearest: cards.sort { ($0.price.minor, $0.id) > ($1.price.minor, $1.id) }
            }
            let start = Int(min(max(page.after?.keys[0] ?? 0, 0), Int64(cards.count)))
            let items = Array(cards[start...].prefix(Int(page.limit)))
            let end = start + items.count
            return SearchPage(
                items: items, total: Int64(cards.count), next: end < cards.count ? Cursor(Int64(end)) : nil, tree: tree)
        }
    }
}

extension Reading {
    /// Those with all words; then, while there is room, those with any; then, where words found less than a page and the query
    /// describes something, those with any of its characters.
    func candidates(_ query: SearchQuery, in shop: ID<Shop>?) throws -> [SearchCandidate] {
        let most = Catalog.candidatesMax
        var found = try candidates(query.words, all: true, in: shop, limit: most)
        var seen = Set(found.map(\.id))
        func add(_ more: [SearchCandidate]) {
            for candidate in more where Int64(found.count) < most && seen.insert(candidate.id).inserted { found.append(candidate) }
        }
        if Int64(found.count) < most, query.words.count > 1 {
            add(try candidates(query.words, all: false, in: shop, limit: most))
        }
        if found.count < 10, query.describes { add(try candidates(query.characters, all: false, in: shop, limit: most)) }
        return found
    }
}
