// Migration.swift: how the schema grows: numbered per room, one text, only forward.
import Core
import Crypto

/// One step of the schema. Its text is one for both databases; a released one is never changed (its checksum is kept).
public struct Migration: Sendable {
    public let name: String
    public let sql: SQL

    /// - Parameters:
    ///   - name: `room-0001`, unique for ever.
    ///   - sql: statements ended by `;` at the end of a line.
    public init(_ name: String, _ sql: SQL) { (self.name, self.sql) = (name, sql) }

    /// The statements as this database wants them.
    public func statements(for dialect: Dialect) -> [String] {
        let text = sql.rendered(for: dialect).text
        return text.split(separator: ";\n", omittingEmptySubsequences: true)
            .map { part in
                var statement = Substring(part)
                while let last = statement.last, last.isWhitespace || last == ";" { statement.removeLast() }
                while let first = statement.first, first.isWhitespace { statement.removeFirst() }
                return String(statement)
            }
            .filter { !$0.isEmpty }
    }

    /// Of both renderings, so that neither can change unseen.
    public var checksum: String {
        let both = Dialect.allCases.map { sql.rendered(for: $0).text }.joined(separator: "\u{0}")
        return Hex.text(SHA256.hash(data: Array(both.utf8)))
    }
}

/// Brings a database to the schema that the program knows.
public struct Migrator: Sendable {
    let store: any Store
    let migrations: [Migration]

    /// - Parameter migrations: all rooms' in the order of the house; names are unique.
    public init(_ store: any Store, _ migrations: [Migration]) {
        precondition(Set(migrations.map(\.name)).count == migrations.count)
        (self.store, self.migrations) = (store, migrations)
    }

    /// The names that are still to be applied.
    /// - Throws: ``StoreError/newerSchema(_:)`` when the database knows more than the program;
    ///   ``StoreError/changedMigration(_:)`` when an applied one reads differently here.
    public func pending() async throws -> [Migration] {
        try await store.write(home: .shared) { tx in try tx.run(Self.table) }
        let rows = try await store.read { try $0.rows("SELECT name, checksum FROM kernel_migration ORDER BY name") }
        var applied: [String: String] = [:]
        for row in rows { applied[try row.text(0)] = try row.text(1) }
        let known = Set(migrations.map(\.name))
        if let unknown = applied.keys.sorted().first(where: { !known.contains($0) }) { throw StoreError.newerSchema(unknown) }
        if let changed = migrations.first(where: { applied[$0.name] != nil && applied[$0.name] != $0.checksum }) {
            throw StoreError.changedMigration(changed.name)
        }
        return migrations.filter { applied[$0.name] == nil }
    }

    /// Applies what is pending, each in a transaction of its own. Safe to call again, and from several processes at once: the
    /// row of a migration is written first, so who comes second waits and then finds it done.
    /// - Returns: the names applied here.
    @discardableResult
    public func migrate(at now: Timestamp) async throws -> [String] {
        var applied: [String] = []
        for migration in try await pending() {
            let done: Bool = try await store.write(home: .shared) { tx in
                let first = try tx.changes(
                    """
                    INSERT INTO kernel_migration (name, checksum, at)
                    VALUES (\(migration.name), \(migration.checksum), \(now))
                    ON CONFLICT DO NOTHING
                    """)
                guard first == 1 else { return false }
                for statement in migration.statements(for: tx.dialect) { try tx.run(SQL(stringLiteral: statement)) }
                return true
            }
            if done { applied.append(migration.name) }
        }
        return applied
    }

    private static let table: SQL = """
        CREATE TABLE IF NOT EXISTS kernel_migration (
          name TEXT NOT NULL,
          checksum TEXT NOT NULL,
          at \(.int64) NOT NULL,
          PRIMARY KEY (name)
        ) \(.strict)
        """
}
