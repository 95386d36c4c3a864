// ImportTests.swift: files of our own writing become products, once.
import Core
import Store
import TestKit
import Testing

@testable import Catalog

/// A file in memory, in small pieces.
struct Pieces: AsyncSequence, Sendable {
    let bytes: [UInt8]
    init(_ text: String) { bytes = Array(text.utf8) }
    struct Iterator: AsyncIteratorProtocol {
        var rest: ArraySlice<UInt8>
        mutating func next() async -> [UInt8]? {
            defer { rest = rest.dropFirst(7) }
            return rest.isEmpty ? nil : Array(rest.prefix(7))
        }
    }
    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes[...]) }
}

@Suite struct ImportTests {
    static let header = "handle,title,category,brand,attr:产地,spec1 name,spec1 value,sku code,price,list price,stock,weight,pictures,state\n"
    static let file =
        header + """
            tea,龙井,食品 > 茶,山里,杭州,包装,罐,T1,99.00,120,10,250,https://a.cn/1.jpg https://a.cn/2.jpg,listed
            tea,,,,,,袋,T2,9.9,,3,50,https://a.cn/3.jpg,
            cup,茶杯,,,,,,C1,5,,7,,,draft

            """

    @Test func `a dry run may ask about a shop that is not open yet, and nothing else may`() async throws {
        let catalog = try await CatalogWorld(on: .sqlite).catalog
        let report = try await catalog.importProducts(from: Pieces(Self.file), into: .shop(ID(7)), format: .souk, dryRun: true)
        #expect(report.products == ImportCounts(created: 2) && report.rejected.isEmpty)
        await #expect(throws: CatalogError.shopNotFound) {
            _ = try await catalog.importProducts(from: Pieces(Self.file), into: .shop(ID(7)), format: .souk)
        }
    }

    @Test(arguments: TestStore.all)
    func `a file is taken once; what changed in it later is taken then`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        func run(_ text: String, dry: Bool = false) async throws -> ImportReport {
            try await world.catalog.importProducts(from: Pieces(text), into: .shop(world.shop), format: .souk, dryRun: dry)
        }
        #expect(try await run(Self.file, dry: true).products.created == 2)
        #expect(try await world.catalog.products(of: world.shop, PageRequest()).items.isEmpty)
        let first = try await run(Self.file)
        #expect(first.products == ImportCounts(created: 2) && first.skus == ImportCounts(created: 3) && first.rejected.isEmpty)

        let card = try #require(try await world.catalog.products(of: world.shop, state: .listed, PageRequest()).items.first)
        let tea = try await world.catalog.product(card.id, of: world.shop)
        #expect(tea.title == "龙井" && tea.price == .cny(990) && tea.axes == [SpecAxis("包装", ["罐", "袋"])])
        #expect(tea.skus.map(\.price) == [.cny(9_900), .cny(990)] && tea.skus.map(\.onHand) == [10, 3])
        #expect(tea.pictures.count == 3 && tea.attributes == [ProductAttribute("产地", "杭州")] && tea.skus[0].weightGrams == 250)
        let tree = try await world.catalog.categories()
        #expect(try tree.path(to: #require(tea.category)).map(\.name) == ["食品", "茶"])

        let sku = tea.skus[0].id, shop = world.shop
        _ = try await world.move(
            { Stock.reserve(shop: shop, sku: sku, pieces: 4, entry: $0) }, sku, onHand: 0, reserved: 4, .reserve)
        let again = try await run(Self.file)
        #expect(again.products == ImportCounts(unchanged: 2) && again.skus == ImportCounts(unchanged: 3))
        #expect(try await world.catalog.product(tea.id, of: shop).version == tea.version)

        let changed = Self.file.replacing(",10,250,", with: ",3,250,").replacing(",3,50,", with: ",8,50,")
        let later = try await run(changed)
        #expect(later.products == ImportCounts(updated: 1, unchanged: 1) && later.skus == ImportCounts(updated: 2, unchanged: 1))
        #expect(later.rejected.map(\.code) == ["stock_below_reserved"] && later.rejected.map(\.line) == [2])
        #expect(try await world.catalog.product(tea.id, of: shop).skus.map(\.onHand) == [10, 8])
        #expect(try await world.journal(sku).map(\.onHand).reduce(0, +) == 10)
    }

    @Test(arguments: TestStore.all)
    func `every bad row is reported and every good one kept`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let text =
            Self.header + """
                good,好茶,,,,,,,1.00,,1,,,listed
                short,两列
                dear,太贵,,,,,,,10000000.01,,1,,,
                exact,小数,,,,,,,1.234,,1,,,
                half,半个,,,,规格,大,,2.00,,1,,,
                half,,,,,,小,,一块,,1,,,
                half,,,,,,大,,3.00,,1,,,
                none,没有价,,,,,,,,,1,,,
                good,又一个,,,,,,,1.00,,1,,,
                ,无名,,,,,,,1.00,,1,,,
                where,在哪,a>b>c>d,,,,,,1.00,,1,,,
                less,负数,,,,,,,1.00,,-5,,,
                last,最后,,,,,,,1.00,,2,,,listed
                """
        let report = try await world.catalog.importProducts(from: Pieces(text), into: .shop(world.shop), format: .souk)
        #expect(report.products.created == 3 && report.skus.created == 3)
        #expect(
            report.rejected.map { "\($0.line) \($0.code)" } == [
                "3 short_row", "4 product_invalid", "4 sku_invalid", "5 bad_price", "7 bad_price", "8 sku_again",
                "9 product_invalid", "10 handle_again", "11 no_handle", "12 bad_category", "13 bad_number",
            ])
        await #expect(throws: CatalogError.importRefused("unknown column: prise")) {
            try await world.catalog.importProducts(from: Pieces("handle,title,prise\n"), into: .shop(world.shop), format: .souk)
        }
    }

    /// Handle, shop, title, price: two shops' goods on several days.
    private static let days = """
        day,id,title,price,shop
        2,a,新茶,12,山里
        2,b,老茶,20,山里
        2,b,老茶,20,山里
        2,a,瓷杯,30,窑上
        1,a,旧茶,9,山里
        1,c,茶饼,50,无名
        1,d,怪茶,50,没有这家

        """

    @Test(arguments: TestStore.all)
    func `a file of several shops: each gets its own, and what comes again is refused, left, or taken`(backend: TestStore) async throws {
        for repeats in ImportMapping.Repeats.allCases {
            let world = try await CatalogWorld(on: backend)
            let other = try await world.catalog.openShop(of: ID(9), slug: "kiln", name: "窑上").id
            let mapping = try ImportMapping(
                json: Array(
                    """
                    {"shop": {"column": "shop", "values": {"山里": "hills", "窑上": "kiln", "没有这家": "nobody"}}, "repeats": "\(repeats)",
                     "columns": {"handle": "id", "title": "title", "price": "price", "stock": {"constant": "3"}, "state": {"constant": "listed"}}}
                    """.utf8))
            let hills = world.shop
            let report = try await world.catalog.importProducts(
                from: Pieces(Self.days),
                into: .named { slug, name in
                    switch (slug, name) {
                    case ("hills", "山里"): hills
                    case ("kiln", "窑上"): other
                    default: throw CatalogError.shopNotFound
                    }
                }, format: .souk, mapping: mapping)
            let faults = report.rejected.map { "\($0.line) \($0.code)" }
            let titles = Set(try await world.catalog.products(of: hills, PageRequest()).items.map(\.title))
            #expect(try await world.catalog.products(of: other, PageRequest()).items.map(\.title) == ["瓷杯"])
            #expect(report.products.created == 3)
            switch repeats {
            case .refuse:
                #expect(faults == ["4 sku_again", "6 handle_again", "7 bad_shop", "8 no_shop"] && titles == ["新茶", "老茶"])
            case .first:
                #expect(faults == ["7 bad_shop", "8 no_shop"] && titles == ["新茶", "老茶"] && report.repeated == 2)
            case .update:
                #expect(faults == ["7 bad_shop", "8 no_shop"] && titles == ["旧茶", "老茶"] && report.repeated == 1)
                #expect(report.products.updated == 1)
            }
        }
    }
}
