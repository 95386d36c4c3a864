// ShopFees.swift: what the platform earned with a shop in a time.
import Catalog
import Core

/// Of what was settled in a time, refunds since taken off.
public struct ShopFees: Hashable, Sendable {
    public let shop: ID<Shop>
    public let orders: Int64
    public let goods: Money, fee: Money, support: Money
}
