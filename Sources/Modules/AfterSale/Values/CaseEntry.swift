// CaseEntry.swift: one line of a case's log: what was done and said, by whom, with what evidence.
import Catalog
import Core
import Identity

public struct CaseEntry: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case opened, message, agreed, rejected, sentBack, arrived, received, resent, withdrawn, escalated, decided, refunding, refunded
        case exchanged
        /// An exchange became a return: nothing was left to send.
        case noneLeft
        /// The pieces were sent before anybody answered.
        case sentMeanwhile
        /// A rejection stands, nobody escalated it.
        case stands
        /// The order ended otherwise.
        case orderClosed
        case restocked, writtenOff
    }
    public let id: ID<CaseEntry>
    public let kind: Kind
    public let by: Side
    /// Nil for time.
    public let person: ID<Account>?
    public let words: CaseWords
    public var text: String { words.text }
    public var pictures: [String] { words.pictures }
    public let at: Timestamp
}

/// What somebody says in a case.
public typealias CaseWords = PicturedWords
