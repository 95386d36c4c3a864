// OfferUse.swift: what an offer did in orders: how many used it, what it took off, and who bears it.
import Catalog
import Core
import Offers

/// Over orders that came to something: waiting for payment, cancelled and wholly refunded ones are left out. What single pieces gave
/// back is not taken off.
public struct OfferUse: Hashable, Sendable {
    /// Of the newest so many discounts at most.
    public static let lookedThrough: Int64 = 20_000

    public let orders: Int64
    public let amount: Money
    /// What of it the platform bears; the shop bears the rest.
    public let platformPart: Money
    /// What buyers paid for the goods of these orders.
    public let sold: Money
    /// The newest first.
    public let latest: [OfferUsed]
    public var shopPart: Money { amount - platformPart }
}

/// One order that used an offer.
public struct OfferUsed: Hashable, Sendable {
    public let shop: ID<Shop>, order: ID<Order>
    public let state: Order.State
    public let placedAt: Timestamp
    public let amount: Money, platformPart: Money
}
