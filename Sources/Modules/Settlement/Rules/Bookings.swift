// Bookings.swift: which accounts each movement touches. Amounts above zero are owed to the party.
import Catalog
import Core
import Identity
import Ledger

enum Bookings {
    /// The buyer's money is at the provider, and held for the shop.
    static func paid(_ total: Money, to shop: ID<Shop>, by provider: String) -> [Posting] {
        [Posting(.provider(provider), .clearing, -total), Posting(.shop(shop), .held, total)]
    }

    /// Before settlement a refund is taken from what is held.
    static func refundRequested(_ amount: Money, by shop: ID<Shop>, to buyer: ID<Account>) -> [Posting] {
        [Posting(.shop(shop), .held, -amount), Posting(.buyer(buyer), .transit, amount)]
    }

    static func refundCompleted(_ amount: Money, to buyer: ID<Account>, by provider: String) -> [Posting] {
        [Posting(.buyer(buyer), .transit, -amount), Posting(.provider(provider), .clearing, amount)]
    }

    /// Held becomes available; the platform takes its fee, and pays its part of the discounts.
    static func settled(_ income: Income, to shop: ID<Shop>) -> [Posting] {
        [
            Posting(.shop(shop), .held, -income.paid), Posting(.shop(shop), .available, income.shop),
            Posting(.platform, .fee, income.fee), Posting(.platform, .marketing, -income.support),
        ]
    }

    /// A refund after settlement: shop and platform give back their own parts, the shop by what it has and else by a debt.
    static func takenBack(_ back: Income, _ charge: Charge, from shop: ID<Shop>, to buyer: ID<Account>) -> [Posting] {
        [
            Posting(.buyer(buyer), .transit, back.paid), Posting(.shop(shop), .available, -charge.fromAvailable),
            Posting(.shop(shop), .debt, -charge.debt), Posting(.platform, .fee, -back.fee),
            Posting(.platform, .marketing, back.support),
        ]
    }

    static func debtRepaid(_ amount: Money, by shop: ID<Shop>) -> [Posting] {
        [Posting(.shop(shop), .available, -amount), Posting(.shop(shop), .debt, amount)]
    }

    static func writtenOff(_ amount: Money, of shop: ID<Shop>) -> [Posting] {
        [Posting(.shop(shop), .debt, amount), Posting(.platform, .writeOff, -amount)]
    }

    static func withdrawalRequested(_ amount: Money, by shop: ID<Shop>) -> [Posting] {
        [Posting(.shop(shop), .available, -amount), Posting(.shop(shop), .withdrawing, amount)]
    }

    /// What arrived left the provider; fee and tax stay, each on a line of its own.
    static func withdrawalPaid(_ withdrawal: Withdrawal, by provider: String) -> [Posting] {
        [
            Posting(.shop(withdrawal.shop), .withdrawing, -withdrawal.amount),
            Posting(.provider(provider), .clearing, withdrawal.payout), Posting(.platform, .fee, withdrawal.fee),
            Posting(.platform, .tax, withdrawal.tax),
        ]
    }

    static func withdrawalReturned(_ withdrawal: Withdrawal) -> [Posting] {
        [
            Posting(.shop(withdrawal.shop), .withdrawing, -withdrawal.amount),
            Posting(.shop(withdrawal.shop), .available, withdrawal.amount),
        ]
    }

    /// What the provider took for a payout beside its amount, borne by the platform.
    static func providerFee(_ fee: Money, of provider: String) -> [Posting] {
        [Posting(.provider(provider), .clearing, fee), Posting(.platform, .providerFee, -fee)]
    }

    /// The same, borne by the shop.
    static func providerFee(_ fee: Money, of provider: String, _ charge: Charge, to shop: ID<Shop>) -> [Posting] {
        [
            Posting(.provider(provider), .clearing, fee), Posting(.shop(shop), .available, -charge.fromAvailable),
            Posting(.shop(shop), .debt, -charge.debt),
        ]
    }

    /// Money that came when nobody wanted it any more.
    static func lateMoney(_ amount: Money, of buyer: ID<Account>, by provider: String) -> [Posting] {
        [Posting(.provider(provider), .clearing, -amount), Posting(.buyer(buyer), .transit, amount)]
    }
}
