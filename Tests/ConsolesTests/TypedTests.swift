// TypedTests.swift: what a merchant types is read exactly, or refused.
import Catalog
import Core
import Testing
import Web

@testable import Consoles

@Suite struct TypedTests {
    static let amounts: [(String, Yuan.Reading)] = [
        ("168", .amount(.cny(16_800))), ("168.5", .amount(.cny(16_850))), ("0.01", .amount(.cny(1))), ("¥1,299.00", .amount(.cny(129_900))),
        ("１６８．５０", .amount(.cny(16_850))), ("10000000.00", .amount(.cny(1_000_000_000))), ("", .nothing), ("  ", .nothing),
        ("68.005", .notAnAmount), ("-1", .notAnAmount), ("1.", .notAnAmount), (".5", .notAnAmount), ("1,29", .notAnAmount),
        ("1e3", .notAnAmount),
        ("1.2.3", .notAnAmount), ("十", .notAnAmount), ("10000000.01", .tooLarge), ("99999999999999999999", .tooLarge),
    ]

    @Test(arguments: amounts)
    func `yuan become fen without rounding`(text: String, expected: Yuan.Reading) { #expect(Yuan.read(text) == expected) }

    static let texts = ["第一段\n第二段", "3 < 5 & 7 > 2", "<p>有<b>标签</b></p>", "<ul><li>一</li></ul>", ""]

    @Test(arguments: texts)
    func `a description is typed again as it was typed`(text: String) {
        #expect(PlainText.typed(PlainText.html(text)) == text)
    }

    @Test func `new axes keep the prices of rows that agree`() throws {
        var form = ProductForm(key: "k")
        (form.axes, form.drawnAxes) = ("颜色: 红, 白", "颜色: 红, 白")
        form.rows = [.init(values: ["红"], price: "1"), .init(values: ["白"], price: "2", code: "W")]
        form.axes = "尺码：S，M\n颜色: 白, 红"
        #expect(form.needsNewGrid)
        var corrections = Corrections(.zh)
        form.drawGrid(&corrections)
        #expect(corrections.isEmpty && !form.needsNewGrid)
        #expect(form.rows.map(\.values) == [["S", "白"], ["S", "红"], ["M", "白"], ["M", "红"]])
        #expect(form.rows.map(\.price) == ["2", "1", "2", "1"])
        #expect(form.rows.allSatisfy { $0.code.isEmpty })
    }

    @Test func `a row left empty is not sold, and a problem of a SKU is told at its row`() {
        var form = ProductForm(key: "k")
        (form.title, form.axes, form.drawnAxes) = ("茶", "净含量: 50g, 100g, 250g", "净含量: 50g, 100g, 250g")
        form.rows = [.init(values: ["50g"]), .init(values: ["100g"], price: "8.005"), .init(values: ["250g"], price: "20", stock: "3")]
        var corrections = Corrections(.zh)
        let read = form.read(brand: nil, existing: nil, &corrections)
        #expect(read.draft.skus.map(\.values) == [["100g"], ["250g"]])
        #expect(corrections.problems == [FieldProblem("skus[1].price", "not_an_amount")])
        #expect(read.field("skus[1].price.amount") == "skus[2].price")
        #expect(read.field("skus[0].code") == "skus[1].code")
        #expect(read.field("axes[0].values") == "axes")
    }
}
