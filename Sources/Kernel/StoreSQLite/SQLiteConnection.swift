// SQLiteConnection.swift: the verbs, on one GRDB connection.
import Core
import GRDB
import Store

/// The statements of a body, said to one SQLite connection. Everything is answered at once.
final class SQLiteConnection: Writing {
    let db: Database
    let dialect = Dialect.sqlite
    private(set) var rang = false
    private var savepointArmed = false
    private(set) var savepointOpen = false

    init(_ db: Database) { self.db = db }

    // MARK: Savepoints

    /// The next write opens a savepoint first.
    func arm() { (savepointArmed, savepointOpen) = (true, false) }

    func release() throws {
        if savepointOpen { try execute("RELEASE body") }
        (savepointArmed, savepointOpen) = (false, false)
    }

    func undo() throws {
        if savepointOpen {
            try execute("ROLLBACK TO body")
            try execute("RELEASE body")
        }
        (savepointArmed, savepointOpen) = (false, false)
    }

    func takeRing() -> Bool {
        defer { rang = false }
        return rang
    }

    // MARK: Verbs

    func rows(_ sql: Store::SQL) throws -> [Store::Row] {
        let (text, values) = sql.rendered(for: .sqlite)
        do {
            if savepointArmed, !text.hasPrefix("SELECT") { try openSavepoint() }
            let statement = try prepared(text, values)
            let cursor = try GRDB::Row.fetchCursor(statement)
            let columns: Int = statement.columnCount
            var rows: [Store::Row] = []
            while let row = try cursor.next() { rows.append(try decode(row, columns)) }
            return rows
        } catch let error as DatabaseError {
            throw SQLiteConnection.translate(error)
        }
    }

    func load(_ queries: [Store::SQL]) throws -> [[Store::Row]] { try queries.map(rows) }

    func run(_ sql: Store::SQL) throws { _ = try changes(sql) }

    func runOnce(_ sql: Store::SQL) throws {
        guard try changes(sql) == 1 else { throw StoreError.stale }
    }

    func changes(_ sql: Store::SQL) throws -> Int {
        let (text, values) = sql.rendered(for: .sqlite)
        do {
            if savepointArmed { try openSavepoint() }
            try prepared(text, values).execute()
            return db.changesCount
        } catch let error as DatabaseError {
            throw SQLiteConnection.translate(error)
        }
    }

    func changes(_ writes: [Store::SQL]) throws -> [Int] { try writes.map(changes) }

    func ringAfterCommit() { rang = true }

    // MARK: Parts

    func execute(_ text: String) throws {
        do {
            try db.cachedStatement(sql: text).execute()
        } catch let error as DatabaseError {
            throw SQLiteConnection.translate(error)
        }
    }

    private func openSavepoint() throws {
        savepointArmed = false
        try db.cachedStatement(sql: "SAVEPOINT body").execute()
        savepointOpen = true
    }

    private func prepared(_ text: String, _ values: [SQLValue]) throws -> GRDB.Statement {
        try SQLValue.check(values)
        let statement = try db.cachedStatement(sql: text)
        statement.setUncheckedArguments(
            StatementArguments(
                values.map { value -> DatabaseValue in
                    switch value {
                    case .null: .null
                    case .int(let number): number.databaseValue
                    case .text(let text): text.databaseValue
                    }
                }))
        return statement
    }

    private func decode(_ row: GRDB::Row, _ columns: Int) throws -> Store::Row {
        var values: [SQLValue] = []
        values.reserveCapacity(columns)
        for column in 0..<columns {
            let value: DatabaseValue = row[column]
            switch value.storage {
            case .null: values.append(.null)
            case .int64(let number): values.append(.int(number))
            case .string(let text): values.append(.text(text))
            case .double(let number): values.append(.text(String(number)))   // ranks of a search only
            case .blob: throw StoreError.unexpectedColumn(column)
            }
        }
        return Store::Row(values)
    }

    /// What SQLite says, as the store says it.
    static func translate(_ error: DatabaseError) -> StoreError {
        let reason = error.message ?? error.resultCode.description
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: return .contended(reason)
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY, .SQLITE_NOMEM: return .refused(reason)
        case .SQLITE_CANTOPEN, .SQLITE_NOTADB, .SQLITE_CORRUPT: return .unavailable(reason)
        default: return .failed(code: String(error.extendedResultCode.rawValue), reason)
        }
    }
}
