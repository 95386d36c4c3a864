// PlainText.swift: descriptions that need no markup are typed without it.

enum PlainText {
    /// Typed text as HTML: text without any tag becomes a paragraph for each line; HTML stays what it is.
    static func html(_ typed: String) -> String {
        guard !typed.contains("<") else { return typed }
        return typed.split(whereSeparator: \.isNewline).map(trimmed).filter { !$0.isEmpty }.map { "<p>\(escaped($0))</p>" }.joined()
    }

    /// HTML as it is typed: bare paragraphs become lines; anything richer is shown as it is.
    static func typed(_ html: String) -> String {
        var lines: [String] = []
        var rest = trimmed(html)[...]
        while !rest.isEmpty {
            guard rest.hasPrefix("<p>"), let end = rest.firstRange(of: "</p>") else { return html }
            let line = rest[rest.index(rest.startIndex, offsetBy: 3)..<end.lowerBound]
            guard !line.contains("<") else { return html }
            lines.append(unescaped(line))
            rest = rest[end.upperBound...].drop { $0.isWhitespace }
        }
        return lines.joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing(">", with: "&gt;")
    }

    private static func unescaped(_ text: Substring) -> String {
        text.replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&nbsp;", with: " ")
            .replacing("&amp;", with: "&").description
    }
}
