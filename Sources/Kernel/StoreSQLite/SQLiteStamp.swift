// SQLiteStamp.swift: a number that moves with every commit, whoever made it.
import GRDBSQLite
import Synchronization

/// Asks `PRAGMA data_version` on a connection that never writes: it says whether the file changed since it was asked last, also by
/// another program. A few microseconds, without touching the file.
final class SQLiteStamp: Sendable {
    private final class Asked: @unchecked Sendable {   // used under the lock
        let raw: OpaquePointer, statement: OpaquePointer
        init?(_ path: String) {
            var raw: OpaquePointer?, statement: OpaquePointer?
            guard sqlite3_open_v2(path, &raw, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let raw,
                sqlite3_prepare_v2(raw, "PRAGMA data_version", -1, &statement, nil) == SQLITE_OK, let statement
            else {
                sqlite3_close_v2(raw)
                return nil
            }
            (self.raw, self.statement) = (raw, statement)
        }
        deinit {
            sqlite3_finalize(statement)
            sqlite3_close_v2(raw)
        }
    }
    private let asked: Mutex<Asked?>

    init(path: String) { asked = Mutex(Asked(path)) }

    /// Nil where it cannot be asked: closed, or the file is being recovered.
    var now: Int64? {
        asked.withLock { asked in
            guard let asked else { return nil }
            defer { sqlite3_reset(asked.statement) }
            guard sqlite3_step(asked.statement) == SQLITE_ROW else { return nil }
            return sqlite3_column_int64(asked.statement, 0)
        }
    }

    func close() { asked.withLock { $0 = nil } }
}
