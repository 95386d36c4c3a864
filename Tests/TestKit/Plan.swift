// Plan.swift: what a database says it would do for a statement, and whether a table is read from end to end for it.
import Core
import Store

public struct Plan: Sendable {
    public let lines: [String]
    private let text: String
    private let dialect: Dialect

    /// Asks the database. On PostgreSQL with sequential scans and joins of whole tables off, so that they are left only where no
    /// index serves.
    public init(of statement: SQL, on store: any Store) async throws {
        (text, dialect) = (statement.rendered(for: store.dialect).text, store.dialect)
        lines = try await store.read { db in
            switch db.dialect {
            case .sqlite: return try db.rows("EXPLAIN QUERY PLAN \(statement)").map { try $0.text(3) }
            case .postgres:
                for way in ["seqscan", "hashjoin", "mergejoin"] { _ = try db.rows(SQL(stringLiteral: "SET LOCAL enable_\(way) = off")) }
                return try db.rows("EXPLAIN \(statement)").map { try $0.text(0) }
            }
        }
    }

    /// True where SQLite would sort all to show the first few.
    public var sortsForFew: Bool {
        dialect == .sqlite && text.contains("LIMIT") && lines.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }
    }

    /// True for the first few in the order of an index: it stops there.
    private var walksInOrder: Bool {
        text.contains("LIMIT") && text.contains("ORDER BY") && !text.contains("WHERE") && !text.contains("GROUP BY")
            && !lines.contains { $0.contains("TEMP B-TREE") || $0.contains("Sort") }
    }

    /// Tables of which all rows are read: `SCAN f` without an index of words on SQLite, `Seq Scan on` and an index read without a
    /// condition on PostgreSQL. There the words of very many products may be looked for from the newest product on.
    public var scanned: [String] {
        if walksInOrder { return [] }
        switch dialect {
        case .sqlite:
            // A part of the statement that is a table of its own has its own lines.
            let parts: Set<String> = Set(lines.compactMap { $0.firstMatch(of: /^(?:CO-ROUTINE|MATERIALIZE) (\S+)/).map { String($0.1) } })
                .union(text.matches(of: /WITH RECURSIVE (\w+)/).map { String($0.1) })
            return lines.filter { $0.hasPrefix("SCAN ") && !$0.contains(/VIRTUAL TABLE INDEX \d+:M/) && !$0.contains("CONSTANT ROW") }
                .compactMap { line in line.split(separator: " ").dropFirst().first.map(String.init) }.map { tables[$0] ?? $0 }
                .filter { !parts.contains($0) }
        case .postgres:
            return lines.enumerated().compactMap { place, line in
                let hasCondition = lines.dropFirst(place + 1).first?.contains("Index Cond") ?? false
                let isWhole =
                    line.contains("Seq Scan on ")
                    || line.contains("Index") && line.contains(" on ") && !line.contains("catalog_search_newest") && line.contains("Scan")
                        && !hasCondition && !line.contains("Bitmap Heap")
                guard isWhole, let name = line.firstMatch(of: /\ on (\w+)/)?.1 else { return nil }
                return String(name)
            }
        }
    }

    /// The tables behind the short names of the statement.
    private var tables: [String: String] {
        text.matches(of: /(?:FROM|JOIN) (\w+) (?:AS )?(\w+)/).reduce(into: [:]) { $0[String($1.2)] = String($1.1) }
    }
}
