// SearchRows.swift: every statement on the index of words.
import Core
import Store

/// The product's id, as the index of each database calls it.
private let indexed: Seam = .each(sqlite: "rowid", postgres: "product_id")

extension Writing {
    /// Writes the product's words and its place on the shelf when it is listed, and takes them away when it is not.
    func index(_ thing: Product) throws {
        try run("DELETE FROM catalog_search WHERE \(indexed) = \(thing.id) AND shop_id = \(thing.shop)")
        try takeOffShelf(thing.id, of: thing.shop)
        guard thing.state == .listed else { return }
        let category: [Category] =
            if let id = thing.category { try categoryPath(to: id) } else { [] }
        let brand: String? = if let id = thing.brand { try self.brand(id)?.name } else { nil }
        let words = thing.words(category: category.map(\.name), brand: brand)
        try run("INSERT INTO catalog_search (\(indexed), shop_id, words) VALUES (\(thing.id), \(thing.shop), \(words))")
        try putOnShelf(thing, category.map(\.id))
    }
}

extension Product {
    /// Title, mark, then category, brand and attributes; last the shop.
    func words(category: [String], brand: String?) -> String {
        let others: [String] = category + [brand ?? ""] + attributes.map(\.value)
        let first = SearchText.tokens(title)
        let rest = others.flatMap(SearchText.tokens)
        return (first + [SearchText.fieldMark] + rest.prefix(SearchText.tokensMax) + [shop.word]).joined(separator: " ")
    }
}

extension ID where Tag == Shop {
    /// What stands for the shop in the index.
    fileprivate var word: String { "\(SearchText.shopMark)\(number)" }
}

extension Reading {
    /// The newest products that have all or any of the words, `limit` at most.
    /// - Parameter beginning: of a word that they have besides; a letter or digit first.
    func candidates(
        _ words: [String], all: Bool, beginning: String? = nil, in shop: ID<Shop>?, limit: Int64
    ) throws -> [SearchCandidate] {
        guard !words.isEmpty || beginning != nil else { return [] }
        let rows = try rows(
            """
            SELECT shop_id, \(indexed), words
            FROM catalog_search
            WHERE \(matches(words, all: all, beginning: beginning, shop: shop))
            ORDER BY \(indexed) DESC
            LIMIT \(limit)
            """)
        return try rows.map { row in
            SearchCandidate(shop: try row.number(0), id: try row.int64(1), words: try row.text(2))
        }
    }

    /// Words are letters and digits only, so that they need no escaping in either language of queries.
    private func matches(_ words: [String], all: Bool, beginning: String?, shop: ID<Shop>?) -> SQL {
        switch dialect {
        case .sqlite:
            let any: [String] = words.isEmpty ? [] : ["(\(words.map { "\"\($0)\"" }.joined(separator: all ? " AND " : " OR ")))"]
            let parts: [String] = any + (beginning.map { ["\"\($0)\" *"] } ?? []) + (shop.map { ["\"\($0.word)\""] } ?? [])
            return "catalog_search MATCH \(parts.joined(separator: " AND "))"
        case .postgres:
            let any: [String] = words.isEmpty ? [] : ["(\(words.map { "'\($0)'" }.joined(separator: all ? " & " : " | ")))"]
            let parts: [String] = any + (beginning.map { ["'\($0)':*"] } ?? []) + (shop.map { ["'\($0.word)'"] } ?? [])
            return "vector @@ CAST(\(parts.joined(separator: " & ")) AS tsquery)"
        }
    }
}

extension Row {
    /// A number that a search table may hold as text.
    fileprivate func number(_ column: Int) throws -> Int64 {
        switch values[column] {
        case .int(let number): return number
        case .text(let text):
            if let number = Int64(text) { return number }
            throw StoreError.unexpectedColumn(column)
        case .null: throw StoreError.unexpectedColumn(column)
        }
    }
}
