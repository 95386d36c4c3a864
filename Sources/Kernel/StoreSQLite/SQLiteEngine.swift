// SQLiteEngine.swift: the one writer's connection to the embedded database.
import Core
import GRDB
import Store

/// Begins, commits and undoes. Lives inside one synchronous GRDB access that lasts as long as the writer's thread, so that no
/// other code reaches the connection and a cancelled task cannot interrupt a batch.
final class SQLiteEngine: BatchEngine {
    private let connection: SQLiteConnection

    init(_ db: Database) throws { connection = try SQLiteConnection(db) }

    var tx: any Writing { connection }

    func begin() throws { try connection.execute("BEGIN IMMEDIATE") }
    func startBody() { connection.arm() }
    func endBody() throws { try connection.release() }
    func undoBody() throws { try connection.undo() }
    func commit() throws { try connection.execute("COMMIT") }
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
