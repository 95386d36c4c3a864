// ID.swift: typed, time-ordered, 63-bit identities.

/// The identity of a `Tag`: positive, below 2⁶³, made before the thing is stored, and sorting by the time it was made.
/// 41 bits of milliseconds since 2025-01-01 UTC · 10 bits of node · 12 bits of sequence. Shown as decimal text.
/// It is no secret: whoever reads by it is checked against the owner.
public struct ID<Tag>: Hashable, Comparable, Sendable, LosslessStringConvertible {
    public let number: Int64

    /// - Parameter number: above 0. A stored or checked number; input from outside goes through `init?(_:)`.
    public init(_ number: Int64) {
        precondition(number > 0)
        self.number = number
    }

    /// Reads decimal text without sign or leading zeros; anything else is nil.
    public init?(_ text: String) {
        guard let first = text.utf8.first, first != UInt8(ascii: "0"), text.utf8.allSatisfy({ 48...57 ~= $0 }),
            let number = Int64(text)
        else { return nil }
        self.number = number
    }

    public var description: String { String(number) }

    public static func < (left: ID, right: ID) -> Bool { left.number < right.number }
}

/// The parts of an id's number.
public enum IDLayout {
    public static let nodeBits: Int64 = 10, sequenceBits: Int64 = 12
    public static let nodes: Int64 = 1 << nodeBits, sequences: Int64 = 1 << sequenceBits
    /// 2025-01-01T00:00:00Z.
    public static let epoch = Timestamp(milliseconds: 1_735_689_600_000)

    /// - Parameter time: after the epoch. Beyond September 2094, where 41 bits end, it is their last moment.
    public static func number(at time: Timestamp, node: Int64, sequence: Int64) -> Int64 {
        precondition(0..<nodes ~= node && 0..<sequences ~= sequence && time > epoch)
        let elapsed = min(time.milliseconds - epoch.milliseconds, Int64.max >> (nodeBits + sequenceBits))
        return elapsed << (nodeBits + sequenceBits) | node << sequenceBits | sequence
    }

    /// When the id of this number was made.
    public static func time(of number: Int64) -> Timestamp {
        Timestamp(milliseconds: epoch.milliseconds + number >> (nodeBits + sequenceBits))
    }
}

/// A person who can sign in, or a guest. The kernel knows no more of people than this.
public enum Account {}
