// ListTests.swift: the address is the state of a list, and a choice of many comes back as it went.
import Catalog
import Core
import Testing
import Web

@testable import Consoles

@Suite struct ListTests {
    private static func read(_ items: [(String, String)]) -> ProductQuery {
        ProductQuery { name in items.first { $0.0 == name }?.1 }
    }

    @Test func `a filter is carried through a form and an address unchanged`() {
        let items = [
            ("state", "listed"), ("q", "茶 & \"50%\"+=/😀"), ("category", "7"), ("brand", "9"), ("stock", "low"), ("from", "10"),
            ("to", "99.50"),
            ("sort", "dearest"),
        ]
        let query = Self.read(items)
        #expect(query.items.map(\.0) == items.map(\.0) && query.items.map(\.1) == items.map(\.1))
        #expect(ProductQuery(carried: query.carried).items.map(\.1) == items.map(\.1))
        let filter = query.filter(CategoryTree([]))
        #expect(filter.state == .listed && filter.shelf == .low && filter.priceFrom == .cny(1_000) && filter.priceTo == .cny(9_950))
    }

    static let nonsense = [
        ("state", "deleted"), ("state", "x"), ("category", "-1"), ("stock", "none"), ("from", "ten"), ("to", "1.005"), ("sort", "newest"),
        ("sort", "'; DROP"),
    ]

    @Test(arguments: nonsense)
    func `what an address says wrong is not asked about`(name: String, value: String) {
        #expect(Self.read([(name, value)]).items.isEmpty)
        #expect(ProductQuery(carried: "\(name)=%ZZ%\(value)&&=&\(name)").items.isEmpty)
    }

    static let rules: [(BulkForm.Kind, String, PriceRule?)] = [
        (.percent, "87.5", PriceRule(.basisPoints(8_750))), (.percent, "0", nil), (.percent, "1000.01", nil), (.percent, "九折", nil),
        (.less, "10", PriceRule(.add(.cny(-1_000)))), (.more, "0.01", PriceRule(.add(.cny(1)))), (.set, "9.9", PriceRule(.set(.cny(990)))),
        (.set, "0", nil), (.less, "", nil), (.set, "1.234", nil),
    ]

    @Test(arguments: rules)
    func `a rule is read exactly or refused beside its field`(kind: BulkForm.Kind, amount: String, rule: PriceRule?) {
        var form = BulkForm(.price, seen: [SeenProduct(ID(5), version: 2)])
        (form.kind, form.amount, form.hasRule) = (kind, amount, true)
        var corrections = Corrections(.zh)
        #expect(form.change(&corrections) == rule.map { .price($0) })
        #expect(corrections.isEmpty == (rule != nil) && corrections.problems.allSatisfy { $0.path == "amount" })
        #expect(form.packed == "5.2")
    }
}
