// Events.swift: what this room tells. Each carries ids, amounts and states of one order.
import Catalog
import Core
import Identity
import Store

/// What all events of an order carry.
public struct OrderFacts: Sendable, Hashable {
    public let shop: ID<Shop>, order: ID<Order>, buyer: ID<Account>, total: Money
    /// What of the total is for goods, and what for freight. An event from before offers has all of it as goods.
    public let goods: Money, freight: Money
    /// What the platform pays to the shop beside the total, since it bears a part of the discounts.
    public let platformDiscount: Money
    /// In order of line; empty in an event from before offers.
    public let items: [ItemFacts]
    /// The province it goes to (GB/T 2260, two digits); empty in an event from before reports asked for it.
    public let region: String
    /// A deadline did it, and nobody's hand.
    public let byTime: Bool
    /// Of a payment: which company took it; nil where nothing was to be paid.
    public let provider: String?

    init(_ order: Order, byTime: Bool = false, provider: String? = nil) {
        self.provider = provider
        (shop, self.order, buyer, total, self.byTime) = (order.shop, order.id, order.buyer, order.total, byTime)
        (goods, freight, platformDiscount) = (order.goods, order.freight, order.platformDiscount)
        items = order.items.map(ItemFacts.init)
        region = String(order.address.division.prefix(2))
    }

    var payload: JSON {
        var parts: [String: JSON] = [
            "shop": .int(shop.number), "order": .int(order.number), "buyer": .int(buyer.number), "total": .int(total.minor),
            "currency": .string(total.currency.code), "goods": .int(goods.minor), "items": .array(items.map(\.json)),
            "region": .string(region),
        ]
        if freight.minor != 0 { parts["freight"] = .int(freight.minor) }
        if platformDiscount.minor != 0 { parts["platformDiscount"] = .int(platformDiscount.minor) }
        if byTime { parts["byTime"] = .bool(true) }
        if let provider { parts["provider"] = .string(provider) }
        return .object(parts)
    }

    init(_ payload: JSON) throws {
        guard let shop = payload["shop"]?.int, let order = payload["order"]?.int, let buyer = payload["buyer"]?.int,
            let total = payload["total"]?.int, let currency = payload["currency"]?.string.flatMap({ Currency(code: $0) }),
            shop > 0, order > 0, buyer > 0
        else { throw StoreError.unexpectedColumn(0) }
        (self.shop, self.order, self.buyer, self.total) = (ID(shop), ID(order), ID(buyer), Money(minor: total, currency))
        (byTime, provider) = (payload["byTime"]?.bool ?? false, payload["provider"]?.string)
        region = payload["region"]?.string ?? ""
        goods = Money(minor: payload["goods"]?.int ?? total, currency)
        freight = Money(minor: payload["freight"]?.int ?? 0, currency)
        platformDiscount = Money(minor: payload["platformDiscount"]?.int ?? 0, currency)
        items = try (payload["items"]?.array ?? []).map { try ItemFacts($0, currency) }
    }
}

/// What an event says of one item of its order.
public struct ItemFacts: Sendable, Hashable {
    public let line: Int64, product: ID<Product>, sku: ID<SKU>, quantity: Int64
    /// What the buyer pays for its goods, the platform's part of its discounts, and its share of freight.
    public let paid: Money, platformDiscount: Money, freight: Money

    init(_ item: OrderItem) {
        (line, product, sku, quantity) = (item.line, item.product, item.sku, item.quantity)
        (paid, platformDiscount, freight) = (item.paid, item.platformDiscount, item.freight)
    }

    /// Zeros are left out: an event of every order has this.
    var json: JSON {
        var parts: [String: JSON] = [
            "line": .int(line), "product": .int(product.number), "sku": .int(sku.number), "quantity": .int(quantity),
            "paid": .int(paid.minor),
        ]
        if platformDiscount.minor != 0 { parts["platformDiscount"] = .int(platformDiscount.minor) }
        if freight.minor != 0 { parts["freight"] = .int(freight.minor) }
        return .object(parts)
    }

    init(_ json: JSON, _ currency: Currency) throws {
        guard let line = json["line"]?.int, let product = json["product"]?.int, let sku = json["sku"]?.int,
            let quantity = json["quantity"]?.int, let paid = json["paid"]?.int, product > 0, sku > 0
        else { throw StoreError.unexpectedColumn(0) }
        (self.line, self.product, self.sku, self.quantity) = (line, ID(product), ID(sku), quantity)
        self.paid = Money(minor: paid, currency)
        platformDiscount = Money(minor: json["platformDiscount"]?.int ?? 0, currency)
        freight = Money(minor: json["freight"]?.int ?? 0, currency)
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

/// Some of it is on its way; told for each parcel but the last.
public struct OrderPartlyShipped: OrderEvent {
    public static let name = "trade.order_partly_shipped.v1"
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
    /// - Parameter byTime: a deadline did it, and nobody's hand.
    func tell<Event: OrderEvent>(
        _: Event.Type, _ order: Order, byTime: Bool = false, provider: String? = nil, id: ID<Event>, at now: Timestamp
    ) throws {
        try publish(Event(facts: OrderFacts(order, byTime: byTime, provider: provider)), id: id, home: .shop(order.shop), at: now)
    }
}
