// SearchFacets.swift: what the results could be narrowed by, counted over what was found.
import Core
import Store

/// The choices of a wish, asked of one product.
struct SearchSieve {
    struct Facets: OptionSet, Hashable {
        let rawValue: Int
        static let category = Facets(rawValue: 1), brand = Facets(rawValue: 2), shop = Facets(rawValue: 4)
        static let price = Facets(rawValue: 8), stock = Facets(rawValue: 16)
    }
    let wish: SearchWish
    let stock: [ID<Product>: Int64]
    private let categories: Set<ID<Category>>?
    private let placed: Facets

    /// - Parameter placed: choices that hold already, since nothing else was read.
    init(_ wish: SearchWish, _ tree: CategoryTree, _ stock: [ID<Product>: Int64], placed: Facets) {
        (self.wish, self.stock, self.placed) = (wish, stock, placed)
        categories = wish.category.map { Set(tree.within($0)) }
    }

    /// The choices that the product is not.
    func failing(_ card: ProductCard) -> Facets {
        var failing: Facets = []
        if let categories, !placed.contains(.category), card.category.map({ !categories.contains($0) }) ?? true {
            failing.insert(.category)
        }
        if let brand = wish.brand, card.brand != brand { failing.insert(.brand) }
        if let shop = wish.shop, card.shop != shop { failing.insert(.shop) }
        if let lowest = wish.lowest, card.price.minor < lowest.minor { failing.insert(.price) }
        if let highest = wish.highest, card.price.minor > highest.minor { failing.insert(.price) }
        if wish.inStock, (stock[card.id] ?? 0) <= 0 { failing.insert(.stock) }
        return failing
    }
}

extension Reading {
    static var facetMax: Int { 12 }

    func facets(_ pool: [ProductCard], _ sieve: SearchSieve, _ tree: CategoryTree) throws -> SearchFacets {
        var categories: [ID<Category>: Int64] = [:]
        var brands: [ID<Brand>: Int64] = [:], shops: [ID<Shop>: Int64] = [:]
        var prices: [Int64] = []
        var inStock: Int64 = 0
        var paths: [ID<Category>: [ID<Category>]] = [:]
        for card in pool {
            let failing = sieve.failing(card)
            if failing.isSubset(of: .category), let category = card.category {
                let path: [ID<Category>] = paths[category] ?? tree.path(to: category).map(\.id)
                paths[category] = path
                for place in path { categories[place, default: 0] += 1 }
            }
            if failing.isSubset(of: .brand), let brand = card.brand { brands[brand, default: 0] += 1 }
            if failing.isSubset(of: .shop) { shops[card.shop, default: 0] += 1 }
            if failing.isSubset(of: .price) { prices.append(card.price.minor) }
            if failing.isSubset(of: .stock), (sieve.stock[card.id] ?? 0) > 0 { inStock += 1 }
        }
        let onTheWay: [ID<Category>?] = [nil] + (sieve.wish.category.map { tree.path(to: $0).map { $0.id } } ?? [])
        let shown = onTheWay.flatMap { tree.children(of: $0) }.filter { categories[$0.id] != nil }
        let fullBrands = Self.fullest(brands, keeping: sieve.wish.brand), fullShops = Self.fullest(shops, keeping: sieve.wish.shop)
        let named = Dictionary(uniqueKeysWithValues: try self.brands(fullBrands.map(\.value)).map { ($0.id, $0) })
        let cards = Dictionary(uniqueKeysWithValues: try shopCards(fullShops.map(\.value)).map { ($0.id, $0) })
        return SearchFacets(
            categories: shown.map { FacetCount(value: $0, count: categories[$0.id] ?? 0) }.sorted { $0.count > $1.count },
            brands: fullBrands.compactMap { counted in named[counted.value].map { FacetCount(value: $0, count: counted.count) } },
            shops: fullShops.compactMap { counted in cards[counted.value].map { FacetCount(value: $0, count: counted.count) } },
            prices: PriceBand.counted(prices), inStock: inStock)
    }

    /// The largest, ties by id; the chosen one always among them.
    private static func fullest<Tag>(_ counts: [ID<Tag>: Int64], keeping chosen: ID<Tag>?) -> [FacetCount<ID<Tag>>] {
        let sorted = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map { FacetCount(value: $0.key, count: $0.value) }
        let first = sorted.prefix(facetMax)
        guard let chosen, !first.contains(where: { $0.value == chosen }) else { return Array(first) }
        return first.dropLast(first.count == facetMax ? 1 : 0) + [FacetCount(value: chosen, count: counts[chosen] ?? 0)]
    }
}

extension PriceBand {
    func contains(_ minor: Int64) -> Bool { minor >= lowest?.minor ?? .min && minor <= highest?.minor ?? .max }

    /// Up to four bands that part the prices (分) at round yuan near their quarters; those with nothing in them are left out.
    static func counted(_ prices: [Int64]) -> [FacetCount<PriceBand>] {
        let sorted = prices.sorted()
        guard sorted.count >= 4, let least = sorted.first, let most = sorted.last else { return [] }
        let quarters: [Int64] = [1, 2, 3].map { round(sorted[sorted.count * $0 / 4]) }
        let cuts: [Int64] = Set(quarters).filter { least < $0 && $0 <= most }.sorted()
        guard !cuts.isEmpty else { return [] }
        let lows: [Money?] = [nil] + cuts.map { .cny($0) }, highs: [Money?] = cuts.map { .cny($0 - 1) } + [nil]
        return zip(lows, highs).compactMap { low, high in
            let band = PriceBand(lowest: low, highest: high)
            let count = Int64(sorted.count { band.contains($0) })
            return count == 0 ? nil : FacetCount(value: band, count: count)
        }
    }

    /// The greatest of 1, 2, 3, 5 and 8 times a power of ten yuan that is not above it; at least one yuan.
    private static func round(_ minor: Int64) -> Int64 {
        var unit: Int64 = 100
        while unit * 10 <= minor { unit *= 10 }
        return [8, 5, 3, 2, 1].map { $0 * unit }.first { $0 <= minor } ?? unit
    }
}
