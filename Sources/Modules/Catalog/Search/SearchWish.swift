// SearchWish.swift: what a buyer looks for, and what a look at the shelf gave.
import Core

/// In which order results come. Prices and pieces sold are sorted within what was found, at most the newest 1,000.
public enum SearchSort: String, Sendable, CaseIterable {
    /// By the words; the newest first where there are none.
    case best
    case newest
    /// By the pieces that were paid, ever.
    case mostSold
    case cheapest, dearest
}

/// Words and choices; all of them hold together.
public struct SearchWish: Hashable, Sendable {
    /// Empty: whatever is on sale. Read as far as `Catalog.queryMax`.
    public var text: String
    /// The shop that is searched: a place, and no choice of a facet.
    public var within: ID<Shop>?
    /// It and all below it.
    public var category: ID<Category>?
    public var brand: ID<Brand>?
    public var shop: ID<Shop>?
    /// Both ends belong to it.
    public var lowest: Money?, highest: Money?
    /// Only what can be had now.
    public var inStock: Bool
    public var sort: SearchSort

    public init(
        _ text: String = "", within: ID<Shop>? = nil, category: ID<Category>? = nil, brand: ID<Brand>? = nil, shop: ID<Shop>? = nil,
        lowest: Money? = nil, highest: Money? = nil, inStock: Bool = false, sort: SearchSort = .best
    ) {
        (self.text, self.within, self.category, self.brand, self.shop) = (text, within, category, brand, shop)
        (self.lowest, self.highest, self.inStock, self.sort) = (lowest, highest, inStock, sort)
    }

    /// How many facets are chosen.
    public var choices: Int {
        [category != nil, brand != nil, shop != nil, lowest != nil || highest != nil, inStock].count { $0 }
    }
}

/// Products as cards, and what cards say besides.
public struct Shelf: Sendable {
    public let items: [ProductCard]
    public let shops: [ID<Shop>: ShopCard]
    /// Those of which nothing can be had now.
    public let soldOut: Set<ID<Product>>
    /// Shops that are on holiday now.
    public let resting: Set<ID<Shop>>
    public let next: Cursor?
    public let tree: CategoryTree

    public init(
        items: [ProductCard], shops: [ID<Shop>: ShopCard], soldOut: Set<ID<Product>>, resting: Set<ID<Shop>> = [], next: Cursor?,
        tree: CategoryTree
    ) {
        (self.items, self.shops, self.soldOut, self.resting) = (items, shops, soldOut, resting)
        (self.next, self.tree) = (next, tree)
    }
}

/// A page of what was found.
public struct SearchFound: Sendable {
    public let shelf: Shelf
    /// Of all pages, at most `Catalog.candidatesMax`.
    public let total: Int64
    /// More match than were looked at.
    public let isCapped: Bool
    /// Nil when nobody asked for them.
    public let facets: SearchFacets?
}

/// A choice of a facet, and how many products it would give.
public struct FacetCount<Value: Hashable & Sendable>: Hashable, Sendable {
    public let value: Value
    public let count: Int64
}

/// Prices from `lowest` to `highest`, both included; nil is open.
public struct PriceBand: Hashable, Sendable {
    public let lowest: Money?, highest: Money?
    public init(lowest: Money?, highest: Money?) { (self.lowest, self.highest) = (lowest, highest) }
}

/// What the results could be narrowed by. The counts of a facet leave its own choice out, and hold all the others.
public struct SearchFacets: Hashable, Sendable {
    /// First-level categories, and those right below each category on the way to the chosen one; the fullest first.
    public let categories: [FacetCount<Category>]
    public let brands: [FacetCount<Brand>]
    public let shops: [FacetCount<ShopCard>]
    /// From the lowest up; empty when the prices are alike.
    public let prices: [FacetCount<PriceBand>]
    public let inStock: Int64
}
