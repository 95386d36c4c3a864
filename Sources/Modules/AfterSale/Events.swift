// Events.swift: what this room tells. Each carries ids, amounts and states of one case.
import Catalog
import Core
import Identity
import Store
import Trade

/// What all events of a case carry.
public struct CaseFacts: Sendable, Hashable {
    public let shop: ID<Shop>, organisation: ID<Organisation>, order: ID<Order>, afterSale: ID<AfterSaleCase>, buyer: ID<Account>
    public let line: Int64, pieces: Int64
    public let kind: AfterSaleCase.Kind, state: AfterSaleCase.State
    /// What goes back or is asked for; 0 while it is all that the pieces are worth.
    public let amount: Money
    /// A deadline did it, and nobody's hand.
    public let byTime: Bool
    /// What the platform decided, where its word did it.
    public let decision: Decision?

    init(_ it: AfterSaleCase, byTime: Bool, decision: Decision?) {
        (shop, organisation, order, afterSale, buyer) = (it.shop, it.organisation, it.order, it.id, it.buyer)
        (line, pieces, kind, state, self.byTime) = (it.line, it.pieces, it.kind, it.state, byTime)
        self.decision = decision
        amount = it.goods.map { $0 + (it.freight ?? .cny(0)) } ?? it.asked ?? .cny(0)
    }

    var payload: JSON {
        var parts: [String: JSON] = [
            "shop": .int(shop.number), "organisation": .int(organisation.number), "order": .int(order.number),
            "case": .int(afterSale.number), "buyer": .int(buyer.number), "line": .int(line), "pieces": .int(pieces),
            "kind": .string(kind.rawValue), "state": .string(state.rawValue), "amount": .int(amount.minor),
            "currency": .string(amount.currency.code),
        ]
        if byTime { parts["byTime"] = .bool(true) }
        if let decision { parts["decision"] = .string(decision.rawValue) }
        return .object(parts)
    }

    init(_ payload: JSON) throws {
        func number(_ name: String) throws -> Int64 {
            guard let number = payload[name]?.int, number > 0 else { throw StoreError.unexpectedColumn(0) }
            return number
        }
        guard let kind = payload["kind"]?.string.flatMap({ AfterSaleCase.Kind(rawValue: $0) }),
            let state = payload["state"]?.string.flatMap({ AfterSaleCase.State(rawValue: $0) }), let line = payload["line"]?.int,
            let pieces = payload["pieces"]?.int, let amount = payload["amount"]?.int,
            let currency = payload["currency"]?.string.flatMap({ Currency(code: $0) })
        else { throw StoreError.unexpectedColumn(0) }
        (shop, organisation, order) = (ID(try number("shop")), ID(try number("organisation")), ID(try number("order")))
        (afterSale, buyer) = (ID(try number("case")), ID(try number("buyer")))
        (self.line, self.pieces, self.kind, self.state) = (line, pieces, kind, state)
        (self.amount, byTime) = (Money(minor: amount, currency), payload["byTime"]?.bool ?? false)
        decision = payload["decision"]?.string.flatMap { Decision(rawValue: $0) }
    }
}

/// An event of one case; its payload is its facts.
public protocol CaseEvent: DomainEvent {
    var facts: CaseFacts { get }
    init(facts: CaseFacts)
}

extension CaseEvent {
    public var payload: JSON { facts.payload }
    public init(payload: JSON) throws { self.init(facts: try CaseFacts(payload)) }
}

public struct CaseOpened: CaseEvent {
    public static let name = "aftersale.opened.v1"
    public let facts: CaseFacts
    public init(facts: CaseFacts) { self.facts = facts }
}

/// The shop, time or the platform said yes.
public struct CaseAgreed: CaseEvent {
    public static let name = "aftersale.agreed.v1"
    public let facts: CaseFacts
    public init(facts: CaseFacts) { self.facts = facts }
}

/// The shop said no; the buyer may escalate it.
public struct CaseRejected: CaseEvent {
    public static let name = "aftersale.rejected.v1"
    public let facts: CaseFacts
    public init(facts: CaseFacts) { self.facts = facts }
}

/// The pieces are on their way back.
public struct CaseSentBack: CaseEvent {
    public static let name = "aftersale.sent_back.v1"
    public let facts: CaseFacts
    public init(facts: CaseFacts) { self.facts = facts }
}

public struct CaseReceived: CaseEvent {
    public static let name = "aftersale.received.v1"
    public let facts: CaseFacts
    public init(facts: CaseFacts) { self.facts = facts }
}

/// The new pieces are on their way.
public struct CaseResent: CaseEvent {
    public static let name = "aftersale.resent.v1"
    public let facts: CaseFacts
    public init(facts: CaseFacts) { self.facts = facts }
}

/// The platform is asked to decide.
public struct CaseEscalated: CaseEvent {
    public static let name = "aftersale.escalated.v1"
    public let facts: CaseFacts
    public init(facts: CaseFacts) { self.facts = facts }
}

/// The platform decided an escalated case. What follows from it (a refund, a parcel, the end) is told beside it.
public struct CaseDecided: CaseEvent {
    public static let name = "aftersale.decided.v1"
    public let facts: CaseFacts
    public init(facts: CaseFacts) { self.facts = facts }
}

/// A wait is nearly over: who is waited for is told. Of an escalated case: again and again.
public struct CaseDueSoon: CaseEvent {
    public static let name = "aftersale.due_soon.v1"
    public let facts: CaseFacts
    public init(facts: CaseFacts) { self.facts = facts }
}

/// It is over: refunded, exchanged, withdrawn, or rejected for good.
public struct CaseEnded: CaseEvent {
    public static let name = "aftersale.ended.v1"
    public let facts: CaseFacts
    public init(facts: CaseFacts) { self.facts = facts }
}
