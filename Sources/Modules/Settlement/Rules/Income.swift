// Income.swift: who gets what of an order: worked out anew from what is left, so that refunds in any order end alike.
import Core

/// How an order's money is shared out. The fee is taken of the goods of each item and rounded down; freight bears none.
public struct Income: Hashable, Sendable {
    /// What the buyer's goods cost, refunds taken off.
    public let goods: Money
    public let freight: Money
    /// The platform's.
    public let fee: Money
    /// What the platform pays of the discounts.
    public let support: Money

    public init(goods: Money, freight: Money, fee: Money, support: Money) {
        (self.goods, self.freight, self.fee, self.support) = (goods, freight, fee, support)
    }

    /// - Parameters:
    ///   - items: at least one.
    ///   - rate: captured when the order was placed.
    public init(_ items: [ItemMoney], rate: Rate) {
        precondition(!items.isEmpty)
        let zero = Money(minor: 0, items[0].paid.currency)
        goods = items.reduce(zero) { $0 + $1.left }
        freight = items.reduce(zero) { $0 + $1.freightLeft }
        fee = items.reduce(zero) { $0 + $1.left.part(rate) }
        support = items.reduce(zero) { $0 + $1.platformLeft }
    }

    /// What the buyer gave and did not get back.
    public var paid: Money { goods + freight }
    /// What the shop gets.
    public var shop: Money { paid - fee + support }

    /// What is taken back when the left side becomes the right one.
    public static func - (before: Income, after: Income) -> Income {
        Income(
            goods: before.goods - after.goods, freight: before.freight - after.freight, fee: before.fee - after.fee,
            support: before.support - after.support)
    }
}

extension [ItemMoney] {
    /// The items once these parts went back; parts of lines that are none are left out.
    func giving(back parts: [RefundedPart]) -> [ItemMoney] {
        map { item in parts.filter { $0.line == item.line }.reduce(item) { $0.giving(back: $1) } }
    }
}
