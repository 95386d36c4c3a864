// PastOrder.swift: an order that was taken elsewhere, as its file tells it.
import Catalog
import Core

/// One shop's part of an order of another system. Amounts are in minor units of its currency and never negative.
public struct PastOrder: Hashable, Sendable {
    /// As the other system calls it, at most 64 characters; once in a shop.
    public static let numberMax = 64
    public let shop: ID<Shop>   // its home
    public let id: ID<PastOrder>
    public let facts: PastOrderFacts
    /// What was ordered; empty where the file does not say.
    public let lines: [PastLine]
}

/// What a file says of it.
public struct PastOrderFacts: Hashable, Sendable {
    public let number: String
    public let placedAt: Timestamp
    /// Nil: it was never paid, and no money belongs to it.
    public let paidAt: Timestamp?
    public let goods: Money, freight: Money
    public var total: Money { goods + freight }
    /// What the buyer paid, refunds not taken off; 0 for what was never paid.
    public let paid: Money
    public let refunded: Money
    /// What the payments come to less what they should: a difference for reconciliation. Of an order over several shops it is the
    /// whole order's, told with its first part. 0 where the file tells of no payments, or of nothing to compare them with.
    public let difference: Money
    /// A province's code (GB/T 2260, two digits), or the file's own word where it is none of ours; at most 40 characters.
    public let region: String
    /// The other system's word for its buyer and for its state; may be empty.
    public let buyer: String, status: String
    public var net: Money { paid - refunded }
}

/// A line of it.
public struct PastLine: Hashable, Sendable {
    /// The other system's word for the product.
    public let product: String
    public let quantity: Int64
    public let amount: Money, freight: Money
}
