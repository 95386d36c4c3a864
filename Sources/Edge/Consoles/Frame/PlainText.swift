// PlainText.swift: descriptions that need no markup are typed without it.

enum PlainText {
    /// Typed text as HTML: text without any tag becomes a paragraph for each line; HTML stays what it is.
    static func html(_ typed: String) -> String {
        guard !hasTag(typed) else { return typed }
        return typed.split(whereSeparator: \.isNewline).map(trimmed).filter { !$0.isEmpty }.map { "<p>\(escaped($0))</p>" }.joined()
    }

    /// HTML as it is typed: bare paragraphs become lines; anything richer is shown as it is.
    static func typed(_ html: String) -> String {
        guard hasTag(html) else { return unescaped(html[...]) }
        var lines: [String] = []
        var rest = trimmed(html)[...]
        while !rest.isEmpty {
            guard rest.hasPrefix("<p>"), let end = rest.firstRange(of: "</p>") else { return html }
            let line = rest[rest.index(rest.startIndex, offsetBy: 3)..<end.lowerBound]
            guard !hasTag(line) else { return html }
            lines.append(unescaped(line))
            rest = rest[end.upperBound...].drop { $0.isWhitespace }
        }
        return lines.joined(separator: "\n")
    }

    /// `<` before a letter or a slash; `3 < 5` has none.
    private static func hasTag(_ text: some StringProtocol) -> Bool {
        var isAfter = false
        for byte in text.utf8 {
            if isAfter, byte == UInt8(ascii: "/") || 65...90 ~= byte || 97...122 ~= byte { return true }
            isAfter = byte == UInt8(ascii: "<")
        }
        return false
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private static func unescaped(_ text: Substring) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&nbsp;", with: " ")
            .replacing("&amp;", with: "&").description
    }
}
