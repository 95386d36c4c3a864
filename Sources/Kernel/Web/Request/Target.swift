// Target.swift: the path and query of a request, percent-decoded; broken ones are refused, never guessed at.
import Core

/// The parts of a request target.
struct Target: Sendable, Equatable {
    let path: String
    let segments: [String]
    let query: [QueryItem]

    /// Nil when it does not begin with `/`, holds a broken escape, broken UTF-8, a control character, an empty or dotted
    /// segment, or more than 200 query items.
    init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first, path.first == UInt8(ascii: "/") else { return nil }
        guard let segments = Self.segments(path), let query = Self.query(parts.count == 2 ? parts[1] : nil) else { return nil }
        guard let plain = String(path) else { return nil }
        (self.path, self.segments, self.query) = (plain, segments, query)
    }

    /// `/a/b` has two segments, `/` none; a slash at the end is a segment of its own kind and matches nothing.
    private static func segments(_ path: Substring.UTF8View) -> [String]? {
        if path.count == 1 { return [] }
        var segments: [String] = []
        for part in path.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            guard let text = percentDecoded(part, plusIsSpace: false), text != "..", text != "." else { return nil }
            segments.append(text)
        }
        return segments
    }

    private static func query(_ text: Substring.UTF8View?) -> [QueryItem]? {
        guard let text else { return [] }
        return parseItems(text, limit: 200)
    }
}

public struct QueryItem: Sendable, Hashable {
    public let name: String, value: String
}

/// `a=1&b=2` as its items; nil when an escape or the UTF-8 is broken, or there are more than `limit`.
func parseItems(_ text: some Collection<UInt8>, limit: Int) -> [QueryItem]? {
    var items: [QueryItem] = []
    for part in text.split(separator: UInt8(ascii: "&")) {
        guard items.count < limit else { return nil }
        let pair = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
        guard let name = percentDecoded(pair[0], plusIsSpace: true, lines: true),
            let value = pair.count == 2 ? percentDecoded(pair[1], plusIsSpace: true, lines: true) : ""
        else { return nil }
        items.append(QueryItem(name: name, value: value))
    }
    return items
}

/// Nil for a broken escape, broken UTF-8, and control characters (line ends and tabs only where `lines`; the schema of the
/// field has the last word there).
func percentDecoded(_ text: some Collection<UInt8>, plusIsSpace: Bool, lines: Bool = false) -> String? {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var iterator = text.makeIterator()
    while var byte = iterator.next() {
        if byte == UInt8(ascii: "%") {
            guard let high = iterator.next().flatMap(hexDigit), let low = iterator.next().flatMap(hexDigit) else { return nil }
            byte = high << 4 | low
            if byte < 0x20 || byte == 0x7F, !lines { return nil }
        } else if byte == UInt8(ascii: "+"), plusIsSpace {
            byte = 0x20
        }
        out.append(byte)
    }
    return String(validating: out, as: UTF8.self)
}

/// Text as it may stand in a query.
public func percentEncoded(_ text: String) -> String {
    var out: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 46, 95, 126: out.append(byte)
        default:
            let digits: [UInt8] = Array("0123456789ABCDEF".utf8)
            out.append(contentsOf: [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        }
    }
    return String(decoding: out, as: UTF8.self)
}
