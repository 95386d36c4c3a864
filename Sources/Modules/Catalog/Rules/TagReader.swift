// TagReader.swift: HTML as a row of tags and texts. It decides nothing; `Sanitiser` does.

/// Reads tags as a browser would where it matters: a `<` that begins no tag is text, comments and declarations are nothing,
/// names are lower case, entities are read in texts and values.
struct TagReader {
    enum Token {
        case text(String)
        case open(String, [(name: String, value: String)])
        case close(String)
    }
    private let scalars: [Unicode.Scalar]
    private var at = 0
    /// While set, nothing is a tag but the end of this element: scripts and the like.
    var inside: String?

    init(_ html: String) { scalars = Array(html.unicodeScalars) }

    mutating func next() -> Token? {
        var text: [Unicode.Scalar] = []
        while at < scalars.count {
            if scalars[at] == "<", let after = peek(1), startsTag(after) {
                if !text.isEmpty { return .text(Entities.read(text)) }
                if let token = tag() { return token }
                continue
            }
            text.append(scalars[at])
            at += 1
        }
        return text.isEmpty ? nil : .text(Entities.read(text))
    }

    private func startsTag(_ after: Unicode.Scalar) -> Bool {
        guard let inside else { return isLetter(after) || after == "/" || after == "!" || after == "?" }
        guard after == "/", at + 2 + inside.unicodeScalars.count <= scalars.count else { return false }
        let name = String(String.UnicodeScalarView(scalars[(at + 2)..<(at + 2 + inside.unicodeScalars.count)]))
        return name.lowercased() == inside
    }

    /// Nil for what is nothing: comments, declarations, `</>`.
    private mutating func tag() -> Token? {
        at += 1   // <
        switch scalars[at] {
        case "!", "?":
            skipDeclaration()
            return nil
        case "/":
            at += 1
            let name = self.name()
            skip(to: ">")
            return name.isEmpty ? nil : .close(name)
        default:
            let name = self.name()
            return attributes().map { .open(name, $0) }
        }
    }

    private mutating func skipDeclaration() {
        guard scalars[at] == "!", peek(1) == "-", peek(2) == "-" else { return skip(to: ">") }
        at += 3
        while at < scalars.count {
            if scalars[at] == "-", peek(1) == "-", peek(2) == ">" {
                at += 3
                return
            }
            if scalars[at] == ">", scalars[at - 1] == "-", scalars[at - 2] == "-" {   // <!-->
                at += 1
                return
            }
            at += 1
        }
    }

    private mutating func name() -> String {
        var name = ""
        while at < scalars.count, !isSpace(scalars[at]), scalars[at] != ">", scalars[at] != "/" {
            name.unicodeScalars.append(scalars[at])
            at += 1
        }
        return name.lowercased()
    }

    /// Up to the end of the tag; nil when the text ends before it.
    private mutating func attributes() -> [(name: String, value: String)]? {
        var all: [(name: String, value: String)] = []
        while at < scalars.count {
            if isSpace(scalars[at]) || scalars[at] == "/" {
                at += 1
            } else if scalars[at] == ">" {
                at += 1
                return all
            } else {
                all.append(attribute())
            }
        }
        return nil
    }

    private mutating func attribute() -> (name: String, value: String) {
        var name = String(scalars[at])
        at += 1
        while at < scalars.count, !isSpace(scalars[at]), !["=", ">", "/"].contains(scalars[at]) {
            name.unicodeScalars.append(scalars[at])
            at += 1
        }
        name = name.lowercased()
        skipSpace()
        guard at < scalars.count, scalars[at] == "=" else { return (name, "") }
        at += 1
        skipSpace()
        var value: [Unicode.Scalar] = []
        if at < scalars.count, scalars[at] == "\"" || scalars[at] == "'" {
            let quote = scalars[at]
            at += 1
            while at < scalars.count, scalars[at] != quote {
                value.append(scalars[at])
                at += 1
            }
            at += 1
        } else {
            while at < scalars.count, !isSpace(scalars[at]), scalars[at] != ">" {
                value.append(scalars[at])
                at += 1
            }
        }
        return (name, Entities.read(value))
    }

    private func peek(_ ahead: Int) -> Unicode.Scalar? { at + ahead < scalars.count ? scalars[at + ahead] : nil }
    private mutating func skip(to end: Unicode.Scalar) {
        while at < scalars.count, scalars[at] != end { at += 1 }
        at += 1
    }
    private mutating func skipSpace() { while at < scalars.count, isSpace(scalars[at]) { at += 1 } }
    private func isSpace(_ scalar: Unicode.Scalar) -> Bool { [" ", "\t", "\n", "\r", "\u{C}"].contains(scalar) }
    private func isLetter(_ scalar: Unicode.Scalar) -> Bool { 65...90 ~= scalar.value || 97...122 ~= scalar.value }
}

/// The entities that shops' texts hold; others stay as they were written.
enum Entities {
    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "hellip": "…", "mdash": "—",
        "ndash": "–", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "times": "×", "deg": "°", "yen": "¥",
        "colon": ":", "tab": "\t", "newline": "\n", "middot": "·", "bull": "•",
    ]

    static func read(_ scalars: [Unicode.Scalar]) -> String {
        var out = String.UnicodeScalarView()
        var at = 0
        while at < scalars.count {
            if scalars[at] == "&", let (scalar, length) = entity(scalars[(at + 1)...]) {
                out.append(scalar)
                at += 1 + length
            } else {
                out.append(scalars[at])
                at += 1
            }
        }
        return String(out)
    }

    /// After `&`: what it means, and how long it is.
    private static func entity(_ rest: ArraySlice<Unicode.Scalar>) -> (Unicode.Scalar, Int)? {
        let near = rest.prefix(12)
        let number: Bool = near.first == "#"
        let hex: Bool = number && near.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
        let head = number ? (hex ? 2 : 1) : 0
        let body = near.dropFirst(head).prefix { scalar in
            number ? scalar.properties.isASCIIHexDigit : (scalar.isASCII && scalar.properties.isAlphabetic)
        }
        let text = String(String.UnicodeScalarView(body))
        let ended: Bool = near.dropFirst(head + body.count).first == ";"
        let length = head + body.count + (ended ? 1 : 0)
        guard !text.isEmpty else { return nil }
        if number {
            let scalar: Unicode.Scalar? = UInt32(text, radix: hex ? 16 : 10).flatMap { Unicode.Scalar($0) }
            return (scalar ?? "\u{FFFD}", length)
        }
        guard ended, let scalar = named[text] ?? named[text.lowercased()] else { return nil }
        return (scalar, length)
    }
}
