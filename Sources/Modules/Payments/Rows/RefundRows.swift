// RefundRows.swift: every statement on `payments_refund`.
import Core
import Identity
import Store

extension SQL {
    fileprivate static let refundColumns: SQL = """
        payment_id, reference, amount, currency, state, purpose, requested_at, refunded_at, version, attempt, refused, may_ask_again,
          payer_id, id
        """
}

extension Refund {
    fileprivate init(_ row: Row) throws {
        guard let currency = Currency(code: try row.text(3)) else { throw StoreError.unexpectedColumn(3) }
        let refused = try row.optionalText(10)
        self.init(
            payer: try row.id(12), id: try row.id(13), payment: try row.id(0), reference: try row.text(1),
            amount: Money(minor: try row.int64(2), currency), state: refused == nil ? try row.choice(4) : .refused,
            purpose: try JSON(parsing: row.text(5)), requestedAt: try row.timestamp(6),
            refundedAt: try row.optionalTimestamp(7), attempt: try row.int64(9), refused: refused,
            mayAskAgain: try row.bool(11), version: try row.int64(8))
    }
}

extension Reading {
    /// - Throws: ``PaymentError/notFound``
    func refund(_ id: ID<Refund>, of payer: ID<Account>) throws -> Refund {
        let row = try row("SELECT \(.refundColumns) FROM payments_refund WHERE payer_id = \(payer) AND id = \(id)")
        guard let row else { throw PaymentError.notFound }
        return try Refund(row)
    }

    /// Those of a payer's that are there.
    func refunds(_ ids: [ID<Refund>], of payer: ID<Account>) throws -> [Refund] {
        guard !ids.isEmpty else { return [] }
        return try rows("SELECT \(.refundColumns) FROM payments_refund WHERE payer_id = \(payer) AND id IN \(list: ids)").map {
            try Refund($0)
        }
    }

    func countRefusedRefunds() throws -> Int64 {
        try row("SELECT COUNT(*) FROM payments_refund WHERE refused IS NOT NULL")?.int64(0) ?? 0
    }

    /// What providers would not give back, of all payers, the oldest first.
    func refusedRefunds(limit: Int64) throws -> [Refund] {
        try rows(
            """
            SELECT \(.refundColumns)
            FROM payments_refund
            WHERE refused IS NOT NULL
            ORDER BY id
            LIMIT \(limit)
            """
        ).map { try Refund($0) }
    }
}

extension Writing {
    func insert(_ refund: Refund) throws {
        try run(
            """
            INSERT INTO payments_refund
              (payer_id, id, payment_id, reference, amount, currency, state, purpose, requested_at, version)
            VALUES
              (\(refund.payer), \(refund.id), \(refund.payment), \(refund.reference), \(refund.amount.minor),
              \(refund.amount.currency.code), 'requested', \(refund.purpose.text), \(refund.requestedAt), 1)
            """)
    }

    /// A refusal lies beside the state, whose column knows only two.
    func save(_ refund: Refund) throws {
        let state = refund.state == .refunded ? "refunded" : "requested"
        try runOnce(
            """
            UPDATE payments_refund
            SET state = \(state), refunded_at = \(refund.refundedAt), attempt = \(refund.attempt),
              refused = \(refund.state == .refused ? refund.refused ?? "" : nil), may_ask_again = \(refund.mayAskAgain),
              version = \(refund.version + 1)
            WHERE payer_id = \(refund.payer) AND id = \(refund.id) AND version = \(refund.version)
            """)
    }
}
