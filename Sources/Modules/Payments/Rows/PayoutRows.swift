// PayoutRows.swift: every statement on `payments_payout`.
import Core
import Store

extension Reading {
    /// - Throws: ``PaymentError/notFound``
    func payout(_ id: ID<Payout>, at home: Home) throws -> Payout {
        let found = try row(
            """
            SELECT provider, account, holder, amount, currency, state, purpose, remark, requested_at, ended_at, reference, fee,
              refused, version
            FROM payments_payout
            WHERE home_id = \(home) AND id = \(id)
            """)
        guard let row = found else { throw PaymentError.notFound }
        guard let currency = Currency(code: try row.text(4)) else { throw StoreError.unexpectedColumn(4) }
        return Payout(
            home: home, id: id,
            account: PayoutAccount(provider: try row.text(0), account: try row.text(1), holder: try row.text(2)),
            amount: Money(minor: try row.int64(3), currency), state: try row.choice(5), purpose: try JSON(parsing: row.text(6)),
            remark: try row.text(7), requestedAt: try row.timestamp(8), endedAt: try row.optionalTimestamp(9),
            reference: try row.optionalText(10), fee: Money(minor: try row.int64(11), currency),
            refused: try row.optionalText(12), version: try row.int64(13))
    }
}

extension Writing {
    func insert(_ payout: Payout) throws {
        try run(
            """
            INSERT INTO payments_payout
              (home_id, id, provider, account, holder, amount, currency, state, purpose, remark, requested_at, version)
            VALUES
              (\(payout.home), \(payout.id), \(payout.account.provider), \(payout.account.account), \(payout.account.holder),
              \(payout.amount.minor), \(payout.amount.currency.code), 'requested', \(payout.purpose.text), \(payout.remark),
              \(payout.requestedAt), \(payout.version))
            """)
    }

    func save(_ payout: Payout) throws {
        try runOnce(
            """
            UPDATE payments_payout
            SET state = \(payout.state.rawValue), ended_at = \(payout.endedAt), reference = \(payout.reference),
              fee = \(payout.fee.minor), refused = \(payout.refused), version = \(payout.version + 1)
            WHERE home_id = \(payout.home) AND id = \(payout.id) AND version = \(payout.version)
            """)
    }
}
