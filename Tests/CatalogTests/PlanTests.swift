// PlanTests.swift: no page that buyers look around on reads a growing table from end to end: the database's own plan says so.
import Catalog
import Core
import Foundation
import Identity
import Settings
import Store
import TestKit
import Testing

/// Every statement of home, category, search, shop and product page is recorded as it is asked, and explained. SQLite says what
/// it would do; PostgreSQL is asked with 20,000 products, analysed, and with sequential scans and joins of whole tables off, so that
/// they are left only where no index serves. Listed by what they touch, not by their text: a new statement of these operations is looked at too.
@Suite struct PlanTests {
    /// Small by nature: the tree is read whole.
    static let small: Set<String> = ["catalog_category"]

    @Test(arguments: TestStore.all)
    func `no statement of a buyer's pages scans a growing table`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let leaf = try await world.catalog.category(path: ["食品", "茶", "绿茶"])
        let brand = try await world.catalog.brand(named: "狮峰")
        let draft = ProductDraft(title: "明前龙井茶", category: leaf, brand: brand, skus: [SKUDraft(price: .cny(9_900), stock: 1)])
        let product = try await world.catalog.createProduct(in: world.shop, draft)
        _ = try await world.catalog.setState(.listed, of: product.id, in: world.shop)
        try await many(like: product, world.base.store)
        let store = RecordingStore(world.base.store)
        let catalog = Catalog(
            store: store, clock: world.base.clock, ids: world.base.ids, random: world.base.random,
            settings: Settings(store: store, clock: world.base.clock, ids: world.base.ids), media: world.catalog.media)

        _ = try await catalog.newest()
        _ = try await catalog.newest(PageRequest(limit: 20, after: Cursor(product.id.number + 1)))
        _ = try await catalog.newest(in: world.shop)
        for depth in 1...3 {
            let category = try await world.catalog.category(path: Array(["食品", "茶", "绿茶"].prefix(depth)))
            _ = try await catalog.newest(category: category)
            _ = try await catalog.find(SearchWish(category: category, sort: .cheapest))
            _ = try await catalog.find(SearchWish(within: world.shop, category: category))
        }
        _ = try await catalog.newest(brand: brand)
        for wish in [SearchWish(), SearchWish("龙井 茶"), SearchWish("茶", within: world.shop, inStock: true), SearchWish(brand: brand)] {
            _ = try await catalog.find(wish)
        }
        for typed in ["龙", "tea", "狮峰"] { _ = try await catalog.suggest(typed) }
        _ = try await catalog.nearest(to: "龙虾 teapot")
        _ = try await catalog.shop(slug: "tea-house")
        _ = try await catalog.shops(PageRequest(limit: 10))
        _ = try await catalog.shopCards([world.shop])
        _ = try await catalog.sight(of: product.id, of: world.shop)

        let statements = store.statements
        #expect(statements.count > 60)
        for statement in statements {
            let plan = try await Plan(of: statement, on: world.base.store)
            #expect(!plan.sortsForFew, "all are sorted for the first few: \(plan.lines)")
            for table in plan.scanned where !Self.small.contains(table) {
                Issue.record(
                    "\(table) is scanned by \(statement.rendered(for: world.base.store.dialect).text)\n\(plan.lines.joined(separator: "\n"))"
                )
            }
        }
    }

    /// 20,000 more of a product, so that the planner has something to choose for.
    private func many(like product: Product, _ store: any Store) async throws {
        let (shop, first) = (product.shop, product.id.number)
        let numbers: SQL = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
        try await store.write(home: .shop(shop)) { tx in
            try tx.run(
                """
                INSERT INTO catalog_product (shop_id, id, state, version, title, price, own_price, created_at, updated_at)
                \(numbers) SELECT \(shop), \(first) + i, 'listed', 1, 'x', 1, 0, 1, 1 FROM n
                """)
            try tx.run(
                """
                INSERT INTO catalog_shelf (shop_id, product_id, level1, level2, level3, brand_id)
                \(numbers) SELECT \(shop), \(first) + i, i % 20, i % 100, i % 300, i % 50 FROM n
                """)
            try tx.run(
                """
                INSERT INTO catalog_sku (shop_id, id, product_id, position, removed, spec_text, price, weight_grams, spec_values, code, barcode)
                \(numbers) SELECT \(shop), \(first) + 10000 + i, \(first) + i, 0, 0, '', 1, 0, '[]', '', '' FROM n
                """)
            try tx.run(
                """
                INSERT INTO catalog_stock (shop_id, sku_id, on_hand, reserved, last_entry, previous_entry)
                \(numbers) SELECT \(shop), \(first) + 10000 + i, 1, 0, 0, 0 FROM n
                """)
            guard tx.dialect == .postgres else { return }   // SQLite is never analysed where it serves
            for table in ["catalog_product", "catalog_shelf", "catalog_sku", "catalog_stock"] {
                try tx.run(SQL(stringLiteral: "ANALYZE \(table)"))
            }
        }
    }
}
