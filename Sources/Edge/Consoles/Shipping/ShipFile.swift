// ShipFile.swift: reads a merchant's table of tracking numbers, and says what is wrong with it as a whole.
import Catalog
import Trade
import Web

/// Why a file cannot be read at all.
enum ShipFileFault: Error, Hashable {
    case nothing, picture, workbook, utf16, gbk, noText
    /// Of these columns none was found.
    case columns([ShipColumn])
    case tooManyRows(Int)
}

enum ShipColumn: Int, CaseIterable, Hashable {
    case order, carrier, number, code, quantity

    /// What the first line may call it, in small letters without spaces.
    var names: Set<String> {
        switch self {
        case .order: ["订单号", "订单编号", "订单", "order", "ordernumber", "orderid", "orderno"]
        case .carrier: ["快递公司", "物流公司", "快递", "承运商", "carrier", "courier"]
        case .number: ["运单号", "快递单号", "物流单号", "运单编号", "单号", "tracking", "trackingnumber", "number"]
        case .code: ["商家编码", "规格编码", "sku编码", "sku", "skucode", "code"]
        case .quantity: ["数量", "件数", "发货数量", "quantity", "pieces", "qty"]
        }
    }

    var label: Phrase {
        switch self {
        case .order: ShippingWords.order
        case .carrier: OrderWords.carrier
        case .number: OrderWords.number
        case .code: Say.code
        case .quantity: ShippingWords.quantity
        }
    }
}

struct ShipFile: Sendable {
    var rows: [ShipRow] = []
    /// Rows that name an order and nothing to send it with: a template that was not filled in to its end.
    var blank = 0

    init(rows: [ShipRow]) { self.rows = rows }

    /// - Throws: ``ShipFileFault``.
    init(_ bytes: [UInt8]) throws(ShipFileFault) {
        if let fault = Self.fault(of: bytes) { throw fault }
        let separator = Self.separator(of: bytes)
        var reader = CSVReader(separator: separator)
        let records = reader.read(bytes) + reader.end()
        guard let first = records.first, case .success(let head) = first.fields else { throw .noText }
        let (places, hasHead) = try Self.places(head)
        let body = records.dropFirst(hasHead ? 1 : 0)
        guard body.count <= ShipRow.most else { throw .tooManyRows(body.count) }
        for record in body {
            // A broken record cannot name its order: it is a row of its own, and refused as one.
            let fields = (try? record.fields.get()) ?? []
            func text(_ column: ShipColumn) -> String {
                guard let place = places[column], place < fields.count else { return "" }
                let text = plain(fields[place])
                return String((text.hasPrefix("'") ? String(text.dropFirst()) : text).prefix(200))
            }
            if text(.carrier).isEmpty, text(.number).isEmpty, !text(.order).isEmpty || fields.allSatisfy(\.isEmpty), !fields.isEmpty {
                blank += 1
                continue
            }
            rows.append(
                ShipRow(
                    line: record.line, order: text(.order), carrier: text(.carrier), number: text(.number), code: text(.code),
                    quantity: text(.quantity)))
        }
        if rows.isEmpty, blank == 0 { throw .nothing }
    }

    /// What the bytes are, where they are no text of ours.
    private static func fault(of bytes: [UInt8]) -> ShipFileFault? {
        if bytes.allSatisfy({ $0 == 0x20 || 9...13 ~= $0 }) { return .nothing }
        let pictures: [[UInt8]] = [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x47, 0x49, 0x46, 0x38], [0x52, 0x49, 0x46, 0x46]]
        if pictures.contains(where: { bytes.starts(with: $0) }) { return .picture }
        if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .workbook }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
        if bytes.contains(0) { return .noText }
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        return isGBK(bytes) ? .gbk : .noText
    }

    /// Every byte above ASCII begins a pair of GBK.
    private static func isGBK(_ bytes: [UInt8]) -> Bool {
        var at = 0
        while at < bytes.count {
            if bytes[at] < 0x80 {
                at += 1
                continue
            }
            guard 0x81...0xFE ~= bytes[at], at + 1 < bytes.count, 0x40...0xFE ~= bytes[at + 1], bytes[at + 1] != 0x7F else { return false }
            at += 2
        }
        return true
    }

    /// Comma, tab or semicolon, whichever the first line has most of.
    private static func separator(of bytes: [UInt8]) -> Character {
        let line = bytes.prefix { $0 != 10 && $0 != 13 }
        func count(_ character: Character) -> Int { line.count { $0 == character.asciiValue } }
        return ([",", "\t", ";"] as [Character]).max { count($0) < count($1) } ?? ","
    }

    /// Where each column stands: by the names of the first line, or in our order where the first line is a row already.
    private static func places(_ head: [String]) throws(ShipFileFault) -> (places: [ShipColumn: Int], hasHead: Bool) {
        var places: [ShipColumn: Int] = [:]
        for (index, name) in head.enumerated() {
            let name = plain(name).lowercased().filter { !$0.isWhitespace && $0 != "_" }
            if let column = ShipColumn.allCases.first(where: { $0.names.contains(name) }), places[column] == nil { places[column] = index }
        }
        let missing: [ShipColumn] = [.order, .carrier, .number].filter { places[$0] == nil }
        if missing.isEmpty { return (places, true) }
        let digits = plain(head.first ?? "").filter { $0 != "'" }
        if places.isEmpty, head.count >= 3, digits.utf8.count >= 14, digits.utf8.allSatisfy({ 48...57 ~= $0 }) {
            return (Dictionary(uniqueKeysWithValues: ShipColumn.allCases.map { ($0, $0.rawValue) }), false)
        }
        throw .columns(missing)
    }
}

extension ShipFile {
    /// As a form carries it from the preview to the sending.
    var carried: String {
        rows.map { row in
            [String(row.line), row.order, row.carrier, row.number, row.code, row.quantity].map(Self.quoted).joined(separator: ",")
        }.joined(separator: "\n")
    }

    /// What `carried` wrote; anything else is no rows.
    init(carried: String) {
        var reader = CSVReader()
        let records = reader.read(Array(carried.utf8)) + reader.end()
        rows = records.prefix(ShipRow.most).compactMap { record in
            guard let fields = try? record.fields.get(), fields.count == 6, let line = Int(fields[0]), 1...1_000_000 ~= line else {
                return nil
            }
            return ShipRow(
                line: line, order: fields[1], carrier: fields[2], number: fields[3], code: fields[4], quantity: fields[5])
        }
    }

    private static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
}
