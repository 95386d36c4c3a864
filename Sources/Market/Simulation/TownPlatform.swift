// TownPlatform.swift: what the platform does: suspends a shop and lets it sell again, plans settings, decides, looks after money.
import Catalog
import Core
import Identity
import Settings

extension Town {
    mutating func platformActs() async throws {
        guard let admin else { return }
        let shop = stands[dice.below(stands.count)].shop
        switch dice.weighed([2, 14, 3, 12, 14, 3, 5, 2, 6]) {
        case 0: _ = try await attempt("shop suspended") { try await $0.catalog.suspend(shop, why: "抽查", by: admin) }
        case 1: _ = try await attempt("shop resumed") { try await $0.catalog.resume(shop, by: admin) }
        case 2: try await plan(by: admin)
        case 3: try await decide()
        case 4: try await reviewWithdrawal()
        case 5: try await giveUpDebt()
        case 6: try await correct()
        case 7: try await grade()
        default: try await askRefundAgain()
        }
    }

    private mutating func plan(by admin: ID<Account>) async throws {
        let changes: [(Setting, Int64)] = [
            (.paymentMinutes, Int64(20 + dice.below(40))), (.feeRate, Int64(dice.below(600))), (.withdrawalFee, Int64(dice.below(200))),
            (.withheldTax, Int64(dice.below(300))), (.shopBearsProviderFee, Int64(dice.below(2))),
            (.withdrawalReview, Int64(5_000 + dice.below(80_000))), (.settlementDays, Int64(1 + dice.below(2))),
        ]
        let ((setting, value), key, from) = (changes[dice.below(changes.count)], key(), clock.now() + .hours(1))
        _ = try await attempt("setting planned") { try await $0.settings.plan(setting, value, from: from, why: "", by: admin, key: key) }
    }
}
