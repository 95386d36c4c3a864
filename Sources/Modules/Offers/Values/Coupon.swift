// Coupon.swift: one coupon in one person's hand.
import Catalog
import Core
import Identity

public struct Coupon: Hashable, Sendable {
    public let person: ID<Account>   // its home
    public let id: ID<Coupon>
    /// Nil for the platform's.
    public let shop: ID<Shop>?
    public let offer: ID<Offer>
    public let gotAt: Timestamp
    public let endsAt: Timestamp
    /// On how many order items it is spent now; 0: it can be spent.
    public let standing: Int64
    public let spentAt: Timestamp?

    public init(
        person: ID<Account>, id: ID<Coupon>, shop: ID<Shop>?, offer: ID<Offer>, gotAt: Timestamp, endsAt: Timestamp, standing: Int64 = 0,
        spentAt: Timestamp? = nil
    ) {
        (self.person, self.id, self.shop, self.offer) = (person, id, shop, offer)
        (self.gotAt, self.endsAt, self.standing, self.spentAt) = (gotAt, endsAt, standing, spentAt)
    }

    public func isUsable(at now: Timestamp) -> Bool { standing == 0 && now < endsAt }
}

/// A SKU in an offer.
public struct OfferSKU: Hashable, Sendable {
    public let offer: ID<Offer>, sku: ID<SKU>
    public init(_ offer: ID<Offer>, _ sku: ID<SKU>) { (self.offer, self.sku) = (offer, sku) }
}
