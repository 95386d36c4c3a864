// SQLiteStore.swift: the embedded database: one writer that groups commits, a few snapshot readers.
import Core
import Foundation
import GRDB
import Store

/// A store in one SQLite file, in write-ahead mode, durable at every answer (`synchronous=FULL`).
public final class SQLiteStore: Store {
    public let dialect = Dialect.sqlite
    public let bell = Bell()
    private let pool: DatabasePool
    private let writer: BatchWriter
    private let readers: SQLiteReaders
    private let changes: SQLiteStamp

    /// Opens or creates the file.
    /// - Parameters:
    ///   - durable: false skips fsync; for tests and simulations only.
    ///   - bodies: at most so many share a commit.
    /// - Throws: ``StoreError/unavailable(_:)`` when the file or its folder cannot be read and written.
    public init(path: String, durable: Bool = true, readers: Int = 4, bodies: Int = 256) throws {
        var configuration = Configuration()
        configuration.maximumReaderCount = readers + 1   // and one to copy
        configuration.busyMode = .timeout(10)
        configuration.label = "souk"
        configuration.prepareDatabase { db in
            // KiB. Readers look up a few rows of what the writer has just written, and the system caches the file too.
            try db.execute(sql: "PRAGMA cache_size = \(db.configuration.readonly ? -8_192 : -65_536)")
            try db.execute(sql: "PRAGMA secure_delete = OFF")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        do {
            guard FileManager.default.isWritableFile(atPath: (path as NSString).deletingLastPathComponent) else {
                throw StoreError.unavailable("the data folder cannot be written")
            }
            pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB's pool sets NORMAL when it opens the write-ahead log, after `prepareDatabase`: so it is set here.
            try pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = \(durable ? "FULL" : "OFF")")
                try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
            }
        } catch let error as DatabaseError {
            throw StoreError.unavailable(error.message ?? error.resultCode.description)
        }
        writer = BatchWriter(name: "souk-writer", limits: BatchLimits(bodies: bodies), bell: bell) { [pool] use in
            try? pool.writeWithoutTransaction { use(try SQLiteEngine($0)) }   // fails only where the pool was closed before
        }
        self.readers = SQLiteReaders(pool, count: readers)
        changes = SQLiteStamp(path: path)
    }

    /// A store that nobody holds any more ends its threads and closes the file.
    deinit {
        writer.stop()
        readers.stop()
    }

    public func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, asking: [Store::SQL], _ body: @escaping @Sendable (any Writing, [[Store::Row]]) throws -> Result
    ) async throws -> Result {
        try await writer.write(urgency, asking: asking, body)
    }

    public func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result {
        try await write(homes: homes, urgency, asking: []) { tx, _ in try body(tx) }
    }

    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Reading) throws -> Result
    ) async throws -> Result {
        try await readers.read(isSingle: false, body)
    }

    public func readOnce<Result: Sendable>(
        _ body: @escaping @Sendable (any Reading) throws -> Result
    ) async throws -> Result {
        try await readers.read(isSingle: true, body)
    }

    public func stamp() async throws -> String? { changes.now.map(String.init) }

    public func close() async {
        await writer.close()
        await readers.close()
        changes.close()
        try? pool.close()   // fails only while statements run; the file is right either way
    }

    /// A copy of the whole database as of now, in a new file. Fails when the file exists.
    public func copy(to path: String) async throws {
        do {
            try await pool.writeWithoutTransactionOnReader { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
        } catch let error as DatabaseError {
            throw SQLiteConnection.translate(error)
        }
    }

    /// The connection settings that durability rests on, as the database reports them.
    public func settings() async throws -> [String: Int64] {
        try await writer.write(.foreground) { tx, _ in
            var found: [String: Int64] = [:]
            for name in ["synchronous", "secure_delete", "wal_autocheckpoint"] {
                found[name] = try tx.row(SQL(stringLiteral: "PRAGMA \(name)"))?.int64(0)
            }
            return found
        }
    }
}

extension DatabasePool {
    fileprivate func writeWithoutTransactionOnReader(_ body: @escaping @Sendable (Database) throws -> Void) async throws {
        try await unsafeRead(body)
    }
}
