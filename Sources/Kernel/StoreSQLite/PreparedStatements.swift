// PreparedStatements.swift: the statements of one SQLite connection by their text, and values bound to them.
import Core
import GRDBSQLite
import Store

/// Prepared when first said and kept, at most 500: lists of many lengths would otherwise collect for ever.
struct PreparedStatements {
    static let limit = 500
    private let raw: OpaquePointer
    private var known: [String: OpaquePointer] = [:]

    init(_ raw: OpaquePointer) { self.raw = raw }

    /// The statement with these values, ready to be stepped. Whoever steps it resets it.
    /// - Throws: ``StoreError/zeroCharacter``; what SQLite says of a text that is no statement.
    mutating func bound(_ text: String, _ values: [SQLValue]) throws -> OpaquePointer {
        let statement = try prepared(text)
        for (index, value) in values.enumerated() {
            let outcome: Int32 =
                switch value {
                case .null: sqlite3_bind_null(statement, Int32(index + 1))
                case .int(let number): sqlite3_bind_int64(statement, Int32(index + 1), number)
                case .text(let text): try Self.bind(text, to: statement, Int32(index + 1))
                }
            guard outcome == SQLITE_OK else { throw SQLiteConnection.failure(raw) }
        }
        return statement
    }

    private mutating func prepared(_ text: String) throws -> OpaquePointer {
        if let statement = known[text] { return statement }
        if known.count >= Self.limit { forgetAll() }
        var statement: OpaquePointer?
        guard sqlite3_prepare_v3(raw, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK, let statement
        else { throw SQLiteConnection.failure(raw) }
        known[text] = statement
        return statement
    }

    private static func bind(_ text: String, to statement: OpaquePointer, _ index: Int32) throws -> Int32 {
        var text = text
        return try text.withUTF8 { bytes in
            guard !bytes.contains(0) else { throw StoreError.zeroCharacter }
            // An empty text has no address, and no address would bind NULL.
            guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, index, "", 0, copied) }
            return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                sqlite3_bind_text(statement, index, $0, Int32(bytes.count), copied)
            }
        }
    }

    /// SQLite keeps a copy of its own (`SQLITE_TRANSIENT`).
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    /// Must be said before the connection is closed.
    mutating func forgetAll() {
        for statement in known.values { sqlite3_finalize(statement) }
        known = [:]
    }
}
