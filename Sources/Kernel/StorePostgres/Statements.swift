// Statements.swift: prepared statements by their text, and values as libpq wants them.
import CLibPQ
import Core
import Store

/// The statements that one connection has prepared. Found by their text with `?` and by the types of their values, since a
/// NULL says nothing of its type and lets the server infer it.
struct PreparedStatements {
    struct Key: Hashable {
        let text: String
        let types: [Oid]
    }
    static let limit = 500   // lists of many lengths would otherwise collect for ever
    private var names: [Key: String] = [:]
    private var made = 0

    var isFull: Bool { names.count >= Self.limit }
    subscript(key: Key) -> String? { names[key] }

    /// A name that this connection never had before, so that one whose preparation was skipped cannot collide.
    mutating func name(_ key: Key) -> String {
        made += 1
        let name = "s\(made)"
        names[key] = name
        return name
    }
    mutating func forget(_ key: Key) { names[key] = nil }
    mutating func forgetAll() { names = [:] }

    /// Only these are prepared; what changes the schema is said once.
    static func isPrepared(_ text: String) -> Bool {
        ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK"]
            .contains { text.hasPrefix($0) }
    }

    /// `?` becomes `$1`, `$2`, …; what stands in quotes is left alone.
    static func numbered(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 32)
        var number = 0
        var quoted = false
        for byte in text.utf8 {
            if byte == UInt8(ascii: "'") { quoted.toggle() }
            if byte == UInt8(ascii: "?"), !quoted {
                number += 1
                result += "$\(number)".utf8
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// The values of one statement, as text, in memory that is used again.
struct BoundValues {
    private var bytes: [CChar] = []
    private var starts: [Int] = []   // -1: NULL
    private(set) var types: [Oid] = []
    var byteCount: Int { bytes.count }

    mutating func set(_ values: [SQLValue]) {
        bytes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        types.removeAll(keepingCapacity: true)
        for value in values {
            switch value {
            case .null:
                types.append(0)
                starts.append(-1)
                continue
            case .int(let number):
                types.append(20)   // int8
                starts.append(bytes.count)
                bytes.append(contentsOf: String(number).utf8.lazy.map { CChar(bitPattern: $0) })
            case .text(let text):
                types.append(25)   // text
                starts.append(bytes.count)
                bytes.append(contentsOf: text.utf8.lazy.map { CChar(bitPattern: $0) })
            }
            bytes.append(0)
        }
    }

    func withPointers<Result>(_ use: ([UnsafePointer<CChar>?]) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { buffer in
            let pointers: [UnsafePointer<CChar>?] = starts.map { start in
                guard start >= 0, let base = buffer.baseAddress else { return nil }
                return base + start
            }
            return use(pointers)
        }
    }
}
