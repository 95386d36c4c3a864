// OrderReader.swift: rows of a file of orders, joined with the files beside it.
import Catalog
import Core
import Divisions

/// Knows the columns of one file.
struct OrderReader: Sendable {
    private let mapping: OrderMapping
    private let places: [OrderMapping.Column: Int]
    private let width: Int
    private let lines: Joined?, payments: Joined?, buyers: Joined?

    /// Rows of a side file by the order they belong to.
    struct Joined: Sendable {
        /// Where the order's own key stands in the file of orders.
        let key: Int
        let rows: [String: [[String]]]
        let columns: [String: Int]

        /// - Throws: ``CatalogError/importRefused(_:)`` for a column that is not there.
        init(_ side: OrderMapping.Side, _ file: SideFile, key: Int) throws {
            let index = try file.index(side.key)
            self.key = key
            rows = Dictionary(grouping: file.rows) { $0[index] }
            columns = try side.columns.mapValues { try file.index($0) }
        }

        func of(_ fields: [String]) -> [[String]] { rows[fields[key]] ?? [] }
        func text(_ column: String, _ row: [String]) -> String? { columns[column].map { row[$0].trimmed } }
    }

    /// - Throws: ``CatalogError/importRefused(_:)`` for a header that lacks what the mapping names.
    init(header names: [String], _ mapping: OrderMapping, side: [String: SideFile]) throws {
        let header = Dictionary(names.enumerated().map { ($1.trimmed, $0) }, uniquingKeysWith: { first, _ in first })
        func place(_ column: String) throws -> Int {
            guard let place = header[column] else { throw CatalogError.importRefused("the file has no column: \(column)") }
            return place
        }
        (self.mapping, width) = (mapping, names.count)
        let number = try place(mapping.columns[.number] ?? "")
        func joined(_ part: OrderMapping.Side?) throws -> Joined? {
            guard let part, let file = side[part.file] else { return nil }
            return try Joined(part, file, key: try part.of.map(place) ?? number)
        }
        places = try mapping.columns.mapValues(place)
        (lines, payments, buyers) = (try joined(mapping.lines), try joined(mapping.payments), try joined(mapping.buyers))
    }

    func order(_ record: CSVRecord) throws(RowFault) -> ParsedOrder {
        let fields: [String]
        switch record.fields {
        case .success(let found): fields = found
        case .failure(let fault): throw RowFault(fault.rawValue, "the row cannot be read: \(fault.rawValue)")
        }
        guard fields.count == width else {
            throw RowFault(fields.count < width ? "short_row" : "long_row", "\(fields.count) of \(width) fields")
        }
        let number = text(.number, fields)
        guard 1...PastOrder.numberMax ~= number.count else { throw RowFault("bad_order_number", "1…\(PastOrder.numberMax) characters") }
        guard let placedAt = try time(.placedAt, fields) else { throw RowFault("bad_time", "the row does not say when it was placed") }
        let parts = try parts(fields)
        _ = try sum(parts.flatMap { [$0.goods, $0.freight] })
        let refunded = try money(text(.refunded, fields), "refunded")
        let told = try time(.paidAt, fields)
        let (paid, paidAt, lacksPayment) = try payment(fields, parts, refunded: refunded, placedAt: placedAt, paidAt: told)
        guard refunded.minor <= paid.minor else { throw RowFault("refund_above_paid", "\(refunded.minor) of \(paid.minor)") }
        let buyer = buyers?.of(fields).first
        let region: String = buyer.flatMap { buyers?.text("region", $0) } ?? text(.region, fields)
        return ParsedOrder(
            line: record.line, number: number, placedAt: placedAt, paidAt: paidAt, parts: parts, paid: paid, refunded: refunded,
            region: Divisions.province(named: region)?.code ?? String(region.prefix(40)),
            buyer: String((buyer.flatMap { buyers?.text("buyer", $0) } ?? text(.buyer, fields)).prefix(64)),
            status: String(text(.status, fields).prefix(40)), lacksLines: lines != nil && (lines?.of(fields) ?? []).isEmpty,
            lacksPayment: lacksPayment)
    }

    /// One for each shop that its lines name, in order of their first line.
    private func parts(_ fields: [String]) throws(RowFault) -> [ParsedOrder.Part] {
        guard let lines, case let rows = lines.of(fields), !rows.isEmpty else {
            let freight = try money(text(.freight, fields), "freight")
            let goods = try money(text(.goods, fields), "goods")
            guard mapping.columns[.goods] == nil, mapping.columns[.total] != nil else {
                return [ParsedOrder.Part(shop: nil, goods: goods, freight: freight, lines: [])]
            }
            let total = try money(text(.total, fields), "total")
            guard freight.minor <= total.minor else { throw RowFault("bad_price", "freight is more than the total") }
            return [ParsedOrder.Part(shop: nil, goods: total - freight, freight: freight, lines: [])]
        }
        var order: [String?] = []
        var byShop: [String?: [PastLine]] = [:]
        for row in rows {
            let shop = lines.text("shop", row).flatMap { $0.isEmpty ? nil : $0 }
            if byShop[shop] == nil { order.append(shop) }
            let quantity = try ImportNumber.count(lines.text("quantity", row) ?? "", "quantity") ?? 1
            byShop[shop, default: []].append(
                PastLine(
                    product: String((lines.text("product", row) ?? "").prefix(120)), quantity: quantity,
                    amount: try money(lines.text("amount", row) ?? "", "amount"),
                    freight: try money(lines.text("freight", row) ?? "", "freight")))
        }
        var parts: [ParsedOrder.Part] = []
        for shop in order {
            let lines = byShop[shop] ?? []
            parts.append(
                ParsedOrder.Part(shop: shop, goods: try sum(lines.map(\.amount)), freight: try sum(lines.map(\.freight)), lines: lines))
        }
        return parts
    }

    /// What was paid before refunds, and when.
    private func payment(
        _ fields: [String], _ parts: [ParsedOrder.Part], refunded: Money, placedAt: Timestamp, paidAt: Timestamp?
    ) throws(RowFault) -> (paid: Money, at: Timestamp?, isMissing: Bool) {
        if let payments {
            let rows = payments.of(fields)
            var amounts: [Money] = []
            for row in rows { amounts.append(try money(payments.text("amount", row) ?? "", "payment")) }
            let paid = try sum(amounts)
            return (paid, paidAt ?? (paid.minor > 0 ? placedAt : nil), rows.isEmpty)
        }
        let isTold = mapping.columns[.paid] != nil
        let told = try money(text(.paid, fields), "paid")
        let paid: Money = mapping.paidIsNet ? try sum([told, refunded]) : told
        guard mapping.columns[.paidAt] != nil else { return (paid, paid.minor > 0 ? placedAt : nil, !isTold) }
        guard let paidAt else {
            guard paid.minor == 0 else { throw RowFault("paid_without_time", "\(paid.minor) was paid, and it is not said when") }
            return (paid, nil, false)
        }
        return (isTold ? paid : try sum(parts.flatMap { [$0.goods, $0.freight] }), paidAt, false)
    }

    private func text(_ column: OrderMapping.Column, _ fields: [String]) -> String {
        places[column].map { fields[$0].trimmed } ?? ""
    }

    /// 0 when empty.
    private func money(_ text: String, _ column: String) throws(RowFault) -> Money {
        Money(minor: try ImportNumber.money(text, mapping.unit, column)?.minor ?? 0, mapping.currency)
    }

    /// What an order comes to, which its parts, each below the bound, may pass.
    private func sum(_ amounts: [Money]) throws(RowFault) -> Money {
        let minor: Int64 = amounts.reduce(0) { $0 + min($1.minor, Money.minorMax - $0) }
        guard minor < Money.minorMax else { throw RowFault("bad_price", "the order's sum is beyond what money is counted in") }
        return Money(minor: minor, mapping.currency)
    }

    /// Nil when empty.
    private func time(_ column: OrderMapping.Column, _ fields: [String]) throws(RowFault) -> Timestamp? {
        let text = text(column, fields)
        guard !text.isEmpty else { return nil }
        guard let time = FileTime.read(text, eastMinutes: mapping.eastMinutes) else {
            throw RowFault("bad_time", "\(column.rawValue): \(text.prefix(40)) is no time")
        }
        return time
    }
}
