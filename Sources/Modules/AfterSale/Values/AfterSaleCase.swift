// AfterSaleCase.swift: what somebody wants of pieces that were bought, and how far it is.
import Catalog
import Core
import Identity
import Payments
import Trade

/// Some pieces of one item of an order, from the asking to the end.
public struct AfterSaleCase: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Money back; sent pieces stay with the buyer, unsent ones are never sent.
        case refund
        /// The pieces go back to the shop, then the money to the buyer.
        case `return`
        /// They go back, and others come.
        case exchange
        /// Money that the shop gives of its own accord.
        case goodwill
        /// The shop lowered its price soon after, and gives the difference back.
        case priceProtection
    }
    /// `agreed` rests only where the buyer is to send something back; a refund goes on to `refunding` in the same moment.
    public enum State: String, Sendable, CaseIterable {
        case requested, agreed, rejected, returning, returned, received, resent, refunding, refunded, exchanged, withdrawn, escalated
    }
    /// Whose fault it is: decides whether freight of sent pieces goes back, and who pays the parcel back.
    public enum Fault: String, Sendable, CaseIterable { case buyer, shop }
    /// What became of pieces that came back.
    public enum Fate: String, Sendable, CaseIterable { case restocked, writtenOff }

    public let shop: ID<Shop>   // its home
    public let id: ID<AfterSaleCase>
    public let organisation: ID<Organisation>
    public let order: ID<Order>
    public let line: Int64
    public let buyer: ID<Account>
    public internal(set) var kind: Kind
    public internal(set) var state: State
    /// 0 where only money moves.
    public let pieces: Int64
    /// They had not been sent when it was asked for.
    public let isUnsent: Bool
    public let reason: Reason
    /// What the buyer asks for, less than it is worth; nil: all that these pieces are worth when it goes back.
    public internal(set) var asked: Money?
    /// The SKU that an exchange is to bring.
    public let wanted: ID<SKU>?
    /// What of it is reserved or sent by an exchange that was agreed to.
    public internal(set) var isReserved: Bool
    public internal(set) var fault: Fault?
    public let openedBy: Side
    public let openedAt: Timestamp
    /// Who of the shop or platform last decided; nil for time.
    public internal(set) var decidedBy: ID<Account>?
    /// Where the pieces go back to; nil before it is said.
    public internal(set) var returnAddress: PostalAddress?
    public internal(set) var back: CaseParcel?, again: CaseParcel?
    public internal(set) var fate: Fate?
    public internal(set) var refund: ID<Refund>?
    /// What went back.
    public internal(set) var goods: Money?, freight: Money?
    /// When the present wait is over; nil where nobody's time runs.
    public internal(set) var dueAt: Timestamp?
    public internal(set) var endedAt: Timestamp?
    var version: Int64

    public var isOpen: Bool { endedAt == nil }
    /// Pieces are to come back in it.
    public var comesBack: Bool { kind == .return || kind == .exchange }
    /// Pieces came back whose place on the shelf nobody decided yet.
    public var awaitsFate: Bool { back != nil && fate == nil && [.received, .resent, .refunding, .refunded, .exchanged].contains(state) }
}

/// A parcel of a case: back to the shop, or with the new piece to the buyer.
public struct CaseParcel: Hashable, Sendable {
    public let carrier: Carrier, number: String, sentAt: Timestamp
}

/// Who acts in a case.
public enum Side: String, Sendable, CaseIterable {
    case buyer, shop, platform
    /// A deadline, or what happened elsewhere.
    case time
}

/// Why, as the buyer says it.
public enum Reason: String, Sendable, CaseIterable {
    case unwanted, wrongSize, notAsDescribed, damaged, wrongGoods, missing, late, fake, agreed, other

    /// Those that name something the shop did.
    public var blamesShop: Bool {
        switch self {
        case .notAsDescribed, .damaged, .wrongGoods, .missing, .late, .fake: true
        case .unwanted, .wrongSize, .agreed, .other: false
        }
    }
}
