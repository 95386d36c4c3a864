// PostgresTransaction.swift: the verbs, on one PostgreSQL connection.
import Core
import Store

/// The statements of one body. `run` and `runOnce` are only sent; what reads waits for all that is out.
final class PostgresTransaction: Writing {
    let dialect = Dialect.postgres
    let connection: Connection
    private let eager: Bool
    /// Sent before the body's first statement: its savepoint, or the BEGIN of a read.
    private let opening: String
    private(set) var isOpen = false
    private(set) var rang = false
    private var failure: (any Error)?

    init(_ connection: Connection, opening: String, eager: Bool) {
        (self.connection, self.opening, self.eager) = (connection, opening, eager)
    }

    func start() { (isOpen, rang, failure) = (false, false, nil) }

    /// Reads what is still out.
    func finish() throws {
        if let failure { throw failure }
        guard isOpen else { return }
        try connection.settle()
    }

    func takeRing() -> Bool {
        defer { rang = false }
        return rang
    }

    // MARK: Verbs

    func rows(_ sql: SQL) throws -> [Row] { try load([sql])[0] }

    func load(_ queries: [SQL]) throws -> [[Row]] {
        try ask(queries, .rows).map { if case .rows(let rows) = $0 { rows } else { throw StoreError.unexpectedColumn(0) } }
    }

    func changes(_ sql: SQL) throws -> Int { try changes([sql])[0] }

    func changes(_ writes: [SQL]) throws -> [Int] {
        try ask(writes, .count).map { if case .count(let count) = $0 { count } else { throw StoreError.unexpectedColumn(0) } }
    }

    func run(_ sql: SQL) throws { try say(sql, .done) }
    func runOnce(_ sql: SQL) throws { try say(sql, .once) }
    func ringAfterCommit() { rang = true }

    /// The same connection for one query without a transaction around it.
    var alone: any Reading { PostgresQuery(connection) }

    // MARK: Parts

    private func say(_ sql: SQL, _ expected: Connection.Expected) throws {
        try noting {
            try open()
            try connection.send(sql, expected)
            if eager { try connection.settle() }
        }
    }

    private func ask(_ statements: [SQL], _ expected: Connection.Expected) throws -> [Connection.Answer] {
        try noting {
            guard !statements.isEmpty else { return [] }
            try open()
            for sql in statements { try connection.send(sql, expected) }
            try connection.settle()
            return connection.takeAnswers()
        }
    }

    private func open() throws {
        guard !isOpen else { return }
        isOpen = true
        try connection.say(opening)
    }

    /// A body that fails once fails for good, whatever it does with the error.
    private func noting<Result>(_ work: () throws -> Result) throws -> Result {
        if let failure { throw failure }
        do {
            return try work()
        } catch {
            failure = error
            throw error
        }
    }
}
