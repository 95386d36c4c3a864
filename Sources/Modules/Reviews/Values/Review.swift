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

/// A text of up to 500 characters with up to 9 pictures of ours.
public struct ReviewWords: Hashable, Sendable {
    public static let longest = 500, picturesMax = 9
    public let text: String
    public let pictures: [String]

    /// - Parameter required: empty is refused, unless there are pictures.
    /// - Throws: ``InvalidInput`` at `text` and `pictures`.
    public init(_ text: String, pictures: [String] = [], required: Bool = false) throws(InvalidInput) {
        var part = text[...]
        while let first = part.first, first.isWhitespace { part.removeFirst() }
        while let last = part.last, last.isWhitespace { part.removeLast() }
        let text = String(part)
        var problems: [FieldProblem] = []
        if text.count > Self.longest || text.utf8.count > 32 * Self.longest {
            problems.append(FieldProblem("text", "too_long", expected: "0…\(Self.longest)"))
        }
        if text.isEmpty, pictures.isEmpty, required { problems.append(FieldProblem("text", "required")) }
        if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\n" && $0 != "\t" && $0 != "\r" }) {
            problems.append(FieldProblem("text", "control_character"))
        }
        if pictures.count > Self.picturesMax { problems.append(FieldProblem("pictures", "too_many", expected: "0…\(Self.picturesMax)")) }
        if !pictures.allSatisfy(MediaStore.isAddress) { problems.append(FieldProblem("pictures", "not_a_picture")) }
        guard problems.isEmpty else { throw InvalidInput(problems) }
        (self.text, self.pictures) = (text, pictures)
    }

    init(stored text: String, _ pictures: String) throws {
        (self.text, self.pictures) = (text, (try JSON(parsing: pictures).array ?? []).compactMap(\.string))
    }

    var picturesText: String { JSON.array(pictures.map { .string($0) }).text }
}

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
