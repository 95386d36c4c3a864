// JSONWriter.swift: JSON as bytes, without a tree in between.

/// Appends values to one buffer and minds the commas. Whoever writes an object writes its fields in order of name.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    private var comma = false

    public init() { bytes.reserveCapacity(256) }

    public mutating func write(_ value: JSON) {
        switch value {
        case .null: null()
        case .bool(let truth): bool(truth)
        case .int(let number): int(number)
        case .number(let text): plain(text.utf8)
        case .string(let text): string(text)
        case .array(let items):
            beginArray()
            for item in items {
                element()
                write(item)
            }
            endArray()
        case .object(let fields):
            beginObject()
            for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
                field(name)
                write(value)
            }
            endObject()
        }
    }

    public mutating func null() { plain("null".utf8) }
    public mutating func bool(_ truth: Bool) { plain(truth ? "true".utf8 : "false".utf8) }
    public mutating func int(_ number: Int64) {
        appendDecimal(number, to: &bytes)
        comma = true
    }
    public mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        appendEscaped(text)
        bytes.append(UInt8(ascii: "\""))
        comma = true
    }
    /// A number in quotes: how an id is shown.
    mutating func quoted(_ number: Int64) {
        bytes.append(UInt8(ascii: "\""))
        appendDecimal(number, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        comma = true
    }

    public mutating func beginObject() { open(UInt8(ascii: "{")) }
    public mutating func endObject() { close(UInt8(ascii: "}")) }
    public mutating func beginArray() { open(UInt8(ascii: "[")) }
    public mutating func endArray() { close(UInt8(ascii: "]")) }

    /// Before each element of an array.
    public mutating func element() {
        if comma { bytes.append(UInt8(ascii: ",")) }
        comma = false
    }
    /// Before each value of an object.
    public mutating func field(_ name: String) {
        element()
        string(name)
        bytes.append(UInt8(ascii: ":"))
        comma = false
    }
    /// A field's name as `key(_:)` made it.
    mutating func field(key: [UInt8]) {
        element()
        bytes.append(contentsOf: key)
    }
    static func key(_ name: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.field(name)
        return writer.bytes
    }

    private mutating func open(_ bracket: UInt8) {
        bytes.append(bracket)
        comma = false
    }
    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        comma = true
    }
    private mutating func plain(_ text: some Sequence<UInt8>) {
        bytes.append(contentsOf: text)
        comma = true
    }

    private mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for index in 0..<utf8.count {
                let byte = utf8[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
                bytes.append(contentsOf: utf8[start..<index])
                start = index + 1
                switch byte {
                case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
                case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
                case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
                case 0..<0x20:
                    bytes.append(contentsOf: "\\u00".utf8)
                    bytes.append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
                    bytes.append(byte & 15 < 10 ? 48 + byte & 15 : 87 + byte & 15)
                default:
                    bytes.append(UInt8(ascii: "\\"))
                    bytes.append(byte)
                }
            }
            bytes.append(contentsOf: utf8[start...])
        }
    }
}

/// The decimal digits of a number, appended without making a `String`.
func appendDecimal(_ number: Int64, to bytes: inout [UInt8]) {
    guard number != 0 else { return bytes.append(48) }
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var rest = number.magnitude
    while rest > 0 {
        bytes.append(48 + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
    }
    bytes[start...].reverse()
}
