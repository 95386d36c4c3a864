// SQLiteEngine.swift: the one writer's connection to the embedded database.
import Core
import GRDB
import Store

/// Begins, commits and undoes. Lives inside one synchronous GRDB access that lasts as long as the writer's thread, so that no
/// other code reaches the connection and a cancelled task cannot interrupt a batch.
final class SQLiteEngine: BatchEngine {
    private let connection: SQLiteConnection
    private var isGuarded = false

    init(_ db: Database) throws { connection = try SQLiteConnection(db) }

    var tx: any Writing { connection }

    /// Nothing is far away: each body asks when it begins.
    var asksAhead: Bool { false }

    func begin() throws { try connection.execute("BEGIN IMMEDIATE") }
    func ask(_ questions: [[Store::SQL]]) throws {}
    func answers() throws -> [[[Store::Row]]] { [] }
    func startBody(isGuarded: Bool) {
        self.isGuarded = isGuarded
        connection.start(isGuarded: isGuarded)
    }
    func endBody() throws { if isGuarded { try connection.release() } }
    func undoBody() throws -> Bool {
        guard isGuarded else { return !connection.wrote }
        try connection.undo()
        return true
    }
    func confirm() throws {}
    func commit() throws { try connection.execute("COMMIT") }
    func rollback() throws { try connection.execute("ROLLBACK") }
    func abandon() {
        guard connection.isInsideTransaction else { return }
        try? connection.execute("ROLLBACK")   // it fails only where SQLite has rolled back by itself
    }
    func takeRing() -> Bool { connection.takeRing() }

    func endsTransaction(_ error: any Error) -> Bool {
        switch error as? StoreError {
        case .refused, .unavailable: true
        default: !connection.isInsideTransaction
        }
    }
}
