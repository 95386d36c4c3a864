// CheckDraft.swift: everything that is wrong with a draft, in one answer.
import Core

/// The bounds of a product.
public enum ProductBounds {
    public static let title = 1...120
    public static let price: ClosedRange<Int64> = 0...1_000_000_000
    public static let stock: ClosedRange<Int64> = 0...10_000_000
    public static let weightGrams: ClosedRange<Int64> = 0...10_000_000
    public static let skus = 1...500
    public static let axes = 0...3
    public static let axisValues = 1...100
    public static let attributes = 0...50
    public static let pictures = 0...20
    public static let word = 1...60
    public static let attributeValue = 1...500
    public static let code = 0...64
    public static let picture = 1...1_000
    public static let descriptionBytes = 100_000
    public static let handle = 1...120
}

extension ProductDraft {
    /// Every problem, in the order of the fields; empty when all is well.
    func problems() -> [FieldProblem] {
        var found = Problems()
        found.length("title", title, ProductBounds.title)
        if description.utf8.count > ProductBounds.descriptionBytes {
            found.add("description", "too_long", "0…\(ProductBounds.descriptionBytes)")
        }
        found.count("attributes", attributes.count, ProductBounds.attributes)
        for (index, attribute) in attributes.enumerated() {
            found.length("attributes[\(index)].name", attribute.name, ProductBounds.word)
            found.length("attributes[\(index)].value", attribute.value, ProductBounds.attributeValue, multiline: true)
        }
        found.count("pictures", pictures.count, ProductBounds.pictures)
        for (index, picture) in pictures.enumerated() where !PictureAddress.isAllowed(picture) {
            found.add("pictures[\(index)]", "not_a_picture_address", "/media/… or https://…")
        }
        checkAxes(&found)
        found.count("skus", skus.count, ProductBounds.skus)
        var seen: Set<[String]> = []
        for (index, sku) in skus.enumerated() { check(sku, "skus[\(index)]", &seen, &found) }
        found.price("price", price)
        found.price("listPrice", listPrice)
        return found.all
    }

    private func checkAxes(_ found: inout Problems) {
        found.count("axes", axes.count, ProductBounds.axes)
        if Set(axes.map(\.name)).count < axes.count { found.add("axes", "duplicate") }
        for (index, axis) in axes.enumerated() {
            found.length("axes[\(index)].name", axis.name, ProductBounds.word)
            found.count("axes[\(index)].values", axis.values.count, ProductBounds.axisValues)
            if Set(axis.values).count < axis.values.count { found.add("axes[\(index)].values", "duplicate") }
            for (number, value) in axis.values.enumerated() {
                found.length("axes[\(index)].values[\(number)]", value, ProductBounds.word)
            }
        }
    }

    private func check(_ sku: SKUDraft, _ path: String, _ seen: inout Set<[String]>, _ found: inout Problems) {
        if sku.values.count != axes.count {
            found.add("\(path).values", "wrong_count", String(axes.count))
        } else {
            for (axis, value) in zip(axes, sku.values) where !axis.values.contains(value) {
                found.add("\(path).values", "not_on_axis", axis.name)
            }
            if !seen.insert(sku.values).inserted { found.add("\(path).values", "duplicate") }
        }
        found.price("\(path).price", sku.price)
        found.price("\(path).listPrice", sku.listPrice)
        found.length("\(path).code", sku.code, ProductBounds.code)
        found.length("\(path).barcode", sku.barcode, ProductBounds.code)
        found.range("\(path).weightGrams", sku.weightGrams, ProductBounds.weightGrams)
        if let stock = sku.stock { found.range("\(path).stock", stock, ProductBounds.stock) }
    }
}

/// Collects what is wrong.
struct Problems {
    private(set) var all: [FieldProblem] = []

    mutating func add(_ path: String, _ code: String, _ expected: String = "") {
        all.append(FieldProblem(path, code, expected: expected))
    }
    /// Of characters, without control characters; line ends and tabs only where `multiline`.
    mutating func length(_ path: String, _ text: String, _ bounds: ClosedRange<Int>, multiline: Bool = false) {
        if text.count < bounds.lowerBound { return add(path, "too_short", "\(bounds.lowerBound)…\(bounds.upperBound)") }
        if text.count > bounds.upperBound { return add(path, "too_long", "\(bounds.lowerBound)…\(bounds.upperBound)") }
        let control: Bool = text.unicodeScalars.contains { scalar in
            (scalar.value < 0x20 && !(multiline && (scalar == "\n" || scalar == "\t"))) || scalar.value == 0x7F
        }
        if control { add(path, "control_character") }
    }
    mutating func count(_ path: String, _ count: Int, _ bounds: ClosedRange<Int>) {
        if count < bounds.lowerBound { add(path, "too_few", "\(bounds.lowerBound)…\(bounds.upperBound)") }
        if count > bounds.upperBound { add(path, "too_many", "\(bounds.lowerBound)…\(bounds.upperBound)") }
    }
    mutating func range(_ path: String, _ number: Int64, _ bounds: ClosedRange<Int64>) {
        if number < bounds.lowerBound { add(path, "too_small", "\(bounds.lowerBound)…\(bounds.upperBound)") }
        if number > bounds.upperBound { add(path, "too_large", "\(bounds.lowerBound)…\(bounds.upperBound)") }
    }
    mutating func price(_ path: String, _ price: Money?) {
        guard let price else { return }
        if price.currency != .cny { return add("\(path).currency", "not_a_currency", "CNY") }
        range("\(path).amount", price.minor, ProductBounds.price)
    }

    /// - Throws: ``InvalidInput`` with all of it, if any.
    func refuse() throws {
        if !all.isEmpty { throw InvalidInput(all) }
    }
}

/// Where a picture may lie: with us, or at an http(s) address.
enum PictureAddress {
    static func isAllowed(_ address: String) -> Bool {
        guard ProductBounds.picture ~= address.utf8.count,
            address.utf8.allSatisfy({ $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") && $0 != 0x7F })
        else { return false }
        if address.hasPrefix(MediaStore.path) { return MediaStore.isName(String(address.dropFirst(MediaStore.path.count))) }
        let lower = address.prefix(8).lowercased()
        return (lower.hasPrefix("https://") && address.count > 8) || (lower.hasPrefix("http://") && address.count > 7)
    }
}
