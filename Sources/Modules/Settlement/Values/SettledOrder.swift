// SettledOrder.swift: an order whose money became its shop's.
import Catalog
import Core
import Trade

/// How an order was shared out when it was settled, and what was taken back since.
public struct SettledOrder: Hashable, Sendable {
    public let shop: ID<Shop>   // its home
    public let order: ID<Order>
    public let settledAt: Timestamp
    /// In basis points, captured when the order was placed.
    public let rate: Rate
    public let income: Income
    /// Taken back by refunds after settlement.
    public let takenBack: Income

    /// What the shop has of it now.
    public var shopPart: Money { income.shop - takenBack.shop }
}

/// How the platform trusts a shop: each grade has its own days until settlement.
public enum ShopGrade: String, Sendable, CaseIterable {
    case trusted, standard, watched
}
