// DER.swift: enough of ITU-T X.690 to read and write one certificate.
import Core

/// Writes.
enum DER {
    static let null: [UInt8] = [0x05, 0]

    static func item(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        let count = content.count
        let length: [UInt8] =
            count < 0x80
            ? [UInt8(count)]
            : {
                let digits = withUnsafeBytes(of: UInt32(count).bigEndian) { Array($0.drop { $0 == 0 }) }
                return [0x80 | UInt8(digits.count)] + digits
            }()
        return [tag] + length + content
    }

    static func sequence(_ content: [UInt8]) -> [UInt8] { item(0x30, content) }
    static func object(_ digits: [UInt8]) -> [UInt8] { item(0x06, digits) }
    /// An unsigned integer.
    static func integer(_ bytes: [UInt8]) -> [UInt8] { item(0x02, (bytes.first ?? 0) >= 0x80 ? [0] + bytes : bytes) }
    /// `YYMMDDHHMMSSZ`: what certificates carry until 2049 (RFC 5280).
    static func time(_ time: Timestamp) -> [UInt8] {
        let digits = WeChatTime.text(time, offsetHours: 0).filter(\.isNumber).prefix(14).dropFirst(2)
        return item(0x17, Array(digits.utf8) + [UInt8(ascii: "Z")])
    }
}

/// Reads, item by item; what is broken ends in nil.
struct DERReader {
    enum Tag: UInt8 { case integer = 0x02, sequence = 0x30 }
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: [UInt8]) { self.init(slice: bytes[...]) }
    private init(slice: ArraySlice<UInt8>) { (bytes, place) = (slice, slice.startIndex) }

    var peek: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

    mutating func enter(_ tag: Tag) -> DERReader? { next(tag.rawValue).map { DERReader(slice: $0.content) } }
    mutating func take(_ tag: Tag) -> ArraySlice<UInt8>? { next(tag.rawValue)?.content }
    mutating func whole(_ tag: Tag) -> [UInt8]? { next(tag.rawValue).map { Array($0.whole) } }
    mutating func skip() { _ = peek.flatMap { next($0) } }

    /// UTCTime or GeneralizedTime, in UTC and with seconds.
    mutating func time() -> Timestamp? {
        guard let tag = peek, tag == 0x17 || tag == 0x18, let content = next(tag)?.content, content.last == UInt8(ascii: "Z") else {
            return nil
        }
        var digits = String(decoding: content.dropLast(), as: UTF8.self)
        if tag == 0x17 { digits = (digits < "50" ? "20" : "19") + digits }
        guard digits.count == 14, digits.allSatisfy(\.isNumber) else { return nil }
        let part = Array(digits)
        func slice(_ from: Int, _ to: Int) -> String { String(part[from..<to]) }
        return WeChatTime.read("\(slice(0, 4))-\(slice(4, 6))-\(slice(6, 8))T\(slice(8, 10)):\(slice(10, 12)):\(slice(12, 14))+00:00")
    }

    private mutating func next(_ tag: UInt8) -> (content: ArraySlice<UInt8>, whole: ArraySlice<UInt8>)? {
        let start = place
        guard place + 1 < bytes.endIndex, bytes[place] == tag else { return nil }
        var count = Int(bytes[place + 1])
        var from = place + 2
        if count >= 0x80 {
            let digits = count & 0x7F
            guard 1...3 ~= digits, from + digits <= bytes.endIndex else { return nil }
            count = bytes[from..<from + digits].reduce(0) { $0 << 8 | Int($1) }
            from += digits
        }
        guard from + count <= bytes.endIndex else { return nil }
        place = from + count
        return (bytes[from..<place], bytes[start..<place])
    }
}
