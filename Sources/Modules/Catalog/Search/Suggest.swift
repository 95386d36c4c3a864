// Suggest.swift: what somebody may be about to type, and where a search that found nothing could go on.
import Core
import Store

/// A word that finds something, or a place with something in it.
public struct Suggestion: Hashable, Sendable {
    public enum Target: Hashable, Sendable {
        case words
        case category(ID<Category>), brand(ID<Brand>), shop(slug: String)
    }
    public let text: String
    public let target: Target
}

extension Catalog {
    /// At most so many suggestions.
    public static let suggestionsMax = 8
    /// Titles looked at for one suggestion: the newest that have what was typed.
    static let titlesMax: Int64 = 60

    /// What begins with the typed text, or has it inside: two shops, two categories and two brands at most, then words of titles.
    public func suggest(_ typed: String) async throws -> [Suggestion] {
        let typed = String(typed.prefix(Self.queryMax)).spaced
        guard !typed.isEmpty else { return [] }
        let words = TypedWords(typed)
        return try await store.read { db in
            var found = try db.places(typed)
            let hits = try db.candidates(words.whole, all: true, beginning: words.beginning, in: nil, limit: Self.titlesMax)
            let titles = try db.cards(hits.map(\.id)).map(\.title)
            let taken = Set(found.map { SearchText.folded($0.text) })
            for phrase in TitlePhrases.holding(typed, titles) where !taken.contains(SearchText.folded(phrase)) {
                if found.count == Self.suggestionsMax { break }
                found.append(Suggestion(text: phrase, target: .words))
            }
            return found
        }
    }

    /// Open shops that have the text in their names; two at most.
    public func shops(named text: String) async throws -> [ShopCard] {
        try await store.read { db in
            let ids = try db.named(String(text.prefix(Self.queryMax)).spaced, limit: 40).filter { $0.kind == .shop }.map { $0.id }
            return Array(try db.shopCards(ids.prefix(10).map { ID($0) }).filter { $0.state == .open }.prefix(2))
        }
    }

    /// Up to three words near to a text that found nothing, each of which finds something: categories and pairs of characters
    /// of products that share a character, or the beginning of a word, with it.
    public func nearest(to text: String) async throws -> [String] {
        let text = String(text.prefix(Self.queryMax)).spaced
        let tokens = SearchText.tokens(text)
        let characters = Array(Set(tokens.filter(SearchText.isCharacter)).sorted().prefix(10))
        let stems: [String] = tokens.filter { !SearchText.isCharacter($0) && $0.count >= 4 && $0.utf8.count == $0.count }
            .map { String($0.prefix(max(3, $0.count - 2))) }
        guard !characters.isEmpty || !stems.isEmpty else { return [] }
        return try await store.read { db in
            var hits = try db.candidates(characters, all: false, in: nil, limit: Self.titlesMax)
            for stem in stems.prefix(3) {
                hits += try db.candidates([], all: true, beginning: stem, in: nil, limit: Self.titlesMax)
            }
            var seen: Set<Int64> = []
            hits = hits.filter { seen.insert($0.id).inserted }
            let tree = try db.categoryTree()
            let cards = try db.cards(Array(hits.map(\.id).prefix(Int(Self.candidatesMax))))
            let names: [String] = cards.compactMap { card in card.category.flatMap { tree[$0]?.name } }
            let onSale = Set(cards.map(\.id.number))
            let near: [String] = hits.filter { onSale.contains($0.id) }.flatMap { hit -> [String] in
                let title = hit.words.split(separator: " ").prefix { $0 != SearchText.fieldMark }.map(String.init)
                return title.filter { word in
                    word.count > 1 && (stems.contains { word.hasPrefix($0) } || word.contains { characters.contains(String($0)) })
                }
            }
            var words: [String] = []
            for word in near.byFrequency.prefix(2) + names.byFrequency + near.byFrequency.dropFirst(2)
            where words.count < 3 && !words.contains(word) && word != text { words.append(word) }
            return words
        }
    }
}

extension Reading {
    /// Open shops, and categories and brands with something on sale, that have the text in their names.
    fileprivate func places(_ typed: String) throws -> [Suggestion] {
        let named = try named(typed, limit: 40)
        func ids(_ kind: NameKind) -> [Int64] { named.filter { $0.kind == kind }.map(\.id) }
        var found: [Suggestion] = []
        let shops = try shopCards(ids(.shop).prefix(10).map { ID($0) }).filter { $0.state == .open }
        found += shops.prefix(2).map { Suggestion(text: $0.name, target: .shop(slug: $0.slug)) }
        let folded = SearchText.folded(typed)
        var categories: [Category] = []
        for id in ids(.category).prefix(6) where categories.count < 2 {
            let path = try categoryPath(to: ID(id))
            if let category = path.last, try isOnShelf(ShelfPlace(path: path.map(\.id))) { categories.append(category) }
        }
        found += categories.map { Suggestion(text: $0.name, target: .category($0.id)) }
        var brands: [Brand] = []
        for brand in try self.brands(ids(.brand).prefix(6).map { ID($0) }) where brands.count < 2 {
            if try isOnShelf(ShelfPlace(brand: brand.id)) { brands.append(brand) }
        }
        found += brands.map { Suggestion(text: $0.name, target: .brand($0.id)) }
        let (first, rest) = (
            found.filter { SearchText.folded($0.text).hasPrefix(folded) }, found.filter { !SearchText.folded($0.text).hasPrefix(folded) }
        )
        return first + rest
    }
}

/// What was typed, as words of the index: all but the last are whole, and of the last, when it is Latin, only the beginning.
struct TypedWords: Hashable {
    let whole: [String]
    let beginning: String?

    init(_ typed: String) {
        let tokens = SearchText.tokens(typed)
        let pairs = tokens.filter { !SearchText.isCharacter($0) }
        var words = pairs.isEmpty ? tokens : pairs
        var beginning: String?
        let isOpen = typed.unicodeScalars.last.map { SearchText.isWide($0) == false } ?? false
        if isOpen, let last = words.last, last == tokens.last, last.count >= 2 {
            beginning = last
            words.removeLast()
        }
        (whole, self.beginning) = (Array(words.prefix(SearchQuery.wordsMax)), beginning)
    }
}

extension [String] {
    /// Each once, the most frequent first, ties in order of appearance.
    fileprivate var byFrequency: [String] {
        var counts: [String: Int] = [:]
        var order: [String] = []
        for word in self {
            if counts[word] == nil { order.append(word) }
            counts[word, default: 0] += 1
        }
        return order.enumerated().sorted { ((counts[$0.element] ?? 0), $1.offset) > ((counts[$1.element] ?? 0), $0.offset) }.map(\.element)
    }
}

extension String {
    /// Without spaces at its ends, and one where there were several.
    fileprivate var spaced: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
