// SearchRows.swift: every statement on the index of words.
import Core
import Store

/// The product's id, as the index of each database calls it.
private let indexed: Seam = .each(sqlite: "rowid", postgres: "product_id")

extension Writing {
    /// Writes the product's words when it is listed, and takes them away when it is not.
    func index(_ thing: Product) throws {
        try run("DELETE FROM catalog_search WHERE \(indexed) = \(thing.id) AND shop_id = \(thing.shop)")
        guard thing.state == .listed else { return }
        let category: [String] =
            if let id = thing.category { try categoryPath(to: id) } else { [] }
        let brand: String? = if let id = thing.brand { try self.brand(id)?.name } else { nil }
        let words = thing.words(category: category, brand: brand)
        try run("INSERT INTO catalog_search (\(indexed), shop_id, words) VALUES (\(thing.id), \(thing.shop), \(words))")
    }
}

extension Product {
    /// Title, mark, then category, brand and attributes.
    func words(category: [String], brand: String?) -> String {
        let others: [String] = category + [brand ?? ""] + attributes.map(\.value)
        let first = SearchText.tokens(title)
        let rest = others.flatMap(SearchText.tokens)
        return (first + [SearchText.fieldMark] + rest.prefix(SearchText.tokensMax)).joined(separator: " ")
    }
}

extension Reading {
    /// The newest products that have all or any of the words, `limit` at most.
    func candidates(_ words: [String], all: Bool, in shop: ID<Shop>?, limit: Int64) throws -> [SearchCandidate] {
        guard !words.isEmpty else { return [] }
        let place: SQL = shop.map { "AND shop_id = \($0)" } ?? ""
        let rows = try rows(
            """
            SELECT shop_id, \(indexed), words
            FROM catalog_search
            WHERE \(matches(words, all: all)) \(place)
            ORDER BY \(indexed) DESC
            LIMIT \(limit)
            """)
        return try rows.map { row in
            SearchCandidate(shop: try row.number(0), id: try row.int64(1), words: try row.text(2))
        }
    }

    /// Words are letters and digits only, so that they need no escaping in either language of queries.
    private func matches(_ words: [String], all: Bool) -> SQL {
        switch dialect {
        case .sqlite: "catalog_search MATCH \(words.map { "\"\($0)\"" }.joined(separator: all ? " AND " : " OR "))"
        case .postgres: "vector @@ CAST(\(words.map { "'\($0)'" }.joined(separator: all ? " & " : " | ")) AS tsquery)"
        }
    }

    /// Cards of these products that are on sale, in the order of `wanted`; in these categories only, if any are named.
    func cards(_ wanted: [(shop: Int64, id: Int64)], in categories: [ID<Category>]?) throws -> [ProductCard] {
        let place: SQL = categories.map { "AND p.category_id IN \(list: $0)" } ?? ""
        let rows = try rows(
            """
            SELECT \(ProductCard.columns)
            FROM catalog_product AS p
            WHERE p.id IN \(list: wanted.map(\.id)) AND p.shop_id IN \(list: Set(wanted.map(\.shop)).sorted())
              AND p.state = 'listed' \(place)
            """)
        let found = Dictionary(
            try rows.map(ProductCard.init).map { ($0.id.number, $0) }, uniquingKeysWith: { first, _ in first })
        return wanted.compactMap { found[$0.id] }
    }

    /// The newest products on sale, `limit` at most.
    func newest(in shop: ID<Shop>?, _ categories: [ID<Category>]?, limit: Int64) throws -> [ProductCard] {
        let place: SQL = shop.map { "AND p.shop_id = \($0)" } ?? ""
        let kind: SQL = categories.map { "AND p.category_id IN \(list: $0)" } ?? ""
        return try rows(
            """
            SELECT \(ProductCard.columns)
            FROM catalog_product AS p
            WHERE p.state = 'listed' \(place) \(kind)
            ORDER BY p.id DESC
            LIMIT \(limit)
            """
        ).map(ProductCard.init)
    }

    func suspendedShops() throws -> Set<ID<Shop>> {
        Set(try rows("SELECT shop_id FROM catalog_shop_directory WHERE state = 'suspended'").map { try $0.id(0) })
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
