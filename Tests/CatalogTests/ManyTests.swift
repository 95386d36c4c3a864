// ManyTests.swift: lists, many products at once, files that come back, and the journal of stock.
import Core
import Identity
import Store
import TestKit
import Testing

@testable import Catalog

@Suite struct ManyTests {
    /// Six products of 1.00 to 6.00 yuan; the third is a draft, the fourth has no stock and the fifth little.
    private func shelf(_ world: CatalogWorld) async throws -> [Product] {
        var made: [Product] = []
        for number in 1...6 {
            let stock: Int64 = number == 4 ? 0 : number == 5 ? 3 : 50
            let sku = SKUDraft(price: .cny(Int64(number) * 100), code: "C-\(number)", barcode: "69\(number)", stock: stock)
            let product = try await world.catalog.createProduct(in: world.shop, ProductDraft(title: "茶_\(number)% Tea", skus: [sku]))
            if number != 3 { _ = try await world.catalog.setState(.listed, of: product.id, in: world.shop) }
            made.append(try await world.catalog.product(product.id, of: world.shop))
            world.base.time.advance(by: .minutes(1))
        }
        return made
    }

    @Test(arguments: TestStore.all)
    func `a list goes forth and back over the same pages in every order`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let made = try await shelf(world).map(\.id)
        for sort in ProductFilter.Sort.allCases {
            func page(_ at: Cursor?, back: Bool = false) async throws -> TwoWayPage<ProductCard> {
                try await world.catalog.products(
                    of: world.shop, ProductFilter(), sort: sort, limit: 2, at: at, back: back, lowBelow: 10)
            }
            let first = try await page(nil)
            let second = try await page(first.next)
            let third = try await page(second.next)
            #expect(first.previous == nil && second.previous != nil && third.next == nil)
            let expected = sort == .cheapest ? made : made.reversed()
            #expect((first.items + second.items + third.items).map(\.id) == expected)
            let back = try await page(third.previous, back: true)
            #expect(back.items == second.items && back.next != nil && back.previous != nil)
            let start = try await page(back.previous, back: true)
            #expect(start.items == first.items && start.previous == nil)
        }
    }

    static let filters: [(String, [Int])] = [
        ("state", [3]), ("low", [5]), ("out", [4]), ("price", [2, 3, 4]), ("text", [2]), ("percent", [1, 2, 3, 4, 5, 6]), ("wild", []),
        ("code", [6]), ("barcode", [1]), ("case", [1, 2, 3, 4, 5, 6]),
    ]

    @Test(arguments: TestStore.all, filters)
    func `a filter finds what it says and nothing else`(backend: TestStore, filter: (name: String, found: [Int])) async throws {
        let world = try await CatalogWorld(on: backend)
        let made = try await shelf(world).map(\.id)
        var wanted = ProductFilter()
        switch filter.name {
        case "state": wanted.state = .draft
        case "low": wanted.shelf = .low
        case "out": wanted.shelf = .out
        case "price": (wanted.priceFrom, wanted.priceTo) = (.cny(200), .cny(400))
        case "text": wanted.text = "茶_2"
        case "percent": wanted.text = "% t"
        case "wild": wanted.text = "茶%2"   // a sign of LIKE is a letter like any other
        case "code": wanted.text = "c-6"
        case "barcode": wanted.text = "691"
        default: wanted.text = "TEA"
        }
        let page = try await world.catalog.products(of: world.shop, wanted, sort: .cheapest, lowBelow: 10)
        #expect(page.items.map(\.id) == filter.found.map { made[$0 - 1] })
        #expect(try await world.catalog.count(of: world.shop, wanted, lowBelow: 10) == Int64(filter.found.count))
    }

    static let rules: [(PriceRule, Int64, Int64?)] = [
        (PriceRule(.basisPoints(9_000)), 16_800, 15_120), (PriceRule(.basisPoints(9_000), rounding: .jiao), 3_333, 2_990),
        (PriceRule(.basisPoints(8_750), rounding: .yuan), 10_000, 8_700), (PriceRule(.add(.cny(-500))), 500, nil),
        (PriceRule(.add(.cny(-499))), 500, 1), (PriceRule(.add(.cny(1))), 1_000_000_000, nil), (PriceRule(.set(.cny(990))), 7, 990),
        (PriceRule(.basisPoints(1)), 100, nil),
    ]

    @Test(arguments: rules)
    func `a rule is exact, rounds down once, and never gives a thing away`(rule: PriceRule, old: Int64, new: Int64?) {
        #expect(rule.applied(to: .cny(old)) == new.map { .cny($0) })
    }

    @Test(arguments: TestStore.all)
    func `each product for itself: what changed since it was seen is left and named`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let made = try await shelf(world)
        let seen = made.map { SeenProduct($0.id, version: $0.version) }
        let other = PriceChange(sku: made[1].skus[0].id, price: .cny(999), listPrice: nil)
        _ = try await world.catalog.setPrices(of: made[1].id, in: world.shop, [other])
        _ = try await world.catalog.setState(.deleted, of: made[2].id, in: world.shop)
        let report = try await world.catalog.change(seen, of: world.shop, .price(PriceRule(.basisPoints(5_000))))
        #expect(report.done == [0, 3, 4, 5].map { made[$0].id })
        #expect(report.skipped.map(\.why) == [.changed, .refused])
        let now = try await world.catalog.products(made.map(\.id), of: world.shop)
        #expect(now.map(\.price) == [.cny(50), .cny(999), .cny(200), .cny(250), .cny(300)])
        #expect(now.map { $0.skus[0].price } == now.map(\.price))
        // The same again finds newer versions and does nothing.
        let again = try await world.catalog.change(seen, of: world.shop, .price(PriceRule(.basisPoints(5_000))))
        #expect(again.done.isEmpty)
        #expect(try await world.catalog.products(made.map(\.id), of: world.shop) == now)

        let fresh = now.map { SeenProduct($0.id, version: $0.version) }
        let delisted = try await world.catalog.change(fresh, of: world.shop, .state(.delisted))
        #expect(delisted.done.count == 5 && delisted.skipped.isEmpty)
        let drafts = try await world.catalog.change(fresh, of: world.shop, .state(.delisted))
        #expect(drafts.done.isEmpty && drafts.skipped.allSatisfy { $0.why == .same })
    }

    @Test(arguments: TestStore.all)
    func `a change of many is taken back for a day, and never what was changed since`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let (catalog, shop, person) = (world.catalog, world.shop, ID<Account>(77))
        let made = try await shelf(world)
        func seen() async throws -> [SeenProduct] {
            try await catalog.products(made.map(\.id), of: shop).map { SeenProduct($0.id, version: $0.version) }
        }
        let halved = try await catalog.change(seen(), of: shop, .price(PriceRule(.basisPoints(5_000))), by: person)
        let other = PriceChange(sku: made[1].skus[0].id, price: .cny(999), listPrice: nil)
        _ = try await catalog.setPrices(of: made[1].id, in: shop, [other], by: person)
        let change = try #require(halved.change)
        await #expect(throws: CatalogError.bulkNotFound) { try await catalog.undo(change, of: ID(1), by: person) }
        let undone = try await catalog.undo(change, of: shop, by: person)
        #expect(undone.done == [0, 2, 3, 4, 5].map { made[$0].id } && undone.skipped.map(\.why) == [.changed])
        let now = try await catalog.products(made.map(\.id), of: shop)
        #expect(now.map(\.price) == [100, 999, 300, 400, 500, 600].map { .cny($0) } && now.map { $0.skus[0].price } == now.map(\.price))
        #expect(try await catalog.undo(change, of: shop, by: person).done.isEmpty)
        #expect(try await catalog.products(made.map(\.id), of: shop) == now)

        // A draft that was listed is a draft no more.
        let listed = try await catalog.change(seen(), of: shop, .state(.listed), by: person)
        #expect(listed.done == [made[2].id])
        _ = try await catalog.undo(#require(listed.change), of: shop, by: person)
        #expect(try await catalog.product(made[2].id, of: shop).state == .delisted)
        #expect(try await catalog.change(seen(), of: shop, .state(.delisted)).skipped.count == 1)   // it is that
        #expect(try await catalog.newest(in: shop).items.isEmpty)
        let changes = try await catalog.bulkChanges(of: shop)
        #expect(changes.map(\.kind) == [.delisted, .listed, .priced] && changes.map(\.isUndone) == [false, true, true])
        #expect(changes.map(\.person) == [nil, person, person])
        world.base.time.advance(by: .milliseconds(BulkChange.undoFor.milliseconds))
        await #expect(throws: CatalogError.bulkNotFound) { try await catalog.undo(changes[0].id, of: shop, by: person) }
        #expect(try await catalog.bulkChanges(of: shop).isEmpty)
        world.base.time.advance(by: .milliseconds(1))
        #expect(try await catalog.sweep() == 3)
        #expect(try await catalog.sweep() == 0)

        let lines = try await world.base.store.read { db in
            try db.rows("SELECT action, subject FROM identity_audit WHERE actor_id = \(person) ORDER BY id").map {
                (try $0.text(0), try $0.text(1))
            }
        }
        #expect(
            lines.map(\.0) == [
                "products.priced_many", "products.priced", "products.undone", "products.listed_many", "products.undone",
            ])
        #expect(lines.map(\.1)[1...2] == ["\(shop) \(made[1].id)", "\(shop) \(change) 5"])
    }

    @Test(arguments: TestStore.all)
    func `what staff does with goods and stock is written down, what programs do is not`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let (catalog, shop, person) = (world.catalog, world.shop, ID<Account>(77))
        let draft = ProductDraft(title: "茶", skus: [SKUDraft(price: .cny(100), stock: 1)])
        let tea = try await catalog.createProduct(in: shop, draft, by: person, key: "k")
        _ = try await catalog.createProduct(in: shop, draft, by: person, key: "k")
        _ = try await catalog.createProduct(in: shop, draft)
        let edited = try await catalog.edit(tea.id, of: shop, version: 1, ProductDraft(title: "新茶", skus: draft.skus), by: person)
        _ = try await catalog.setState(.listed, of: tea.id, in: shop, by: person)
        _ = try await catalog.setState(.listed, of: tea.id, in: shop, by: person)
        let sku = edited.skus[0].id
        try await catalog.setStock(of: shop, [(sku, 5)], reason: StockReason(person, ""))
        try await catalog.setStock(of: shop, [(sku, 5)], reason: StockReason(person, ""))
        try await catalog.setStock(of: shop, [(sku, 6)])
        _ = try await catalog.importProducts(from: Pieces("handle,title,price\ncup,茶杯,5\n"), into: .shop(shop), format: .souk, by: person)
        let lines = try await world.base.store.read { db in
            try db.rows("SELECT action, subject FROM identity_audit WHERE organisation_id = 7 ORDER BY id").map {
                "\(try $0.text(0)) \(try $0.text(1))"
            }
        }
        #expect(
            lines == [
                "products.created \(shop) \(tea.id)", "products.changed \(shop) \(tea.id)", "products.listed \(shop) \(tea.id)",
                "stock.set \(shop) \(sku) 5", "products.imported \(shop) 1 0",
            ])
    }

    @Test(arguments: TestStore.all)
    func `an exported file comes back as it went`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let catalog = world.catalog
        let category = try await catalog.category(path: ["食品", "茶"])
        let brand = try await catalog.brand(named: "山里, \"真\"")
        let axes = [SpecAxis("包装", ["罐", "袋"]), SpecAxis("净含量", ["50g"])]
        let draft = ProductDraft(
            title: "明前\"龙井\", 绿茶", category: category, brand: brand, description: "<p>一,\"二\"</p>\n<p>三</p>",
            attributes: [ProductAttribute("产地", "杭州"), ProductAttribute("年份", "2026")],
            pictures: ["https://a.cn/1.jpg", "https://a.cn/2.jpg"],
            axes: axes,
            skus: [
                SKUDraft(
                    values: ["罐", "50g"], price: .cny(9_905), listPrice: .cny(12_000), code: "T1", barcode: "690", weightGrams: 80, stock: 7
                ),
                SKUDraft(values: ["袋", "50g"], price: .cny(800), stock: 0),
            ], price: .cny(700), listPrice: .cny(900))
        let tea = try await catalog.createProduct(in: world.shop, draft)
        _ = try await catalog.setState(.listed, of: tea.id, in: world.shop)
        _ = try await world.shirt()
        _ = try await catalog.importProducts(from: Pieces("handle,title,price\ncup,茶杯,5\n"), into: .shop(world.shop), format: .souk)
        let bytes = try await catalog.exportProducts(of: world.shop, ProductFilter(), lowBelow: 10)
        let file = Pieces(String(decoding: bytes, as: UTF8.self))
        let before = try await catalog.products(of: world.shop, PageRequest()).items
        let same = try await catalog.importProducts(from: file, into: .shop(world.shop), format: .souk)
        #expect(same.rejected.isEmpty && same.products == ImportCounts(unchanged: 3) && same.skus == ImportCounts(unchanged: 7))
        #expect(try await catalog.products(of: world.shop, PageRequest()).items == before)

        // In another shop it makes the same products; here a changed line changes its own.
        let other = try await catalog.openShop(of: ID<Organisation>(8), slug: "neighbour", name: "邻居").id
        let there = try await catalog.importProducts(from: file, into: .shop(other), format: .souk)
        #expect(there.products == ImportCounts(created: 3) && there.rejected.isEmpty)
        let cards = try await catalog.products(of: other, PageRequest(limit: 10)).items
        let copy = try await catalog.products(cards.map(\.id), of: other).first { $0.title == draft.title }
        #expect(copy?.draft.contentHash == draft.contentHash && copy?.skus.map(\.onHand) == [7, 0] && copy?.state == .listed)
        let changed = Pieces(String(decoding: bytes, as: UTF8.self).replacing("99.05", with: "88.00"))
        #expect(try await catalog.importProducts(from: changed, into: .shop(world.shop), format: .souk).products.updated == 1)
        #expect(try await catalog.product(tea.id, of: world.shop).skus[0].price == .cny(8_800))
    }

    @Test(arguments: TestStore.all)
    func `the journal says from how many to how many, who and why, over all its pages`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let sku = try await world.tea(stock: 10).skus[0].id
        let person = ID<Account>(77)
        try await world.catalog.setStock(of: world.shop, [(sku, 12)], seen: [sku: 10], reason: StockReason(person, "到货"))
        let reserved = try await world.move(
            { Stock.reserve(shop: world.shop, sku: sku, pieces: 2, entry: $0) }, sku, onHand: 0, reserved: 2, .reserve)
        let shipped = try await world.move(
            { Stock.ship(shop: world.shop, sku: sku, pieces: 2, entry: $0) }, sku, onHand: -2, reserved: -2, .ship)
        #expect(reserved && shipped)
        await #expect(throws: CatalogError.stockChanged(sku: sku, onHand: 10)) {
            try await world.catalog.setStock(of: world.shop, [(sku, 9)], seen: [sku: 12])
        }
        try await world.catalog.setStock(
            of: world.shop, [(sku, 4)], seen: [sku: 10], reason: StockReason(person, String(repeating: "长", count: 200)))
        let journal = try await world.journal(sku)   // three a page
        #expect(journal.map(\.onHandAfter) == [4, 10, 12, 12, 10] && journal.map(\.onHandBefore) == [10, 12, 12, 10, 0])
        #expect(journal.map(\.reservedAfter) == [0, 0, 2, 0, 0])
        #expect(journal.map(\.person) == [person, nil, nil, person, nil])
        #expect(journal[3].note == "到货" && journal[0].note.count == StockReason.noteMax && journal[1].note.isEmpty)
    }

    @Test(arguments: TestStore.all)
    func `the list of stock shows what is on sale and low, forth and back`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let made = try await shelf(world)
        func page(
            _ shelf: ProductFilter.Shelf?, text: String = "", at: Cursor? = nil, back: Bool = false
        ) async throws -> TwoWayPage<StockLineItem> {
            try await world.catalog.stock(of: world.shop, shelf, text: text, limit: 4, at: at, back: back, lowBelow: 10)
        }
        #expect(try await page(.low).items.map(\.product) == [made[4].id])
        #expect(try await page(.out).items.map(\.product) == [made[3].id])
        let first = try await page(nil)
        let second = try await page(nil, at: first.next)
        #expect((first.items + second.items).map(\.product) == made.map(\.id).reversed() && second.next == nil)
        #expect(try await page(nil, at: second.previous, back: true).items == first.items)
        #expect(try await page(nil, text: "c-2").items.map(\.code) == ["C-2"])
        let glance = try await world.catalog.glance(of: world.shop, lowBelow: 10)
        #expect(glance.low == 1 && glance.out == 1 && glance.draft == 1 && glance.listed == 5)
    }
}
