// Checkout.swift: what a buyer wants to buy now, and what came of it.
import Catalog
import Core
import Identity
import Offers
import Store

/// What a buyer wants to buy now.
public struct Checkout: Sendable {
    public let buyer: ID<Account>
    public let lines: [WantedLine]
    public let address: Destination
    /// What the buyer saw as the total.
    public let total: Money
    /// To each shop, at most 200 characters.
    public let notes: [ID<Shop>: String]
    /// Takes the lines out of the buyer's cart.
    public let fromCart: Bool
    /// The coupons that may be spent; nil: any that the buyer holds.
    public let coupons: [ID<Coupon>]?
    /// The client's key: the same again answers what was placed the first time.
    public let key: String

    public init(
        buyer: ID<Account>, lines: [WantedLine], address: Destination, total: Money, notes: [ID<Shop>: String] = [:],
        fromCart: Bool = false, coupons: [ID<Coupon>]? = nil, key: String
    ) {
        (self.buyer, self.address, self.total, self.notes) = (buyer, address, total, notes)
        self.lines = Quote.merged(lines)
        (self.fromCart, self.coupons, self.key) = (fromCart, coupons, key)
    }

    var repeatKey: RepeatKey {
        let lines = self.lines.map { "\($0.shop):\($0.sku):\($0.quantity)" }.joined(separator: ",")
        let notes = self.notes.keys.sorted().map { "\($0)=\(self.notes[$0] ?? "")" }.joined(separator: "\u{1}")
        let coupons = self.coupons.map { $0.map(\.description).joined(separator: ",") }
        return RepeatKey(
            caller: buyer, operation: "trade.place", key: key,
            input: [lines, address.text, "\(total.minor) \(total.currency.code)", notes].joined(separator: "\u{2}")
                + (coupons.map { "\u{2}" + $0 } ?? ""))
    }
}

/// Where a checkout goes.
public enum Destination: Sendable {
    case postal(PostalAddress)
    /// Out of the buyer's own; the order keeps a copy of it as it is when it is placed.
    case saved(ID<Address>)

    var text: String {
        switch self {
        case .postal(let address): [address.name, address.phone, address.division, address.detail].joined(separator: "\u{1}")
        case .saved(let id): id.description
        }
    }
}

/// What was placed.
public struct Placed: Hashable, Sendable {
    public struct Part: Hashable, Sendable { public let shop: ID<Shop>, order: ID<Order> }
    public let orders: [Part]
    /// Nil when there is nothing to pay: the orders are paid already.
    public let payment: String?
    public let total: Money
}

extension Placed {
    /// As it is kept for who repeats the request.
    var answer: String {
        let orders: [JSON] = self.orders.map { [.int($0.shop.number), .int($0.order.number)] }
        var parts: [String: JSON] = ["orders": .array(orders), "total": .int(total.minor), "currency": .string(total.currency.code)]
        if let payment { parts["payment"] = .string(payment) }
        return JSON.object(parts).text
    }

    init(answer: String) throws {
        let json = try JSON(parsing: answer)
        guard let orders = json["orders"]?.array, let total = json["total"]?.int,
            let currency = json["currency"]?.string.flatMap({ Currency(code: $0) })
        else { throw StoreError.unexpectedColumn(1) }
        self.orders = try orders.map { pair in
            guard let shop = pair[0]?.int, let order = pair[1]?.int, shop > 0, order > 0 else { throw StoreError.unexpectedColumn(1) }
            return Part(shop: ID(shop), order: ID(order))
        }
        payment = json["payment"]?.string
        self.total = Money(minor: total, currency)
    }
}
