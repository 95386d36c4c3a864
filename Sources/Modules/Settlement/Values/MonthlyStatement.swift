// MonthlyStatement.swift: a party's month: what it had, what moved and why, what it has.
import Core
import Ledger

/// A month of one party, by account.
public struct MonthlyStatement: Hashable, Sendable {
    public struct Account: Hashable, Sendable {
        public let purpose: Purpose
        public let opening: Money, closing: Money
        /// What moved, by kind, in the order of the kinds' names.
        public let lines: [Line]
    }
    public struct Line: Hashable, Sendable {
        public let kind: JournalKind
        public let count: Int64
        /// What came in, and what went out (not above zero).
        public let income: Money, outgo: Money
        public var sum: Money { income + outgo }
    }
    public let party: Party
    public let month: PlatformMonth
    /// Those that were not empty all month, in the order of `Purpose`.
    public let accounts: [Account]

    init(_ party: Party, _ month: PlatformMonth, _ movements: PartyMovements) {
        (self.party, self.month) = (party, month)
        accounts = Purpose.allCases.compactMap { purpose in
            let opening = movements.opening[purpose] ?? .cny(0)
            let lines = movements.moved.filter { $0.purpose == purpose }.map {
                Line(kind: $0.kind, count: $0.count, income: $0.income, outgo: $0.outgo)
            }.sorted { $0.kind.rawValue < $1.kind.rawValue }
            guard opening.minor != 0 || !lines.isEmpty else { return nil }
            return Account(purpose: purpose, opening: opening, closing: lines.reduce(opening) { $0 + $1.sum }, lines: lines)
        }
    }
}
