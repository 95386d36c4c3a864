// SearchEndpoints.swift: looking for products: results, what they could be narrowed by, and what to type.
import Core
import Identity
import Web

struct SearchInput: Sendable { let wish: SearchWish, limit: Int64, after: Cursor? }
struct SearchAnswer: Sendable { let items: [ProductCard], total: Int64, next: Cursor? }
struct SuggestInput: Sendable { let typed: String }

extension Catalog {
    var searchEndpoints: [AnyEndpoint] { [searchEndpoint.erased, facetsEndpoint.erased, suggestionsEndpoint.erased] }

    var searchEndpoint: Endpoint<SearchInput, SearchAnswer> {
        Endpoint(
            .get, "/api/v1/products", "Finds products on sale, by words or by leafing through; at most 1,000.", needs: .anyone,
            input: .search,
            output: .object(
                SearchAnswer.init, Field("items", { $0.items }, .list(of: .productCard, 0...100)),
                Field("total", { $0.total }, .int(0...Self.candidatesMax)),
                Field("next", { $0.next }, Schema<Cursor>.cursor.optional))
        ) { input, _ in
            let found = try await find(input.wish, facets: false, PageRequest(limit: input.limit, after: input.after))
            return SearchAnswer(items: found.shelf.items, total: found.total, next: found.shelf.next)
        }
    }

    var facetsEndpoint: Endpoint<SearchInput, SearchFacets> {
        Endpoint(
            .get, "/api/v1/product-facets", "What a search could be narrowed by, with counts; each leaves its own choice out.",
            needs: .anyone, input: .search, output: .facets
        ) { input, _ in
            try await find(input.wish, PageRequest(limit: 1)).facets
                ?? SearchFacets(categories: [], brands: [], shops: [], prices: [], inStock: 0)
        }
    }

    var suggestionsEndpoint: Endpoint<SuggestInput, [Suggestion]> {
        Endpoint(
            .get, "/api/v1/suggestions", "What somebody may be about to type: shops, categories, brands, words of titles.",
            needs: .anyone,
            input: .object(SuggestInput.init, Field("query", in: .query, { $0.typed }, .text(0...Self.queryMax), default: "")),
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .suggestion, 0...Self.suggestionsMax)))
        ) { input, _ in try await suggest(input.typed) }
    }
}

extension Schema where Value == SearchInput {
    fileprivate static var search: Schema {
        .object(
            { text, within, category, brand, shop, lowest, highest, inStock, sort, limit, after in
                SearchInput(
                    wish: SearchWish(
                        text, within: within, category: category, brand: brand, shop: shop, lowest: lowest.map { .cny($0) },
                        highest: highest.map { .cny($0) }, inStock: inStock, sort: sort),
                    limit: limit, after: after)
            },
            Field("query", in: .query, { $0.wish.text }, .text(0...Catalog.queryMax), default: ""),
            Field("shop", in: .query, { $0.wish.within }, Schema<ID<Shop>>.id().optional, about: "Where it is looked for."),
            Field("category", in: .query, { $0.wish.category }, Schema<ID<Category>>.id().optional, about: "And all below it."),
            Field("brand", in: .query, { $0.wish.brand }, Schema<ID<Brand>>.id().optional),
            Field("ofShop", in: .query, { $0.wish.shop }, Schema<ID<Shop>>.id().optional, about: "A choice among the shops found."),
            Field("lowest", in: .query, { $0.wish.lowest?.minor }, Schema<Int64>.int(0...1_000_000_000).optional, about: "In 分."),
            Field("highest", in: .query, { $0.wish.highest?.minor }, Schema<Int64>.int(0...1_000_000_000).optional, about: "In 分."),
            Field("inStock", in: .query, { $0.wish.inStock }, .bool, default: false),
            Field("sort", in: .query, { $0.wish.sort }, .choice(), default: .best),
            Field("limit", in: .query, { $0.limit }, .int(PageRequest.limits), default: 20),
            Field("after", in: .query, { $0.after }, Schema<Cursor>.cursor.optional))
    }
}

extension Schema where Value == SearchFacets {
    static var facets: Schema {
        .object(
            SearchFacets.init, Field("categories", { $0.categories }, .list(of: .counted(.category), 0...100)),
            Field("brands", { $0.brands }, .list(of: .counted(.brand), 0...12)),
            Field("shops", { $0.shops }, .list(of: .counted(.shopCard), 0...12)),
            Field("prices", { $0.prices }, .list(of: .counted(.priceBand), 0...4)),
            Field("inStock", { $0.inStock }, .int(0...Catalog.candidatesMax)))
    }
}

extension Schema {
    fileprivate static func counted<Choice>(_ choice: Schema<Choice>) -> Schema where Value == FacetCount<Choice> {
        .object(
            FacetCount.init, Field("value", { $0.value }, choice), Field("count", { $0.count }, .int(0...Catalog.candidatesMax)))
    }
}

extension Schema where Value == PriceBand {
    static var priceBand: Schema {
        .object(
            PriceBand.init, Field("lowest", { $0.lowest }, Schema<Money>.price.optional),
            Field("highest", { $0.highest }, Schema<Money>.price.optional))
    }
}

extension Schema where Value == Suggestion {
    static var suggestion: Schema {
        .object(
            { text, category, brand, shop in
                let target: Suggestion.Target =
                    if let category { .category(category) } else if let brand { .brand(brand) } else if let shop { .shop(slug: shop) } else
                    { .words }
                return Suggestion(text: text, target: target)
            },
            Field("text", { $0.text }, .text(1...100)),
            Field("category", { if case .category(let id) = $0.target { id } else { nil } }, Schema<ID<Category>>.id().optional),
            Field("brand", { if case .brand(let id) = $0.target { id } else { nil } }, Schema<ID<Brand>>.id().optional),
            Field("shop", { if case .shop(let slug) = $0.target { slug } else { nil } }, Schema<String>.text(3...40).optional))
    }
}
