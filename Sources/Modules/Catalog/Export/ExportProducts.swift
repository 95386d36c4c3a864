// ExportProducts.swift: products as a file of our own format, which an import takes again.
import Core
import Store

extension Catalog {
    /// At most so many products in one file.
    public static let exportMax: Int64 = 5_000

    /// The products that a filter finds, newest first, as CSV in UTF-8 with a byte order mark: a row for each SKU. A product that no
    /// import gave a handle has `souk:` and its number, by which an import finds it again.
    public func exportProducts(of shop: ID<Shop>, _ filter: ProductFilter, lowBelow: Int64) async throws -> [UInt8] {
        let wanted = try await productIDs(of: shop, filter, limit: Self.exportMax, lowBelow: lowBelow)
        let tree = try await categories()
        let marks = Dictionary(uniqueKeysWithValues: try await brands().map { ($0.id, $0.name) })
        var names: [String] = [], known: Set<String> = []
        var all: [Product] = []
        for start in stride(from: 0, to: wanted.count, by: 100) {
            let part = Array(wanted[start..<min(start + 100, wanted.count)])
            for product in try await products(part, of: shop) {
                for attribute in product.attributes where known.insert(attribute.name).inserted { names.append(attribute.name) }
                all.append(product)
            }
        }
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        bytes += CSVLine.bytes(ImportColumns.all + names.map { ImportColumns.attribute + $0 })
        for product in all {
            let category: String = product.category.map { tree.path(to: $0).map(\.name).joined(separator: " > ") } ?? ""
            for row in product.rows(category: category, brand: product.brand.flatMap { marks[$0] } ?? "", attributes: names) {
                bytes += CSVLine.bytes(row)
            }
        }
        return bytes
    }
}

extension Product {
    /// What a file calls it.
    var exportHandle: String { handle ?? Self.ownHandle + id.description }

    static let ownHandle = "souk:"

    /// The product that a handle of ours names.
    static func numbered(_ handle: String) -> ID<Product>? {
        handle.hasPrefix(ownHandle) ? ID(String(handle.dropFirst(ownHandle.count))) : nil
    }

    /// One row for each SKU, in the order of `ImportColumns.all` and the names of attributes; the first tells of the product itself.
    fileprivate func rows(category: String, brand: String, attributes names: [String]) -> [[String]] {
        let values = Dictionary(attributes.map { ($0.name, $0.value) }) { first, _ in first }
        return skus.enumerated().map { index, sku in
            let first = index == 0
            var fields: [String] = [exportHandle]
            fields +=
                first
                ? [
                    title, category, brand, description, pictures.joined(separator: " "), state.rawValue, ownPrice ? price.plain : "",
                    listPrice?.plain ?? "",
                ] : [String](repeating: "", count: ImportColumns.product.count - 1)
            for axis in 0..<3 {
                fields += [first && axis < axes.count ? axes[axis].name : "", axis < sku.values.count ? sku.values[axis] : ""]
            }
            fields += [
                sku.code, sku.barcode, sku.price.plain, sku.listPrice?.plain ?? "", String(sku.onHand),
                sku.weightGrams == 0 ? "" : String(sku.weightGrams),
            ]
            return fields + names.map { first ? values[$0] ?? "" : "" }
        }
    }

    /// As a merchant would write it, stock with it.
    var draft: ProductDraft {
        ProductDraft(
            title: title, category: category, brand: brand, description: description, attributes: attributes, pictures: pictures,
            axes: axes,
            skus: skus.map { sku in
                SKUDraft(
                    values: sku.values, price: sku.price, listPrice: sku.listPrice, code: sku.code, barcode: sku.barcode,
                    weightGrams: sku.weightGrams, stock: sku.onHand)
            }, price: ownPrice ? price : nil, listPrice: listPrice)
    }
}

extension Money {
    /// `9.90`, without sign of a currency.
    fileprivate var plain: String {
        let (whole, rest) = minor.quotientAndRemainder(dividingBy: 100)
        return "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}

/// A record of a CSV file.
public enum CSVLine {
    /// The fields with commas between, quoted where they must be, and the line's end.
    public static func bytes(_ fields: [String]) -> [UInt8] {
        Array(fields.map(quoted).joined(separator: ",").utf8) + [13, 10]
    }

    private static func quoted(_ field: String) -> String {
        let plain: Bool =
            field.utf8.allSatisfy { $0 != 0x22 && $0 != 0x2C && $0 != 10 && $0 != 13 } && field.first != " " && field.last != " "
        return plain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}
