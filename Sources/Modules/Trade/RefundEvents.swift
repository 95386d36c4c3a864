// RefundEvents.swift: what this room tells of money that goes back.
import Catalog
import Core
import Identity
import Payments
import Store

/// What the events of a refund carry: whose, of which order, and each item's part.
public struct RefundFacts: Sendable, Hashable {
    public let shop: ID<Shop>, order: ID<Order>, buyer: ID<Account>, refund: ID<Refund>
    public let cause: RefundCause
    /// The number of what asked for it (a case of after-sale); 0 for none.
    public let subject: Int64
    public let parts: [RefundPart]
    public let currency: Currency
    /// The province that the order went to (GB/T 2260, two digits); nil in an event from before reports asked for it.
    public let region: String?
    public var goods: Money { parts.reduce(Money(minor: 0, currency)) { $0 + $1.goods } }
    public var freight: Money { parts.reduce(Money(minor: 0, currency)) { $0 + $1.freight } }
    public var total: Money { goods + freight }

    init(_ order: Order, _ refund: ID<Refund>, _ parts: [RefundPart], cause: RefundCause, subject: Int64) {
        (shop, self.order, buyer, currency) = (order.shop, order.id, order.buyer, order.goods.currency)
        (self.refund, self.parts, self.cause, self.subject) = (refund, parts, cause, subject)
        region = String(order.address.division.prefix(2))
    }

    var payload: JSON {
        let parts: [JSON] = self.parts.map { part in
            [
                "line": .int(part.line), "pieces": .int(part.pieces), "unsent": .int(part.unsent), "goods": .int(part.goods.minor),
                "freight": .int(part.freight.minor),
            ]
        }
        var all: [String: JSON] = [
            "shop": .int(shop.number), "order": .int(order.number), "buyer": .int(buyer.number), "refund": .int(refund.number),
            "cause": .string(cause.rawValue), "parts": .array(parts), "currency": .string(currency.code),
            "total": .int(total.minor),
        ]
        if subject != 0 { all["subject"] = .int(subject) }
        if let region { all["region"] = .string(region) }
        return .object(all)
    }

    init(_ payload: JSON) throws {
        guard let shop = payload["shop"]?.int, let order = payload["order"]?.int, let buyer = payload["buyer"]?.int,
            let refund = payload["refund"]?.int, let cause = payload["cause"]?.string.flatMap({ RefundCause(rawValue: $0) }),
            let currency = payload["currency"]?.string.flatMap({ Currency(code: $0) }), let parts = payload["parts"]?.array,
            shop > 0, order > 0, buyer > 0, refund > 0
        else { throw StoreError.unexpectedColumn(0) }
        (self.shop, self.order, self.buyer, self.refund) = (ID(shop), ID(order), ID(buyer), ID(refund))
        (self.cause, self.currency, subject) = (cause, currency, payload["subject"]?.int ?? 0)
        region = payload["region"]?.string
        self.parts = try parts.map { part in
            guard let line = part["line"]?.int, let pieces = part["pieces"]?.int, let goods = part["goods"]?.int,
                let freight = part["freight"]?.int
            else { throw StoreError.unexpectedColumn(0) }
            return RefundPart(
                line: line, pieces: pieces, unsent: part["unsent"]?.int ?? 0, goods: Money(minor: goods, currency),
                freight: Money(minor: freight, currency))
        }
    }
}

/// Money of an order is on its way back; told when it is decided, however long the provider takes.
public struct OrderRefundRequested: DomainEvent, Hashable {
    public static let name = "trade.refund_requested.v1"
    public let facts: RefundFacts
    public var payload: JSON { facts.payload }
    init(facts: RefundFacts) { self.facts = facts }
    public init(payload: JSON) throws { facts = try RefundFacts(payload) }
}

/// It is back.
public struct OrderRefundCompleted: DomainEvent, Hashable {
    public static let name = "trade.refund_completed.v1"
    public let facts: RefundFacts
    public var payload: JSON { facts.payload }
    init(facts: RefundFacts) { self.facts = facts }
    public init(payload: JSON) throws { facts = try RefundFacts(payload) }
}
