// OrderMapping.swift: which column of somebody's file of orders is what (docs/how-to/import-orders.md).
import Catalog
import Core

/// How a file of orders, and the files beside it, become past orders.
public struct OrderMapping: Sendable {
    /// Ours, of the file itself.
    enum Column: String, CaseIterable {
        case number, placedAt, paidAt, total, goods, freight, paid, refunded, region, buyer, status
    }
    /// Rows of a second file that belong to an order: `key` there is the order's `number`, or another `of` column of it.
    struct Side: Sendable {
        let file: String, key: String, of: String?
        let columns: [String: String]
    }

    var columns: [Column: String] = [:]
    /// `paid` is what was left after refunds.
    var paidIsNet = false
    var currency = Currency.cny
    var unit = ImportMapping.PriceUnit.yuan
    /// How far the file's clock is east of UTC, in minutes.
    var eastMinutes: Int64 = 480
    /// `shop`, `product`, `quantity`, `amount`, `freight` of each line.
    var lines: Side?
    /// `amount` of each payment.
    var payments: Side?
    /// `region`, `buyer`.
    var buyers: Side?

    /// The files that are read beside the one imported, by name.
    public var sideFiles: [String] { Set([lines, payments, buyers].compactMap { $0?.file }).sorted() }
    /// Whether lines say whose they are.
    public var namesShops: Bool { lines?.columns["shop"] != nil }

    /// - Throws: ``InvalidInput`` with every problem of the mapping.
    public init(json bytes: [UInt8]) throws {
        guard let json = try? JSON(parsing: bytes), let parts = json.object else {
            throw InvalidInput([FieldProblem("mapping", "wrong_type", expected: "a JSON object")])
        }
        var reader = OrderMappingReader()
        self = reader.mapping(parts)
        if !reader.problems.isEmpty { throw InvalidInput(reader.problems) }
    }

    fileprivate init() {}
}

private struct OrderMappingReader {
    var problems: [FieldProblem] = []
    private static let parts = ["columns", "paidIsNet", "currency", "priceUnit", "utcOffset", "lines", "payments", "buyers"]

    mutating func mapping(_ parts: [String: JSON]) -> OrderMapping {
        var mapping = OrderMapping()
        for name in parts.keys.sorted() where !Self.parts.contains(name) {
            problem(name, "unknown_field", Self.parts.joined(separator: " | "))
        }
        for (name, value) in (parts["columns"]?.object ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let column = OrderMapping.Column(rawValue: name), let theirs = value.string else {
                problem("columns.\(name)", "unknown_field", OrderMapping.Column.allCases.map(\.rawValue).joined(separator: " | "))
                continue
            }
            mapping.columns[column] = theirs
        }
        for needed in [OrderMapping.Column.number, .placedAt] where mapping.columns[needed] == nil {
            problem("columns.\(needed.rawValue)", "required")
        }
        mapping.paidIsNet = parts["paidIsNet"]?.bool ?? false
        if let code = parts["currency"] {
            if let currency = code.string.flatMap({ Currency(code: $0) }) {
                mapping.currency = currency
            } else {
                problem("currency", "not_a_choice", "three capital letters")
            }
        }
        if let unit = parts["priceUnit"] {
            if let known = unit.string.flatMap(ImportMapping.PriceUnit.init) {
                mapping.unit = known
            } else {
                problem("priceUnit", "not_a_choice", "yuan | fen")
            }
        }
        if let offset = parts["utcOffset"] { mapping.eastMinutes = minutes(offset) }
        mapping.lines = side(parts["lines"], "lines", ["shop", "product", "quantity", "amount", "freight"])
        mapping.payments = side(parts["payments"], "payments", ["amount"])
        mapping.buyers = side(parts["buyers"], "buyers", ["region", "buyer"])
        let costs: [OrderMapping.Column] = [.total, .goods]
        if mapping.lines == nil, costs.allSatisfy({ mapping.columns[$0] == nil }) { problem("columns.total", "required") }
        return mapping
    }

    private mutating func problem(_ field: String, _ code: String, _ expected: String = "") {
        problems.append(FieldProblem(field, code, expected: expected))
    }

    /// `+08:00`, `-03:00`
    private mutating func minutes(_ json: JSON) -> Int64 {
        let text = json.string ?? ""
        let digits = text.dropFirst().split(separator: ":").compactMap { Int64($0) }
        guard text.utf8.count == 6, let sign = text.first, "+-".contains(sign), digits.count == 2, digits[0] <= 14, digits[1] < 60 else {
            problem("utcOffset", "wrong_format", "+08:00")
            return 0
        }
        return (sign == "-" ? -1 : 1) * (digits[0] * 60 + digits[1])
    }

    private mutating func side(_ json: JSON?, _ path: String, _ known: [String]) -> OrderMapping.Side? {
        guard let json else { return nil }
        guard let file = json["file"]?.string, let key = json["key"]?.string, let columns = json["columns"]?.object else {
            problem(path, "required", "file, key, columns")
            return nil
        }
        var found: [String: String] = [:]
        for (name, value) in columns.sorted(by: { $0.key < $1.key }) {
            if known.contains(name), let theirs = value.string {
                found[name] = theirs
            } else {
                problem("\(path).columns.\(name)", "unknown_field", known.joined(separator: " | "))
            }
        }
        return OrderMapping.Side(file: file, key: key, of: json["of"]?.string, columns: found)
    }
}
