// ImportReport.swift: what came of a file.
import Core

/// How many things an import made, changed, and found as the file says.
public struct ImportCounts: Hashable, Sendable {
    public internal(set) var created = 0, updated = 0, unchanged = 0
    var json: JSON {
        ["created": .int(Int64(created)), "updated": .int(Int64(updated)), "unchanged": .int(Int64(unchanged))]
    }
}

/// A row that was not taken, and why.
public struct ImportRejection: Hashable, Sendable {
    /// Of the file, counted from 1.
    public let line: Int
    /// `short_row`, `bad_price`, … (docs/how-to/import.md).
    public let code: String
    /// For people.
    public let reason: String

    public init(line: Int, code: String, reason: String) { (self.line, self.code, self.reason) = (line, code, reason) }
    public init(line: Int, _ fault: RowFault) { self.init(line: line, code: fault.code, reason: fault.reason) }
}

public struct ImportReport: Hashable, Sendable {
    public internal(set) var products = ImportCounts(), skus = ImportCounts()
    /// Rows that said of a product what the row before said.
    public internal(set) var repeated = 0
    /// In order of line.
    public internal(set) var rejected: [ImportRejection] = []

    /// `{"products": {"created": n, "updated": n, "unchanged": n}, "skus": {…}, "repeated": n, "rejected": [{"line": n, "code": …, …}]}`
    public var json: JSON {
        [
            "products": products.json, "skus": skus.json, "repeated": .int(Int64(repeated)),
            "rejected": .array(
                rejected.map { ["line": .int(Int64($0.line)), "code": .string($0.code), "reason": .string($0.reason)] }),
        ]
    }
}

extension ImportReport {
    static func += (left: inout ImportReport, right: ImportReport) {
        left.products += right.products
        left.skus += right.skus
        left.repeated += right.repeated
        left.rejected += right.rejected
    }
}

extension ImportCounts {
    static func += (left: inout ImportCounts, right: ImportCounts) {
        left.created += right.created
        left.updated += right.updated
        left.unchanged += right.unchanged
    }
}

/// How far an import is.
public struct ImportProgress: Hashable, Sendable {
    public let bytesRead: Int64
    public let rowsRead: Int, productsDone: Int
}
