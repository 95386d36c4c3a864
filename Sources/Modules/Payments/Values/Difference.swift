// Difference.swift: where a provider's books and ours do not say the same.
import Core
import Store

/// One difference, found once however often its day is compared.
public struct Difference: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Their books have money that ours do not.
        case missingHere
        /// Our books have money that theirs do not.
        case missingThere
        case amount
        /// Both know of it, and one says done where the other does not.
        case state
    }
    public enum State: String, Sendable, CaseIterable { case open, settled }
    /// How it was settled.
    public enum Outcome: String, Sendable, CaseIterable {
        /// The provider was asked, and our books now say what theirs do.
        case applied
        /// The provider was asked, and says what our books say: its statement was wrong.
        case confirmed
        /// A later statement says the same as our books.
        case stated
        /// Somebody settled it, and says how.
        case byHand
    }
    public let provider: String
    public let id: ID<Difference>
    public let day: StatementDay
    public let kind: Kind
    /// What it is about, by our number and the provider's.
    public let subject: StatementLine.Kind, number: String, reference: String
    /// What each side's books say; nil where a side has nothing.
    public let theirs: Side?, ours: Side?
    public internal(set) var state: State
    public internal(set) var outcome: Outcome?
    /// What who settled it says; from the last asking, what the provider said.
    public internal(set) var note: String
    public internal(set) var settledBy: ID<Account>?
    public internal(set) var settledAt: Timestamp?
    public let foundAt: Timestamp
    let version: Int64

    /// What one side's books say.
    public struct Side: Hashable, Sendable {
        public let amount: Money, state: StatementLine.State
        public init(amount: Money, state: StatementLine.State) { (self.amount, self.state) = (amount, state) }
    }

    public static let noteMax = 500

    /// The difference once it is settled; a settled one stays what it is.
    func settled(_ outcome: Outcome, note: String, by: ID<Account>?, at now: Timestamp) -> Difference {
        guard state == .open else { return self }
        var difference = self
        (difference.state, difference.outcome, difference.note) = (.settled, outcome, String(note.prefix(Self.noteMax)))
        (difference.settledBy, difference.settledAt) = (by, now)
        return difference
    }
}

/// One day of one provider, compared.
public struct ComparedDay: Hashable, Sendable {
    public let provider: String
    public let day: StatementDay
    public let lines: Int64
    /// Sums of what is done in the provider's books, in 分 of whatever currency: for people to look at.
    public let paid: Int64, refunded: Int64, paidOut: Int64, fees: Int64
    /// How many differences its comparison found, new ones only.
    public let found: Int64
    public let comparedAt: Timestamp
}
