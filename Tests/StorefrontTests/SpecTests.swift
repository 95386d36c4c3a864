// SpecTests.swift: each value of an axis leads to a SKU, and an address agrees with itself.
import Catalog
import Core
import Testing
import Web

@testable import Storefront

@Suite struct SpecTests {
    /// 红/M, 红/L, 蓝/M, of which 红/L is sold out; there is no 蓝/L.
    private func shirt(_ world: StoreWorld) async throws -> Product {
        let axes = [SpecAxis("颜色", ["红", "蓝"]), SpecAxis("尺码", ["M", "L"])]
        let skus: [SKUDraft] = [(["红", "M"], 5), (["红", "L"], 0), (["蓝", "M"], 5)].map { values, stock in
            SKUDraft(values: values, price: .cny(1_000), stock: stock)
        }
        return try await world.catalog.createProduct(in: world.shop, ProductDraft(title: "衬衫", axes: axes, skus: skus))
    }

    @Test func `a value leads to the SKU that differs in it alone, or to the first with it`() async throws {
        let product = try await shirt(StoreWorld())
        let (redM, redL, blueM) = (product.skus[0].id, product.skus[1].id, product.skus[2].id)
        let choice = try #require(SpecChoice(product, asked: redL))
        typealias Option = SpecChoice.Option
        #expect(
            choice.options(axis: 0) == [
                Option(value: "红", sku: redL, isChosen: true, isAvailable: false),
                Option(value: "蓝", sku: blueM, isChosen: false, isAvailable: false),
            ])
        #expect(
            choice.options(axis: 1) == [
                Option(value: "M", sku: redM, isChosen: false, isAvailable: true),
                Option(value: "L", sku: redL, isChosen: true, isAvailable: false),
            ])
        #expect(SpecChoice(product, asked: nil)?.chosen.id == redM)
        #expect(SpecChoice(product, asked: ID(1))?.chosen.id == redM)
    }

    static let choices: [(String, String, String, String, String?)] = [
        ("", "", "", "", "province"), ("51", "", "", "51", "city"), ("51", "5101", "", "5101", "area"),
        ("51", "5101", "510107", "510107", nil), ("44", "5101", "510107", "44", "city"), ("31", "", "", "3101", "area"),
        ("99", "5101", "510107", "", "province"),
    ]

    @Test(arguments: choices)
    func `levels that do not agree are dropped, and a level with one choice chooses itself`(
        province: String, city: String, area: String, division: String, next: String?
    ) {
        var entry = AddressEntry()
        entry.choose(province: province, city: city, area: area)
        #expect(entry.division == division)
        #expect(entry.nextLevel == next)
    }
}
