// Order.swift: one shop's part of a purchase, and its transitions.
import Catalog
import Core
import Identity
import Payments

/// An order of one buyer at one shop. Prices, names and address are copied when it is placed: later changes never reach back.
public struct Order: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        case pendingPayment, awaitingShipment, partlyShipped, shipped, completed, cancelled, closed
    }
    public let shop: ID<Shop>   // its home
    public let id: ID<Order>
    public let buyer: ID<Account>
    /// Nil when there was nothing to pay. Another one when its first was closed for a neighbour's cancellation.
    public internal(set) var payment: ID<Payment>?
    public internal(set) var state: State
    /// What the buyer pays for the goods, after every discount.
    public let goods: Money
    /// All that offers took off the goods, whoever bears it.
    public let discount: Money
    public let freight: Money
    public var total: Money { goods + freight }
    /// The platform's part of the discount, which it pays to the shop.
    public var platformDiscount: Money { items.reduce(Money(minor: 0, goods.currency)) { $0 + $1.platformDiscount } }
    /// It spent a coupon, or pieces of a limited price: they come back when it is not sent.
    public let usesOffers: Bool
    /// What the platform takes of its goods, as it was when it was placed.
    public let feeRate: Rate
    public let address: PostalAddress
    public let note: String
    public let placedAt: Timestamp
    public let expiresAt: Timestamp
    public internal(set) var paidAt: Timestamp?
    public internal(set) var shippedAt: Timestamp?
    public internal(set) var completedAt: Timestamp?
    /// When it was cancelled or closed.
    public internal(set) var endedAt: Timestamp?
    /// The buyer wants it cancelled, and its payment is being closed at the provider.
    public internal(set) var isCancelling: Bool
    /// The last refund of it that moves money, and when that was done; nil while it is under way.
    public internal(set) var refund: ID<Refund>?
    public internal(set) var refundedAt: Timestamp?
    /// When it completes by itself: ten days after the last parcel so far. Nil before the first, and while something holds it.
    public internal(set) var completesAt: Timestamp?
    /// How many after-sales make the ten days stand still, and what was left of them when the first began.
    public internal(set) var holds: Int64 = 0
    public internal(set) var completionLeft: Span?
    public internal(set) var items: [OrderItem]
    /// One more with each save; what a save compares.
    var version: Int64
}

/// One SKU of an order.
public struct OrderItem: Hashable, Sendable {
    /// From 1, in the order in which they were put in.
    public let line: Int64
    public let sku: ID<SKU>
    public let product: ID<Product>
    public let title: String
    public let specText: String
    public let picture: String?
    /// The lowest unit price that applied.
    public let unitPrice: Money
    public let quantity: Int64
    /// Unit price times quantity.
    public let amount: Money
    /// All that offers took off it, 0 up to the amount.
    public let discount: Money
    /// The platform's part of the discount.
    public let platformDiscount: Money
    /// Its share of the order's freight.
    public let freight: Money
    /// What the buyer pays for its goods.
    public var paid: Money { amount - discount }
    public internal(set) var shipped: Int64
    /// What of the goods' money and of the freight went back or is on its way there.
    public internal(set) var refunded: Money = .cny(0)
    public internal(set) var refundedFreight: Money = .cny(0)
    /// How many pieces that was for, and how many of these were never sent.
    public internal(set) var refundedPieces: Int64 = 0
    public internal(set) var refundedUnsent: Int64 = 0
    /// Still to be sent.
    public var unshipped: Int64 { quantity - shipped - refundedUnsent }
}

extension Order {
    /// The order once its money is here. Nil when it no longer wants any: what came goes back.
    func paid(at now: Timestamp) -> Order? {
        guard state == .pendingPayment else { return nil }
        var order = self
        (order.state, order.paidAt, order.isCancelling) = (.awaitingShipment, now, false)
        return order
    }

    /// The order once it is sure that no money comes.
    func cancelled(at now: Timestamp) throws(TradeError) -> Order {
        guard state == .pendingPayment else { throw .wrongState(state) }
        var order = self
        (order.state, order.endedAt, order.isCancelling) = (.cancelled, now, false)
        return order
    }

    /// The order after its buyer wants it no more: before payment its closing is awaited; after it everything left is to be refunded.
    func cancelling() throws(TradeError) -> Order {
        var order = self
        switch state {
        case .pendingPayment: order.isCancelling = true
        case .awaitingShipment: return order
        case .partlyShipped, .shipped, .completed, .cancelled, .closed: throw .wrongState(state)
        }
        return order
    }

    /// The order after these pieces were sent.
    /// - Parameter completesAt: when it would complete if this were the last parcel.
    func shipping(_ pieces: [ParcelLine], at now: Timestamp, completesAt: Timestamp) throws(TradeError) -> Order {
        guard state == .awaitingShipment || state == .partlyShipped else { throw .wrongState(state) }
        guard !pieces.isEmpty else { throw .parcelEmpty }
        var order = self
        for piece in pieces {
            guard let index = order.items.firstIndex(where: { $0.line == piece.line }) else { throw .noSuchLine(piece.line) }
            guard piece.quantity > 0, piece.quantity <= order.items[index].unshipped
            else { throw .moreThanOrdered(line: piece.line, left: order.items[index].unshipped) }
            order.items[index].shipped += piece.quantity
        }
        let whole = order.items.allSatisfy { $0.unshipped == 0 }
        order.state = whole ? .shipped : .partlyShipped
        if whole { order.shippedAt = now }
        if order.holds == 0 { order.completesAt = completesAt } else { order.completionLeft = completesAt - now }
        return order
    }

    /// The order once the buyer, or time, says that it arrived.
    func completed(at now: Timestamp) throws(TradeError) -> Order {
        guard state == .shipped else { throw .wrongState(state) }
        var order = self
        (order.state, order.completedAt) = (.completed, now)
        return order
    }
}

extension Order {
    /// The number of its payment, as payers name it.
    public var paymentNumber: String? { payment.map { Payment.number(payer: buyer, id: $0) } }
}
