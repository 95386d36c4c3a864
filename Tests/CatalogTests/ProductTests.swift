// ProductTests.swift: what a merchant may do to a product.
import Catalog
import Core
import Identity
import Store
import TestKit
import Testing

@Suite struct ProductTests {
    @Test(arguments: TestStore.all)
    func `a stale edit is refused and changes nothing`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let product = try await world.shirt()
        let draft = ProductDraft(title: "衬衫", skus: [SKUDraft(price: .cny(1))])
        let edited = try await world.catalog.edit(product.id, of: world.shop, version: product.version, draft)
        #expect(edited.version == product.version + 1)
        await #expect(throws: CatalogError.productStale(version: edited.version)) {
            try await world.catalog.edit(product.id, of: world.shop, version: product.version, draft)
        }
        let now = try await world.catalog.product(product.id, of: world.shop)
        #expect(now == edited)
        #expect(now.skus.count == 1 && now.price == .cny(1))
    }

    @Test(arguments: TestStore.all)
    func `an edit keeps the stock of the SKUs that stay and takes the others off sale`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let product = try await world.shirt()
        let axes = [SpecAxis("颜色", ["红"]), SpecAxis("尺码", ["M", "XL"])]
        let draft = ProductDraft(
            title: "衬衫", axes: axes,
            skus: [
                SKUDraft(values: ["红", "XL"], price: .cny(3_000), stock: 2),
                SKUDraft(values: ["红", "M"], price: .cny(2_000), stock: 99),
            ])
        let edited = try await world.catalog.edit(product.id, of: world.shop, version: product.version, draft)
        #expect(edited.skus.map(\.specText) == ["红 / XL", "红 / M"])
        #expect(edited.skus.map(\.onHand) == [2, 5])
        #expect(edited.skus[1].id == product.skus[0].id)
        let gone = try await world.catalog.saleLines([(world.shop, product.skus[3].id)])
        #expect(gone.map(\.isOnSale) == [false])
    }

    @Test(arguments: TestStore.all)
    func `another shop's product is not there`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let product = try await world.tea()
        let other = try await world.catalog.openShop(of: ID<Organisation>(8), slug: "neighbour", name: "邻居").id
        let sku = product.skus[0].id
        await #expect(throws: CatalogError.productNotFound) { try await world.catalog.product(product.id, of: other) }
        await #expect(throws: CatalogError.productNotFound) {
            try await world.catalog.setState(.delisted, of: product.id, in: other)
        }
        await #expect(throws: CatalogError.skuNotFound(sku)) { try await world.catalog.setStock(of: other, [(sku, 1)]) }
        await #expect(throws: CatalogError.skuNotFound(sku)) {
            try await world.catalog.stockJournal(of: sku, in: other, PageRequest())
        }
        await #expect(throws: CatalogError.productNotFound) {
            try await world.catalog.setPrices(of: product.id, in: other, [PriceChange(sku: sku, price: .cny(1), listPrice: nil)])
        }
        #expect(try await world.catalog.saleLines([(other, sku)]).isEmpty)
        #expect(try await world.catalog.products(of: other, PageRequest()).items.isEmpty)
    }

    @Test(arguments: TestStore.all)
    func `a price counts at once and moves the version`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let product = try await world.shirt()
        let sku = product.skus[2].id
        let changed = try await world.catalog.setPrices(
            of: product.id, in: world.shop, [PriceChange(sku: sku, price: .cny(500), listPrice: .cny(800))])
        #expect(changed.price == .cny(500) && changed.version == product.version + 1)
        let line = try #require(try await world.catalog.saleLines([(world.shop, sku)]).first)
        #expect(line.price == .cny(500) && line.listPrice == .cny(800) && line.specText == "蓝 / M" && line.isOnSale)
    }

    @Test func `every problem of a draft is named`() async throws {
        let world = try await CatalogWorld(on: .sqlite)
        let draft = ProductDraft(
            title: "", pictures: ["javascript:alert(1)"], axes: [SpecAxis("颜色", ["红"])],
            skus: [SKUDraft(values: ["绿"], price: .cny(-1), weightGrams: -2), SKUDraft(price: .cny(1_000_000_001))])
        let error = try #require(
            await #expect(throws: InvalidInput.self) { try await world.catalog.createProduct(in: world.shop, draft) })
        #expect(
            error.problems.map { "\($0.path) \($0.code)" } == [
                "title too_short", "pictures[0] not_a_picture_address", "skus[0].values not_on_axis",
                "skus[0].price.amount too_small", "skus[0].weightGrams too_small", "skus[1].values wrong_count",
                "skus[1].price.amount too_large",
            ])
    }

    @Test(arguments: TestStore.all)
    func `a slug has one owner, and a repeat finds the first shop`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let owner = ID<Organisation>(9)
        await #expect(throws: CatalogError.slugTaken("tea-house")) {
            try await world.catalog.openShop(of: owner, slug: "tea-house", name: "又一家")
        }
        let key = RepeatKey(caller: ID(5), operation: "open", key: "k", input: "x")
        let first = try await world.catalog.openShop(of: owner, slug: "second", name: "第二家", repeating: key)
        let again = try await world.catalog.openShop(of: owner, slug: "second", name: "第二家", repeating: key)
        #expect(first == again)
        #expect(try await world.catalog.shop(slug: "second") == first)
        #expect(try await world.catalog.shops(of: owner).map(\.id) == [first.id])
    }
}
