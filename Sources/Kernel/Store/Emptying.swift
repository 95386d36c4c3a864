// Emptying.swift: takes a whole schema away: for demos, never for a shop.
import Core

extension Migrator {
    /// Takes away every table that these migrations made, with all that is in it, in one transaction; migrating makes them anew.
    /// - Parameter check: runs first, in the same transaction; what it throws keeps everything.
    public func empty(after check: @escaping @Sendable (any Reading) throws -> Void) async throws {
        let migrations = migrations
        try await store.write(home: .shared) { tx in
            try check(tx)
            let made = migrations.flatMap { $0.statements(for: tx.dialect) }.compactMap(Self.table)
            for table in made.reversed() { try tx.run(SQL(stringLiteral: "DROP TABLE IF EXISTS \(table)")) }
            try tx.run("DELETE FROM kernel_migration")
        }
    }

    /// The name of the table that a statement makes.
    private static func table(_ statement: String) -> String? {
        for start in ["CREATE TABLE ", "CREATE VIRTUAL TABLE "] where statement.hasPrefix(start) {
            return String(statement.dropFirst(start.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        }
        return nil
    }
}
