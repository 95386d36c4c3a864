// TitlePhrases.swift: the part of a title around what somebody typed, as they might go on typing it.

enum TitlePhrases {
    /// Longest suggestion, in characters.
    static let lengthMax = 16

    /// Phrases of these titles that hold the text: those that begin with it first, then the more frequent, then the shorter.
    static func holding(_ typed: String, _ titles: [String]) -> [String] {
        let wanted = SearchText.folded(typed)
        var counts: [String: (phrase: String, count: Int)] = [:]
        for title in titles {
            guard let phrase = phrase(around: Array(wanted), in: Array(title)) else { continue }
            counts[SearchText.folded(phrase), default: (phrase, 0)].count += 1
        }
        func rank(_ key: String, _ count: Int) -> (Int, Int, Int, String) { (key.hasPrefix(wanted) ? 0 : 1, -count, key.count, key) }
        return counts.sorted { rank($0.key, $0.value.count) < rank($1.key, $1.value.count) }.map(\.value.phrase)
    }

    /// From the beginning of the word in which the text stands to the end of the one in which it ends; a word that is too long
    /// is cut to what follows the text.
    static func phrase(around wanted: [Character], in title: [Character]) -> String? {
        let folded: [Character] = title.map { character in
            let text = SearchText.folded(String(character))
            return text.count == 1 ? text.first! : character   // counted: there is one
        }
        guard !wanted.isEmpty, title.count >= wanted.count,
            let start = (0...title.count - wanted.count).first(where: { folded[$0..<$0 + wanted.count].elementsEqual(wanted) })
        else { return nil }
        var (first, end) = (start, start + wanted.count)
        while first > 0, isWord(title[first - 1]) { first -= 1 }
        while end < title.count, isWord(title[end]) { end += 1 }
        if end - first > lengthMax { first = start }
        return String(title[first..<min(end, max(first + lengthMax, start + wanted.count))])
    }

    private static func isWord(_ character: Character) -> Bool { character.isLetter || character.isNumber }
}
