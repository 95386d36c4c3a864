// Home.swift: where rows live.
import Core
import Crypto

/// The place whose rows a body fights over: a shop, a person, an organisation, a hash. Picks the writer, and is the
/// distribution column where the database is spread over machines. Rooms add names (`.shop(id)`).
public struct Home: Hashable, Comparable, Sendable {
    public let number: Int64

    public init(number: Int64) { self.number = number }
    public init<Tag>(_ id: ID<Tag>) { number = id.number }

    /// Rarely written and read everywhere (categories, brands, settings).
    public static let shared = Home(number: 0)

    /// The home of something that people choose: 63 bits of SHA-256 of what it is and its text.
    public static func hash(_ kind: String, _ value: String) -> Home {
        let digest = SHA256.hash(data: Array("\(kind)\u{0}\(value)".utf8))
        let number = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Home(number: Int64(number >> 1))
    }

    /// One of `count` (a power of two) slots. The low bits of time-ordered ids are mostly 0, so the number is mixed first.
    public func slot(of count: Int) -> Int {
        precondition(count > 0 && count & (count - 1) == 0)
        guard count > 1 else { return 0 }
        let mixed = UInt64(bitPattern: number) &* 0x9E37_79B9_7F4A_7C15
        return Int(mixed >> UInt64(64 - count.trailingZeroBitCount))
    }

    /// Which of the 16 buckets its events and due work are kept in.
    public var bucket: Int64 { Int64(slot(of: Home.buckets)) }
    public static let buckets = 16

    public static func < (left: Home, right: Home) -> Bool { left.number < right.number }
}
