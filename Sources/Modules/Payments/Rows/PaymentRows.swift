// PaymentRows.swift: every statement on `payments_payment` and `payments_receipt`.
import Core
import Identity
import Store

extension Reading {
    /// - Throws: ``PaymentError/notFound``
    func payment(_ id: ID<Payment>, of payer: ID<Account>) throws -> Payment {
        let found = try row(
            """
            SELECT provider, amount, currency, state, purpose, subject, created_at, expires_at, paid_at, reference, refunded,
              version
            FROM payments_payment
            WHERE payer_id = \(payer) AND id = \(id)
            """)
        guard let row = found else { throw PaymentError.notFound }
        guard let currency = Currency(code: try row.text(2)) else { throw StoreError.unexpectedColumn(2) }
        return Payment(
            payer: payer, id: id, provider: try row.text(0), amount: Money(minor: try row.int64(1), currency),
            state: try row.choice(3), purpose: try JSON(parsing: row.text(4)), subject: try row.text(5),
            createdAt: try row.timestamp(6), expiresAt: try row.timestamp(7), paidAt: try row.optionalTimestamp(8),
            reference: try row.optionalText(9), refunded: Money(minor: try row.int64(10), currency), version: try row.int64(11))
    }
}

extension Writing {
    func insert(_ payment: Payment) throws {
        try run(
            """
            INSERT INTO payments_payment
              (payer_id, id, provider, amount, currency, state, purpose, subject, created_at, expires_at, refunded, version)
            VALUES
              (\(payment.payer), \(payment.id), \(payment.provider), \(payment.amount.minor), \(payment.amount.currency.code),
              \(payment.state.rawValue), \(payment.purpose.text), \(payment.subject), \(payment.createdAt),
              \(payment.expiresAt), 0, \(payment.version))
            """)
    }

    func save(_ payment: Payment) throws {
        try runOnce(
            """
            UPDATE payments_payment
            SET state = \(payment.state.rawValue), paid_at = \(payment.paidAt), reference = \(payment.reference),
              version = \(payment.version + 1)
            WHERE payer_id = \(payment.payer) AND id = \(payment.id) AND version = \(payment.version)
            """)
    }

    /// Counts a refund against what was paid.
    /// - Returns: false when more would go back than came.
    func countRefund(_ amount: Money, of payment: ID<Payment>, payer: ID<Account>) throws -> Bool {
        try changes(
            """
            UPDATE payments_payment
            SET refunded = refunded + \(amount.minor)
            WHERE payer_id = \(payer) AND id = \(payment) AND state = 'paid' AND refunded + \(amount.minor) <= amount
            """) == 1
    }

    /// - Returns: false when this transaction of the provider is known.
    func insert(_ receipt: Receipt, of payment: Payment) throws -> Bool {
        try changes(
            """
            INSERT INTO payments_receipt (payer_id, payment_id, reference, amount, at)
            VALUES (\(payment.payer), \(payment.id), \(receipt.reference), \(receipt.amount.minor), \(receipt.at))
            ON CONFLICT DO NOTHING
            """) == 1
    }
}
