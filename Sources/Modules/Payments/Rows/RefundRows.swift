// RefundRows.swift: every statement on `payments_refund`.
import Core
import Identity
import Store

extension Reading {
    /// - Throws: ``PaymentError/notFound``
    func refund(_ id: ID<Refund>, of payer: ID<Account>) throws -> Refund {
        let found = try row(
            """
            SELECT payment_id, reference, amount, currency, state, purpose, requested_at, refunded_at, version,
              attempt, refused, may_ask_again
            FROM payments_refund
            WHERE payer_id = \(payer) AND id = \(id)
            """)
        guard let row = found else { throw PaymentError.notFound }
        guard let currency = Currency(code: try row.text(3)) else { throw StoreError.unexpectedColumn(3) }
        let refused = try row.optionalText(10)
        return Refund(
            payer: payer, id: id, payment: try row.id(0), reference: try row.text(1),
            amount: Money(minor: try row.int64(2), currency), state: refused == nil ? try row.choice(4) : .refused,
            purpose: try JSON(parsing: row.text(5)), requestedAt: try row.timestamp(6),
            refundedAt: try row.optionalTimestamp(7), attempt: try row.int64(9), refused: refused,
            mayAskAgain: try row.bool(11), version: try row.int64(8))
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
