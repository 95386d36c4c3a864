// ImportMapping.swift: how the columns of somebody's file become ours.
import Core

/// Which of our columns is made of what (docs/how-to/import.md).
public struct ImportMapping: Sendable {
    public enum PriceUnit: String, Sendable, CaseIterable { case yuan, fen }
    /// What rows of a product are that come again after other products' rows.
    public enum Repeats: String, Sendable, CaseIterable {
        /// A fault of the file.
        case refuse
        /// The product as it was at another time; only what comes first counts.
        case first
        /// What the product became; what comes last counts.
        case update
    }

    /// Where a value comes from.
    struct Source: Sendable {
        var column: String?
        var constant = ""
        /// The text is a JSON array of texts.
        var isList = false
        /// Text of the file → text of ours; what is not named stays.
        var values: [String: String] = [:]
        var lookup: String?
    }
    /// A second file in which a value is looked up; with `parent`, the path from the root.
    struct Lookup: Sendable { let file: String, key: String, value: String, parent: String? }
    /// A second file with rows of each product.
    struct Children: Sendable {
        let file: String, key: String
        let conditions: [(column: String, equals: String)]
        let columns: [String: Source]
    }

    var unit = PriceUnit.yuan
    var repeats = Repeats.refuse
    /// Whose the row is, where one file tells of several shops: its slug.
    var shop: Source?
    /// Ours → what it is made of; the values of several sources are one list.
    var columns: [String: [Source]] = [:]
    var attributes: [(name: String, source: Source)] = []
    var lookups: [String: Lookup] = [:]
    /// The column of the file whose value children carry.
    var key: String?
    var skus: Children?, axes: Children?, attributeRows: Children?

    /// Whether each row names its shop.
    public var namesShops: Bool { shop != nil }

    /// The files that are read beside the one imported, by name.
    public var sideFiles: [String] {
        let children: [String] = [skus, axes, attributeRows].compactMap { $0?.file }
        return Set(lookups.values.map(\.file) + children).sorted()
    }

    init(columns: [String: String], unit: PriceUnit = .yuan) {
        self.columns = columns.mapValues { [Source(column: $0)] }
        self.unit = unit
    }

    /// Reads a mapping.
    /// - Throws: ``InvalidInput`` with every problem; ``JSONError``.
    public init(json bytes: [UInt8]) throws {
        var reader = MappingReader()
        self = reader.mapping(try JSON(parsing: bytes))
        try reader.problems.refuse()
    }
}

/// Our own format's columns, and where Shopify's file has them.
enum ImportColumns {
    static let product = [
        "handle", "title", "category", "brand", "description", "pictures", "state", "shown price", "shown list price",
    ]
    static let axes: [String] = (1...3).flatMap { ["spec\($0) name", "spec\($0) value"] }
    static let sku = ["sku code", "barcode", "price", "list price", "stock", "weight"]
    static let all: [String] = product + axes + sku
    /// What a column with an attribute of the product begins with; the rest is the attribute's name.
    static let attribute = "attr:"

    static let shopify: [String: String] = [
        "handle": "Handle", "title": "Title", "category": "Type", "brand": "Vendor", "description": "Body (HTML)",
        "pictures": "Image Src", "state": "Published", "spec1 name": "Option1 Name", "spec1 value": "Option1 Value",
        "spec2 name": "Option2 Name", "spec2 value": "Option2 Value", "spec3 name": "Option3 Name",
        "spec3 value": "Option3 Value", "sku code": "Variant SKU", "barcode": "Variant Barcode", "price": "Variant Price",
        "list price": "Variant Compare At Price", "stock": "Variant Inventory Qty", "weight": "Variant Grams",
    ]
}
