// TownPlatform.swift: what the platform does: suspends a shop and lets it sell again, plans a setting.
import Catalog
import Core
import Settings

extension Town {
    mutating func platformActs() async throws {
        guard let admin else { return }
        let (shop, key) = (stands[dice.below(stands.count)].shop, key())
        if dice.chance(40) { return try await decide() }
        switch dice.weighed([2, 6, 2]) {
        case 0: _ = try await attempt("shop suspended") { try await $0.catalog.suspend(shop, why: "抽查", by: admin) }
        case 1: _ = try await attempt("shop resumed") { try await $0.catalog.resume(shop, by: admin) }
        default:
            let minutes = Int64(20 + dice.below(40)), from = clock.now() + .hours(1)
            _ = try await attempt("setting planned") { house in
                try await house.settings.plan(.paymentMinutes, minutes, from: from, why: "", by: admin, key: key)
            }
        }
    }
}
