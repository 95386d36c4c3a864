// SchemaTidy.swift: what is wrong with a schema by the house's rules, found in the text of its migrations.
import Core
import Foundation
import Store

/// Each problem of the tables of these migrations, as a sentence.
///
/// A table's home is the first column of its primary key on PostgreSQL; every unique constraint, unique index and foreign key of
/// it carries the home there.
/// - Parameter shared: the tables of the `shared` home, whose keys have none.
public func schemaProblems(_ migrations: [Migration], shared: Set<String> = []) -> [String] {
    var homes: [String: String] = [:]
    var problems: [String] = []
    let postgres: [String] = migrations.flatMap { $0.statements(for: .postgres) }
    let sqlite: [String] = migrations.flatMap { $0.statements(for: .sqlite) }
    for statement in postgres {
        guard let table = statement.firstName(after: "CREATE TABLE") else { continue }
        guard let key = statement.columns(after: "PRIMARY KEY").first, let home = key.first else {
            problems.append("\(table): no PRIMARY KEY (…) of the table")
            continue
        }
        if shared.contains(table) { continue }
        homes[table] = home
        if !statement.contains("\(home) BIGINT NOT NULL") { problems.append("\(table): its home \(home) is no BIGINT NOT NULL") }
        if statement.uppercased().range(of: #"\w UNIQUE"#, options: .regularExpression) != nil {
            problems.append("\(table): UNIQUE beside a column; write UNIQUE (\(home), …)")
        }
        for unique in statement.columns(after: "UNIQUE") where !unique.contains(home) {
            problems.append("\(table): UNIQUE (\(unique.joined(separator: ", "))) lacks the home \(home)")
        }
        let targets = statement.matches(#"FOREIGN KEY \([^)]*\) REFERENCES (\w+)"#)
        for (reference, target) in zip(statement.columns(after: "FOREIGN KEY"), targets)
        where reference.first != home && !shared.contains(target) {
            problems.append("\(table): FOREIGN KEY (\(reference.joined(separator: ", "))) does not begin with the home \(home)")
        }
        for target in statement.matches(#"\w REFERENCES (\w+)"#) where !shared.contains(target) {
            problems.append("\(table): REFERENCES beside a column cannot carry the home; use \\(.references(…))")
        }
    }
    for statement in postgres where statement.hasPrefix("CREATE UNIQUE INDEX") {
        guard let table = statement.firstName(after: "ON"), let home = homes[table] else { continue }
        if !(statement.columns(after: "ON \(table)").first ?? []).contains(home) {
            problems.append("\(table): a unique index lacks the home \(home)")
        }
    }
    for statement in sqlite {
        guard let table = statement.firstName(after: "CREATE TABLE") else { continue }
        if !(statement.components(separatedBy: ")").last ?? "").contains("STRICT") { problems.append("\(table): not STRICT on SQLite") }
    }
    let words = ["DEFERRABLE", "SERIAL", "BIGSERIAL", "AUTOINCREMENT", "TRIGGER", "NOW", "CURRENT_TIMESTAMP", "DATETIME", "RANDOM"]
    for migration in migrations {
        let text = Dialect.allCases.flatMap { migration.statements(for: $0) }.joined(separator: "\n").uppercased()
        for word in words where text.range(of: #"\b\#(word)\b"#, options: .regularExpression) != nil {
            problems.append("\(migration.name): \(word)")
        }
    }
    return problems
}

extension String {
    /// The name that follows these words.
    fileprivate func firstName(after words: String) -> String? {
        let pattern = #"\b"# + words + #" (?:IF NOT EXISTS )?(\w+)"#
        return matches(pattern).first
    }

    /// The columns in each bracket that follows these words.
    fileprivate func columns(after words: String) -> [[String]] {
        matches(#"\b"# + words + #" \(([^)]*)\)"#).map { bracket in
            bracket.split(separator: ",").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
        }
    }

    /// What the first group of a pattern matched, each time.
    fileprivate func matches(_ pattern: String) -> [String] {
        guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
        return expression.matches(in: self, range: NSRange(startIndex..., in: self)).compactMap { match in
            Range(match.range(at: 1), in: self).map { String(self[$0]) }
        }
    }
}
