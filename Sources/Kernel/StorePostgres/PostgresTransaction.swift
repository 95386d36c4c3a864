// PostgresTransaction.swift: the verbs, on one PostgreSQL connection.
import Core
import Store

/// The statements of one body. `run` and `runOnce` are only sent; what reads waits for all that is out.
final class PostgresTransaction: Writing {
    let dialect = Dialect.postgres
    let connection: Connection
    private let eager: Bool
    private var opening: String?
    private(set) var isOpen = false
    /// Rows were changed since the body began, or may have been.
    private(set) var wrote = false
    private(set) var rang = false
    private var failure: (any Error)?
    var hasFailed: Bool { failure != nil }

    init(_ connection: Connection, eager: Bool) { (self.connection, self.eager) = (connection, eager) }

    /// - Parameter opening: sent before the body's first statement: its savepoint, or the BEGIN of a read.
    func start(_ opening: String?) { (self.opening, isOpen, wrote, rang, failure) = (opening, false, false, false, nil) }

    /// - Parameter waiting: reads what is still out.
    func finish(waiting: Bool) throws {
        if let failure { throw failure }
        if isOpen, waiting { try connection.settle() }
    }

    func takeRing() -> Bool {
        defer { rang = false }
        return rang
    }

    // MARK: Verbs

    func rows(_ sql: SQL) throws -> [Row] { try load([sql])[0] }

    func load(_ queries: [SQL]) throws -> [[Row]] {
        let found = try ask(queries, .rows).map { if case .rows(let rows) = $0 { rows } else { throw StoreError.unexpectedColumn(0) } }
        if !wrote { wrote = zip(queries, found).contains { !$0.isRead && !$1.isEmpty } }   // UPDATE … RETURNING
        return found
    }

    func changes(_ sql: SQL) throws -> Int { try changes([sql])[0] }

    func changes(_ writes: [SQL]) throws -> [Int] {
        let counts = try ask(writes, .count).map { if case .count(let count) = $0 { count } else { throw StoreError.unexpectedColumn(0) } }
        if !wrote { wrote = counts.contains { $0 > 0 } }
        return counts
    }

    func hold(_ sql: SQL) throws {
        let had = wrote
        _ = try changes(sql)
        wrote = had
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
            wrote = true
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
        if let opening { try connection.say(opening) }
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
