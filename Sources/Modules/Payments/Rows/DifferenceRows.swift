// DifferenceRows.swift: every statement on `payments_difference` and `payments_statement`.
import Core
import Identity
import Store

private let columns: SQL = """
    id, provider, day, kind, subject, number, reference, their_amount, their_state, our_amount, our_state, currency, state, outcome,
    note, settled_by, settled_at, found_at, version
    """

private func readDifference(_ row: Row) throws -> Difference {
    guard let currency = Currency(code: try row.text(11)) else { throw StoreError.unexpectedColumn(11) }
    func side(_ amount: Int, _ state: Int) throws -> Difference.Side? {
        guard let minor = try row.optionalInt64(amount) else { return nil }
        return Difference.Side(amount: Money(minor: minor, currency), state: try row.choice(state))
    }
    return Difference(
        provider: try row.text(1), id: try row.id(0), day: StatementDay(number: try row.int64(2)), kind: try row.choice(3),
        subject: try row.choice(4), number: try row.text(5), reference: try row.text(6), theirs: try side(7, 8), ours: try side(9, 10),
        state: try row.choice(12), outcome: row.isNull(13) ? nil : try row.choice(13), note: try row.text(14),
        settledBy: try row.optionalID(15), settledAt: try row.optionalTimestamp(16), foundAt: try row.timestamp(17),
        version: try row.int64(18))
}

extension Reading {
    /// - Throws: ``PaymentError/notFound``
    func difference(_ id: ID<Difference>, of provider: String) throws -> Difference {
        let found = try row(
            "SELECT \(columns) FROM payments_difference WHERE home_id = \(Home.provider(provider)) AND id = \(id)")
        guard let found else { throw PaymentError.notFound }
        return try readDifference(found)
    }

    func differences(_ state: Difference.State, of provider: String, after: Int64?, limit: Int64) throws -> [Difference] {
        try rows(
            """
            SELECT \(columns)
            FROM payments_difference
            WHERE home_id = \(Home.provider(provider)) AND state = \(state.rawValue) AND id < \(after ?? .max)
            ORDER BY id DESC
            LIMIT \(limit)
            """
        ).map(readDifference)
    }

    func openDifferences(of provider: String, limit: Int64) throws -> [Difference] {
        try differences(.open, of: provider, after: nil, limit: limit)
    }

    func countOpenDifferences(of provider: String) throws -> Int64 {
        let count = try row(
            "SELECT COUNT(*) FROM payments_difference WHERE home_id = \(Home.provider(provider)) AND state = 'open'")
        return try count?.int64(0) ?? 0
    }

    func comparedDays(of provider: String, limit: Int64) throws -> [ComparedDay] {
        try rows(
            """
            SELECT day, lines, paid, refunded, paid_out, fees, found, compared_at
            FROM payments_statement
            WHERE home_id = \(Home.provider(provider))
            ORDER BY day DESC
            LIMIT \(limit)
            """
        ).map { row in
            ComparedDay(
                provider: provider, day: StatementDay(number: try row.int64(0)), lines: try row.int64(1), paid: try row.int64(2),
                refunded: try row.int64(3), paidOut: try row.int64(4), fees: try row.int64(5), found: try row.int64(6),
                comparedAt: try row.timestamp(7))
        }
    }
}

extension Writing {
    /// - Returns: false when this movement's difference was found before.
    func insert(_ found: Difference) throws -> Bool {
        let currency = (found.theirs ?? found.ours)?.amount.currency ?? .cny
        return try changes(
            """
            INSERT INTO payments_difference
              (home_id, id, provider, day, kind, subject, number, reference, their_amount, their_state, our_amount, our_state, currency,
              state, note, found_at, version)
            VALUES
              (\(Home.provider(found.provider)), \(found.id), \(found.provider), \(found.day.number), \(found.kind.rawValue),
              \(found.subject.rawValue), \(found.number), \(found.reference), \(found.theirs?.amount.minor),
              \(found.theirs?.state.rawValue), \(found.ours?.amount.minor), \(found.ours?.state.rawValue), \(currency.code), 'open', '',
              \(found.foundAt), 1)
            ON CONFLICT DO NOTHING
            """) == 1
    }

    func save(_ difference: Difference) throws {
        try runOnce(
            """
            UPDATE payments_difference
            SET state = \(difference.state.rawValue), outcome = \(difference.outcome?.rawValue), note = \(difference.note),
              settled_by = \(difference.settledBy), settled_at = \(difference.settledAt), version = \(difference.version + 1)
            WHERE home_id = \(Home.provider(difference.provider)) AND id = \(difference.id) AND version = \(difference.version)
            """)
    }

    /// Compared again, a day's row is written anew.
    func save(_ compared: ComparedDay) throws {
        try run(
            """
            INSERT INTO payments_statement (home_id, day, lines, paid, refunded, paid_out, fees, found, compared_at)
            VALUES
              (\(Home.provider(compared.provider)), \(compared.day.number), \(compared.lines), \(compared.paid), \(compared.refunded),
              \(compared.paidOut), \(compared.fees), \(compared.found), \(compared.comparedAt))
            ON CONFLICT (home_id, day) DO UPDATE
            SET lines = excluded.lines, paid = excluded.paid, refunded = excluded.refunded, paid_out = excluded.paid_out,
              fees = excluded.fees, found = payments_statement.found + excluded.found, compared_at = excluded.compared_at
            """)
    }
}
