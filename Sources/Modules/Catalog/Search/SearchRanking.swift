// SearchRanking.swift: which of the candidates comes first; the same on both databases.
import Foundation

/// A query as words.
struct SearchQuery: Hashable, Sendable {
    /// Pairs of characters and whole words: what a result must have one of.
    let words: [String]
    /// Single characters of scripts without spaces: they help to rank, and to find where words found little.
    let characters: [String]
    /// Of each brand that the query names, its words.
    var names: [Set<String>] = []
    /// Without repeats, in order of appearance.
    static let wordsMax = 60

    init(_ text: String) {
        var seen: Set<String> = []
        let tokens = SearchText.tokens(text).filter { seen.insert($0).inserted }
        let lone = tokens.filter { SearchText.isCharacter($0) }
        let words = tokens.filter { !SearchText.isCharacter($0) }
        if words.isEmpty {   // one character alone is a word
            (self.words, characters) = (Array(lone.prefix(Self.wordsMax)), [])
        } else {
            (self.words, characters) = (Array(words.prefix(Self.wordsMax)), Array(lone.prefix(Self.wordsMax)))
        }
    }

    /// A short query is one word, and what lacks it is no answer. A longer one describes something.
    var describes: Bool { characters.count >= 4 }
}

/// BM25 (k1 1.2, b 0.75) over a capped set of candidates.
/// The title counts twice, a single character a third of a word, and who has more of the query's words gains up to a half.
/// Rarity is judged as if there were 1,000 products, which is the cap: measured on 239 one-line descriptions (README),
/// the true number changes nothing.
enum SearchRanking {
    static let k1 = 1.2, b = 0.75, titleWeight = 2.0, characterWeight = 0.35, coverage = 0.5, collection = 1_000.0

    /// Best first; equals by the newer; before all others those that have the whole name of a brand that the query names.
    /// Candidates without any of the words are left out.
    static func order(_ candidates: [SearchCandidate], by query: SearchQuery) -> [SearchCandidate] {
        let weights: [(word: String, weight: Double)] =
            query.words.map { ($0, 1) } + query.characters.map { ($0, characterWeight) }
        let total: Double = weights.reduce(0) { $0 + $1.weight }
        guard total > 0, !candidates.isEmpty else { return [] }
        let places = Dictionary(weights.enumerated().map { (SearchText.hash($1.word.utf8), $0) }, uniquingKeysWith: { first, _ in first })
        let documents = candidates.map { Document($0.words, places) }
        let mean: Double = max(1, documents.reduce(0) { $0 + $1.length } / Double(documents.count))
        var holders = Array(repeating: 0.0, count: weights.count)
        for document in documents {
            for (place, _) in document.counts { holders[place] += 1 }
        }
        let rarity: [Double] = holders.map { log(1 + (max(collection, $0) - $0 + 0.5) / ($0 + 0.5)) }
        let names: [Set<Int>] = query.names.map { Set($0.compactMap { places[SearchText.hash($0.utf8)] }) }
        var scored: [(isNamed: Int, score: Double, candidate: SearchCandidate)] = []
        for (document, candidate) in zip(documents, candidates) {
            var score = 0.0, covered = 0.0
            for (place, count) in document.counts {
                let length: Double = 1 - b + b * document.length / mean
                score += weights[place].weight * rarity[place] * count * (k1 + 1) / (count + k1 * length)
                covered += weights[place].weight
            }
            guard score > 0 else { continue }
            let isNamed = names.contains { $0.isSubset(of: document.counts.map(\.place)) }
            scored.append((isNamed ? 1 : 0, score * (1 + coverage * covered / total), candidate))
        }
        scored.sort { ($0.isNamed, $0.score, $0.candidate.id) > ($1.isNamed, $1.score, $1.candidate.id) }
        return scored.map(\.candidate)
    }

    /// How often the query's words stand in a product's, the title's counted twice; and how long it is, in words. Words are told
    /// apart by a hash of 64 bits, so that reading a thousand products makes no text.
    private struct Document {
        var counts: [(place: Int, count: Double)] = []
        var length = 0.0

        init(_ words: String, _ places: [UInt64: Int]) {
            var found: [Int: Double] = [:]
            var weight = titleWeight
            SearchText.eachWord(words) { word in
                switch word.kind {
                case .fieldMark: weight = 1
                case .shop: return
                case .word, .character:
                    if word.kind == .word { length += weight }
                    if let place = places[word.hash] { found[place, default: 0] += weight }
                }
            }
            counts = found.sorted { $0.key < $1.key }.map { (place: $0.key, count: $0.value) }
        }
    }
}

/// A product that has some of the words.
struct SearchCandidate: Hashable, Sendable {
    let shop: Int64, id: Int64
    let words: String
}
