// CSVTests.swift: what the CSV reader takes, and what it refuses.
import Testing

@testable import Catalog

@Suite struct CSVTests {
    static let good: [(String, [[String]])] = [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("\u{FEFF}a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
        ("\"a\"\"b\",\"c,d\"\n", [["a\"b", "c,d"]]),
        ("\"two\nlines\",x\r\n\"three\r\nlines\",y\n", [["two\nlines", "x"], ["three\r\nlines", "y"]]),
        ("a\n\n\r\nb\n", [["a"], ["b"]]),
        ("\"\"\n,\n", [[""], ["", ""]]),
        ("集市,\"茶\"", [["集市", "茶"]]),
        ("", []),
    ]

    /// The file as a whole, and a byte at a time.
    static func records(_ bytes: [UInt8], pieces: Int) -> [CSVRecord] {
        var reader = CSVReader()
        var records: [CSVRecord] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            records += reader.read(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
        }
        return records + reader.end()
    }

    @Test(arguments: good)
    func `well-formed text is read, however it is cut`(text: String, expected: [[String]]) throws {
        for pieces in [1, 3, 4_096] {
            let found = try Self.records(Array(text.utf8), pieces: pieces).map { try $0.fields.get() }
            #expect(found == expected)
        }
    }

    static let bad: [([UInt8], Int, CSVRecord.Fault)] = [
        (Array("a,b\nx,".utf8) + [0xFF, 0xFE] + Array("\nc,d\n".utf8), 2, .brokenUTF8),
        (Array("a,b\nx,\"y\"z\nc,d\n".utf8), 2, .textAfterQuote),
        (Array("a,b\nc,d\n\"never closed\nc,d\n".utf8), 3, .unclosedQuote),
        (Array("a,b\nx,".utf8) + Array(repeating: 65, count: CSVReader.fieldMax + 1) + Array("\nc,d\n".utf8), 2, .fieldTooLong),
        ([0xEF, 0xBB] + Array("a\nc,d\n".utf8), 1, .brokenUTF8),
    ]

    @Test(arguments: bad)
    func `a broken row is one row, named by its line, and the others are read`(bytes: [UInt8], line: Int, fault: CSVRecord.Fault) throws {
        let records = Self.records(bytes, pieces: 5)
        let broken = records.filter { record in if case .failure = record.fields { true } else { false } }
        #expect(broken == [CSVRecord(line: line, fields: .failure(fault))])
        #expect(records.contains { (try? $0.fields.get()) == ["c", "d"] })
    }
}
