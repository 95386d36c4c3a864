// Review.swift: what one buyer says of one item they received.
import Catalog
import Core
import Identity
import Trade

public struct Review: Hashable, Sendable {
    public static let stars: ClosedRange<Int64> = 1...5
    public let shop: ID<Shop>   // its home
    public let id: ID<Review>
    public let product: ID<Product>
    public let order: ID<Order>
    public let line: Int64
    public let buyer: ID<Account>
    public let starsGiven: Int64
    /// Which options were bought, copied from the order.
    public let specText: String
    public let words: ReviewWords
    public let at: Timestamp
    public internal(set) var followUp: Said?
    public internal(set) var answer: Said?
    /// Why the platform hid it; nil while it is shown.
    public internal(set) var hiddenFor: String?
    public internal(set) var reports: Int64
    let version: Int64

    /// What was said later.
    public struct Said: Hashable, Sendable {
        public let words: ReviewWords
        public let at: Timestamp
        /// Whose hand it was: the buyer's own, or one of the shop's staff.
        public let by: ID<Account>
    }
    public var isHidden: Bool { hiddenFor != nil }
}

/// What a review says.
public typealias ReviewWords = PicturedWords

/// How many shown reviews gave each number of stars.
public struct Rating: Hashable, Sendable {
    /// Of one star first.
    public let counts: [Int64]
    public init(counts: [Int64]) {
        precondition(counts.count == 5)
        self.counts = counts
    }
    public static let none = Rating(counts: [0, 0, 0, 0, 0])

    public var count: Int64 { counts.reduce(0, +) }
    /// The mean in tenths of a star, rounded to the nearest: 47 is 4.7. Nil without reviews.
    public var tenths: Int64? {
        guard count > 0 else { return nil }
        let sum: Int64 = counts.enumerated().reduce(0) { $0 + Int64($1.offset + 1) * $1.element }
        return (sum * 20 + count) / (2 * count)
    }
    /// Four and five stars, in whole percent rounded down. Nil without reviews.
    public var goodPercent: Int64? { count > 0 ? (counts[3] + counts[4]) * 100 / count : nil }
}
