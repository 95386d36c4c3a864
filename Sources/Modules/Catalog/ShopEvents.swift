// ShopEvents.swift: what this room tells of shops. Each in the shop's home, with the shop and its organisation.
import Core
import Identity
import Store

/// What every event of a shop carries.
public struct ShopFact: Hashable, Sendable {
    public let shop: ID<Shop>
    public let organisation: ID<Organisation>

    var payload: JSON { ["shop": .int(shop.number), "organisation": .int(organisation.number)] }

    init(shop: ID<Shop>, organisation: ID<Organisation>) { (self.shop, self.organisation) = (shop, organisation) }
    init(payload: JSON) throws {
        guard let shop = payload["shop"]?.int, let organisation = payload["organisation"]?.int, shop > 0, organisation > 0 else {
            throw InvalidInput([FieldProblem("shop", "not_an_id")])
        }
        self.init(shop: ID(shop), organisation: ID(organisation))
    }
}

public protocol ShopEvent: DomainEvent {
    var fact: ShopFact { get }
    init(fact: ShopFact)
}

extension ShopEvent {
    public var payload: JSON { fact.payload }
    public init(payload: JSON) throws { self.init(fact: try ShopFact(payload: payload)) }
}

/// A merchant asks to open a shop; nothing can be sold yet.
public struct ShopApplied: ShopEvent, Hashable {
    public static let name = "catalog.shop_applied.v1"
    public let fact: ShopFact
    public init(fact: ShopFact) { self.fact = fact }
}

public struct ShopRejected: ShopEvent, Hashable {
    public static let name = "catalog.shop_rejected.v1"
    public let fact: ShopFact
    public init(fact: ShopFact) { self.fact = fact }
}

/// After review, or at once.
public struct ShopOpened: ShopEvent, Hashable {
    public static let name = "catalog.shop_opened.v1"
    public let fact: ShopFact
    public init(fact: ShopFact) { self.fact = fact }
}

/// Nothing new can be bought there; what was placed goes on.
public struct ShopSuspended: ShopEvent, Hashable {
    public static let name = "catalog.shop_suspended.v1"
    public let fact: ShopFact
    public init(fact: ShopFact) { self.fact = fact }
}

public struct ShopResumed: ShopEvent, Hashable {
    public static let name = "catalog.shop_resumed.v1"
    public let fact: ShopFact
    public init(fact: ShopFact) { self.fact = fact }
}
