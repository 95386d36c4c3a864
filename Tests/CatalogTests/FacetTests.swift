// FacetTests.swift: what results could be narrowed by, counted with each facet's own choice left out.
import Core
import Identity
import Store
import TestKit
import Testing

@testable import Catalog

@Suite struct FacetTests {
    /// Two shops with cups and teas: 绿茶 of 狮峰 at 10, 20, 30 and 90 yuan (the last sold out), 红茶 without a brand at 40, and a cup
    /// of the second shop at 50.
    struct Teas {
        let world: CatalogWorld
        let other: ID<Shop>, food: ID<Category>, green: ID<Category>, black: ID<Category>, brand: ID<Brand>

        init(on backend: TestStore) async throws {
            world = try await CatalogWorld(on: backend)
            let catalog = world.catalog
            other = try await catalog.openShop(of: ID<Organisation>(8), slug: "cup-house", name: "杯子铺").id
            food = try await catalog.category(path: ["食品"])
            green = try await catalog.category(path: ["食品", "茶", "绿茶"])
            black = try await catalog.category(path: ["食品", "茶", "红茶"])
            let cups = try await catalog.category(path: ["家居", "茶杯"])
            brand = try await catalog.brand(named: "狮峰")
            for (yuan, stock) in [(10, 5), (20, 5), (30, 5), (90, 0)] {
                try await sell("龙井茶 \(yuan)", in: world.shop, green, brand, yuan: Int64(yuan), stock: Int64(stock))
            }
            try await sell("祁门茶", in: world.shop, black, nil, yuan: 40, stock: 1)
            try await sell("茶杯", in: other, cups, nil, yuan: 50, stock: 1)
        }

        func sell(
            _ title: String, in shop: ID<Shop>, _ category: ID<Category>, _ brand: ID<Brand>?, yuan: Int64, stock: Int64
        ) async throws {
            let draft = ProductDraft(
                title: title, category: category, brand: brand, skus: [SKUDraft(price: .cny(yuan * 100), stock: stock)])
            let made = try await world.catalog.createProduct(in: shop, draft)
            _ = try await world.catalog.setState(.listed, of: made.id, in: shop)
        }

        func facets(_ wish: SearchWish) async throws -> SearchFacets { try #require(try await world.catalog.find(wish).facets) }
        func total(_ wish: SearchWish) async throws -> Int64 { try await world.catalog.find(wish).total }
    }

    @Test(arguments: TestStore.all)
    func `each facet leaves its own choice out and holds the others`(backend: TestStore) async throws {
        let teas = try await Teas(on: backend)
        let all = try await teas.facets(SearchWish("茶"))
        #expect(all.brands.map(\.count) == [4] && all.shops.map(\.count) == [5, 1] && all.inStock == 5)
        #expect(all.categories.map(\.value.name) == ["食品", "家居"] && all.categories.map(\.count) == [5, 1])

        let chosen = SearchWish("茶", category: teas.food, brand: teas.brand, inStock: true)
        let facets = try await teas.facets(chosen)
        #expect(try await teas.total(chosen) == 3)
        #expect(facets.brands.map(\.count) == [3])   // of the food in stock, with and without a brand
        #expect(facets.categories.map(\.value.name) == ["食品", "茶"] && facets.categories.map(\.count) == [3, 3])
        #expect(facets.inStock == 3 && facets.shops.map(\.value.slug) == ["tea-house"])
        #expect(try await teas.total(SearchWish("茶", shop: teas.other)) == 1)
        #expect(try await teas.facets(SearchWish("茶", shop: teas.other)).shops.map(\.count) == [5, 1])
    }

    @Test(arguments: TestStore.all)
    func `every count is what choosing it gives`(backend: TestStore) async throws {
        let teas = try await Teas(on: backend)
        for wish in [SearchWish(), SearchWish("茶"), SearchWish("茶", inStock: true), SearchWish(category: teas.food)] {
            let facets = try await teas.facets(wish)
            for band in facets.prices {
                var narrowed = wish
                (narrowed.lowest, narrowed.highest) = (band.value.lowest, band.value.highest)
                #expect(try await teas.total(narrowed) == band.count)
            }
            #expect(facets.prices.map(\.count).reduce(0, +) == (try await teas.total(wish)))
            for category in facets.categories {
                var narrowed = wish
                narrowed.category = category.value.id
                #expect(try await teas.total(narrowed) == category.count)
            }
            for brand in facets.brands {
                var narrowed = wish
                narrowed.brand = brand.value.id
                #expect(try await teas.total(narrowed) == brand.count)
            }
        }
    }

    @Test(arguments: TestStore.all)
    func `the shelf is leafed through by cursor, by place, without suspended shops`(backend: TestStore) async throws {
        let teas = try await Teas(on: backend)
        let catalog = teas.world.catalog
        var seen: [ID<Product>] = []
        var after: Cursor?
        repeat {
            let page = try await catalog.newest(PageRequest(limit: 4, after: after))
            (seen, after) = (seen + page.items.map(\.id), page.next)
        } while after != nil
        #expect(seen.count == 6 && seen == seen.sorted(by: >))
        #expect(try await catalog.newest(category: teas.food).items.count == 5)
        #expect(try await catalog.newest(category: teas.green).items.count == 4)
        #expect(try await catalog.newest(brand: teas.brand).soldOut.count == 1)
        #expect(try await catalog.newest(category: ID(1)).items.isEmpty)
        _ = try await catalog.change(teas.other, state: .suspended)
        #expect(try await catalog.newest().items.count == 5)
        #expect(try await teas.total(SearchWish("杯")) == 0)
        #expect(try await catalog.newest(in: teas.other).items.isEmpty)
    }

    @Test(arguments: TestStore.all)
    func `suggestions begin with what was typed or have it inside, and lead somewhere`(backend: TestStore) async throws {
        let teas = try await Teas(on: backend)
        let catalog = teas.world.catalog
        try await teas.sell("西湖龙井礼盒 Green Tea Box", in: teas.world.shop, teas.green, nil, yuan: 5, stock: 1)
        func texts(_ typed: String) async throws -> [String] { try await catalog.suggest(typed).map(\.text) }
        #expect(try await texts("龙井") == ["龙井茶", "西湖龙井礼盒"])
        #expect(try await texts("gre") == ["Green"])
        #expect(try await texts("ＧＲＥＥＮ te") == ["Green Tea"])
        #expect(try await catalog.suggest("杯子").first == Suggestion(text: "杯子铺", target: .shop(slug: "cup-house")))
        #expect(try await catalog.suggest("狮").first == Suggestion(text: "狮峰", target: .brand(teas.brand)))
        #expect(try await catalog.suggest("绿").first == Suggestion(text: "绿茶", target: .category(teas.green)))
        for typed in ["", " ", "\" OR *", "🍵", "\u{202E}茶", String(repeating: "长", count: 10_000), "':*"] {
            #expect(try await catalog.suggest(typed).count <= Catalog.suggestionsMax)
        }
        _ = try await catalog.change(teas.other, name: "碗铺")
        #expect(try await texts("杯子").isEmpty)
    }

    @Test(arguments: TestStore.all)
    func `near words share something with what was looked for, and find something`(backend: TestStore) async throws {
        let teas = try await Teas(on: backend)
        try await teas.sell("Wooden comb", in: teas.world.shop, teas.green, nil, yuan: 5, stock: 1)
        for text in ["井绳", "wooded table"] {
            #expect(try await teas.total(SearchWish(text)) == 0)
            let words = try await teas.world.catalog.nearest(to: text)
            #expect(1...3 ~= words.count)
            for word in words { #expect(try await teas.total(SearchWish(word)) > 0, "\(word)") }
        }
        #expect(try await teas.world.catalog.nearest(to: "井绳").first == "龙井")
        #expect(try await teas.world.catalog.nearest(to: "🍵").isEmpty)
    }
}
