// Parcel.swift: pieces of an order on their way.
import Catalog
import Core

/// A parcel of an order.
public struct Parcel: Hashable, Sendable {
    public let id: ID<Parcel>
    public internal(set) var carrier: Carrier
    public internal(set) var number: String
    public let shippedAt: Timestamp
    public let lines: [ParcelLine]
}

public struct ParcelLine: Hashable, Sendable {
    public let line: Int64
    public let quantity: Int64
    public init(line: Int64, quantity: Int64) { (self.line, self.quantity) = (line, quantity) }
}
