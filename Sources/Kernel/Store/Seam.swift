// Seam.swift: the closed list of places where the two databases are spelt differently.

/// A place in a statement that each database spells its own way.
public struct Seam: Sendable {
    let sqlite: String, postgres: String

    func text(for dialect: Dialect) -> String { dialect == .sqlite ? sqlite : postgres }

    /// The 64-bit integer type.
    public static let int64 = Seam(sqlite: "INTEGER", postgres: "BIGINT")

    /// The end of a `CREATE TABLE`.
    public static let strict = Seam(sqlite: "STRICT", postgres: "")
    /// The end of a `CREATE TABLE` whose key is not one integer.
    public static let strictByKey = Seam(sqlite: "STRICT, WITHOUT ROWID", postgres: "")
    /// The end of a `CREATE TABLE` whose rows change often; leaves room for them on their page.
    public static let strictHot = Seam(sqlite: "STRICT", postgres: "WITH (fillfactor = 50)")

    /// The primary key of a table that lives in a home: by id on SQLite, where rows are then appended in time order; home
    /// first on PostgreSQL, where it is the distribution column. Without other columns the home is the key (a home's own table).
    public static func key(home: String, _ columns: String...) -> Seam {
        let own = columns.isEmpty ? [home] : columns
        let all = columns.isEmpty ? [home] : [home] + columns
        return Seam(
            sqlite: "PRIMARY KEY (\(own.joined(separator: ", ")))",
            postgres: "PRIMARY KEY (\(all.joined(separator: ", ")))")
    }

    /// The primary key of a table of few columns, without a row id of its own, whose `columns` are in time order: home last on
    /// SQLite, where rows are then appended, home first on PostgreSQL.
    public static func orderedKey(home: String, _ columns: String...) -> Seam {
        Seam(
            sqlite: "PRIMARY KEY (\((columns + [home]).joined(separator: ", ")))",
            postgres: "PRIMARY KEY (\(([home] + columns).joined(separator: ", ")))")
    }

    /// A reference to the table of this room whose key is `(home, id)`; it never leaves the home.
    public static func references(_ table: String, home: String, _ column: String) -> Seam {
        Seam(
            sqlite: "FOREIGN KEY (\(column)) REFERENCES \(table) (id)",
            postgres: "FOREIGN KEY (\(home), \(column)) REFERENCES \(table) (\(home), id)")
    }

    /// A whole statement that each database has its own of; an empty text is skipped. For search, and for an index that
    /// SQLite's keys make needless: a tidy test names the files.
    public static func each(sqlite: String, postgres: String) -> Seam { Seam(sqlite: sqlite, postgres: postgres) }
}
