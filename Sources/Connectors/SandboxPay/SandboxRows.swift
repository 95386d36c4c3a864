// SandboxRows.swift: the sandbox's own books: what a real company would keep on its side.
import Core
import Identity
import Payments
import Store

public let sandboxPayMigrations: [Migration] = [
    Migration(
        "sandboxpay-0001",
        """
        CREATE TABLE sandboxpay_payment (
          payer_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          number TEXT NOT NULL,
          amount \(.int64) NOT NULL,
          currency TEXT NOT NULL,
          subject TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('open', 'paid', 'closed')),
          paid_at \(.int64),
          \(.key(home: "payer_id", "id"))
        ) \(.strict);
        CREATE TABLE sandboxpay_refund (
          payer_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          payment_id \(.int64) NOT NULL,
          amount \(.int64) NOT NULL,
          at \(.int64) NOT NULL,
          \(.key(home: "payer_id", "id"))
        ) \(.strict);
        """),
    // Refunds and payouts by the number that we gave them. `sandboxpay_refund` holds the refunds of before.
    Migration(
        "sandboxpay-0002-movements",
        """
        ALTER TABLE sandboxpay_payment ADD COLUMN refunded \(.int64) NOT NULL DEFAULT 0;
        CREATE TABLE sandboxpay_movement (
          home_id \(.int64) NOT NULL,
          number TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('refund', 'payout')),
          subject \(.int64) NOT NULL,
          amount \(.int64) NOT NULL,
          currency TEXT NOT NULL,
          fee \(.int64) NOT NULL,
          at \(.int64) NOT NULL,
          refused TEXT,
          \(.orderedKey(home: "home_id", "number"))
        ) \(.strictByKey);
        """),
]

struct SandboxPayment: Sendable {
    enum State: String { case open, paid, closed }
    let number: String, amount: Money, subject: String, state: State, paidAt: Timestamp?

    var receipt: Receipt? { paidAt.map { Receipt(reference: "SBX-\(number)", amount: amount, at: $0) } }
    var providerState: ProviderState {
        switch state {
        case .open: .waiting
        case .closed: .closed
        case .paid: receipt.map { .paid($0) } ?? .waiting
        }
    }
}

extension Reading {
    func sandboxPayment(_ id: ID<Payment>, of payer: ID<Account>) throws -> SandboxPayment? {
        let found = try row(
            """
            SELECT number, amount, currency, subject, state, paid_at
            FROM sandboxpay_payment
            WHERE payer_id = \(payer) AND id = \(id)
            """)
        return try found.map { row in
            guard let currency = Currency(code: try row.text(2)) else { throw StoreError.unexpectedColumn(2) }
            return SandboxPayment(
                number: try row.text(0), amount: Money(minor: try row.int64(1), currency), subject: try row.text(3),
                state: try row.choice(4), paidAt: try row.optionalTimestamp(5))
        }
    }
}

extension Writing {
    func insertSandboxPayment(_ payment: Payment, at now: Timestamp) throws {
        try run(
            """
            INSERT INTO sandboxpay_payment (payer_id, id, number, amount, currency, subject, state)
            VALUES
              (\(payment.payer), \(payment.id), \(payment.number), \(payment.amount.minor), \(payment.amount.currency.code),
              \(payment.subject), 'open')
            ON CONFLICT DO NOTHING
            """)
    }

    /// - Returns: false when it was paid or closed already.
    func paySandboxPayment(_ id: ID<Payment>, of payer: ID<Account>, at now: Timestamp) throws -> Bool {
        try changes(
            """
            UPDATE sandboxpay_payment
            SET state = 'paid', paid_at = \(now)
            WHERE payer_id = \(payer) AND id = \(id) AND state = 'open'
            """) == 1
    }

    func closeSandboxPayment(_ id: ID<Payment>, of payer: ID<Account>) throws {
        try run(
            """
            UPDATE sandboxpay_payment
            SET state = 'closed'
            WHERE payer_id = \(payer) AND id = \(id) AND state = 'open'
            """)
    }

    /// - Returns: false when more would go back than came.
    func countSandboxRefund(_ amount: Money, of payment: ID<Payment>, payer: ID<Account>) throws -> Bool {
        try changes(
            """
            UPDATE sandboxpay_payment
            SET refunded = refunded + \(amount.minor)
            WHERE payer_id = \(payer) AND id = \(payment) AND state = 'paid' AND currency = \(amount.currency.code)
              AND refunded + \(amount.minor) <= amount
            """) == 1
    }
}
