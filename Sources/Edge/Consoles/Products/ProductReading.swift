// ProductReading.swift: what was typed about a product becomes a draft, or every reason why not.
import Catalog
import Core
import Web

/// A draft, and which row of the form each of its SKUs came from.
struct ReadProduct: Sendable {
    let draft: ProductDraft
    let rows: [Int]

    /// The form's name of a path in the draft.
    func field(_ path: String) -> String {
        for list in ["attributes", "pictures", "axes"] where path == list || path.hasPrefix(list + "[") { return list }
        if path == "price.amount" { return "price" }
        if path == "listPrice.amount" { return "listPrice" }
        guard path.hasPrefix("skus["), let close = path.firstIndex(of: "]"), let index = Int(path.dropFirst(5).prefix(upTo: close)),
            rows.indices.contains(index)
        else { return path == "skus" ? "axes" : path }
        let row = "skus[\(rows[index])]"
        let rest = path[path.index(after: close)...]
        if rest.hasPrefix(".values") { return "axes" }
        return row + (rest.hasSuffix(".amount") ? rest.dropLast(7) : rest)
    }
}

extension ProductForm {
    /// - Parameters:
    ///   - brand: of the name typed; nil for none.
    ///   - existing: the product as it is, for what the form does not show.
    func read(brand: ID<Brand>?, existing: Product?, _ corrections: inout Corrections) -> ReadProduct {
        var attributes: [ProductAttribute] = []
        for pair in typedPairs(self.attributes) {
            guard let pair else {
                corrections.add("attributes", "attribute_form")
                break
            }
            attributes.append(ProductAttribute(pair.name, pair.value))
        }
        if !category.isEmpty, ID<Category>(category) == nil { corrections.add("category", "not_a_choice") }
        let known = Dictionary(uniqueKeysWithValues: (existing?.skus ?? []).map { ($0.values, $0) })
        var skus: [SKUDraft] = []
        var places: [Int] = []
        for (index, row) in rows.enumerated() where !row.isBlank || rows.count == 1 {
            let sku = known[row.values]
            var stock: Int64?
            if sku == nil, !row.stock.isEmpty {
                stock = typedCount(row.stock)
                if stock == nil { corrections.add("skus[\(index)].stock", "not_an_integer") }
            }
            var grams: Int64 = 0
            if !row.weight.isEmpty {
                if let typed = typedCount(row.weight) {
                    grams = typed
                } else {
                    corrections.add("skus[\(index)].weightGrams", "not_an_integer")
                }
            }
            skus.append(
                SKUDraft(
                    values: row.values, price: money(row.price, "skus[\(index)].price", required: true, &corrections) ?? .cny(0),
                    listPrice: money(row.listPrice, "skus[\(index)].listPrice", &corrections), code: row.code,
                    barcode: row.barcode, weightGrams: grams, stock: stock))
            places.append(index)
        }
        if skus.isEmpty { corrections.add("skus[0].price", "no_sku") }
        let draft = ProductDraft(
            title: title, category: ID<Category>(category), brand: brand, description: PlainText.html(description),
            attributes: attributes, pictures: pictures, axes: Self.readAxes(axes) ?? [], skus: skus,
            price: money(price, "price", &corrections), listPrice: money(listPrice, "listPrice", &corrections))
        return ReadProduct(draft: draft, rows: places)
    }

    private func money(_ text: String, _ path: String, required: Bool = false, _ corrections: inout Corrections) -> Money? {
        switch Yuan.read(text) {
        case .amount(let money): return money
        case .nothing: if required { corrections.add(path, "required") }
        case .notAnAmount: corrections.add(path, "not_an_amount")
        case .tooLarge: corrections.add(path, "too_large", "0.00…10,000,000.00")
        }
        return nil
    }
}
