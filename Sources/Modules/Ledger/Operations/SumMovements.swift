// SumMovements.swift: how a party's accounts moved in a time, by kind: what a monthly statement is made of.
import Catalog
import Core
import Store

/// What a party's accounts held when a time began, and how they moved in it.
public struct PartyMovements: Hashable, Sendable {
    public struct Moved: Hashable, Sendable {
        public let purpose: Purpose, kind: JournalKind
        public let count: Int64
        /// What went out is not above zero.
        public let income: Money, outgo: Money
    }
    public let opening: [Purpose: Money]
    public let moved: [Moved]
}

extension Ledger {
    /// From a moment on and before another. Reads every entry of the party up to then.
    public func movements(
        of party: Party, from: Timestamp, before: Timestamp, currency: Currency = .cny
    ) async throws -> PartyMovements {
        try await store.read { try $0.movements(of: party, from: from, before: before, currency: currency) }
    }
}

extension Reading {
    fileprivate func movements(of party: Party, from: Timestamp, before: Timestamp, currency: Currency) throws -> PartyMovements {
        var own: SQL = "e.party = \(party.description) AND e.currency = \(currency.code)"
        if case .shop(let shop) = party { own = "\(own) AND e.home = \(shop)" }   // all that a shop has lies in its own home
        let (opening, moved) = try load(
            """
            SELECT e.purpose, CAST(SUM(e.amount) AS BIGINT)
            FROM ledger_entry AS e
            JOIN ledger_transaction AS t ON t.home = e.home AND t.id = e.transaction_id
            WHERE \(own) AND t.at < \(from)
            GROUP BY e.purpose
            """,
            """
            SELECT e.purpose, t.kind, COUNT(*), CAST(SUM(CASE WHEN e.amount > 0 THEN e.amount ELSE 0 END) AS BIGINT),
              CAST(SUM(CASE WHEN e.amount < 0 THEN e.amount ELSE 0 END) AS BIGINT)
            FROM ledger_entry AS e
            JOIN ledger_transaction AS t ON t.home = e.home AND t.id = e.transaction_id
            WHERE \(own) AND t.at >= \(from) AND t.at < \(before)
            GROUP BY e.purpose, t.kind
            """)
        var sums: [Purpose: Money] = [:]
        for row in opening { sums[try row.choice(0)] = Money(minor: try row.int64(1), currency) }
        return PartyMovements(
            opening: sums,
            moved: try moved.map { row in
                guard let kind = JournalKind(rawValue: try row.text(1)) else { throw StoreError.unexpectedColumn(1) }
                return PartyMovements.Moved(
                    purpose: try row.choice(0), kind: kind, count: try row.int64(2), income: Money(minor: try row.int64(3), currency),
                    outgo: Money(minor: try row.int64(4), currency))
            })
    }
}
