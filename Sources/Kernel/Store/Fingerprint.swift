// Fingerprint.swift: one short text for all that a table holds, the same on both databases: proves that two runs did the same.
import Core
import Crypto

extension Store {
    /// The SHA-256 of the rows of each table that these migrations made, by table. Rows are compared as a set: in what order they were
    /// written does not show. Reads everything: for simulations and tests.
    /// - Parameter leaving: tables, or columns as `table.column`, that may differ: leases, places in a queue, search indexes.
    public func fingerprints(of migrations: [Migration], leaving: Set<String>) async throws -> [String: String] {
        let tables = Migrator.tables(of: migrations).filter { !leaving.contains($0) }
        return try await read { db in
            try tables.reduce(into: [:]) { found, table in
                let columns = try db.columns(of: table).filter { !leaving.contains("\(table).\($0)") }
                guard !columns.isEmpty else { return }
                let rows = try db.rows(SQL(stringLiteral: "SELECT \(columns.joined(separator: ", ")) FROM \(table)"))
                let lines: [String] = rows.map { $0.values.map(\.canonical).joined(separator: "\u{1}") }.sorted()
                var hash = SHA256()
                hash.update(data: Array(columns.joined(separator: ",").utf8))
                for line in lines { hash.update(data: Array("\u{2}\(line)".utf8)) }
                found[table] = Hex.text(hash.finalize())
            }
        }
    }
}

extension Migrator {
    /// The ordinary tables that are there once all of these were applied, in their order.
    static func tables(of migrations: [Migration]) -> [String] {
        var tables: [String] = []
        for statement in migrations.flatMap({ $0.statements(for: .postgres) }) {
            if let made = statement.firstWord(after: "CREATE TABLE ") { tables.append(made) }
            if let dropped = statement.firstWord(after: "DROP TABLE ") { tables.removeAll { $0 == dropped } }
        }
        return tables
    }
}

extension Reading {
    /// The columns of integers and texts, by name; none for a table that is not there.
    fileprivate func columns(of table: String) throws -> [String] {
        let query: SQL =
            switch dialect {
            case .sqlite: "SELECT name FROM pragma_table_info(\(table)) WHERE type IN ('INTEGER', 'TEXT')"
            case .postgres:
                """
                SELECT CAST(column_name AS TEXT)
                FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = \(table) AND data_type IN ('bigint', 'text')
                """
            }
        return try rows(query).map { try $0.text(0) }.sorted()
    }
}

extension SQLValue {
    /// No two values read the same.
    fileprivate var canonical: String {
        switch self {
        case .null: "-"
        case .int(let number): "\(number)"
        case .text(let text): "'\(text)"
        }
    }
}

extension String {
    fileprivate func firstWord(after start: String) -> String? {
        guard hasPrefix(start) else { return nil }
        return String(dropFirst(start.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    }
}
