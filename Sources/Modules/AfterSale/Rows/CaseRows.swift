// CaseRows.swift: every statement on `aftersale_case` and `aftersale_buyer_case`.
import Catalog
import Core
import Identity
import Store
import Trade

extension SQL {
    static let caseColumns: SQL = """
        shop_id, id, organisation_id, order_id, line, buyer_id, kind, state, pieces, is_unsent, reason, asked, wanted_sku_id,
          is_reserved, fault, opened_by, opened_at, decided_by, return_name, return_phone, return_division, return_detail,
          back_carrier, back_number, back_at, again_carrier, again_number, again_at, fate, refund_id, goods, freight, due_at,
          ended_at, version
        """
}

extension AfterSaleCase {
    init(_ row: Row) throws {
        var address: PostalAddress?
        if let name = try row.optionalText(18) {
            address = try PostalAddress(
                name: name, phone: try row.text(19), division: try row.text(20), detail: try row.text(21))
        }
        self.init(
            shop: try row.id(0), id: try row.id(1), organisation: try row.id(2), order: try row.id(3), line: try row.int64(4),
            buyer: try row.id(5), kind: try row.choice(6), state: try row.choice(7), pieces: try row.int64(8),
            isUnsent: try row.bool(9), reason: try row.choice(10), asked: try row.optionalInt64(11).map { .cny($0) },
            wanted: try row.optionalID(12), isReserved: try row.bool(13), fault: try row.isNull(14) ? nil : row.choice(14),
            openedBy: try row.choice(15), openedAt: try row.timestamp(16), decidedBy: try row.optionalID(17),
            returnAddress: address, back: try CaseParcel(row, 22), again: try CaseParcel(row, 25),
            fate: try row.isNull(28) ? nil : row.choice(28), refund: try row.optionalID(29),
            goods: try row.optionalInt64(30).map { .cny($0) }, freight: try row.optionalInt64(31).map { .cny($0) },
            dueAt: try row.optionalTimestamp(32), endedAt: try row.optionalTimestamp(33), version: try row.int64(34))
    }
}

extension CaseParcel {
    /// Three columns from `first`; nil when there is none.
    fileprivate init?(_ row: Row, _ first: Int) throws {
        guard !row.isNull(first) else { return nil }
        self.init(carrier: try row.choice(first), number: try row.text(first + 1), sentAt: try row.timestamp(first + 2))
    }
}

extension Reading {
    /// - Throws: ``AfterSaleError/notFound``
    func afterSale(_ id: ID<AfterSaleCase>, of shop: ID<Shop>) throws -> AfterSaleCase {
        guard let row = try row("SELECT \(.caseColumns) FROM aftersale_case WHERE shop_id = \(shop) AND id = \(id)")
        else { throw AfterSaleError.notFound }
        return try AfterSaleCase(row)
    }

    /// All cases of an order, first opened first.
    func afterSales(of order: ID<Order>, shop: ID<Shop>) throws -> [AfterSaleCase] {
        try rows(
            """
            SELECT \(.caseColumns)
            FROM aftersale_case
            WHERE shop_id = \(shop) AND order_id = \(order)
            ORDER BY id
            """
        ).map(AfterSaleCase.init)
    }

    func afterSales(_ ids: [ID<AfterSaleCase>], of shop: ID<Shop>) throws -> [AfterSaleCase] {
        guard !ids.isEmpty else { return [] }
        return try rows(
            """
            SELECT \(.caseColumns)
            FROM aftersale_case
            WHERE shop_id = \(shop) AND id IN \(list: ids)
            ORDER BY id DESC
            """
        ).map(AfterSaleCase.init)
    }

    func ordersWithOpenAfterSale(among orders: [ID<Order>], of shop: ID<Shop>) throws -> Set<ID<Order>> {
        Set(
            try rows(
                """
                SELECT order_id
                FROM aftersale_case
                WHERE shop_id = \(shop) AND order_id IN \(list: orders) AND ended_at IS NULL
                """
            ).map { try $0.id(0) })
    }

    func hasOpenAfterSale(_ order: ID<Order>, of shop: ID<Shop>) throws -> Bool {
        try row(
            """
            SELECT id
            FROM aftersale_case
            WHERE shop_id = \(shop) AND order_id = \(order) AND ended_at IS NULL
            LIMIT 1
            """) != nil
    }

    /// Open cases in these states, the one whose wait ends first at the top; one more than the page holds.
    func openAfterSales(of shop: ID<Shop>, _ filter: CaseFilter, _ page: PageRequest) throws -> [AfterSaleCase] {
        let (due, id): (Int64, Int64) = page.after.map { ($0.keys[0], $0.keys.count > 1 ? $0.keys[1] : 0) } ?? (-1, 0)
        let kind: SQL = filter.kind.map { " AND kind = \($0.rawValue)" } ?? ""
        let found = try load(
            filter.states.map { state -> SQL in
                """
                SELECT \(.caseColumns)
                FROM aftersale_case
                WHERE shop_id = \(shop) AND state = \(state.rawValue) AND ended_at IS NULL\(kind)
                  AND (COALESCE(due_at, 0) > \(due) OR COALESCE(due_at, 0) = \(due) AND id > \(id))
                ORDER BY COALESCE(due_at, 0), id
                LIMIT \(page.limit + 1)
                """
            })
        let all = try found.joined().map(AfterSaleCase.init)
        return Array(all.sorted { ($0.dueKey, $0.id) < ($1.dueKey, $1.id) }.prefix(Int(page.limit) + 1))
    }

    /// Ended cases, newest first; one more than the page holds.
    func endedAfterSales(of shop: ID<Shop>, _ filter: CaseFilter, _ page: PageRequest) throws -> [AfterSaleCase] {
        let kind: SQL = filter.kind.map { " AND kind = \($0.rawValue)" } ?? ""
        return try rows(
            """
            SELECT \(.caseColumns)
            FROM aftersale_case
            WHERE shop_id = \(shop) AND id < \(page.after?.keys[0] ?? .max) AND ended_at IS NOT NULL\(kind)
            ORDER BY id DESC
            LIMIT \(page.limit + 1)
            """
        ).map(AfterSaleCase.init)
    }

    /// How many open cases are in each state.
    func openAfterSaleCounts(of shop: ID<Shop>) throws -> [AfterSaleCase.State: Int64] {
        try rows(
            """
            SELECT state, COUNT(*)
            FROM aftersale_case
            WHERE shop_id = \(shop) AND ended_at IS NULL
            GROUP BY state
            """
        ).reduce(into: [:]) { $0[try $1.choice(0)] = try $1.int64(1) }
    }

    /// Cases of all shops that wait for the platform, oldest first.
    func escalatedAfterSales(_ page: PageRequest) throws -> [AfterSaleCase] {
        try rows(
            """
            SELECT \(.caseColumns)
            FROM aftersale_case
            WHERE state = 'escalated' AND id > \(page.after?.keys[0] ?? 0)
            ORDER BY id
            LIMIT \(page.limit + 1)
            """
        ).map(AfterSaleCase.init)
    }

    /// How many cases of all shops wait for the platform; counts no further than `most`.
    func escalatedCount(atMost most: Int64) throws -> Int64 {
        try row(
            """
            SELECT COUNT(*)
            FROM (SELECT id FROM aftersale_case WHERE state = 'escalated' AND id > 0 LIMIT \(most)) AS waiting
            """)?.int64(0) ?? 0
    }

    /// A buyer's cases over all shops, newest first; one more than the page holds.
    func afterSales(ofBuyer buyer: ID<Account>, _ page: PageRequest) throws -> [(shop: ID<Shop>, id: ID<AfterSaleCase>)] {
        try rows(
            """
            SELECT shop_id, case_id
            FROM aftersale_buyer_case
            WHERE buyer_id = \(buyer) AND case_id < \(page.after?.keys[0] ?? .max)
            ORDER BY case_id DESC
            LIMIT \(page.limit + 1)
            """
        ).map { (try $0.id(0), try $0.id(1)) }
    }
}

extension AfterSaleCase {
    /// Sorts a queue: those without a wait first.
    var dueKey: Int64 { dueAt?.milliseconds ?? 0 }
}

extension Writing {
    func insert(_ afterSale: AfterSaleCase) throws {
        let it = afterSale
        try run(
            """
            INSERT INTO aftersale_case
              (shop_id, id, organisation_id, order_id, line, buyer_id, kind, state, pieces, is_unsent, reason, asked,
              wanted_sku_id, is_reserved, fault, opened_by, opened_at, decided_by, refund_id, goods, freight, due_at, ended_at, version)
            VALUES
              (\(it.shop), \(it.id), \(it.organisation), \(it.order), \(it.line), \(it.buyer), \(it.kind.rawValue),
              \(it.state.rawValue), \(it.pieces), \(it.isUnsent), \(it.reason.rawValue), \(it.asked?.minor), \(it.wanted),
              \(it.isReserved), \(it.fault?.rawValue), \(it.openedBy.rawValue), \(it.openedAt), \(it.decidedBy), \(it.refund),
              \(it.goods?.minor), \(it.freight?.minor), \(it.dueAt), \(it.endedAt), 1)
            """)
        try run(
            """
            INSERT INTO aftersale_buyer_case (buyer_id, case_id, shop_id)
            VALUES (\(it.buyer), \(it.id), \(it.shop))
            """)
    }

    /// Compares and sets everything that can change of a case.
    func save(_ afterSale: AfterSaleCase) throws {
        let it = afterSale
        try runOnce(
            """
            UPDATE aftersale_case
            SET kind = \(it.kind.rawValue), state = \(it.state.rawValue), asked = \(it.asked?.minor), is_reserved = \(it.isReserved),
              fault = \(it.fault?.rawValue), decided_by = \(it.decidedBy), return_name = \(it.returnAddress?.name),
              return_phone = \(it.returnAddress?.phone), return_division = \(it.returnAddress?.division),
              return_detail = \(it.returnAddress?.detail), back_carrier = \(it.back?.carrier.rawValue),
              back_number = \(it.back?.number), back_at = \(it.back?.sentAt), again_carrier = \(it.again?.carrier.rawValue),
              again_number = \(it.again?.number), again_at = \(it.again?.sentAt), fate = \(it.fate?.rawValue),
              refund_id = \(it.refund), goods = \(it.goods?.minor), freight = \(it.freight?.minor), due_at = \(it.dueAt),
              ended_at = \(it.endedAt), version = \(it.version + 1)
            WHERE shop_id = \(it.shop) AND id = \(it.id) AND version = \(it.version)
            """)
    }
}
