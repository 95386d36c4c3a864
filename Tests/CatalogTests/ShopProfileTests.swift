// ShopProfileTests.swift: what a shop says about itself, saved by one at a time.
import Core
import Identity
import Store
import TestKit
import Testing

@testable import Catalog

@Suite struct ShopProfileTests {
    @Test(arguments: TestStore.all)
    func `who saw older settings overwrites nothing`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let shop = try await world.catalog.shop(world.shop)
        var profile = try await world.catalog.profile(of: shop.id)
        #expect(profile == ShopProfile())
        profile.introduction = "山里的茶"
        for _ in 1...2 {   // the form sent twice
            try await world.catalog.saveSettings(of: shop.id, name: "茶舍新名", profile, seen: shop.version, by: ID(7))
        }
        #expect(try await world.catalog.shop(shop.id).name == "茶舍新名")
        var saved = try await world.catalog.profile(of: shop.id)
        #expect((saved.introduction, saved.version) == ("山里的茶", 1))
        profile.introduction = "别人的话"
        await #expect(throws: CatalogError.shopStale) {
            try await world.catalog.saveSettings(of: shop.id, name: "茶舍新名", profile, seen: shop.version, by: ID(7))
        }
        saved.phone = "0571-8888 6666"
        let now = try await world.catalog.shop(shop.id).version
        try await world.catalog.saveSettings(of: shop.id, name: "茶舍新名", saved, seen: now, by: ID(7))
        #expect(try await world.catalog.profile(of: shop.id).version == 2)
        let lines = try await world.base.store.read { db in
            try db.rows("SELECT subject FROM identity_audit WHERE action = 'shop.settings_changed' ORDER BY id").map { try $0.text(0) }
        }
        #expect(lines == ["\(shop.id) name,introduction", "\(shop.id) phone"])
    }

    static let wrong: [(@Sendable (inout ShopProfile) -> Void, [String])] = [
        ({ $0.introduction = String(repeating: "长", count: 501) }, ["introduction"]), ({ $0.phone = "call me" }, ["phone"]),
        ({ $0.returnName = "陈店长" }, ["returnPhone", "returnAddress"]),
        ({ $0.returnPhone = "1" }, ["returnPhone", "returnName", "returnAddress"]),
    ]

    @Test(arguments: wrong)
    func `each wrong field is named`(change: @Sendable (inout ShopProfile) -> Void, paths: [String]) {
        var profile = ShopProfile()
        change(&profile)
        #expect(profile.problems.map(\.path) == paths)
    }
}
