// TreeTests.swift: the tree keeps its three levels, brands become one, and search follows.
import Catalog
import Core
import Identity
import Store
import TestKit
import Testing
import Web

@Suite struct TreeTests {
    static let actor = ID<Account>(71)

    /// Does what is due in the room until nothing is.
    private func settle(_ world: CatalogWorld) async throws {
        while true {
            let now = world.base.clock.now()
            let due = try await world.base.store.read { try $0.dueWork(bucket: Home.shared.bucket, at: now, limit: 10) }
            guard let work = due.first, let call = world.catalog.dueCalls[work.kind] else { return }
            let record = try await call(work)
            try await world.base.store.write(home: .shared) { tx in if try tx.take(work) { try record(tx) } }
        }
    }

    @Test(arguments: TestStore.all)
    func `the tree is edited within its levels, and what is used stays`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let (catalog, actor) = (world.catalog, Self.actor)
        let tea = try await catalog.category(path: ["茶叶", "绿茶", "龙井"])
        let drinks = try await catalog.addCategory(CategoryNames(zh: "饮品", en: "Drinks"), under: nil, by: actor)
        await #expect(throws: CatalogError.categoryTaken) {
            try await catalog.addCategory(CategoryNames(zh: "饮品"), under: nil, by: actor)
        }
        await #expect(throws: CatalogError.categoryTooDeep) {
            try await catalog.addCategory(CategoryNames(zh: "明前"), under: tea, by: actor)
        }
        var tree = try await catalog.categories()
        let (leaf, green) = (try #require(tree[tea]), try #require(tree[tea]?.parent))
        let top = try #require(tree[green]?.parent)
        await #expect(throws: CatalogError.categoryTooDeep) { try await catalog.moveCategory(top, under: drinks, by: actor) }
        await #expect(throws: CatalogError.categoryTooDeep) { try await catalog.moveCategory(top, under: green, by: actor) }
        await #expect(throws: CatalogError.categoryUsed) { try await catalog.deleteCategory(top, by: actor) }
        try await catalog.moveCategory(green, under: drinks, by: actor)
        try await catalog.setHidden(true, of: drinks, by: actor)
        try await catalog.shiftCategory(drinks, up: true, by: actor)
        tree = try await catalog.categories()
        #expect(tree.path(to: tea).map { $0.name(in: .en) } == ["Drinks", "绿茶", "龙井"])
        #expect(tree.children(of: nil).map(\.id) == [top] && tree.everyChild(of: nil).map(\.id) == [drinks, top])
        #expect(tree.shown.map(\.id) == [top] && leaf.level == 3)
        let draft = ProductDraft(title: "明前茶", category: tea, skus: [SKUDraft(price: .cny(100), stock: 1)])
        _ = try await catalog.createProduct(in: world.shop, draft)
        await #expect(throws: CatalogError.categoryUsed) { try await catalog.deleteCategory(tea, by: actor) }
        try await catalog.deleteCategory(top, by: actor)
    }

    @Test(arguments: TestStore.all)
    func `two brands become one, and search follows in small steps`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let (catalog, actor) = (world.catalog, Self.actor)
        let (old, new) = (try await catalog.brand(named: "XIHU"), try await catalog.brand(named: "西湖牌"))
        let count = 55   // more than one step
        for index in 0..<count {
            let draft = ProductDraft(title: "茶 \(index)", brand: old, skus: [SKUDraft(price: .cny(100), stock: 1)])
            let product = try await catalog.createProduct(in: world.shop, draft)
            _ = try await catalog.setState(.listed, of: product.id, in: world.shop)
        }
        #expect(try await catalog.brandsWaiting() == 2)
        try await catalog.mergeBrand(old, into: new, by: actor)
        #expect(try await catalog.brand(named: "XIHU") == new)   // imports that name the old one find the new one at once
        await #expect(throws: CatalogError.brandNotFound) { try await catalog.brandEntry(old) }
        try await settle(world)
        #expect(try await catalog.products(of: new) == Int64(count))
        #expect(try await catalog.find(SearchWish("西湖牌"), PageRequest(limit: 100)).shelf.items.count == count)
        try await catalog.renameBrand(new, "西子", by: actor)
        await #expect(throws: CatalogError.brandTaken) { try await catalog.renameBrand(new, "XIHU", by: actor) }
        try await settle(world)
        #expect(try await catalog.find(SearchWish("西子"), PageRequest(limit: 100)).shelf.items.count == count)
        #expect(try await catalog.brands(matching: "西").map(\.isApproved) == [true])
    }
}
