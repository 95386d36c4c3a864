// Scalars.swift: schemas of single values.
import Core

extension Schema where Value == String {
    /// - Parameters:
    ///   - length: in characters as people count them.
    ///   - multiline: line ends (made `\n`) and tabs are allowed; no other control character ever is.
    public static func text(_ length: ClosedRange<Int>, multiline: Bool = false) -> Schema {
        let bound = "\(length.lowerBound)…\(length.upperBound)"
        return Schema(
            description: [
                "type": "string", "minLength": .int(Int64(length.lowerBound)), "maxLength": .int(Int64(length.upperBound)),
            ],
            text: .one { .string($0) },
            read: { json, reading in
                guard var text = reading.string(json) else { return nil }
                if multiline, text.utf8.contains(13) { text = unixLines(text) }
                switch TextShape(text, multiline: multiline) {
                case .control: return reading.refuse("control_character")
                case .characters(let count) where count < length.lowerBound: return reading.refuse("too_short", bound)
                case .characters(let count) where count > length.upperBound: return reading.refuse("too_long", bound)
                // Marks piled on one character count as one; this bounds what they may weigh.
                case .characters where text.utf8.count > 32 * max(length.upperBound, 1):
                    return reading.refuse("too_long", bound)
                case .characters: return text
                }
            },
            write: { $1.string($0) })
    }
}

extension Schema where Value == Int64 {
    /// A whole number. As text: digits, with `-` before them if negative.
    public static func int(_ range: ClosedRange<Int64>) -> Schema {
        let bound = "\(range.lowerBound)…\(range.upperBound)"
        return Schema(
            description: [
                "type": "integer", "format": "int64", "minimum": .int(range.lowerBound), "maximum": .int(range.upperBound),
            ],
            text: .one(numberText),
            read: { json, reading in reading.int(json, range, bound) },
            write: { $1.int($0) })
    }
}

extension Schema where Value == Bool {
    /// As text: `true`, `on` or `1`; `false`, `off` or `0`.
    public static var bool: Schema {
        Schema(
            description: ["type": "boolean"],
            text: .one { text in
                switch text {
                case "": nil
                case "true", "on", "1": .bool(true)
                case "false", "off", "0": .bool(false)
                default: .string(text)
                }
            },
            read: { json, reading in
                guard let json else { return reading.refuse("required") }
                return json.bool ?? reading.refuse("wrong_type", "boolean")
            },
            write: { $1.bool($0) })
    }
}

extension Schema {
    /// An id, as decimal text.
    public static func id<Tag>(_: Tag.Type = Tag.self) -> Schema where Value == ID<Tag> {
        Schema(
            description: ["type": "string", "format": "int64", "pattern": "^[1-9][0-9]{0,18}$"],
            text: .one { $0.isEmpty ? nil : .string($0) },
            read: { json, reading in
                guard let text = reading.string(json) else { return nil }
                return ID<Tag>(text) ?? reading.refuse("not_an_id")
            },
            write: { $1.quoted($0.number) })
    }

    /// One of an enum's raw values.
    public static func choice(_: Value.Type = Value.self) -> Schema
    where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
        let names: [String] = Value.allCases.map(\.rawValue)
        return Schema(
            description: ["type": "string", "enum": .array(names.map { .string($0) })],
            text: .one { $0.isEmpty ? nil : .string($0) },
            read: { json, reading in
                guard let text = reading.string(json) else { return nil }
                return Value(rawValue: text) ?? reading.refuse("not_a_choice", names.joined(separator: " | "))
            },
            write: { $1.string($0.rawValue) })
    }
}

extension Schema where Value == Timestamp {
    /// Milliseconds since 1970, UTC; at most the year 9999.
    public static var timestamp: Schema {
        let range: ClosedRange<Int64> = 0...253_402_300_799_999
        return Schema(
            description: [
                "type": "integer", "format": "int64", "minimum": 0, "maximum": .int(range.upperBound),
                "description": "Milliseconds since 1970-01-01T00:00:00Z.",
            ],
            text: .one(numberText),
            read: { json, reading in
                reading.int(json, range, "0…253402300799999").map { Timestamp(milliseconds: $0) }
            },
            write: { $1.int($0.milliseconds) })
    }
}

extension Schema where Value == JSON {
    /// Any JSON value, `null` too.
    public static var json: Schema {
        Schema(
            description: [:],
            read: { json, reading in json ?? reading.refuse("required") },
            write: { $1.write($0) })
    }
}

extension Schema where Value == Cursor {
    /// Where a page goes on: text that an earlier page gave.
    public static var cursor: Schema {
        Schema(
            description: ["type": "string", "description": "The `next` of an earlier page."],
            text: .one { $0.isEmpty ? nil : .string($0) },
            read: { json, reading in
                guard let text = reading.string(json) else { return nil }
                return Cursor(text: text) ?? reading.refuse("not_a_cursor")
            },
            write: { $1.string($0.text) })
    }
}

extension Reading {
    mutating func refuse<Value>(_ code: String, _ expected: String = "") -> Value? {
        note(code, expected)
        return nil
    }

    mutating func string(_ json: JSON?) -> String? {
        guard let json else { return refuse("required") }
        return json.string ?? refuse("wrong_type", "string")
    }

    mutating func int(_ json: JSON?, _ range: ClosedRange<Int64>, _ bound: String) -> Int64? {
        switch json {
        case .int(let number) where number < range.lowerBound: return refuse("too_small", bound)
        case .int(let number) where number > range.upperBound: return refuse("too_large", bound)
        case .int(let number): return number
        case .number(let text) where text.utf8.contains(where: { $0 == 46 || $0 | 0x20 == 101 }):
            return refuse("not_an_integer", bound)
        case .number(let text): return refuse(text.utf8.first == 45 ? "too_small" : "too_large", bound)
        case .none: return refuse("required")
        case .null, .bool, .string, .array, .object: return refuse("wrong_type", "integer")
        }
    }
}

/// A number's text as JSON; what is none stays a string, so that it is a wrong type.
@Sendable func numberText(_ text: String) -> JSON? {
    guard !text.isEmpty else { return nil }
    guard let json = try? JSON(parsing: text) else { return .string(text) }
    switch json {
    case .int, .number: return text.utf8.allSatisfy { $0 > 0x20 } ? json : .string(text)
    case .null, .bool, .string, .array, .object: return .string(text)
    }
}

/// What a text is made of, found in one pass where it is plain ASCII.
private enum TextShape {
    case control
    case characters(Int)

    init(_ text: String, multiline: Bool) {
        var plain = true
        for byte in text.utf8 {
            if byte < 0x20, !(multiline && (byte == 10 || byte == 9)) {
                self = .control
                return
            }
            if byte == 0x7F {
                self = .control
                return
            }
            if byte >= 0x80 { plain = false }
        }
        if plain {
            self = .characters(text.utf8.count)
        } else if text.unicodeScalars.contains(where: { 0x80...0x9F ~= $0.value }) {
            self = .control
        } else {
            self = .characters(text.count)
        }
    }
}

/// Line ends of browsers (`\r\n`) and of old (`\r`) as `\n`.
private func unixLines(_ text: String) -> String {
    var out: [UInt8] = []
    var afterReturn = false
    for byte in text.utf8 {
        if !(byte == 10 && afterReturn) { out.append(byte == 13 ? 10 : byte) }
        afterReturn = byte == 13
    }
    return String(decoding: out, as: UTF8.self)
}
