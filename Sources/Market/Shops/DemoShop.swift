// DemoShop.swift: how a shop of the demo is written down.
import Catalog

/// A shop with all that it sells, in the order in which it was put on sale.
struct DemoShop: Sendable {
    let organisation: String, slug: String, name: String
    let owner: DemoPerson
    /// Two letters that its stock numbers begin with.
    let code: String
    let products: [DemoProduct]
}

/// One text a product, for readers of either language: the Chinese first, the English under it.
struct DemoProduct: Sendable {
    let title: String
    /// From the first level down.
    let category: [String]
    let brand: String?
    let pictures: [Drawing]
    /// HTML.
    let description: String
    let attributes: [(name: String, value: String)]
    let axes: [(name: String, values: [String])]
    let skus: [DemoSKU]
    let state: Product.State

    /// - Parameters:
    ///   - category: names with `/` between them.
    ///   - zh: a paragraph a line; `en` likewise.
    ///   - facts: `名：值` each.
    ///   - axes: names; their values are those of the SKUs, in the order in which they appear.
    init(
        _ name: String, _ english: String, in category: String, brand: String? = nil, drawn pictures: [Drawing], zh: String, en: String,
        facts: [String], axes: [String] = [], _ skus: [DemoSKU], state: Product.State = .listed
    ) {
        title = "\(name) \(english)"
        self.category = category.split(separator: "/").map(String.init)
        (self.brand, self.pictures, self.skus, self.state) = (brand, pictures, skus, state)
        description = (zh.split(separator: "\n") + en.split(separator: "\n")).map { "<p>\($0)</p>" }.joined(separator: "\n")
        attributes = facts.map { fact in
            let parts = fact.split(separator: "：", maxSplits: 1).map(String.init)
            precondition(parts.count == 2, "no 名：值: \(fact)")
            return (parts[0], parts[1])
        }
        self.axes = axes.enumerated().map { index, axis in
            var values: [String] = []
            for sku in skus where !values.contains(sku.values[index]) { values.append(sku.values[index]) }
            return (axis, values)
        }
        precondition(skus.allSatisfy { $0.values.count == axes.count }, "a value for each axis: \(name)")
    }
}

/// Prices in 分.
struct DemoSKU: Sendable {
    let values: [String]
    let fen: Int64, was: Int64?
    /// What lies on the shelf when history begins.
    let stock: Int64

    /// Where there is nothing to choose.
    init(_ fen: Int64, was: Int64? = nil, stock: Int64) { self.init("", fen, was: was, stock: stock) }

    /// - Parameter values: with `/` between them.
    init(_ values: String, _ fen: Int64, was: Int64? = nil, stock: Int64) {
        self.values = values.split(separator: "/").map(String.init)
        (self.fen, self.was, self.stock) = (fen, was, stock)
    }
}

extension DemoSKU {
    /// What it weighs packed, in grams: what its own words say, else `usual`.
    func grams(usual: Int64) -> Int64 {
        for word in values.flatMap({ $0.split(separator: " ") }).map(String.init) {
            for (unit, factor) in [("kg", Int64(1_000)), ("g", 1)] where word.hasSuffix(unit) {
                let parts = word.dropLast(unit.count).split(separator: ".").map { Int64($0) }
                guard let whole = parts.first.flatMap({ $0 }) else { continue }
                let tenths = parts.count > 1 ? parts[1] ?? 0 : 0
                return whole * factor + tenths * factor / 10
            }
        }
        return usual
    }
}
