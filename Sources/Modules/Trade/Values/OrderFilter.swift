// OrderFilter.swift: which of its orders a shop wants to see.
import Core

/// Everything that is set holds at once; an empty filter is all orders.
public struct OrderFilter: Hashable, Sendable {
    /// What of a list is looked through at most before a page is shown, when the filter asks for more than state and time.
    public static let lookedThrough: Int64 = 5_000

    /// Empty: every state.
    public var states: [Order.State]
    public var placedFrom: Timestamp?, placedBefore: Timestamp?
    /// An order's number, or part of a receiver's name or of a product's title, the end of a phone number, or a SKU's code.
    public var text: String
    public var carrier: Carrier?
    /// What the buyer pays in all, in 分.
    public var leastTotal: Int64?, mostTotal: Int64?
    public var isOldestFirst: Bool

    public init(
        states: [Order.State] = [], placedFrom: Timestamp? = nil, placedBefore: Timestamp? = nil, text: String = "",
        carrier: Carrier? = nil, leastTotal: Int64? = nil, mostTotal: Int64? = nil, isOldestFirst: Bool = false
    ) {
        (self.states, self.placedFrom, self.placedBefore, self.text) = (states, placedFrom, placedBefore, text)
        (self.carrier, self.leastTotal, self.mostTotal, self.isOldestFirst) = (carrier, leastTotal, mostTotal, isOldestFirst)
    }

    /// The same orders from the other end.
    public var reversed: OrderFilter {
        var other = self
        other.isOldestFirst.toggle()
        return other
    }

    /// The text as an order's number, as it is written in our lists and files.
    var number: ID<Order>? {
        let digits = text.filter { !" #'’\t".contains($0) }
        return digits.utf8.count >= 14 ? ID(digits) : nil
    }

    var needsLooking: Bool { (!text.isEmpty && number == nil) || carrier != nil || leastTotal != nil || mostTotal != nil }
}

/// A page of what was found.
public struct FoundOrders: Sendable {
    public let page: Page<Order>
    /// As many orders as one page looks through were looked through before it was full: `next` goes on behind them.
    public let isCutShort: Bool
}
