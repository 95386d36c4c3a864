// PastOrderRows.swift: every statement of this room.
import Catalog
import Core
import Store

extension Writing {
    func insert(_ order: PastOrder) throws {
        let facts = order.facts
        try run(
            """
            INSERT INTO pastorders_order (shop_id, id, number, placed_at, paid_at, currency, goods, freight, paid, refunded, difference,
              region, buyer, status, lines)
            VALUES (\(order.shop), \(order.id), \(facts.number), \(facts.placedAt), \(facts.paidAt), \(facts.goods.currency.code),
              \(facts.goods.minor), \(facts.freight.minor), \(facts.paid.minor), \(facts.refunded.minor), \(facts.difference.minor),
              \(facts.region), \(facts.buyer), \(facts.status), \(order.linesText))
            """)
    }

    func save(_ order: PastOrder) throws {
        let facts = order.facts
        try runOnce(
            """
            UPDATE pastorders_order
            SET placed_at = \(facts.placedAt), paid_at = \(facts.paidAt), currency = \(facts.goods.currency.code),
                goods = \(facts.goods.minor), freight = \(facts.freight.minor), paid = \(facts.paid.minor),
                refunded = \(facts.refunded.minor), difference = \(facts.difference.minor), region = \(facts.region),
                buyer = \(facts.buyer), status = \(facts.status), lines = \(order.linesText)
            WHERE shop_id = \(order.shop) AND id = \(order.id)
            """)
    }
}

private let columns: SQL =
    "shop_id, id, number, placed_at, paid_at, currency, goods, freight, paid, refunded, difference, region, buyer, status, lines"

extension Reading {
    func pastOrders(numbered numbers: [String], of shop: ID<Shop>) throws -> [String: PastOrder] {
        let rows = try rows("SELECT \(columns) FROM pastorders_order WHERE shop_id = \(shop) AND number IN \(list: numbers)")
        return Dictionary(uniqueKeysWithValues: try rows.map { try PastOrder($0) }.map { ($0.facts.number, $0) })
    }

    /// The newest first.
    func pastOrders(of shop: ID<Shop>, onlyDifferent: Bool, _ page: PageRequest) throws -> [PastOrder] {
        var conditions: [SQL] = ["shop_id = \(shop)"]
        if onlyDifferent { conditions.append("difference <> 0") }
        if let keys = page.after?.keys, keys.count == 2 {
            conditions.append("(placed_at < \(keys[0]) OR placed_at = \(keys[0]) AND id < \(keys[1]))")
        }
        return try rows(
            """
            SELECT \(columns)
            FROM pastorders_order
            WHERE \(SQL.joined(conditions, separator: " AND "))
            ORDER BY placed_at DESC, id DESC
            LIMIT \(page.limit + 1)
            """
        ).map { try PastOrder($0) }
    }
}

extension PastOrder {
    /// `[[product, quantity, amount, freight], …]`
    fileprivate var linesText: String {
        let lines: [JSON] = self.lines.map { line in
            [.string(line.product), .int(line.quantity), .int(line.amount.minor), .int(line.freight.minor)]
        }
        return JSON.array(lines).text
    }

    fileprivate init(_ row: Row) throws {
        guard let currency = Currency(code: try row.text(5)) else { throw StoreError.unexpectedColumn(5) }
        func money(_ column: Int) throws -> Money { Money(minor: try row.int64(column), currency) }
        let paidAt: Timestamp? = try row.optionalInt64(4).map { Timestamp(milliseconds: $0) }
        facts = PastOrderFacts(
            number: try row.text(2), placedAt: Timestamp(milliseconds: try row.int64(3)), paidAt: paidAt, goods: try money(6),
            freight: try money(7), paid: try money(8), refunded: try money(9), difference: try money(10), region: try row.text(11),
            buyer: try row.text(12), status: try row.text(13))
        lines = try (try JSON(parsing: try row.text(14)).array ?? []).map { line in
            guard let product = line[0]?.string, let quantity = line[1]?.int, let amount = line[2]?.int, let freight = line[3]?.int
            else { throw StoreError.unexpectedColumn(14) }
            return PastLine(
                product: product, quantity: quantity, amount: Money(minor: amount, currency), freight: Money(minor: freight, currency))
        }
        (shop, id) = (try row.id(0), try row.id(1))
    }
}
