// ImportRow.swift: one row of a file in our own words, whatever format it came in.
import Core

/// What one row says. Rows of one handle, one after the other, are one product: the first tells of the product itself, each
/// with a price adds a SKU, each may add pictures.
struct ImportRow: Sendable, Hashable {
    var line: Int
    /// The shop's slug and what the file calls it; empty where the whole file is one shop's.
    var shop = "", shopName = ""
    var handle = ""
    var title = ""
    var category: [String] = []
    var brand = ""
    var description = ""
    var attributes: [ProductAttribute] = []
    var pictures: [String] = []
    var state: Product.State?
    var shownPrice: Money?
    var shownListPrice: Money?
    /// In order; a product's later rows need not name them again.
    var axisNames: [String] = []
    /// None for a row that only adds pictures; several where SKUs lie in a file of their own.
    var skus: [SKUDraft] = []
}

/// Why a row is not taken.
public struct RowFault: Error, Hashable {
    public let code: String, reason: String
    public init(_ code: String, _ reason: String) { (self.code, self.reason) = (code, reason) }
}

/// Numbers as files write them.
public enum ImportNumber {
    /// A decimal of yuan with at most two digits that count after the point, or a whole number of 分. Nil when empty.
    public static func money(_ text: String, _ unit: ImportMapping.PriceUnit, _ column: String) throws(RowFault) -> Money? {
        let text = text.trimmed
        guard !text.isEmpty else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let digitsOnly: Bool = parts.allSatisfy { $0.utf8.allSatisfy { 48...57 ~= $0 } }
        guard 1...2 ~= parts.count, digitsOnly, 1...12 ~= parts[0].utf8.count, let whole = Int64(parts[0]) else {
            throw RowFault("bad_price", "\(column): \(text.prefix(40)) is no price")
        }
        switch unit {
        case .fen:
            guard parts.count == 1 else { throw RowFault("bad_price", "\(column): \(text.prefix(40)) is no whole number of 分") }
            return .cny(whole)
        case .yuan:
            var cents: Substring = parts.count == 2 ? parts[1] : "00"
            while cents.utf8.count > 2, cents.last == "0" { cents.removeLast() }
            guard 1...2 ~= cents.utf8.count, let tail = Int64(cents) else {
                throw RowFault("bad_price", "\(column): \(text.prefix(40)) has more than two decimals")
            }
            return .cny(whole * 100 + (cents.utf8.count == 1 ? tail * 10 : tail))
        }
    }

    /// A whole number of 0 or more. Nil when empty.
    public static func count(_ text: String, _ column: String) throws(RowFault) -> Int64? {
        let text = text.trimmed
        guard !text.isEmpty else { return nil }
        guard text.utf8.allSatisfy({ 48...57 ~= $0 }), let number = Int64(text) else {
            throw RowFault("bad_number", "\(column): \(text.prefix(40)) is no whole number of 0 or more")
        }
        return number
    }
}

extension String {
    /// With every line end as `\n`.
    func unixLines() -> String { replacing("\r\n", with: "\n").replacing("\r", with: "\n") }
}
