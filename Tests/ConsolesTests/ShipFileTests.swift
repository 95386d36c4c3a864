// ShipFileTests.swift: a merchant's table is read whatever wrote it, or refused by name; what we write is safe in a spreadsheet.
import Core
import Design
import Testing
import Trade
import Web

@testable import Consoles

@Suite struct ShipFileTests {
    private static let head = "订单号,快递公司,运单号\n"
    private static let id = "250372870142689281"

    static let faults: [([UInt8], ShipFileFault)] = [
        ([], .nothing), (Array(" \r\n".utf8), .nothing), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .picture),
        ([0xFF, 0xD8, 0xFF, 0xE0], .picture),
        ([0x50, 0x4B, 3, 4, 20], .workbook), ([0xFF, 0xFE, 0xA2, 0x8B], .utf16), ([0xB6, 0xA9, 0xB5, 0xA5, 0x2C, 0x31], .gbk),
        ([0x61, 0, 0x62], .noText), ([0x61, 0xFF, 0x0A], .noText), (Array("订单号,备注\n1,2\n".utf8), .columns([.carrier, .number])),
        (Array((head + String(repeating: "1,顺丰,SF1234\n", count: 1_001)).utf8), .tooManyRows(1_001)),
    ]

    @Test(arguments: faults)
    func `a file that is no table of ours is refused by name`(bytes: [UInt8], fault: ShipFileFault) {
        #expect(throws: fault) { try ShipFile(bytes) }
    }

    static let texts: [String] = [
        head + "\(id),顺丰,SF1234\n", "\u{FEFF}" + head + "'\(id),顺丰,SF1234\r\n", "\(id),顺丰,SF1234",
        "Order\tCarrier\tTracking number\n\(id)\t顺丰\tSF1234\n",
        "运单号;订单编号;物流公司;备注\nSF1234;\(id);顺丰;快\n", head + "\"\(id)\",\" 顺丰\",SF1234\n,,\n250372870142689282,,\n",
    ]

    @Test(arguments: texts)
    func `columns are found by their names, in any order and with any mark`(text: String) throws {
        let rows = try ShipFile(Array(text.utf8)).rows
        #expect(rows.map(\.order) == [Self.id])
        #expect(rows.map(\.carrier) == ["顺丰"])
        #expect(rows.map(\.number) == ["SF1234"])
    }

    @Test func `rows keep their lines, and those not filled in are counted`() throws {
        let file = try ShipFile(Array((Self.head + "1,,\n2,顺丰,\n\"a\nb\",,SF1234\n4,顺丰,\"x\n").utf8))
        #expect(file.blank == 1)
        #expect(file.rows.map(\.line) == [3, 4, 6])
        #expect(file.rows.map(\.order) == ["2", "a\nb", ""])   // the last is broken, and refused as a row of its own
    }

    @Test func `the rows come back from the form as they were`() throws {
        let rows = [
            ShipRow(line: 7, order: "1,\"2\"", carrier: "顺\n丰", number: "=x", code: "<b>", quantity: "'"),
            ShipRow(line: 9, order: "", carrier: "", number: "1"),
        ]
        #expect(ShipFile(carried: ShipFile(rows: rows).carried).rows == rows)
        #expect(ShipFile(carried: "a,b\nx,1,2,3,4,5\n0,1,2,3,4,5").rows.isEmpty)
    }

    static let cells: [(String, String)] = [
        ("=1+1", "'=1+1"), ("+86", "'+86"), ("-1", "'-1"), ("@a", "'@a"), ("\tx", "'\tx"), (id, "'" + id), ("13800138000", "13800138000"),
        ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("=\"a\"", "\"'=\"\"a\"\"\""), ("茶", "茶"), ("", ""), ("168.00", "168.00"),
    ]

    @Test(arguments: cells)
    func `no cell is run or shortened by a spreadsheet`(text: String, cell: String) { #expect(CSVText.cell(text) == cell) }

    static let days: [(String, Int64?)] = [
        ("2025-01-01", 1_735_660_800_000), ("2026-03-01", 1_772_294_400_000), ("2028-02-29", 1_835_366_400_000), ("2027-02-29", nil),
        ("2026-13-01", nil),
        ("2026-1-1-1", nil), ("heute", nil), ("1999-01-01", nil), ("", nil),
    ]

    @Test(arguments: days)
    func `a day begins at midnight in China`(text: String, milliseconds: Int64?) { #expect(dayStart(text)?.milliseconds == milliseconds) }

    @Test func `a list's address says its filter, and a saved view says it again`() {
        let asked = OrderQuery(query: "state=toShip&q=%E8%8C%B6+%26&min=12.5&max=x&carrier=SF&to=2026-03-01&sort=oldest&other=1")
        #expect(asked.text == "茶 &")
        let (filter, wrong) = asked.filter()
        #expect(filter.states == [.awaitingShipment, .partlyShipped])
        #expect((filter.leastTotal, filter.mostTotal) == (1_250, nil))
        #expect(filter.carrier == .sf && filter.isOldestFirst)
        #expect(filter.placedBefore == Timestamp(milliseconds: 1_772_294_400_000) + .days(1))
        #expect(wrong == ["max"])
        #expect(OrderQuery(query: String(address(asked.items).dropFirst())).items.elementsEqual(asked.items) { $0 == $1 })
    }
}
