// NamedBrands.swift: who names a brand wants it.
import Core
import Store

extension SearchQuery {
    /// Parts of a text that may be a name, folded: of its first 40 characters, each run of 2 to 12.
    static func possibleNames(in text: String) -> [String] {
        let characters = Array(SearchText.folded(text).prefix(40))
        var names: Set<String> = []
        for start in characters.indices {
            for length in 2...12 where start + length <= characters.count { names.insert(String(characters[start..<start + length])) }
        }
        return names.sorted()
    }

    /// Notes the words of each brand that the query names whole; of `美宝莲睫毛膏` those of 美宝莲.
    mutating func name(_ brands: [Brand]) {
        let known = Set(words)
        names = brands.map { Set(SearchQuery($0.name).words) }.filter { !$0.isEmpty && $0.isSubset(of: known) }
    }
}

extension Reading {
    /// Brands whose whole name stands in the text.
    func brands(in text: String) throws -> [Brand] {
        let possible = SearchQuery.possibleNames(in: text)
        guard !possible.isEmpty else { return [] }
        let length = [20, 100, 200, 400].first { $0 >= possible.count } ?? possible.count
        let list = possible + Array(repeating: possible[0], count: length - possible.count)   // few lengths: few statements
        let ids = try rows("SELECT DISTINCT id FROM catalog_name WHERE kind = 'brand' AND suffix IN \(list: list)").map { try $0.int64(0) }
        let wanted = Set(possible)
        return try brands(ids.prefix(50).map { ID($0) }).filter { wanted.contains(SearchText.folded($0.name)) }
    }
}
