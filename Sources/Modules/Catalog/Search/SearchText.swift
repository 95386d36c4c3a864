// SearchText.swift: text as search words, the one way for both databases.

/// Words of a text: for Chinese the pairs of neighbouring characters and the characters themselves, for the rest lower-cased
/// words and numbers. Full-width letters and digits are the same as half-width ones.
public enum SearchText {
    /// What a text is cut to; longer ones are read this far.
    public static let tokensMax = 2_000
    /// Between the words of the title and those of the other fields.
    static let fieldMark = "|"
    /// Before the number of the product's shop, which is a word of it that nobody can type.
    static let shopMark: Unicode.Scalar = "\u{E000}"

    public static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var run: [Unicode.Scalar] = []   // of one kind
        var runIsWide = false
        func endRun() {
            defer { run.removeAll(keepingCapacity: true) }
            guard !run.isEmpty else { return }
            guard runIsWide else { return tokens.append(word(run[...])) }
            for index in run.indices {
                tokens.append(word(run[index...index]))
                if index + 1 < run.count { tokens.append(word(run[index...index + 1])) }
            }
        }
        for scalar in text.unicodeScalars {
            let scalar = halfWidth(scalar)
            guard let wide = isWide(scalar) else {
                endRun()
                continue
            }
            if wide != runIsWide { endRun() }
            runIsWide = wide
            run.append(scalar)
            if tokens.count >= tokensMax { break }
        }
        endRun()
        return Array(tokens.prefix(tokensMax))
    }

    /// Whether a word is one character of a script without spaces.
    static func isCharacter(_ word: String) -> Bool {
        let scalars = word.unicodeScalars
        guard let first = scalars.first, scalars.count == 1 else { return false }
        return isWide(first) == true
    }

    /// The text as names are compared: lower-cased, with half-width letters.
    static func folded(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        folded.append(contentsOf: text.unicodeScalars.map(halfWidth))
        return String(folded).lowercased()
    }

    private static func word(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text).lowercased()
    }

    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        0xFF01...0xFF5E ~= scalar.value ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }

    /// True for a script written without spaces, false for other letters and digits, nil for what parts words.
    static func isWide(_ scalar: Unicode.Scalar) -> Bool? {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: false
        case 0...0x7F: nil
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default:
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: false
            default: nil
            }
        }
    }
}
