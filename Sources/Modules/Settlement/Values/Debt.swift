// Debt.swift: what a shop owes the platform, since when and why.
import Catalog
import Core
import Trade

/// Money that had to go back after the shop had it no more. The platform carries it; later income repays the oldest first, and
/// while one is open nothing is withdrawn.
public struct Debt: Hashable, Sendable {
    public enum Cause: String, Sendable, CaseIterable {
        /// A refund after settlement.
        case refund
        /// What the provider took for a payout.
        case providerFee
    }
    public let shop: ID<Shop>   // its home
    public let id: ID<Debt>
    public let cause: Cause
    /// The refund or withdrawal that made it.
    public let reference: Int64
    public let order: ID<Order>?
    public let amount: Money
    public let left: Money
    public let arisenAt: Timestamp

    public func age(at now: Timestamp) -> Span { now - arisenAt }
}

/// What repaid a part of a debt.
public struct DebtPayment: Hashable, Sendable {
    public let debt: ID<Debt>
    /// `order:17`, `withdrawal:18`, `writeOff:19`.
    public let cause: String
    public let amount: Money
    public let at: Timestamp
}
