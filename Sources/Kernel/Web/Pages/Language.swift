// Language.swift: the seam for languages: every text of ours has a key, its Chinese source and its English.

public enum Language: String, Sendable, Hashable, CaseIterable {
    case zh = "zh-CN", en

    static let cookie = "lang"

    /// What a person or their browser calls it; nil for a language we do not speak.
    init?(tag: some StringProtocol) {
        let tag = tag.lowercased()
        if tag == "zh" || tag.hasPrefix("zh-") {
            self = .zh
        } else if tag == "en" || tag.hasPrefix("en-") {
            self = .en
        } else {
            return nil
        }
    }

    /// The best of an `Accept-Language`: by quality, ties in order.
    static func preferred(by header: String) -> Language? {
        var best: (language: Language, quality: Int)?
        for part in header.prefix(1_000).split(separator: ",").prefix(20) {
            let pieces = part.split(separator: ";")
            guard let name = pieces.first.map({ $0.filter { $0 != " " } }), let language = Language(tag: name) else { continue }
            var quality = 1_000
            for piece in pieces.dropFirst() {
                let piece = piece.filter { $0 != " " }
                if piece.hasPrefix("q=") { quality = thousandths(piece.dropFirst(2)) }
            }
            if quality > best?.quality ?? 0 { best = (language, quality) }
        }
        return best?.language
    }

    /// `0.8` as 800; what is no quality counts as 0.
    private static func thousandths(_ text: some StringProtocol) -> Int {
        let parts = text.split(separator: ".", maxSplits: 1)
        guard let whole = parts.first.flatMap({ Int($0) }), 0...1 ~= whole else { return 0 }
        guard parts.count == 2 else { return whole * 1_000 }
        let digits = parts[1].prefix(3)
        guard let fraction = Int(digits + String(repeating: "0", count: 3 - digits.count)), fraction >= 0 else { return 0 }
        return min(1_000, whole * 1_000 + fraction)
    }
}

/// One text of ours in every language. `{name}` stands for a value.
public struct Phrase: Sendable, Hashable {
    /// `room.what`: never changes, so that translations outside can name it.
    public let key: String
    public let zh: String, en: String

    public init(_ key: String, zh: String, en: String) { (self.key, self.zh, self.en) = (key, zh, en) }

    public func callAsFunction(_ language: Language, _ values: [String: String] = [:]) -> String {
        text(in: language, values)
    }

    /// - Parameter values: by the names in braces; a name without a value stays as it is.
    public func text(in language: Language, _ values: [String: String] = [:]) -> String {
        let source: String =
            switch language {
            case .zh: zh
            case .en: en
            }
        guard !values.isEmpty else { return source }
        var text = ""
        var rest = Substring(source)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            text += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}
