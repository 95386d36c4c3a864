// PostgresErrors.swift: what PostgreSQL says, as the store says it.
import CLibPQ
import Core
import Store

/// By SQLSTATE (docs/reference: "PostgreSQL Error Codes"), whose classes are the first two characters.
enum PostgresErrors {
    static func translate(_ result: OpaquePointer) -> StoreError {
        let state = text(PQresultErrorField(result, Int32(UInt8(ascii: "C"))))
        let schema = text(PQresultErrorField(result, Int32(UInt8(ascii: "s"))))
        let message = text(PQresultErrorField(result, Int32(UInt8(ascii: "M"))))
        return translate(state: state, schema: schema, message)
    }

    /// - Parameter schema: where the constraint lies that was violated.
    static func translate(state: String, schema: String = "", _ message: String) -> StoreError {
        switch state {
        case "40001", "40P01", "55P03": .contended(message)
        // Two sessions said CREATE … IF NOT EXISTS at once: the second finds it when it is run again.
        case "23505" where schema == "pg_catalog": .contended(message)
        case "42710" where message.hasPrefix("type "): .contended(message)   // the row type of such a table
        // What was prepared is gone or older than the schema; the engine forgets it, and the body is prepared anew.
        case "26000": .contended(message)
        case "0A000" where message.hasPrefix("cached plan"): .contended(message)
        case "57P01", "57P02", "57P03", "": .unavailable(message)
        default:
            switch state.prefix(2) {
            case "08": .unavailable(message)
            case "53", "58": .refused(message)
            default: .failed(code: state, message)
            }
        }
    }

    /// Whether a prepared statement is not what the server has any more.
    static func isOutdated(_ result: OpaquePointer) -> Bool {
        ["26000", "0A000"].contains(text(PQresultErrorField(result, Int32(UInt8(ascii: "C")))))
    }

    static func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
    static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
