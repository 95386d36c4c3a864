// SingleQuery.swift: holds a body to the one query that it promised.

/// What a body of `readOnce` is given. A second query would see another snapshot, so it fails.
package final class SingleQuery: Reading {
    package let dialect: Dialect
    private let reading: any Reading
    private var isAsked = false

    package init(_ reading: any Reading) { (dialect, self.reading) = (reading.dialect, reading) }

    package func rows(_ sql: SQL) throws -> [Row] {
        guard !isAsked else { throw StoreError.failed(code: "readOnce", "a second query in a body of readOnce") }
        isAsked = true
        return try reading.rows(sql)
    }

    package func load(_ queries: [SQL]) throws -> [[Row]] { try queries.map(rows) }
}
