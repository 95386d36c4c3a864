// PlanTests.swift: no page that buyers look around on reads a growing table from end to end: the database's own plan says so.
import Catalog
import Core
import Foundation
import Identity
import Settings
import Store
import Synchronization
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
            let plan = try await plan(of: statement, world.base.store)
            let isSorted =
                statement.rendered(for: .sqlite).text.contains("LIMIT") && plan.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }
            #expect(!isSorted, "all are sorted for the first few: \(plan)")
            for table in scanned(plan, backend) where !Self.small.contains(table) {
                Issue.record(
                    "\(table) is scanned by \(statement.rendered(for: world.base.store.dialect).text)\n\(plan.joined(separator: "\n"))")
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

    /// The lines of the plan.
    private func plan(of statement: SQL, _ store: any Store) async throws -> [String] {
        try await store.read { db in
            switch db.dialect {
            case .sqlite: return try db.rows("EXPLAIN QUERY PLAN \(statement)").map { try $0.text(3) }
            case .postgres:
                for way in ["seqscan", "hashjoin", "mergejoin"] { _ = try db.rows(SQL(stringLiteral: "SET LOCAL enable_\(way) = off")) }
                return try db.rows("EXPLAIN \(statement)").map { try $0.text(0) }
            }
        }
    }

    /// Tables of which a plan reads all rows: `SCAN f` without an index of words on SQLite, `Seq Scan on` and an index read
    /// without a condition on PostgreSQL. There the words of very many products may be looked for from the newest product on.
    private func scanned(_ plan: [String], _ backend: TestStore) -> [String] {
        switch backend {
        case .sqlite:
            let names = ["f": "catalog_shelf", "p": "catalog_product", "s": "catalog_sku", "k": "catalog_stock", "h": "catalog_shop"]
            let more = ["a": "catalog_category", "b": "catalog_category", "c": "catalog_category", "r": "catalog_brand"]
            return plan.filter { $0.hasPrefix("SCAN ") && !$0.contains(/VIRTUAL TABLE INDEX \d+:M/) }.compactMap { line in
                line.split(separator: " ").dropFirst().first.map { names[String($0)] ?? more[String($0)] ?? String($0) }
            }
        case .postgres:
            return plan.enumerated().compactMap { place, line in
                let isWhole =
                    line.contains("Seq Scan on ")
                    || line.contains("Index") && line.contains(" on ") && !line.contains("catalog_search_newest") && line.contains("Scan")
                        && !(plan.dropFirst(place + 1).first?.contains("Index Cond") ?? false) && !line.contains("Bitmap Heap")
                guard isWhole, let name = line.firstMatch(of: /\ on (\w+)/)?.1 else { return nil }
                return String(name)
            }
        }
    }
}

/// A store that keeps what is asked of it.
private final class RecordingStore: Store {
    private let inner: any Store
    private let kept = Mutex<[SQL]>([])

    init(_ inner: any Store) { self.inner = inner }
    var statements: [SQL] { kept.withLock { $0 } }
    var dialect: Dialect { inner.dialect }
    var bell: Bell { inner.bell }

    func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result { try await inner.write(homes: homes, urgency, body) }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try await inner.read { [self] db in
            let recording = RecordingReading(db)
            defer { kept.withLock { $0 += recording.statements } }
            return try body(recording)
        }
    }

    func close() async { await inner.close() }
}

private final class RecordingReading: Reading {
    private let inner: any Reading
    private(set) var statements: [SQL] = []
    init(_ inner: any Reading) { self.inner = inner }

    var dialect: Dialect { inner.dialect }
    func rows(_ sql: SQL) throws -> [Row] {
        statements.append(sql)
        return try inner.rows(sql)
    }
    func load(_ queries: [SQL]) throws -> [[Row]] {
        statements += queries
        return try inner.load(queries)
    }
}
