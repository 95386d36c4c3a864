// InvoiceRows.swift: every statement on `settlement_invoice`.
import Catalog
import Core
import Store
import Trade

extension Invoice {
    fileprivate static let columns: SQL = """
        shop_id, order_id, buyer_id, kind, title, tax_number, email, amount, currency, state, requested_at, number, picture, reason,
          answered_by, answered_at, version
        """

    fileprivate init(_ row: Row) throws {
        guard let currency = Currency(code: try row.text(8)) else { throw StoreError.unexpectedColumn(8) }
        self.init(
            shop: try row.id(0), order: try row.id(1), buyer: try row.id(2),
            heading: InvoiceHeading(stored: try row.choice(3), title: try row.text(4), taxNumber: try row.text(5), email: try row.text(6)),
            amount: Money(minor: try row.int64(7), currency), state: try row.choice(9), requestedAt: try row.timestamp(10),
            number: try row.text(11), file: try row.optionalText(12), reason: try row.text(13), answeredBy: try row.optionalID(14),
            answeredAt: try row.optionalTimestamp(15), version: try row.int64(16))
    }
}

extension Reading {
    func invoice(of order: ID<Order>, shop: ID<Shop>) throws -> Invoice? {
        try row("SELECT \(Invoice.columns) FROM settlement_invoice WHERE shop_id = \(shop) AND order_id = \(order)").map(Invoice.init)
    }

    func invoices(of shop: ID<Shop>, in state: Invoice.State, before: Int64?, limit: Int64) throws -> [Invoice] {
        try rows(
            """
            SELECT \(Invoice.columns)
            FROM settlement_invoice
            WHERE shop_id = \(shop) AND state = \(state.rawValue) AND order_id < \(before ?? .max)
            ORDER BY order_id DESC
            LIMIT \(limit)
            """
        ).map(Invoice.init)
    }
}

extension Writing {
    /// Writes it for the first time (version 0), or compares and sets.
    func save(_ one: Invoice) throws {
        if one.version == 0 {
            return try runOnce(
                """
                INSERT INTO settlement_invoice
                  (shop_id, order_id, buyer_id, kind, title, tax_number, email, amount, currency, state, requested_at, number,
                  reason, version)
                VALUES
                  (\(one.shop), \(one.order), \(one.buyer), \(one.heading.kind.rawValue), \(one.heading.title),
                  \(one.heading.taxNumber), \(one.heading.email), \(one.amount.minor), \(one.amount.currency.code),
                  \(one.state.rawValue), \(one.requestedAt), '', '', 1)
                ON CONFLICT DO NOTHING
                """)
        }
        try runOnce(
            """
            UPDATE settlement_invoice
            SET kind = \(one.heading.kind.rawValue), title = \(one.heading.title), tax_number = \(one.heading.taxNumber),
              email = \(one.heading.email), amount = \(one.amount.minor), state = \(one.state.rawValue),
              requested_at = \(one.requestedAt), number = \(one.number), picture = \(one.file), reason = \(one.reason),
              answered_by = \(one.answeredBy), answered_at = \(one.answeredAt), version = \(one.version + 1)
            WHERE shop_id = \(one.shop) AND order_id = \(one.order) AND version = \(one.version)
            """)
    }
}
