// TownFreight.swift: what sending costs: shops write templates, change them, and say which goods go by which.
import Catalog
import Core
import Offers

extension Town {
    mutating func chargeFreight(_ index: Int) async throws {
        let (stand, key) = (stands[index], key())
        let kept = try await attempt("freight looked at") { try await $0.offers.freight(of: stand.shop) }
        guard let kept else { return }
        if let template = dice.pick(kept), dice.chance(40) {
            let (products, isDefault) = (stand.goods.filter { _ in dice.chance(40) }.map(\.product), dice.chance(30))
            _ = try await attempt("freight said of goods") { house in
                try await house.offers.setFreight(isDefault ? nil : template.id, of: products, in: stand.shop, by: stand.owner)
            }
            return
        }
        if let template = dice.pick(kept), dice.chance(15) {
            _ = try await attempt("freight deleted") { try await $0.offers.deleteTemplate(template.id, of: stand.shop, by: stand.owner) }
            return
        }
        let draft = FreightDraft(
            name: "运费 \(key)", measure: dice.chance(70) ? .pieces : .grams, isDefault: dice.chance(40), elsewhere: .sent(rate()),
            regions: [FreightRegion(["51"], dice.chance(20) ? .notSent : .sent(rate())), FreightRegion(["3302", "31"], .sent(rate()))])
        let changed = dice.chance(50) || kept.count > 4 ? dice.pick(kept) : nil
        _ = try await attempt(changed == nil ? "freight made" : "freight changed") { house in
            try await house.offers.save(draft, of: stand.shop, changing: changed.map { ($0.id, $0.version) }, by: stand.owner)
        }
    }

    /// Units are pieces or grams alike.
    private mutating func rate() -> FreightRate {
        FreightRate(
            first: Int64(dice.below(1_500)), upTo: Int64(1 + dice.below(3)), further: Int64(dice.below(600)),
            each: Int64(1 + dice.below(2)),
            freeAmount: dice.chance(40) ? Int64(2_000 + dice.below(40_000)) : nil, freePieces: dice.chance(20) ? 4 : nil)
    }
}
