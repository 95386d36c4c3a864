// ShopReviewTests.swift: a shop is applied for, reviewed, suspended and resumed; each step once, with who and why.
import Catalog
import Core
import Identity
import Settings
import Store
import TestKit
import Testing

@Suite struct ShopReviewTests {
    static let merchant = ID<Organisation>(7), owner = ID<Account>(70), staff = ID<Account>(71)
    static let draft = ShopDraft(slug: "flower-lane", name: "花巷", goods: "鲜花与绿植", contact: "林晚 13800000000")

    private func reviewing(on backend: TestStore) async throws -> CatalogWorld {
        let world = try await CatalogWorld(on: backend)
        let settings = Settings(store: world.base.store, clock: world.base.clock, ids: world.base.ids)
        try await settings.begin(.shopReview, as: 1)
        world.base.time.advance(by: .minutes(1))   // the room's own copy of the settings is older than that
        return world
    }

    @Test(arguments: TestStore.all)
    func `without a review an application is a shop at once`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let made = try await world.catalog.apply(Self.draft, for: Self.merchant, by: Self.owner, key: "a")
        let again = try await world.catalog.apply(Self.draft, for: Self.merchant, by: Self.owner, key: "a")
        #expect(made.state == .approved && again.id == made.id)
        #expect(try await world.catalog.shop(slug: "flower-lane").state == .open)
        #expect(try await world.catalog.shopHistory(made.id).map(\.what) == [.opened])
    }

    @Test(arguments: TestStore.all)
    func `a rejected application may be handed in again, and opens once`(backend: TestStore) async throws {
        let world = try await reviewing(on: backend)
        let catalog = world.catalog
        let made = try await catalog.apply(Self.draft, for: Self.merchant, by: Self.owner, key: "a")
        #expect(made.state == .applied)
        await #expect(throws: CatalogError.shopNotFound) { try await catalog.shop(slug: "flower-lane") }
        await #expect(throws: CatalogError.slugTaken("flower-lane")) {
            try await catalog.apply(Self.draft, for: ID(8), by: ID(80), key: "b")
        }
        #expect(try await catalog.applications(.applied, PageRequest()).items.map(\.id) == [made.id])
        try await catalog.reject(made.id, why: "请补充经营范围", by: Self.staff)
        try await catalog.reject(made.id, why: "再点一次", by: Self.staff)
        await #expect(throws: CatalogError.applicationDecided) { try await catalog.approve(made.id, by: Self.staff) }
        let rejected = try await catalog.applications(of: Self.merchant)
        #expect(rejected.map(\.reason) == ["请补充经营范围"])
        await #expect(throws: CatalogError.applicationNotFound) {
            try await catalog.applyAgain(made.id, Self.draft, for: ID(8), by: ID(80))
        }
        let other = ShopDraft(slug: "flower-lane-2", name: "花巷", goods: "鲜花、绿植、花器", contact: "林晚 13800000000")
        #expect(try await catalog.applyAgain(made.id, other, for: Self.merchant, by: Self.owner).state == .applied)
        let shop = try await catalog.approve(made.id, by: Self.staff)
        #expect(try await catalog.approve(made.id, by: Self.staff).id == shop.id)
        #expect(shop.slug == "flower-lane-2" && shop.id == made.id)
        #expect(try await catalog.shops(of: Self.merchant).map(\.id).contains(shop.id))
        let records = try await catalog.shopHistory(made.id)
        #expect(records.map(\.what) == [.opened, .applied, .rejected, .applied])
        #expect(records.map(\.actor) == [Self.staff, Self.owner, Self.staff, Self.owner])
        let told = try await world.base.store.read { db in
            try db.rows("SELECT name FROM kernel_event WHERE home = \(shop.id) ORDER BY id").map { try $0.text(0) }
        }
        #expect(told == [ShopApplied.name, ShopRejected.name, ShopApplied.name, ShopOpened.name])
    }

    @Test(arguments: TestStore.all)
    func `a suspended shop's goods are not found until it is resumed`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let tea = try await world.tea()
        let catalog = world.catalog
        try await catalog.suspend(world.shop, why: "售假投诉待核实", by: Self.staff)
        try await catalog.suspend(world.shop, why: "再点一次", by: Self.staff)
        #expect(try await catalog.find(SearchWish("龙井")).shelf.items.isEmpty)
        await #expect(throws: CatalogError.shopSuspended) { try await catalog.listedProduct(tea.id, of: world.shop) }
        #expect(try await catalog.saleLines([(world.shop, tea.skus[0].id)]).map(\.isOnSale) == [false])
        let shop = try await catalog.shop(world.shop)
        #expect(try await catalog.suspension(of: shop)?.reason == "售假投诉待核实")
        #expect(
            try await catalog.shops(matching: ShopFilter(state: .suspended, text: "tea"), PageRequest()).items.map(\.id) == [world.shop])
        try await catalog.resume(world.shop, by: Self.staff)
        #expect(try await catalog.find(SearchWish("龙井")).shelf.items.map(\.id) == [tea.id])
        #expect(try await catalog.shopHistory(world.shop).map(\.what) == [.resumed, .suspended, .opened])
        await #expect(throws: InvalidInput.self) { try await catalog.suspend(world.shop, why: "", by: Self.staff) }
    }
}
