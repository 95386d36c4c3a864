// PostgresQuery.swift: a query by itself: no BEGIN, no COMMIT.
import Store

/// Its end goes out with the query, so that the server ends its transaction of one statement with the answer.
final class PostgresQuery: Reading {
    let dialect = Dialect.postgres
    private let connection: Connection

    init(_ connection: Connection) { self.connection = connection }

    func rows(_ sql: SQL) throws -> [Row] {
        try connection.send(sql, .rows)
        try connection.sync()
        do {
            try connection.settle()
        } catch {
            _ = connection.takeAnswers()
            throw error
        }
        guard case .rows(let rows)? = connection.takeAnswers().last else { throw StoreError.unexpectedColumn(0) }
        return rows
    }

    func load(_ queries: [SQL]) throws -> [[Row]] { try queries.map(rows) }
}
