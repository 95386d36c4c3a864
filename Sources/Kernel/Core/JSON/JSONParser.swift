// JSONParser.swift: RFC 8259, read once, strictly: no duplicate fields, no broken UTF-8, no text after the value.

struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let depthMax: Int
    private var at = 0
    private var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, depthMax: Int) { (self.bytes, self.depthMax) = (bytes, depthMax) }

    mutating func document() throws(JSONError) -> JSON {
        let value = try value()
        skipSpace()
        guard at == bytes.count else { throw JSONError(.trailingText, at: at) }
        return value
    }

    private mutating func value() throws(JSONError) -> JSON {
        skipSpace()
        switch try peek() {
        case UInt8(ascii: "{"): return try nested { parser throws(JSONError) in try parser.object() }
        case UInt8(ascii: "["): return try nested { parser throws(JSONError) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), 48...57: return try number()
        default: throw JSONError(.unexpectedByte, at: at)
        }
    }

    private mutating func nested(_ read: (inout JSONParser) throws(JSONError) -> JSON) throws(JSONError) -> JSON {
        guard depth < depthMax else { throw JSONError(.tooDeep, at: at) }
        depth += 1
        at += 1   // the bracket
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(JSONError) -> JSON {
        var fields: [String: JSON] = [:]
        skipSpace()
        if take(UInt8(ascii: "}")) { return .object(fields) }
        while true {
            skipSpace()
            let start = at
            guard try peek() == UInt8(ascii: "\"") else { throw JSONError(.unexpectedByte, at: at) }
            let name = try string()
            skipSpace()
            guard try peek() == UInt8(ascii: ":") else { throw JSONError(.unexpectedByte, at: at) }
            at += 1
            do throws(JSONError) {
                guard fields.updateValue(try value(), forKey: name) == nil else {
                    throw JSONError(.duplicateField, at: start)
                }
            } catch { throw error.inside(name) }
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "}")) { return .object(fields) }
            throw JSONError(at < bytes.count ? .unexpectedByte : .unexpectedEnd, at: at)
        }
    }

    private mutating func array() throws(JSONError) -> JSON {
        var items: [JSON] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return .array(items) }
        while true {
            do throws(JSONError) { items.append(try value()) } catch { throw error.inside(items.count) }
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "]")) { return .array(items) }
            throw JSONError(at < bytes.count ? .unexpectedByte : .unexpectedEnd, at: at)
        }
    }

    private mutating func number() throws(JSONError) -> JSON {
        let start = at
        let negative = take(UInt8(ascii: "-"))
        let first = try digit()
        var whole: Int64? = negative ? -Int64(first) : Int64(first)
        if first != 0 {
            while at < bytes.count, 48...57 ~= bytes[at] {
                let digit = Int64(bytes[at] - 48)
                whole = whole.flatMap { sofar in
                    let (tens, over) = sofar.multipliedReportingOverflow(by: 10)
                    let (sum, more) = tens.addingReportingOverflow(negative ? -digit : digit)
                    return over || more ? nil : sum
                }
                at += 1
            }
        } else if at < bytes.count, 48...57 ~= bytes[at] {
            throw JSONError(.badNumber, at: at)   // a leading zero
        }
        if take(UInt8(ascii: ".")) {
            whole = nil
            try digits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            whole = nil
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        if let whole { return .int(whole) }
        return .number(String(decoding: bytes[start..<at], as: UTF8.self))
    }

    private mutating func digit() throws(JSONError) -> UInt8 {
        guard at < bytes.count else { throw JSONError(.unexpectedEnd, at: at) }
        guard 48...57 ~= bytes[at] else { throw JSONError(.badNumber, at: at) }
        defer { at += 1 }
        return bytes[at] - 48
    }

    private mutating func digits() throws(JSONError) {
        _ = try digit()
        while at < bytes.count, 48...57 ~= bytes[at] { at += 1 }
    }

    private mutating func string() throws(JSONError) -> String {
        at += 1   // the quote
        let start = at
        while at < bytes.count {   // most strings have no escape and are taken as they lie
            switch bytes[at] {
            case UInt8(ascii: "\""):
                defer { at += 1 }
                return try text(UnsafeBufferPointer(rebasing: bytes[start..<at]), from: start)
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case 0..<0x20: throw JSONError(.controlCharacter, at: at)
            default: at += 1
            }
        }
        throw JSONError(.unexpectedEnd, at: at)
    }

    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var out: [UInt8] = Array(bytes[start..<at])
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return try text(out, from: start)
            case 0..<0x20: throw JSONError(.controlCharacter, at: at - 1)
            case UInt8(ascii: "\\"):
                let escape = try peek()
                at += 1
                switch escape {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(escape)
                case UInt8(ascii: "b"): out.append(8)
                case UInt8(ascii: "f"): out.append(12)
                case UInt8(ascii: "n"): out.append(10)
                case UInt8(ascii: "r"): out.append(13)
                case UInt8(ascii: "t"): out.append(9)
                case UInt8(ascii: "u"): out.append(contentsOf: Array(String(Character(try scalar())).utf8))
                default: throw JSONError(.badEscape, at: at - 1)
                }
            default: out.append(byte)
            }
        }
        throw JSONError(.unexpectedEnd, at: at)
    }

    /// After `\u`: one scalar, of one or two escapes. Half a surrogate pair is refused.
    private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
        let start = at - 2
        let first = try hexQuad()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard 0xD800...0xDBFF ~= first, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw JSONError(.badEscape, at: start)
        }
        let second = try hexQuad()
        guard 0xDC00...0xDFFF ~= second,
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw JSONError(.badEscape, at: start) }
        return scalar
    }

    private mutating func hexQuad() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            let byte = try peek()
            guard let digit = hexDigit(byte) else { throw JSONError(.badEscape, at: at) }
            value = value << 4 | UInt32(digit)
            at += 1
        }
        return value
    }

    private func text(_ bytes: some Sequence<UInt8>, from start: Int) throws(JSONError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw JSONError(.brokenUTF8, at: start) }
        return text
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        for index in 0..<word.utf8CodeUnitCount {
            guard try peek() == word.utf8Start[index] else { throw JSONError(.unexpectedByte, at: at) }
            at += 1
        }
        return value
    }

    private func peek() throws(JSONError) -> UInt8 {
        guard at < bytes.count else { throw JSONError(.unexpectedEnd, at: at) }
        return bytes[at]
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func skipSpace() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            default: return
            }
        }
    }
}

/// The value of a hexadecimal digit.
package func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
}
