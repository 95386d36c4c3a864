// Priced.swift: what a basket costs, item by item, and why.
import Catalog
import Core

/// One discount on one item.
public struct DiscountPart: Hashable, Sendable {
    public let offer: ID<Offer>, kind: Offer.Kind, name: String
    public let amount: Money
    /// What of it the platform bears.
    public let platformPart: Money
}

public struct PricedLine: Hashable, Sendable {
    public let line: BasketLine
    /// The lowest that applied.
    public let unitPrice: Money
    /// Which offer made it; nil: the catalogue's.
    public let priceOffer: ID<Offer>?
    public let amount: Money
    public internal(set) var parts: [DiscountPart] = []
    public internal(set) var freight: Money = .cny(0)
    /// False: the shop does not send it there.
    public internal(set) var isSent = true
    public var discount: Money { parts.reduce(.cny(0)) { $0 + $1.amount } }
    public var platformDiscount: Money { parts.reduce(.cny(0)) { $0 + $1.platformPart } }
    public var paid: Money { amount - discount }
}

/// Something that placing uses up.
public enum Spend: Hashable, Sendable {
    /// A coupon that the buyer holds, on these items.
    case coupon(ID<Coupon>, offer: ID<Offer>, lines: [Int])
    /// One of a coupon that everybody has.
    case open(offer: ID<Offer>, lines: [Int])
    /// Pieces at a price.
    case pieces(OfferSKU, Int64, line: Int)
}

/// What became of one offer.
public struct OfferNote: Hashable, Sendable {
    public enum Fate: Hashable, Sendable {
        /// It took off so much.
        case used(Money)
        /// It made the unit price of these items.
        case made(pieces: Int64)
        case notYet(from: Timestamp)
        case over
        /// None of the items is among those it is for.
        case coversNothing
        case thresholdMissed(amount: Money)
        case piecesMissed(Int64)
        /// The buyer has none of this coupon.
        case notHeld
        /// It has ended in the buyer's hand.
        case couponOver(at: Timestamp)
        /// Nobody gets more of it, or this buyer does not.
        case noneLeft
        /// The rest of its own stock is less than is wanted.
        case stockLeft(Int64)
        /// The buyer may take so many more pieces.
        case personLimit(left: Int64)
        case notFirstOrder
        case levelMissed(Int64)
        /// Another price of the item is as low or lower.
        case priceNotLower
        /// The buyer did not choose it.
        case notChosen
        /// Together, other offers take off more, or as much and end earlier.
        case othersBetter
    }
    public let offer: Offer
    public let coupon: ID<Coupon>?
    public let fate: Fate
}

public struct Priced: Hashable, Sendable {
    /// As they were given.
    public let lines: [PricedLine]
    public let freight: [ID<Shop>: Money]
    public let spends: [Spend]
    /// What became of each offer, those that were used first.
    public let notes: [OfferNote]
    /// False: there were too many combinations to look at all of them, and this is the best found.
    public let isProven: Bool
    public var goods: Money { lines.reduce(.cny(0)) { $0 + $1.paid } }
    public var discount: Money { lines.reduce(.cny(0)) { $0 + $1.discount } }
    public var total: Money { freight.values.reduce(goods) { $0 + $1 } }
}
