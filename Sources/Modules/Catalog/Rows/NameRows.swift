// NameRows.swift: every statement on names by any part of them: shops, brands, categories.
import Core
import Store

/// Whose name it is.
enum NameKind: String, Sendable { case shop, brand, category }

extension Writing {
    /// Keeps every end of a name, in place of those of its old one.
    func spell(_ kind: NameKind, _ id: Int64, _ name: String) throws {
        try run("DELETE FROM catalog_name WHERE kind = \(kind.rawValue) AND id = \(id)")
        let folded = Array(SearchText.folded(name).unicodeScalars)
        let rows: [SQL] = folded.indices.map { start in
            var end = String.UnicodeScalarView()
            end.append(contentsOf: folded[start...])
            return "(\(String(end)), \(kind.rawValue), \(id))"
        }
        guard !rows.isEmpty else { return }
        try run("INSERT INTO catalog_name (suffix, kind, id) VALUES \(SQL.joined(rows, separator: ", "))")
    }
}

extension Reading {
    /// Whose names have the text somewhere, in order of what follows it; `limit` ends at most.
    func named(_ text: String, limit: Int64) throws -> [(kind: NameKind, id: Int64)] {
        let folded = SearchText.folded(text)
        guard !folded.isEmpty else { return [] }
        var seen: Set<String> = []
        return try rows(
            """
            SELECT kind, id
            FROM catalog_name
            WHERE suffix >= \(folded) AND suffix < \(folded + "\u{10FFFF}")
            ORDER BY suffix
            LIMIT \(limit)
            """
        ).compactMap { row in
            let (kind, id): (NameKind, Int64) = (try row.choice(0), try row.int64(1))
            return seen.insert("\(kind.rawValue) \(id)").inserted ? (kind, id) : nil
        }
    }

    /// By id.
    func brands(_ ids: [ID<Brand>]) throws -> [Brand] {
        guard !ids.isEmpty else { return [] }
        return try rows("SELECT id, name FROM catalog_brand WHERE id IN \(list: ids) ORDER BY id")
            .map { Brand(id: try $0.id(0), name: try $0.text(1)) }
    }
}
