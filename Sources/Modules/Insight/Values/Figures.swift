// Figures.swift: what is counted of a shop.
import Catalog
import Core

/// What happened in a shop, each thing counted on the day on which it happened.
public struct Figures: Hashable, Sendable {
    /// Orders placed; paid; cancelled without having been paid; wholly sent; completed.
    public internal(set) var placed: Int64 = 0, paid: Int64 = 0, cancelled: Int64 = 0
    public internal(set) var shipped: Int64 = 0, completed: Int64 = 0
    /// Pieces of paid orders.
    public internal(set) var pieces: Int64 = 0
    /// 成交额: the goods of paid orders, without freight, refunds not taken off, in 分.
    public internal(set) var gmv: Int64 = 0
    /// Paid orders of which everything goes back, and how much in 分, freight with it: on the day it was agreed.
    public internal(set) var refunds: Int64 = 0, refunded: Int64 = 0

    public init() {}

    public static func + (left: Figures, right: Figures) -> Figures {
        var sum = Figures()
        (sum.placed, sum.paid, sum.cancelled) = (left.placed + right.placed, left.paid + right.paid, left.cancelled + right.cancelled)
        (sum.shipped, sum.completed) = (left.shipped + right.shipped, left.completed + right.completed)
        (sum.pieces, sum.gmv) = (left.pieces + right.pieces, left.gmv + right.gmv)
        (sum.refunds, sum.refunded) = (left.refunds + right.refunds, left.refunded + right.refunded)
        return sum
    }
}

/// One day of a shop.
public struct DayFigures: Hashable, Sendable {
    public let day: Day
    public let figures: Figures
    /// Who paid on that day, each once.
    public let buyers: Int64
}

/// A shop over some days.
public struct PeriodFigures: Hashable, Sendable {
    public let period: Period
    /// Each day of the period, also those on which nothing happened.
    public let days: [DayFigures]
    /// Who paid in the period, each once: less than the sum of the days.
    public let buyers: Int64
    public var sum: Figures { days.reduce(Figures()) { $0 + $1.figures } }
}

/// A product in a ranking.
public struct ProductFigures: Hashable, Sendable {
    public let product: ID<Product>
    public let pieces: Int64
    /// In 分.
    public let gmv: Int64
}
