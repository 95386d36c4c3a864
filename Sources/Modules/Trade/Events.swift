// Events.swift: what this room tells. Each carries ids, amounts and states of one order.
import Catalog
import Core
import Identity
import Store

/// What all events of an order carry.
public struct OrderFacts: Sendable, Hashable {
    public let shop: ID<Shop>, order: ID<Order>, buyer: ID<Account>, total: Money

    init(_ order: Order) { (shop, self.order, buyer, total) = (order.shop, order.id, order.buyer, order.total) }

    var payload: JSON {
        [
            "shop": .int(shop.number), "order": .int(order.number), "buyer": .int(buyer.number), "total": .int(total.minor),
            "currency": .string(total.currency.code),
        ]
    }

    init(_ payload: JSON) throws {
        guard let shop = payload["shop"]?.int, let order = payload["order"]?.int, let buyer = payload["buyer"]?.int,
            let total = payload["total"]?.int, let currency = payload["currency"]?.string.flatMap({ Currency(code: $0) }),
            shop > 0, order > 0, buyer > 0
        else { throw StoreError.unexpectedColumn(0) }
        (self.shop, self.order, self.buyer, self.total) = (ID(shop), ID(order), ID(buyer), Money(minor: total, currency))
    }
}

/// An event of one order; its payload is its facts.
public protocol OrderEvent: DomainEvent {
    var facts: OrderFacts { get }
    init(facts: OrderFacts)
}

extension OrderEvent {
    public var payload: JSON { facts.payload }
    public init(payload: JSON) throws { self.init(facts: try OrderFacts(payload)) }
}

public struct OrderPlaced: OrderEvent {
    public static let name = "trade.order_placed.v1"
    public let facts: OrderFacts
    public init(facts: OrderFacts) { self.facts = facts }
}

public struct OrderPaid: OrderEvent {
    public static let name = "trade.order_paid.v1"
    public let facts: OrderFacts
    public init(facts: OrderFacts) { self.facts = facts }
}

/// Everything of it is on its way.
public struct OrderShipped: OrderEvent {
    public static let name = "trade.order_shipped.v1"
    public let facts: OrderFacts
    public init(facts: OrderFacts) { self.facts = facts }
}

public struct OrderCompleted: OrderEvent {
    public static let name = "trade.order_completed.v1"
    public let facts: OrderFacts
    public init(facts: OrderFacts) { self.facts = facts }
}

/// It was never paid.
public struct OrderCancelled: OrderEvent {
    public static let name = "trade.order_cancelled.v1"
    public let facts: OrderFacts
    public init(facts: OrderFacts) { self.facts = facts }
}

/// It was paid, and all of it goes back.
public struct OrderClosed: OrderEvent {
    public static let name = "trade.order_closed.v1"
    public let facts: OrderFacts
    public init(facts: OrderFacts) { self.facts = facts }
}

extension Writing {
    func tell<Event: OrderEvent>(_: Event.Type, _ order: Order, id: ID<Event>, at now: Timestamp) throws {
        try publish(Event(facts: OrderFacts(order)), id: id, home: .shop(order.shop), at: now)
    }
}
