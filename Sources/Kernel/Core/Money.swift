// Money.swift: exact amounts; the only place that rounds.

/// An ISO 4217 currency. Amounts are kept in its minor unit (分 for CNY).
public struct Currency: Hashable, Sendable {
    public let code: String
    public static let cny = Currency(unchecked: "CNY")

    private init(unchecked code: String) { self.code = code }
    /// Three capital Latin letters, else nil.
    public init?(code: String) {
        guard code.utf8.count == 3, code.utf8.allSatisfy({ 65...90 ~= $0 }) else { return nil }
        self.code = code
    }
}

/// An amount in minor units (分 for CNY), signed, at most ±¥10 trillion. Inputs are range-checked at
/// the edge, so reaching the bound here is our bug, and we stop rather than store a wrong amount.
public struct Money: Hashable, Sendable {
    public static let minorMax: Int64 = 1_000_000_000_000_000
    public let minor: Int64
    public let currency: Currency

    public init(minor: Int64, _ currency: Currency) {
        precondition(minor.magnitude <= Self.minorMax.magnitude)
        (self.minor, self.currency) = (minor, currency)
    }

    public static func cny(_ minor: Int64) -> Money { Money(minor: minor, .cny) }

    public static func + (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency)
        return Money(minor: left.minor + right.minor, left.currency)
    }
    public static func - (left: Money, right: Money) -> Money { left + -right }
    public static prefix func - (money: Money) -> Money { Money(minor: -money.minor, money.currency) }
    public static func * (money: Money, pieces: Int64) -> Money {
        let (minor, overflow) = money.minor.multipliedReportingOverflow(by: pieces)
        precondition(!overflow)
        return Money(minor: minor, money.currency)
    }

    /// What a rate gives of this amount, rounded down (towards zero below it); the rest stays with whoever pays it.
    public func part(_ rate: Rate) -> Money {
        Money(minor: Int64(Int128(minor) * Int128(rate.basisPoints) / 10_000), currency)
    }

    /// Of an item of `pieces` that cost this amount, what `returned` of them are worth in all: ⌊paid × r ÷ q⌋.
    /// A refund is that less what was refunded before.
    public func worth(of returned: Int64, outOf pieces: Int64) -> Money {
        precondition(pieces > 0 && 0...pieces ~= returned && minor >= 0)
        return Money(minor: Int64(Int128(minor) * Int128(returned) / Int128(pieces)), currency)
    }

    /// Spreads an amount over items, to the last minor unit: the parts always sum to the whole.
    /// Left-over units go to the largest remainders; ties go to the earlier item.
    /// - Parameter weights: one per item, at least one, none negative. When all are 0, `pieces` are the weights.
    /// - Parameter pieces: how many pieces each item has; needed only where all weights may be 0.
    public func spread(over weights: [Int64], pieces: [Int64] = []) -> [Money] {
        precondition(!weights.isEmpty && weights.allSatisfy { $0 >= 0 })
        if weights.allSatisfy({ $0 == 0 }) {
            precondition(pieces.count == weights.count && pieces.contains { $0 > 0 })
            return spread(over: pieces)
        }
        let total: Int128 = weights.reduce(Int128(0)) { $0 + Int128($1) }
        let shares = weights.map { (Int128(minor.magnitude) * Int128($0)).quotientAndRemainder(dividingBy: total) }
        var parts: [Int64] = shares.map { Int64($0.quotient) }
        let left = Int(Int64(minor.magnitude) - parts.reduce(0, +))
        precondition(0...parts.count ~= left)   // each share lost less than one unit
        let order = parts.indices.sorted { (shares[$0].remainder, $1) > (shares[$1].remainder, $0) }
        for index in order.prefix(left) { parts[index] += 1 }
        return parts.map { Money(minor: $0 * minor.signum(), currency) }
    }
}

/// A share in basis points: 1 is 0.01 %.
public struct Rate: Hashable, Comparable, Sendable {
    public let basisPoints: Int64

    /// - Parameter basisPoints: 0 to 10,000 (100 %).
    public init(basisPoints: Int64) {
        precondition(0...10_000 ~= basisPoints)
        self.basisPoints = basisPoints
    }
    public static func < (left: Rate, right: Rate) -> Bool { left.basisPoints < right.basisPoints }
}
