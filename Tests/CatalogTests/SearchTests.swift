// SearchTests.swift: Chinese words are found, and only what is on sale.
import Catalog
import Core
import Store
import TestKit
import Testing

@Suite struct SearchTests {
    @Test(arguments: TestStore.all)
    func `two characters find their product until it is off sale`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let tea = try await world.tea(title: "明前龙井茶 250g")
        _ = try await world.tea(title: "紫砂茶壶")
        func found(_ text: String) async throws -> [ID<Product>] { try await world.catalog.find(SearchWish(text)).shelf.items.map(\.id) }
        #expect(try await found("龙井") == [tea.id])
        #expect(try await found("250G") == [tea.id])
        #expect(try await found("２５０ｇ") == [tea.id])
        #expect(try await found("茶").count == 2)
        #expect(try await found("井龙").isEmpty)
        #expect(try await found("\" OR NOT (' & | *").isEmpty)
        #expect(try await found("").count == 2)
        _ = try await world.catalog.setState(.delisted, of: tea.id, in: world.shop)
        #expect(try await found("龙井").isEmpty)
        _ = try await world.catalog.setState(.listed, of: tea.id, in: world.shop)
        let draft = ProductDraft(title: "碧螺春", skus: [SKUDraft(price: .cny(1))])
        let now = try await world.catalog.product(tea.id, of: world.shop)
        _ = try await world.catalog.edit(tea.id, of: world.shop, version: now.version, draft)
        #expect(try await found("龙井").isEmpty)
        #expect(try await found("碧螺") == [tea.id])
        _ = try await world.catalog.change(world.shop, state: .suspended)
        #expect(try await found("碧螺").isEmpty)
    }

    @Test(arguments: TestStore.all)
    func `brand, category and attributes are found; a category holds what is below it`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let leaf = try await world.catalog.category(path: ["食品", "茶", "绿茶"])
        let top = try await world.catalog.category(path: ["食品"])
        let other = try await world.catalog.category(path: ["家居"])
        let brand = try await world.catalog.brand(named: "狮峰")
        let draft = ProductDraft(
            title: "特级", category: leaf, brand: brand, attributes: [ProductAttribute("产地", "杭州西湖")],
            skus: [SKUDraft(price: .cny(1))])
        let product = try await world.catalog.createProduct(in: world.shop, draft)
        #expect(try await world.catalog.find(SearchWish("狮峰")).shelf.items.isEmpty)
        _ = try await world.catalog.setState(.listed, of: product.id, in: world.shop)
        for text in ["狮峰", "绿茶", "西湖", "食品"] {
            #expect(try await world.catalog.find(SearchWish(text)).shelf.items.map(\.id) == [product.id], "\(text)")
        }
        #expect(try await world.catalog.find(SearchWish("特级", category: top)).shelf.items.count == 1)
        #expect(try await world.catalog.find(SearchWish("特级", category: other)).shelf.items.isEmpty)
        #expect(try await world.catalog.find(SearchWish(category: top)).shelf.items.count == 1)
    }

    @Test(arguments: TestStore.all)
    func `who names a brand gets it first, whatever else fits better`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let brand = try await world.catalog.brand(named: "远山")
        var made: [String: ID<Product>] = [:]
        for (title, brand) in [("卷翘眼影", brand), ("睫毛膏", nil), ("防水睫毛膏 黑", nil), ("山里的睫毛膏", nil)] {
            let product = try await world.catalog.createProduct(
                in: world.shop, ProductDraft(title: title, brand: brand, skus: [SKUDraft(price: .cny(100), stock: 1)]))
            made[title] = try await world.catalog.setState(.listed, of: product.id, in: world.shop).id
        }
        func first(_ text: String) async throws -> ID<Product>? {
            try await world.catalog.find(SearchWish(text), PageRequest(limit: 4)).shelf.items.first?.id
        }
        #expect(try await first("远山睫毛膏") == made["卷翘眼影"])
        #expect(try await first("睫毛膏 远山") == made["卷翘眼影"])
        #expect(try await first("山睫毛膏") != made["卷翘眼影"])
    }
}
