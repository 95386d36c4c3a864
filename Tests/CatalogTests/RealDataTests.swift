// RealDataTests.swift: public catalogues that nobody here wrote, where they lie beside the clone (`SOUK_TEST_DATA`).
import Core
import Foundation
import Store
import TestKit
import Testing

@testable import Catalog

/// The folder of real data; nil where there is none.
private let data: URL? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["SOUK_TEST_DATA"].map { URL(fileURLWithPath: $0) }
    let places = [named, root.deletingLastPathComponent().appendingPathComponent("shared/data")].compactMap { $0 }
    return places.first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("README.md").path) }
}()
private let mappingFile = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("docs/how-to/yanxuan-mapping.json")

@Suite(.enabled(if: data != nil, "no real data: set SOUK_TEST_DATA")) struct RealDataTests {
    /// Sums in 分 over all products of the shop.
    struct Totals: Equatable { var products = 0, skus = 0, shown: Int64 = 0, prices: Int64 = 0, stock: Int64 = 0, several = 0 }

    func totals(_ world: CatalogWorld) async throws -> Totals {
        var totals = Totals()
        var page = PageRequest(limit: 100)
        while true {
            let cards = try await world.catalog.products(of: world.shop, page)
            for card in cards.items {
                let product = try await world.catalog.product(card.id, of: world.shop)
                totals.products += 1
                totals.skus += product.skus.count
                totals.shown += product.price.minor
                totals.prices += product.skus.map(\.price.minor).reduce(0, +)
                totals.stock += product.skus.map(\.onHand).reduce(0, +)
                totals.several += product.skus.count > 1 ? 1 : 0
            }
            guard let next = cards.next else { return totals }
            page = PageRequest(limit: 100, after: next)
        }
    }

    /// `goods.csv` unpacked beside links to its side files.
    func yanxuan() throws -> String {
        let folder = URL(fileURLWithPath: TestStore.temporaryPath()).deletingLastPathComponent()
        let source = try #require(data).appendingPathComponent("zh-catalogue-yanxuan")
        for name in ["goods_product.csv", "goods_specification.csv", "goods_attribute.csv", "category.csv", "brand.csv"] {
            try FileManager.default.copyItem(at: source.appendingPathComponent(name), to: folder.appendingPathComponent(name))
        }
        let file = folder.appendingPathComponent("goods.csv")
        try Data(try Child.output(of: "gzip", ["-dc", source.appendingPathComponent("goods.csv.gz").path])).write(to: file)
        return file.path
    }

    @Test(arguments: TestStore.all)
    func `the yanxuan catalogue keeps every product, SKU, price and piece`(backend: TestStore) async throws {
        let world = try await CatalogWorld(on: backend)
        let file = try yanxuan()
        let mapping = try ImportMapping(json: Array(Data(contentsOf: mappingFile)))
        let report = try await world.catalog.importProducts(file: file, into: .shop(world.shop), format: .souk, mapping: mapping)
        #expect(report.rejected.isEmpty)
        #expect(report.products.created == 239 && report.skus.created == 244)
        #expect(
            try await totals(world)
                == Totals(products: 239, skus: 244, shown: 9_982_810, prices: 10_673_010, stock: 24_761, several: 1))
        let found = try await world.catalog.find(SearchWish("床垫组合", within: world.shop)).shelf.items.map(\.id)
        #expect(!found.isEmpty)

        let again = try await world.catalog.importProducts(file: file, into: .shop(world.shop), format: .souk, mapping: mapping)
        #expect(again.products == ImportCounts(unchanged: 239) && again.skus == ImportCounts(unchanged: 244))

        let queries = try await SearchQuality.queries(file: file, text: "brief", handle: "id")
        let quality = try await SearchQuality.measure(world.catalog, in: world.shop, queries)
        print("search on \(backend): MRR@10 \(quality.mrrBasisPoints) bp, hit@10 \(quality.hitBasisPoints) bp of \(quality.queries)")
        #expect(quality.queries == 239 && quality.mrrBasisPoints >= 3_808)
    }

    static let shopify: [(String, Int64, Int)] = [
        ("apparel", 129_500, 22), ("home-and-garden", 234_584, 21), ("jewelery", 98_074, 23),
    ]

    @Test(arguments: shopify)
    func `Shopify's files keep their variants and prices`(name: String, prices: Int64, skus: Int) async throws {
        let world = try await CatalogWorld(on: .sqlite)
        let file = try #require(data).appendingPathComponent("shopify-csv/\(name).csv").path
        let report = try await world.catalog.importProducts(file: file, into: .shop(world.shop), format: .shopify)
        #expect(report.rejected.isEmpty && report.products.created == 20)
        let found = try await totals(world)
        #expect(found.products == 20 && found.skus == skus && found.prices == prices)
        let again = try await world.catalog.importProducts(file: file, into: .shop(world.shop), format: .shopify)
        #expect(again.products == ImportCounts(unchanged: 20) && again.skus == ImportCounts(unchanged: skus))
    }
}
