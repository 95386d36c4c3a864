// WithdrawalRows.swift: every statement on `settlement_withdrawal`, `settlement_payout_details` and `settlement_shop`.
import Catalog
import Core
import Store

extension Withdrawal {
    fileprivate static let columns: SQL = """
        shop_id, id, amount, fee, tax, currency, kind, holder, number, bank, state, requested_by, requested_at, reviewed_by,
          reviewed_at, reason, provider_fee, ended_at, version
        """

    fileprivate init(_ row: Row) throws {
        guard let currency = Currency(code: try row.text(5)) else { throw StoreError.unexpectedColumn(5) }
        func money(_ column: Int) throws -> Money { Money(minor: try row.int64(column), currency) }
        self.init(
            shop: try row.id(0), id: try row.id(1), amount: try money(2), fee: try money(3), tax: try money(4),
            details: PayoutDetails(
                stored: try row.choice(6), holder: try row.text(7), number: try row.text(8), bank: try row.text(9)),
            state: try row.choice(10), requestedBy: try row.id(11), requestedAt: try row.timestamp(12),
            reviewedBy: try row.optionalID(13), reviewedAt: try row.optionalTimestamp(14), reason: try row.text(15),
            providerFee: try money(16), endedAt: try row.optionalTimestamp(17), version: try row.int64(18))
    }
}

extension Reading {
    /// - Throws: ``SettlementError/withdrawalNotFound``, also for another shop's.
    func withdrawal(_ id: ID<Withdrawal>, of shop: ID<Shop>) throws -> Withdrawal {
        let found = try row("SELECT \(Withdrawal.columns) FROM settlement_withdrawal WHERE shop_id = \(shop) AND id = \(id)")
        guard let found else { throw SettlementError.withdrawalNotFound }
        return try Withdrawal(found)
    }

    /// Newest first.
    func withdrawals(of shop: ID<Shop>, before: Int64?, limit: Int64) throws -> [Withdrawal] {
        try rows(
            """
            SELECT \(Withdrawal.columns)
            FROM settlement_withdrawal
            WHERE shop_id = \(shop) AND id < \(before ?? .max)
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).map(Withdrawal.init)
    }

    /// Of all shops, the oldest first. For people to look at: a read over several homes is no snapshot.
    func withdrawals(in state: Withdrawal.State, limit: Int64) throws -> [Withdrawal] {
        try rows(
            """
            SELECT \(Withdrawal.columns)
            FROM settlement_withdrawal
            WHERE state = \(state.rawValue) AND state IN ('requested', 'paying')
            ORDER BY id
            LIMIT \(limit)
            """
        ).map(Withdrawal.init)
    }

    /// How many of all shops wait for review; counts no further than `most`.
    func withdrawalsToReview(atMost most: Int64) throws -> Int64 {
        try row(
            """
            SELECT COUNT(*)
            FROM (
              SELECT id
              FROM settlement_withdrawal
              WHERE state = 'requested' AND state IN ('requested', 'paying')
              LIMIT \(most)) AS waiting
            """)?.int64(0) ?? 0
    }

    /// How many were asked for since a moment, and how much in all; what came back does not count.
    func withdrawn(by shop: ID<Shop>, since: Timestamp) throws -> (count: Int64, amount: Money) {
        let row = try row(
            """
            SELECT COUNT(*), CAST(COALESCE(SUM(amount), 0) AS BIGINT)
            FROM settlement_withdrawal
            WHERE shop_id = \(shop) AND id >= \(IDLayout.number(at: since, node: 0, sequence: 0))
              AND state IN ('requested', 'paying', 'succeeded')
            """)
        return (try row?.int64(0) ?? 0, try row?.cny(1) ?? .cny(0))
    }

    func payoutDetails(of shop: ID<Shop>) throws -> PayoutDetails? {
        try row("SELECT kind, holder, number, bank FROM settlement_payout_details WHERE shop_id = \(shop)").map {
            PayoutDetails(stored: try $0.choice(0), holder: try $0.text(1), number: try $0.text(2), bank: try $0.text(3))
        }
    }

    func grade(of shop: ID<Shop>) throws -> ShopGrade {
        try row("SELECT grade FROM settlement_shop WHERE shop_id = \(shop)").map { try $0.choice(0) } ?? .standard
    }
}

extension Writing {
    func insert(_ one: Withdrawal) throws {
        try runOnce(
            """
            INSERT INTO settlement_withdrawal
              (shop_id, id, amount, fee, tax, currency, kind, holder, number, bank, state, requested_by, requested_at, reason,
              provider_fee, version)
            VALUES
              (\(one.shop), \(one.id), \(one.amount.minor), \(one.fee.minor), \(one.tax.minor), \(one.amount.currency.code),
              \(one.details.kind.rawValue), \(one.details.holder), \(one.details.number), \(one.details.bank),
              \(one.state.rawValue), \(one.requestedBy), \(one.requestedAt), '', 0, 1)
            """)
    }

    /// Compares and sets what can change.
    func save(_ one: Withdrawal) throws {
        try runOnce(
            """
            UPDATE settlement_withdrawal
            SET state = \(one.state.rawValue), reviewed_by = \(one.reviewedBy), reviewed_at = \(one.reviewedAt),
              reason = \(one.reason), provider_fee = \(one.providerFee.minor), ended_at = \(one.endedAt),
              version = \(one.version + 1)
            WHERE shop_id = \(one.shop) AND id = \(one.id) AND version = \(one.version)
            """)
    }

    func save(_ details: PayoutDetails, of shop: ID<Shop>, by actor: ID<Account>, at now: Timestamp) throws {
        try run(
            """
            INSERT INTO settlement_payout_details (shop_id, kind, holder, number, bank, changed_by, changed_at)
            VALUES (\(shop), \(details.kind.rawValue), \(details.holder), \(details.number), \(details.bank), \(actor), \(now))
            ON CONFLICT (shop_id) DO UPDATE
            SET kind = excluded.kind, holder = excluded.holder, number = excluded.number, bank = excluded.bank,
              changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """)
    }

    func save(_ grade: ShopGrade, of shop: ID<Shop>, why reason: String, by actor: ID<Account>, at now: Timestamp) throws {
        try run(
            """
            INSERT INTO settlement_shop (shop_id, grade, reason, changed_by, changed_at)
            VALUES (\(shop), \(grade.rawValue), \(reason), \(actor), \(now))
            ON CONFLICT (shop_id) DO UPDATE
            SET grade = excluded.grade, reason = excluded.reason, changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """)
    }

}
