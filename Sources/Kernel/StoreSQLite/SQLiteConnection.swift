// SQLiteConnection.swift: the verbs, on one SQLite connection.
import Core
import GRDB
import GRDBSQLite
import Store

/// The statements of a body, said to one SQLite connection that GRDB opened and set up. Everything is answered at once.
/// Statements are prepared here and not by GRDB, whose binding of arguments cost as much as SQLite's work (decision 6).
final class SQLiteConnection: Writing {
    let dialect = Dialect.sqlite
    private let raw: OpaquePointer
    private var statements: PreparedStatements
    private var rang = false
    private var savepointArmed = false
    private(set) var savepointOpen = false
    /// Since the body began, rows were changed.
    private(set) var wrote = false

    /// - Throws: ``StoreError/unavailable(_:)`` when the connection is closed.
    init(_ db: Database) throws {
        guard let raw = db.sqliteConnection else { throw StoreError.unavailable("the database is closed") }
        self.raw = raw
        statements = PreparedStatements(raw)
    }

    deinit { statements.forgetAll() }

    var isInsideTransaction: Bool { sqlite3_get_autocommit(raw) == 0 }

    // MARK: Savepoints

    /// - Parameter isGuarded: the next write opens a savepoint first.
    func start(isGuarded: Bool) { (savepointArmed, savepointOpen, wrote) = (isGuarded, false, false) }

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
        let isRead: Bool = sql.isRead
        if savepointArmed, !isRead { try openSavepoint() }
        let statement = try statements.bound(text, values)
        defer { sqlite3_reset(statement) }
        let columns: Int32 = sqlite3_column_count(statement)
        var rows: [Store::Row] = []
        while true {
            let outcome = sqlite3_step(statement)
            guard outcome == SQLITE_ROW else {
                guard outcome == SQLITE_DONE else { throw SQLiteConnection.failure(raw) }
                return rows
            }
            if !isRead { wrote = true }   // UPDATE … RETURNING
            rows.append(try SQLiteConnection.decode(statement, columns))
        }
    }

    func load(_ queries: [Store::SQL]) throws -> [[Store::Row]] { try queries.map(rows) }

    func run(_ sql: Store::SQL) throws { _ = try changes(sql) }

    func runOnce(_ sql: Store::SQL) throws {
        guard try changes(sql) == 1 else { throw StoreError.stale }
    }

    func changes(_ sql: Store::SQL) throws -> Int {
        let (text, values) = sql.rendered(for: .sqlite)
        if savepointArmed { try openSavepoint() }
        try step(statements.bound(text, values))
        let count: Int32 = sqlite3_changes(raw)
        if count > 0 || !SQLiteConnection.isCounted(text) { wrote = true }
        return Int(count)
    }

    /// What changes the schema counts no rows.
    private static func isCounted(_ text: String) -> Bool { ["UPDATE", "INSERT", "DELETE"].contains { text.utf8.starts(with: $0.utf8) } }

    func hold(_ sql: Store::SQL) throws {
        let had = wrote
        _ = try changes(sql)
        wrote = had
    }

    func changes(_ writes: [Store::SQL]) throws -> [Int] { try writes.map(changes) }

    func ringAfterCommit() { rang = true }

    // MARK: Parts

    func execute(_ text: String) throws { try step(statements.bound(text, [])) }

    private func openSavepoint() throws {
        savepointArmed = false
        try execute("SAVEPOINT body")
        savepointOpen = true
    }

    /// To its end; rows are not looked at.
    private func step(_ statement: OpaquePointer) throws {
        defer { sqlite3_reset(statement) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: continue
            case SQLITE_DONE: return
            default: throw SQLiteConnection.failure(raw)
            }
        }
    }

    private static func decode(_ statement: OpaquePointer, _ columns: Int32) throws -> Store::Row {
        var values: [SQLValue] = []
        values.reserveCapacity(Int(columns))
        for column in 0..<columns {
            switch sqlite3_column_type(statement, column) {
            case SQLITE_NULL: values.append(.null)
            case SQLITE_INTEGER: values.append(.int(sqlite3_column_int64(statement, column)))
            case SQLITE_TEXT:
                let start = sqlite3_column_text(statement, column)   // before its length is asked for
                let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
                values.append(.text(String(decoding: bytes, as: UTF8.self)))
            case SQLITE_FLOAT: values.append(.text(String(sqlite3_column_double(statement, column))))   // ranks of a search only
            default: throw StoreError.unexpectedColumn(Int(column))
            }
        }
        return Store::Row(values)
    }

    // MARK: Errors

    /// What the connection says of its last failure, as the store says it.
    static func failure(_ raw: OpaquePointer) -> StoreError {
        translate(code: sqlite3_extended_errcode(raw), String(cString: sqlite3_errmsg(raw)))
    }

    /// What GRDB says of opening and copying.
    static func translate(_ error: DatabaseError) -> StoreError {
        translate(code: error.extendedResultCode.rawValue, error.message ?? error.resultCode.description)
    }

    private static func translate(code: Int32, _ reason: String) -> StoreError {
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: .contended(reason)
        case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_NOMEM: .refused(reason)
        case SQLITE_CANTOPEN, SQLITE_NOTADB, SQLITE_CORRUPT: .unavailable(reason)
        default: .failed(code: String(code), reason)
        }
    }
}
