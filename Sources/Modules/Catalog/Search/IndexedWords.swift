// IndexedWords.swift: the words of the index, read as bytes: a search looks at a thousand products.

extension SearchText {
    struct IndexedWord {
        enum Kind { case word, character, fieldMark, shop }
        let hash: UInt64
        let kind: Kind
    }

    /// FNV-1a.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// Each of the words that stand in a row of the index, in their order.
    static func eachWord(_ words: String, _ body: (IndexedWord) -> Void) {
        var words = words
        words.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != 0x20 { end += 1 }
                if end > start {
                    let part = UnsafeBufferPointer(rebasing: bytes[start..<end])
                    body(IndexedWord(hash: hash(part), kind: kind(part)))
                }
                start = end + 1
            }
        }
    }

    private static func kind(_ word: UnsafeBufferPointer<UInt8>) -> IndexedWord.Kind {
        if word.count == 1 { return word[0] == UInt8(ascii: "|") ? .fieldMark : .word }
        guard word[0] >= 0xE0 else { return .word }   // what is wide, and the shop's mark, take three bytes or four
        let length = word[0] < 0xF0 ? 3 : 4
        let isShop = word.count > 3 && word[0] == 0xEE && word[1] == 0x80 && word[2] == 0x80
        if isShop { return .shop }
        guard word.count == length else { return .word }
        var value = UInt32(word[0]) & (length == 3 ? 0x0F : 0x07)
        for byte in word.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
        return Unicode.Scalar(value).flatMap(isWide) == true ? .character : .word
    }
}
