// ProductQuery.swift: a list of products as its address says it.
import Catalog
import Core
import Design
import Web

/// The filter and sort of the list. What is not understood is not asked about: an address that was typed wrong shows more, never an
/// error.
struct ProductQuery: Sendable {
    var state = "", text = "", category = "", brand = "", shelf = "", from = "", to = "", sort = ""

    init() {}
    /// - Parameter value: what the address has under a name.
    init(_ value: (String) -> String?) {
        func text(_ name: String) -> String { trimmed(value(name) ?? "") }
        (state, self.text, category, brand) = (
            text("state"), String(text("q").prefix(ProductFilter.textMax)), text("category"), text("brand")
        )
        (shelf, from, to, sort) = (text("stock"), text("from"), text("to"), text("sort"))
        if Product.State(rawValue: state) == nil || state == Product.State.deleted.rawValue { state = "" }
        if ID<Category>(category) == nil { category = "" }
        if ID<Brand>(brand) == nil { brand = "" }
        if ProductFilter.Shelf(rawValue: shelf) == nil { shelf = "" }
        if Self.money(from) == nil { from = "" }
        if Self.money(to) == nil { to = "" }
        if ProductFilter.Sort(rawValue: sort) == nil || sort == ProductFilter.Sort.newest.rawValue { sort = "" }
    }

    /// What is asked for, in the order of the form.
    var items: [(String, String)] {
        [
            ("state", state), ("q", text), ("category", category), ("brand", brand), ("stock", shelf), ("from", from), ("to", to),
            ("sort", sort),
        ].filter { !$0.1.isEmpty }
    }

    func without(_ names: String...) -> [(String, String)] { items.filter { !names.contains($0.0) } }
    var order: ProductFilter.Sort { ProductFilter.Sort(rawValue: sort) ?? .newest }
    /// Whether more than a state is asked for.
    var isNarrow: Bool { !without("state", "sort").isEmpty }

    func filter(_ tree: CategoryTree) -> ProductFilter {
        var filter = ProductFilter()
        filter.state = Product.State(rawValue: state)
        filter.categories = ID<Category>(category).map { tree.within($0) } ?? []
        filter.brand = ID<Brand>(brand)
        filter.shelf = ProductFilter.Shelf(rawValue: shelf)
        (filter.priceFrom, filter.priceTo) = (Self.money(from), Self.money(to))
        filter.text = text
        return filter
    }

    private static func money(_ text: String) -> Money? {
        guard case .amount(let money) = Yuan.read(text) else { return nil }
        return money
    }

    /// The same from text that a form carried along.
    init(carried text: String) {
        var values: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { values[String(parts[0])] = Self.decoded(parts[1]) }
        }
        self.init { values[$0] }
    }

    /// `state=listed&q=…`, percent-encoded.
    var carried: String { String(address(items).dropFirst()) }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
