// RegionFigures.swift: what is counted of a shop by where its orders go.

/// Orders of one region, each thing on the day it happened, amounts in 分 and with freight: what buyers ordered, paid and got back.
public struct RegionFigures: Hashable, Sendable {
    public internal(set) var placed: Int64 = 0, placedAmount: Int64 = 0
    public internal(set) var paid: Int64 = 0, paidAmount: Int64 = 0
    public internal(set) var refunds: Int64 = 0, refunded: Int64 = 0
    /// What stayed with the shop.
    public var net: Int64 { paidAmount - refunded }

    public static func + (left: RegionFigures, right: RegionFigures) -> RegionFigures {
        RegionFigures(
            placed: left.placed + right.placed, placedAmount: left.placedAmount + right.placedAmount, paid: left.paid + right.paid,
            paidAmount: left.paidAmount + right.paidAmount, refunds: left.refunds + right.refunds,
            refunded: left.refunded + right.refunded)
    }
}

/// The figures of one region on one day.
public struct RegionDay: Hashable, Sendable {
    public let day: Day
    /// A province's code (GB/T 2260, two digits), or the word of an imported file; may be empty.
    public let region: String
    public let figures: RegionFigures
}
