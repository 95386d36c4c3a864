// Statement.swift: what moved on a party's accounts, as it reads it.
import Core
import Store

/// Which lines of a statement are asked for.
public struct StatementFilter: Hashable, Sendable {
    public var purpose: Purpose?
    public var kind: JournalKind?
    /// The number of an order.
    public var order: Int64?
    /// From this moment on, and before that one.
    public var from: Timestamp?, before: Timestamp?
    /// Only what came in (true) or went out (false).
    public var isIncome: Bool?

    public init(
        purpose: Purpose? = nil, kind: JournalKind? = nil, order: Int64? = nil, from: Timestamp? = nil, before: Timestamp? = nil,
        isIncome: Bool? = nil
    ) {
        (self.purpose, self.kind, self.order) = (purpose, kind, order)
        (self.from, self.before, self.isIncome) = (from, before, isIncome)
    }
}

/// One amount on an account of the party, with what else its transaction says.
public struct StatementLine: Hashable, Sendable {
    public let transaction: JournalHead
    public let line: Int64
    public let purpose: Purpose
    public let amount: Money
    /// The accounts on the other side, in the transaction's order: those with the other sign, at most 20.
    public let counterparts: [LedgerAccount]

    var cursor: Cursor { Cursor(transaction.id.number, line) }
}

/// A journal transaction without its amounts.
public struct JournalHead: Hashable, Sendable {
    public let home: Home
    public let id: ID<JournalTransaction>
    public let kind: JournalKind
    public let cause: JournalCause
    public let order: Int64?
    public let rule: String, terms: String
    public let at: Timestamp
    public let by: ID<Account>?
    public let reason: String
    public let corrects: ID<JournalTransaction>?
    /// Its number in its home's chain and its hash; nil for the moment before it is sealed.
    public let seal: Int64?, hash: String?
}

/// A transaction as the journal shows it.
public struct JournalRecord: Hashable, Sendable {
    public let head: JournalHead
    public let postings: [Posting]
}

/// What came in and went out over the lines of a filter; amounts that went out are below zero.
public struct StatementSums: Hashable, Sendable {
    public let lines: Int64, income: Money, outgo: Money
}
