// Netting.swift: what a shop owes is taken from what it has, and the rest is a debt, repaid oldest first.
import Core

/// How an amount that a shop owes now is met.
public struct Charge: Hashable, Sendable {
    /// Taken from what it could withdraw.
    public let fromAvailable: Money
    /// Owed from now on.
    public let debt: Money

    /// - Parameters:
    ///   - amount: not below zero.
    ///   - available: what the shop could withdraw.
    public init(_ amount: Money, available: Money) {
        precondition(amount.minor >= 0)
        fromAvailable = Money(minor: min(amount.minor, max(available.minor, 0)), amount.currency)
        debt = amount - fromAvailable
    }
}

/// Part of a debt, repaid.
public struct Repayment: Hashable, Sendable {
    public let debt: ID<Debt>, amount: Money

    /// The debts that an income repays, the oldest first.
    /// - Parameters:
    ///   - debts: oldest first.
    ///   - income: not below zero.
    public static func of(_ debts: [Debt], from income: Money) -> [Repayment] {
        var rest = income.minor
        return debts.compactMap { debt in
            let amount = min(rest, debt.left.minor)
            guard amount > 0 else { return nil }
            rest -= amount
            return Repayment(debt: debt.id, amount: Money(minor: amount, income.currency))
        }
    }
}
