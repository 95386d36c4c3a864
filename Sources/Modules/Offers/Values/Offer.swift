// Offer.swift: what a shop or the platform takes off a price, for whom, from when until when.
import Catalog
import Core

/// An offer as it was made. It is never changed afterwards, only ended, so that what was promised can be read for ever.
public struct Offer: Hashable, Sendable {
    /// In the order of stacking: prices first, then each kind once, as DOMAIN says.
    public enum Kind: String, Sendable, CaseIterable {
        case limitedPrice, firstOrderPrice, memberPrice, fullReduction, productCoupon, shopCoupon, platformCoupon

        public var isPrice: Bool {
            switch self {
            case .limitedPrice, .firstOrderPrice, .memberPrice: true
            case .fullReduction, .productCoupon, .shopCoupon, .platformCoupon: false
            }
        }
        public var isCoupon: Bool {
            switch self {
            case .productCoupon, .shopCoupon, .platformCoupon: true
            case .limitedPrice, .firstOrderPrice, .memberPrice, .fullReduction: false
            }
        }
    }
    /// How a coupon comes into a buyer's hand.
    public enum Hand: String, Sendable, CaseIterable {
        /// Everybody has it; nothing is claimed.
        case open
        /// Shown in the shop, and claimed there.
        case claimed
        /// Given to named people.
        case targeted
        /// Claimed by who knows its code.
        case code
    }

    public let id: ID<Offer>
    /// Nil for the platform's own.
    public let shop: ID<Shop>?
    public let terms: OfferTerms
    public let madeAt: Timestamp
    /// It was ended before its time.
    public internal(set) var endedAt: Timestamp?

    public init(id: ID<Offer>, shop: ID<Shop>?, terms: OfferTerms, madeAt: Timestamp, endedAt: Timestamp? = nil) {
        (self.id, self.shop, self.terms, self.madeAt, self.endedAt) = (id, shop, terms, madeAt, endedAt)
    }

    public var kind: Kind { terms.kind }
    public var name: String { terms.name }

    /// Whether it can be claimed, or works without being claimed, at a moment.
    public func isLive(at now: Timestamp) -> Bool { endedAt == nil && terms.startsAt <= now && now < terms.endsAt }

    /// Whether anything of it can still matter: a coupon that somebody holds may end later than the offer.
    func matters(at now: Timestamp) -> Bool {
        if kind.isCoupon, now < terms.endsAt + Span.days(terms.validDays ?? 0) { return true }
        return endedAt == nil && now < terms.endsAt
    }

    /// When a coupon ends that somebody gets at a moment.
    func couponEnd(gotAt now: Timestamp) -> Timestamp { terms.validDays.map { now + .days($0) } ?? terms.endsAt }
}

/// What somebody says to make an offer.
public struct OfferTerms: Hashable, Sendable {
    public static let nameLength = 1...30
    public static let pricesMax = 500

    public var kind: Offer.Kind
    public var name: String
    public var hand: Offer.Hand
    public var scope: OfferScope
    /// Empty for a price.
    public var ladder: Ladder
    /// The prices of a price, by SKU; empty for the others.
    public var prices: [OfferPrice]
    public var startsAt: Timestamp, endsAt: Timestamp
    /// A coupon is good for so many days from when it was got; nil: until the offer ends.
    public var validDays: Int64?
    /// How many coupons there are in all; nil: as many as are wanted.
    public var quantity: Int64?
    /// How many coupons one person gets, or how many pieces of a SKU one person buys at the price; 0: no limit (of a price).
    public var perPerson: Int64
    /// What part of the discount the platform bears.
    public var platformShare: Rate
    /// From which level members have a member price.
    public var memberLevel: Int64
    /// Capital letters and digits, 4 to 20; empty unless it is claimed by a code.
    public var couponCode: String

    public init(
        _ kind: Offer.Kind, _ name: String, hand: Offer.Hand = .open, scope: OfferScope = .all, ladder: Ladder = Ladder(),
        prices: [OfferPrice] = [], from startsAt: Timestamp, until endsAt: Timestamp, validDays: Int64? = nil, quantity: Int64? = nil,
        perPerson: Int64 = 1, platformShare: Rate = Rate(basisPoints: 0), memberLevel: Int64 = 0, couponCode: String = ""
    ) {
        (self.kind, self.name, self.hand, self.scope, self.ladder) = (kind, name, hand, scope, ladder)
        (self.prices, self.startsAt, self.endsAt, self.validDays) = (prices, startsAt, endsAt, validDays)
        (self.quantity, self.perPerson, self.platformShare) = (quantity, perPerson, platformShare)
        (self.memberLevel, self.couponCode) = (memberLevel, couponCode)
    }
}

/// What an offer is for.
public enum OfferScope: Hashable, Sendable {
    public static let most = 500
    case all
    case products([ID<Product>])
    /// With everything below them.
    case categories([ID<Category>])
    /// The platform's alone.
    case shops([ID<Shop>])
}

/// The price of one SKU in an offer.
public struct OfferPrice: Hashable, Sendable {
    public let sku: ID<SKU>
    public let price: Money
    /// How many pieces are sold at it; nil: as many as there are.
    public let stock: Int64?
    public init(sku: ID<SKU>, price: Money, stock: Int64? = nil) { (self.sku, self.price, self.stock) = (sku, price, stock) }
}
