import Core
import Testing
import Web

@Suite struct JSONTests {
    static let good: [(String, JSON)] = [
        (" {\"a\":[1,-2,0,-0,null,true,false,\"\"]} ", ["a": [1, -2, 0, 0, .null, true, false, ""]]),
        ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
        ("9223372036854775808", .number("9223372036854775808")), ("1.0", .number("1.0")), ("1E+2", .number("1E+2")),
        ("\"\\u96c6\\ud83c\\udf81\\/\\n\"", "集🎁/\n"), ("\"集市\"", "集市"), ("[]", []), ("{}", [:]),
    ]

    @Test(arguments: good)
    func `what is JSON is read exactly`(text: String, value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    static let bad: [(String, JSONError.Reason, Int, String)] = [
        ("", .unexpectedEnd, 0, ""), ("{\"a\":1,\"a\":2}", .duplicateField, 7, "a"), ("[1,{\"b\":[01]}]", .badNumber, 10, "[1].b[0]"),
        ("1 2", .trailingText, 2, ""), ("{\"a\":1,}", .unexpectedByte, 7, ""), ("[1,]", .unexpectedByte, 3, "[1]"),
        ("\"\\ud800\"", .badEscape, 1, ""), ("\"\\x\"", .badEscape, 2, ""), ("\"a\u{1}\"", .controlCharacter, 2, ""),
        ("nul", .unexpectedEnd, 3, ""), ("+1", .unexpectedByte, 0, ""), ("1.", .unexpectedEnd, 2, ""), ("\"", .unexpectedEnd, 1, ""),
        ("\u{FEFF}1", .unexpectedByte, 0, ""), ("NaN", .unexpectedByte, 0, ""), ("-", .unexpectedEnd, 1, ""),
    ]

    @Test(arguments: bad)
    func `what is not JSON is refused with its place`(text: String, reason: JSONError.Reason, offset: Int, path: String) {
        let error = #expect(throws: JSONError.self) { try JSON(parsing: text) }
        #expect(error?.reason == reason && error?.offset == offset && error?.path == path)
    }

    static let brokenUTF8: [[UInt8]] = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE9, 0x9B], [0xF4, 0x90, 0x80, 0x80]]

    @Test(arguments: brokenUTF8)
    func `broken UTF-8 is refused, with and without an escape beside it`(bytes: [UInt8]) {
        for text in [[0x22] + bytes + [0x22], Array("\"\\n".utf8) + bytes + [0x22]] {
            #expect(throws: JSONError.self) { try JSON(parsing: text) }
        }
    }

    @Test func `32 levels are read and 33 are not`() {
        func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(throws: Never.self) { try JSON(parsing: nested(32)) }
        #expect(throws: JSONError.self) { try JSON(parsing: nested(33)) }
    }

    @Test(arguments: Array(0..<200) as [UInt64])
    func `what is written is read again, and always the same`(seed: UInt64) throws {
        var random = SeededGenerator(seed)
        let value = Self.anything(&random, depth: 4)
        #expect(try JSON(parsing: value.bytes) == value)
        #expect(try JSON(parsing: value.bytes).bytes == value.bytes)
    }

    static func anything(_ random: inout SeededGenerator, depth: Int) -> JSON {
        switch Int.random(in: 0...(depth > 0 ? 5 : 3), using: &random) {
        case 0: return .bool(.random(using: &random))
        case 1: return .int(.random(in: .min ... .max, using: &random))
        case 2: return .string(text(&random))
        case 3: return .null
        case 4: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in anything(&random, depth: depth - 1) })
        default:
            var fields: [String: JSON] = [:]
            for _ in 0..<Int.random(in: 0...4, using: &random) { fields[text(&random)] = anything(&random, depth: depth - 1) }
            return .object(fields)
        }
    }

    /// Text with everything in it that needs care.
    static func text(_ random: inout SeededGenerator) -> String {
        let odd: [Character] = ["\"", "\\", "\n", "\r", "\t", "\0", "\u{1F}", "<", ">", "&", "'", "集", "🎁", "é", "a", " ", "/"]
        return String((0..<Int.random(in: 0...12, using: &random)).compactMap { _ in odd.randomElement(using: &random) })
    }
}
