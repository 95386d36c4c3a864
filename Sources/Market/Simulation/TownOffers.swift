// TownOffers.swift: what takes money off: shops make coupons, reductions and prices for a time, and end them; buyers claim.
import Catalog
import Core
import Offers

extension Town {
    mutating func offer(_ index: Int) async throws {
        let (stand, key, from) = (stands[index], key(), clock.now())
        let until = from + .hours(Int64(4 + dice.below(72)))
        if let made = stand.offers.last, dice.chance(15) {
            _ = try await attempt("offer ended") { try await $0.offers.end(made, of: stand.shop, by: stand.owner) }
            return
        }
        let threshold = Int64(2_000 + dice.below(30_000)), off = Int64(100 + dice.below(1_500))
        let ladder = Ladder([Ladder.Step(threshold, .amount(off))], repeats: dice.chance(30))
        let terms: OfferTerms
        switch dice.below(4) {
        case 0: terms = OfferTerms(.fullReduction, "满减 \(key)", ladder: ladder, from: from, until: until)
        case 1:
            let share = Rate(basisPoints: Int64(dice.below(3)) * 5_000)
            terms = OfferTerms(
                .shopCoupon, "店铺券 \(key)", hand: .claimed, ladder: ladder, from: from, until: until, quantity: Int64(1 + dice.below(6)),
                platformShare: share)
        case 2:
            guard let goods = dice.pick(stand.goods) else { return }
            terms = OfferTerms(
                .productCoupon, "商品券 \(key)", hand: .claimed, scope: .products([goods.product]),
                ladder: Ladder([Ladder.Step(0, .percent(Rate(basisPoints: Int64(500 + dice.below(3_000)))))]), from: from, until: until,
                quantity: 5)
        default:
            guard let goods = dice.pick(stand.goods), let sku = dice.pick(goods.skus) else { return }
            terms = OfferTerms(
                .limitedPrice, "限时价 \(key)", prices: [OfferPrice(sku: sku, price: .cny(Int64(1 + dice.below(5_000))), stock: 3)],
                from: from,
                until: until, perPerson: 2)
        }
        let made = try await attempt("offer made") { try await $0.offers.make(terms, of: stand.shop, by: stand.owner, key: key) }
        if let made { stands[index].offers.append(made.id) }
    }

    /// Whatever a shop offers last, perhaps twice by one key.
    mutating func claim(_ buyer: Int) async throws {
        let (account, stand, key) = (buyers[buyer].account, stands[dice.below(stands.count)], key())
        guard let offer = dice.pick(Array(stand.offers.suffix(3))) else { return }
        let isTwice = dice.chance(20)
        let got = try await attempt("coupon claimed") { try await $0.offers.claim(offer, of: stand.shop, by: account, key: key) }
        guard let got, isTwice else { return }
        let again = try await attempt("coupon claimed again") { try await $0.offers.claim(offer, of: stand.shop, by: account, key: key) }
        if let again, again.coupon.id != got.coupon.id { problem("one key got two coupons of \(offer)") }
    }
}
