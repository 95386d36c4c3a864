// Markup.swift: a page taken apart, so that tests can ask what every page must have. It reads what our pages write.

/// The elements of a page in their order, each with the range of what lies within it.
public struct Markup: Sendable {
    public struct Element: Sendable {
        public let name: String
        public let attributes: [String: String]
        public let parent: Int?
        /// Its place, and the first place after all that lies within it.
        public let place: Int
        public fileprivate(set) var end: Int

        public subscript(name: String) -> String? { attributes[name] }
        public var classes: [Substring] { (attributes["class"] ?? "").split(separator: " ") }
    }

    public private(set) var elements: [Element] = []
    /// Text with the place of the element that holds it.
    public private(set) var texts: [(holder: Int, text: String)] = []
    /// Tags that do not fit together, and attributes given twice.
    public private(set) var faults: [String] = []

    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    public init(_ html: String) {
        var open: [Int] = []
        let source = Array(html.utf8)
        var at = 0
        func text(_ from: Int, _ to: Int) -> String { String(decoding: source[from..<to], as: UTF8.self) }
        func find(_ pattern: String, from start: Int) -> Int? {
            let wanted = Array(pattern.utf8)
            guard source.count >= start + wanted.count else { return nil }
            return (start...source.count - wanted.count).first {
                source[$0] == wanted[0] && source[$0..<$0 + wanted.count].elementsEqual(wanted)
            }
        }
        while at < source.count {
            guard source[at] == UInt8(ascii: "<") else {
                let next = source[at...].firstIndex(of: UInt8(ascii: "<")) ?? source.count
                let words = Self.decoded(text(at, next))
                if let holder = open.last, !words.allSatisfy(\.isWhitespace) { texts.append((holder, words)) }
                at = next
                continue
            }
            if source[at...].starts(with: "<!--".utf8) {
                at = (find("-->", from: at) ?? source.count - 3) + 3
                continue
            }
            var close = at   // the end of the tag: a `>` outside quotes
            var quote: UInt8?
            while close < source.count {
                let byte = source[close]
                if let open = quote {
                    if byte == open { quote = nil }
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                } else if byte == UInt8(ascii: ">") {
                    break
                }
                close += 1
            }
            let tag = text(at + 1, min(close, source.count))
            at = close + 1
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                let name = tag.dropFirst().lowercased()
                guard let last = open.last, elements[last].name == name else {
                    faults.append("</\(name)> closes <\(open.last.map { elements[$0].name } ?? "nothing")>")
                    if let match = open.lastIndex(where: { elements[$0].name == name }) { open.removeSubrange(match...) }
                    continue
                }
                elements[last].end = elements.count
                open.removeLast()
                continue
            }
            let closesItself = tag.hasSuffix("/")
            let (name, attributes, twice) = Self.parts(closesItself ? String(tag.dropLast()) : tag)
            faults += twice.map { "<\(name)> has \($0) twice" }
            let place = elements.count
            elements.append(Element(name: name, attributes: attributes, parent: open.last, place: place, end: place + 1))
            if closesItself || Self.void.contains(name) { continue }
            open.append(place)
            if name == "script" || name == "style" || name == "textarea" || name == "title" {
                let stop = find("</\(name)", from: at) ?? source.count
                let words = text(at, stop)
                if !words.allSatisfy(\.isWhitespace) { texts.append((place, Self.decoded(words))) }
                at = stop
            }
        }
        faults += open.map { "<\(elements[$0].name)> is not closed" }
        for place in open { elements[place].end = elements.count }
    }

    /// What somebody reads in an element, without what is hidden from screen readers.
    public func text(of element: Element) -> String {
        texts.filter { element.place..<element.end ~= $0.holder && !isHidden($0.holder, within: element.place) }.map(\.text).joined(
            separator: " ")
    }

    public func ancestors(of element: Element) -> [Element] {
        var found: [Element] = []
        var next = element.parent
        while let place = next {
            found.append(elements[place])
            next = elements[place].parent
        }
        return found
    }

    public func within(_ element: Element) -> ArraySlice<Element> { elements[(element.place + 1)..<element.end] }

    private func isHidden(_ holder: Int, within top: Int) -> Bool {
        var next: Int? = holder
        while let place = next, place != top {
            if elements[place]["aria-hidden"] == "true" { return true }
            next = elements[place].parent
        }
        return false
    }

    private static func parts(_ tag: String) -> (String, [String: String], [String]) {
        var attributes: [String: String] = [:]
        var twice: [String] = []
        let name = tag.prefix { !$0.isWhitespace }
        for match in tag.dropFirst(name.count).matches(of: /([^\s=\/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/) {
            let (_, key, double, single, bare) = match.output
            let value = decoded(String(double ?? single ?? bare ?? ""))
            if attributes.updateValue(value, forKey: key.lowercased()) != nil { twice.append(String(key)) }
        }
        return (name.lowercased(), attributes, twice)
    }

    private static func decoded(_ text: String) -> String {
        guard text.contains("&") else { return text }
        return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&nbsp;", with: "\u{A0}").replacing("&amp;", with: "&")
    }
}
