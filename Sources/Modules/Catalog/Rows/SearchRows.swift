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
            if let id = thing.category { try categoryTree().path(to: id).map(\.name) } else { [] }
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
