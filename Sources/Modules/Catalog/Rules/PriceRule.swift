// PriceRule.swift: one rule for many prices.
import Core

/// How prices change together. Exact: in whole 分, rounded down once.
public struct PriceRule: Hashable, Sendable {
    public enum Change: Hashable, Sendable {
        /// 9,000 is 90 %: 1 to 100,000.
        case basisPoints(Int64)
        /// Dearer, or below 0 cheaper.
        case add(Money)
        case set(Money)
    }
    /// What is left over below this is dropped.
    public enum Rounding: String, Sendable, CaseIterable {
        case fen, jiao, yuan
        var minor: Int64 {
            switch self {
            case .fen: 1
            case .jiao: 10
            case .yuan: 100
            }
        }
    }
    public let change: Change, rounding: Rounding

    public init(_ change: Change, rounding: Rounding = .fen) { (self.change, self.rounding) = (change, rounding) }

    /// The price after the rule; nil when it would not be above 0.00 or is beyond what a price may be.
    public func applied(to price: Money) -> Money? {
        let exact: Int128 =
            switch change {
            case .basisPoints(let points): Int128(price.minor) * Int128(points) / 10_000
            case .add(let more): Int128(price.minor) + Int128(more.minor)
            case .set(let new): Int128(new.minor)
            }
        let rounded = exact / Int128(rounding.minor) * Int128(rounding.minor)
        guard rounded > 0, rounded <= Int128(ProductBounds.price.upperBound) else { return nil }
        return .cny(Int64(rounded))
    }
}
