// Rows.swift: results of libpq as rows of the store.
import CLibPQ
import Core
import Store

enum Rows {
    /// Numbers of every whole kind are integers, truth is 0 or 1, ranks of a search are text, as on SQLite.
    static func decode(_ result: OpaquePointer) throws(StoreError) -> [Row] {
        let columns = PQnfields(result)
        let kinds = (0..<columns).map { PQftype(result, $0) }
        let count = PQntuples(result)
        var rows: [Row] = []
        rows.reserveCapacity(Int(count))
        for row in 0..<count {
            var values: [SQLValue] = []
            values.reserveCapacity(Int(columns))
            for column in 0..<columns {
                guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else {
                    values.append(.null)
                    continue
                }
                let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
                guard let value = value(of: kinds[Int(column)], bytes) else { throw .unexpectedColumn(Int(column)) }
                values.append(value)
            }
            rows.append(Row(values))
        }
        return rows
    }

    private static func value(of kind: Oid, _ bytes: UnsafeRawBufferPointer) -> SQLValue? {
        switch kind {
        case 20, 21, 23: return integer(bytes).map { .int($0) }   // int8, int2, int4
        case 1700: return (integer(bytes)).map { .int($0) } ?? .text(String(decoding: bytes, as: UTF8.self))   // SUM of int8
        case 16: return .int(bytes.first == UInt8(ascii: "t") ? 1 : 0)
        case 25, 1043, 1042, 19, 18, 705, 700, 701, 2278, 3614: return .text(String(decoding: bytes, as: UTF8.self))
        default: return nil
        }
    }

    private static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        var value: Int64 = 0
        let negative: Bool = bytes.first == UInt8(ascii: "-")
        for byte in bytes.dropFirst(negative ? 1 : 0) {
            guard 48...57 ~= byte else { return nil }
            let (times, over) = value.multipliedReportingOverflow(by: 10)
            let digit = Int64(byte) - 48
            let (sum, past) = negative ? times.subtractingReportingOverflow(digit) : times.addingReportingOverflow(digit)
            guard !over, !past else { return nil }
            value = sum
        }
        return value
    }
}
