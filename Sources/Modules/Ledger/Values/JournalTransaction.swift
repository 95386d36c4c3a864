// JournalTransaction.swift: one movement of money: amounts that sum to zero, and why.
import Core
import Store

/// What kind of movement. Its raw value is stored and never renamed; rooms may add kinds of their own.
public struct JournalKind: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    /// `what_happened`, 1 to 40 small letters and `_`; anything else is nil.
    public init?(rawValue: String) {
        guard 1...40 ~= rawValue.utf8.count, rawValue.utf8.allSatisfy({ 97...122 ~= $0 || $0 == 95 }) else { return nil }
        self.rawValue = rawValue
    }
    public init(_ name: StaticString) {
        guard let kind = JournalKind(rawValue: "\(name)") else { preconditionFailure("\(name) is no name of a kind") }
        self = kind
    }

    public static let orderPaid = JournalKind("order_paid")
    public static let refundRequested = JournalKind("refund_requested"), refundCompleted = JournalKind("refund_completed")
    public static let settled = JournalKind("settled"), debtRepaid = JournalKind("debt_repaid")
    /// A refund after settlement: everybody gives their part back.
    public static let clawback = JournalKind("clawback")
    public static let withdrawalRequested = JournalKind("withdrawal_requested")
    public static let withdrawalPaid = JournalKind("withdrawal_paid"), withdrawalRefused = JournalKind("withdrawal_refused")
    /// Money that came too late for its order, and goes back.
    public static let lateMoney = JournalKind("late_money"), lateMoneyReturned = JournalKind("late_money_returned")
    public static let writtenOff = JournalKind("written_off"), corrected = JournalKind("corrected")
}

/// What made a movement: with home and kind, the key under which it happens once.
public struct JournalCause: Hashable, Sendable, CustomStringConvertible {
    public enum What: String, Sendable, Hashable, CaseIterable {
        case order, item, payment, refund, settlement, withdrawal, payout, debt, invoice, correction, event
    }
    public let what: What
    public let number: Int64

    public init(_ what: What, number: Int64) { (self.what, self.number) = (what, number) }
    public init<Tag>(_ what: What, _ id: ID<Tag>) { self.init(what, number: id.number) }
    public static func order<Tag>(_ id: ID<Tag>) -> JournalCause { JournalCause(.order, id) }
    public static func refund<Tag>(_ id: ID<Tag>) -> JournalCause { JournalCause(.refund, id) }
    public static func withdrawal<Tag>(_ id: ID<Tag>) -> JournalCause { JournalCause(.withdrawal, id) }
    public static func correction<Tag>(_ id: ID<Tag>) -> JournalCause { JournalCause(.correction, id) }

    public var description: String { "\(what.rawValue):\(number)" }

    /// Reads what `description` wrote; anything else is nil.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let what = What(rawValue: parts[0]), let number = Int64(parts[1]) else { return nil }
        self.init(what, number: number)
    }
}

/// A movement of money. It is written once and never changed; a mistake is put right by another one.
public struct JournalTransaction: Hashable, Sendable {
    /// In characters.
    public static let textMax = 100, reasonMax = 200
    public let id: ID<JournalTransaction>
    public let home: Home
    public let kind: JournalKind
    public let cause: JournalCause
    /// The number of the order that it is about, for the order's own journal.
    public let order: Int64?
    /// The rule that made it, by its name (`settlement.standard`).
    public let rule: String
    /// The version of the terms that it follows, as its room writes them; empty without any.
    public let terms: String
    /// None of 0. Empty only where nothing had to move.
    public let postings: [Posting]
    public let at: Timestamp
    /// Who did it; nil for the house itself.
    public let by: ID<Account>?
    /// In words, of a correction; empty otherwise.
    public let reason: String
    /// The transaction that it puts right.
    public let corrects: ID<JournalTransaction>?

    /// - Parameters:
    ///   - home: of an order's shop for all that is about the order, whoever the parties are.
    ///   - postings: amounts of 0 are left out; the others sum to zero.
    /// - Throws: ``LedgerError`` `unbalanced`, `mixedCurrencies` or `badText`.
    public init(
        id: ID<JournalTransaction>, home: Home, kind: JournalKind, cause: JournalCause, order: Int64? = nil, rule: String,
        terms: String = "", postings: [Posting], at: Timestamp, by: ID<Account>? = nil, reason: String = "",
        corrects: ID<JournalTransaction>? = nil
    ) throws(LedgerError) {
        let moving = postings.filter { $0.amount.minor != 0 }
        guard moving.allSatisfy({ $0.amount.currency == moving[0].amount.currency }) else { throw .mixedCurrencies }
        let sum: Int128 = moving.reduce(Int128(0)) { $0 + Int128($1.amount.minor) }
        guard sum == 0 else { throw .unbalanced(by: Int64(clamping: sum)) }
        for (text, most) in [(rule, Self.textMax), (terms, Self.textMax), (reason, Self.reasonMax)] {
            guard text.count <= most, !text.utf8.contains(where: { $0 < 32 || $0 == 127 }) else { throw .badText }
        }
        (self.id, self.home, self.kind, self.cause, self.order) = (id, home, kind, cause, order)
        (self.rule, self.terms, self.postings, self.at) = (rule, terms, moving, at)
        (self.by, self.reason, self.corrects) = (by, reason, corrects)
    }

    /// What each account moves by in all, in a fixed order, so that rows are always taken in the same one.
    var movements: [(account: LedgerAccount, amount: Money)] {
        var sums: [LedgerAccount: Money] = [:]
        for posting in postings { sums[posting.account] = sums[posting.account].map { $0 + posting.amount } ?? posting.amount }
        return sums.filter { $0.value.minor != 0 }.map { ($0.key, $0.value) }.sorted { $0.account < $1.account }
    }
}
