// ProductForm.swift: a product as it is typed: kept as text until all of it can be read.
import Catalog
import Core
import Web

/// The editor's fields. Rows of the grid belong to the axes that they were drawn for, which the form carries along.
struct ProductForm: Sendable {
    /// More combinations than this make more fields than a form may have: each row has six.
    static let rowsMax = 480

    struct Row: Sendable {
        let values: [String]
        var price = "", listPrice = "", stock = "", code = "", barcode = "", weight = ""
        /// All empty: this combination is not sold.
        var isBlank: Bool {
            price.isEmpty && listPrice.isEmpty && stock.isEmpty && code.isEmpty && barcode.isEmpty && weight.isEmpty
        }
    }

    var title = "", category = "", brand = "", description = "", attributes = "", axes = ""
    var price = "", listPrice = ""
    var pictures: [String] = []
    var rows: [Row] = [Row(values: [])]
    /// The axes, as text, that the rows were drawn for.
    var drawnAxes = ""
    /// What the merchant had before the eyes; nil for a new product.
    var version: Int64?
    var key: String

    init(key: String) { self.key = key }

    init(_ product: Product, brand: String, key: String) {
        (title, category, self.brand, self.key) = (product.title, product.category?.description ?? "", brand, key)
        description = PlainText.typed(product.description)
        attributes = product.attributes.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        axes = product.axes.map { "\($0.name): \($0.values.joined(separator: ", "))" }.joined(separator: "\n")
        drawnAxes = axes
        price = product.ownPrice ? Yuan.text(product.price) : ""
        listPrice = product.listPrice.map(Yuan.text) ?? ""
        (pictures, version) = (product.pictures, product.version)
        let known = Dictionary(uniqueKeysWithValues: product.skus.map { ($0.values, $0) })
        rows = Self.combinations(product.axes).map { values in
            guard let sku = known[values] else { return Row(values: values) }
            return Row(
                values: values, price: Yuan.text(sku.price), listPrice: sku.listPrice.map(Yuan.text) ?? "", code: sku.code,
                barcode: sku.barcode, weight: sku.weightGrams == 0 ? "" : String(sku.weightGrams))
        }
    }

    init(_ form: Form) throws {
        func text(_ name: String) -> String { trimmed(form.text(name) ?? "") }
        (title, category, brand) = (text("title"), text("category"), text("brand"))
        (description, attributes, axes) = (text("description"), text("attributes"), text("axes"))
        (price, listPrice, drawnAxes) = (text("price"), text("listPrice"), text("drawnAxes"))
        pictures = form.texts("picture")
        version = form.text("version").flatMap { Int64($0) }
        key = try form.idempotencyKey()
        let drawn: [[String]] = Self.readAxes(drawnAxes).map(Self.combinations) ?? []
        rows = drawn.prefix(Self.rowsMax).enumerated().map { index, values in
            Row(
                values: values, price: text("skus[\(index)].price"), listPrice: text("skus[\(index)].listPrice"),
                stock: text("skus[\(index)].stock"), code: text("skus[\(index)].code"), barcode: text("skus[\(index)].barcode"),
                weight: text("skus[\(index)].weightGrams"))
        }
    }

    /// Lines of `颜色: 红, 白`; nil when a line is none.
    static func readAxes(_ text: String) -> [SpecAxis]? {
        var axes: [SpecAxis] = []
        for pair in typedPairs(text) {
            guard let pair else { return nil }
            axes.append(SpecAxis(pair.name, typedList(pair.value)))
        }
        return axes
    }

    /// Every choice of one value per axis, the last axis fastest; one empty choice without axes.
    static func combinations(_ axes: [SpecAxis]) -> [[String]] {
        var all: [[String]] = [[]]
        for axis in axes {
            guard all.count * axis.values.count <= 10_000 else { return all }   // far beyond `rowsMax`: refused there
            all = all.flatMap { choice in axis.values.map { choice + [$0] } }
        }
        return all
    }

    /// Whether the rows are not those of the axes typed now.
    var needsNewGrid: Bool {
        guard let typed = Self.readAxes(axes), let drawn = Self.readAxes(drawnAxes) else { return true }
        return typed != drawn
    }

    /// Draws the rows of the axes typed now. A row keeps what was typed for the same choice; where an axis came or went, the
    /// prices of the first row that agrees on the axes they share.
    mutating func drawGrid(_ corrections: inout Corrections) {
        guard let typed = Self.readAxes(axes) else { return corrections.add("axes", "axis_form") }
        if typed.count > ProductBounds.axes.upperBound {
            return corrections.add("axes", "too_many", "\(ProductBounds.axes.lowerBound)…\(ProductBounds.axes.upperBound)")
        }
        let combinations = Self.combinations(typed)
        if combinations.count > Self.rowsMax { return corrections.add("axes", "too_many_skus", String(Self.rowsMax)) }
        let old = Self.readAxes(drawnAxes) ?? []
        let exact = Dictionary(rows.map { ($0.values, $0) }) { first, _ in first }
        let sameAxes = old.map(\.name) == typed.map(\.name)
        let shared: [(now: Int, then: Int)] = typed.indices.compactMap { now in
            old.firstIndex { $0.name == typed[now].name }.map { (now, $0) }
        }
        rows = combinations.map { values in
            if sameAxes { return exact[values] ?? Row(values: values) }
            let near = rows.first { row in shared.allSatisfy { row.values.count > $0.then && row.values[$0.then] == values[$0.now] } }
            return Row(values: values, price: near?.price ?? "", listPrice: near?.listPrice ?? "")
        }
        drawnAxes = axes
    }
}
