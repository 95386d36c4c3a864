// BuyerMovement.swift: one amount that a buyer paid or got back, as they read it.
import Catalog
import Core
import Payments
import Trade

/// A movement of a buyer's own money.
public struct BuyerMovement: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable { case payment, refund }
    public enum State: String, Sendable, CaseIterable {
        /// It is where it should be.
        case done
        case underWay
        /// The payment company refused it; the platform sees to it, and it is still the buyer's.
        case waits
    }
    public let kind: Kind
    public let shop: ID<Shop>?
    /// Nil for money that came too late for its order.
    public let order: ID<Order>?
    /// What left the buyer is below zero.
    public let amount: Money
    /// By the name of the booking's rule (`settlement.paid`).
    public let rule: String
    public let at: Timestamp
    public let state: State
    /// Its place among the others, greater for later ones.
    let number: Int64
}

/// Which movements are asked for.
public struct BuyerMoneyFilter: Hashable, Sendable {
    public var kind: BuyerMovement.Kind?
    public var order: ID<Order>?
    /// From this moment on, and before that one.
    public var from: Timestamp?, before: Timestamp?

    public init(kind: BuyerMovement.Kind? = nil, order: ID<Order>? = nil, from: Timestamp? = nil, before: Timestamp? = nil) {
        (self.kind, self.order, self.from, self.before) = (kind, order, from, before)
    }
}
