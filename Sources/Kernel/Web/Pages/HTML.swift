// HTML.swift: markup as a value: what is interpolated is escaped, and only other HTML goes in as it is.
import Core

/// Markup. A literal is markup as it stands; `\(text)` is escaped (`& < > " '`), so it is safe between tags and inside quoted
/// attributes. It is not made safe for scripts, styles or the scheme of an address: pages have none of the first two.
public struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
    public internal(set) var bytes: [UInt8]

    public init() { bytes = [] }
    /// Only what is written in the source can be a literal.
    public init(stringLiteral value: StaticString) { bytes = Interpolation.bytes(value) }
    public init(stringInterpolation: Interpolation) { bytes = stringInterpolation.bytes }

    /// A constant as it stands.
    public static func raw(_ constant: StaticString) -> HTML { HTML(stringLiteral: constant) }
    /// Markup that was made by a sanitiser with an allow-list; name it where you call this.
    public static func sanitised(_ markup: String) -> HTML {
        var html = HTML()
        html.bytes = Array(markup.utf8)
        return html
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }
    public var isEmpty: Bool { bytes.isEmpty }

    public static func += (left: inout HTML, right: HTML) { left.bytes += right.bytes }
    public static func + (left: HTML, right: HTML) -> HTML {
        var both = left
        both += right
        return both
    }

    public struct Interpolation: StringInterpolationProtocol {
        var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 16)
        }
        public mutating func appendLiteral(_ literal: StaticString) { append(literal) }

        public mutating func appendInterpolation(_ text: String) { escape(text) }
        public mutating func appendInterpolation(_ text: Substring) { escape(String(text)) }
        public mutating func appendInterpolation(_ text: String?) { if let text { escape(text) } }
        public mutating func appendInterpolation(_ number: Int) { appendDecimal(Int64(number), to: &bytes) }
        public mutating func appendInterpolation(_ number: Int64) { appendDecimal(number, to: &bytes) }
        public mutating func appendInterpolation<Tag>(_ id: ID<Tag>) { appendDecimal(id.number, to: &bytes) }
        public mutating func appendInterpolation(_ html: HTML) { bytes += html.bytes }
        public mutating func appendInterpolation(_ html: HTML?) { if let html { bytes += html.bytes } }
        public mutating func appendInterpolation(_ list: [HTML]) { for html in list { bytes += html.bytes } }
        public mutating func appendInterpolation(_ phrase: Phrase, _ language: Language, _ values: [String: String] = [:]) {
            escape(phrase.text(in: language, values))
        }

        static func bytes(_ literal: StaticString) -> [UInt8] { literal.withUTF8Buffer { Array($0) } }

        private mutating func append(_ literal: StaticString) {
            bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
        }

        private mutating func escape(_ text: String) {
            var text = text
            text.withUTF8 { utf8 in
                var start = 0
                for index in 0..<utf8.count {
                    let entity: StaticString
                    switch utf8[index] {
                    case UInt8(ascii: "&"): entity = "&amp;"
                    case UInt8(ascii: "<"): entity = "&lt;"
                    case UInt8(ascii: ">"): entity = "&gt;"
                    case UInt8(ascii: "\""): entity = "&quot;"
                    case UInt8(ascii: "'"): entity = "&#39;"
                    default: continue
                    }
                    bytes += utf8[start..<index]
                    append(entity)
                    start = index + 1
                }
                bytes += utf8[start...]
            }
        }
    }
}

extension Sequence<HTML> {
    public func joined(_ separator: HTML = HTML()) -> HTML {
        var all = HTML()
        var first = true
        for html in self {
            if !first { all += separator }
            all += html
            first = false
        }
        return all
    }
}
