// GiveCouponsPage.swift: a coupon for named people finds them: buyers of the shop, by when and how often they bought, or by phone.
import Catalog
import Core
import Design
import Identity
import Offers
import Trade
import Web

extension Consoles {
    var giveCouponPages: [PageRoute] {
        let path = "/desk/shops/{shop}/offers/{offer}/give"
        return [
            PageRoute(.get, path, needs: .shop("offers.write")) { request in
                try await showGiveCoupons(workplace(request), Corrections(request.language))
            },
            PageRoute(.post, path, needs: .shop("offers.write"), bodyLimit: 256 << 10) { request in
                let place = try await workplace(request)
                let offer: ID<Offer> = try request.id("offer")
                let form = try request.form()
                // Only who bought here can be given anything: the list is looked up again, and what was typed is not trusted.
                let buyers = Set(try await trade.buyers(BuyerFilter(), of: place.shop.id).buyers.map(\.account))
                let people = form.texts("id").compactMap { ID<Account>($0) }.filter(buyers.contains)
                var corrections = Corrections(place.language)
                guard !people.isEmpty else {
                    corrections.add("id", "give_nobody")
                    return try await showGiveCoupons(place, corrections)
                }
                do {
                    let given = try await offers.give(
                        offer, of: place.shop.id, to: people, by: place.person, key: form.idempotencyKey())
                    return .redirect(to: "\(place.path)/offers/\(offer)?given=\(given)")
                } catch let error as OffersError where error.kind == .conflict {
                    corrections.take(error)
                    return try await showGiveCoupons(place, corrections)
                }
            },
        ]
    }

    private func showGiveCoupons(_ place: Workplace, _ corrections: Corrections) async throws -> WebResponse {
        let language = place.language
        let offer = try await offers.offer(place.request.id("offer"), of: place.shop.id).offer
        let own = "\(place.path)/offers/\(offer.id)"
        let search = GiveSearch(place.request)
        var list = Notice.html(.warning, "\(OfferReportWords.notNow, language)")
        if offer.canBeGiven(at: place.now) {
            var filter = search.filter(now: place.now)
            filter.phones = search.receivers
            let (found, isCutShort) = try await trade.buyers(filter, of: place.shop.id)
            let cut = OfferReportWords.lookedAt(language, ["n": Format.grouped(Trade.buyersLookedThrough)])
            let to = GiveTarget(
                action: "\(own)/give\(search.query)", key: random.secret(), csrf: place.request.csrfField, now: place.now,
                language: language)
            list = try await takerTable(found.map { CouponTaker($0) }, cut: isCutShort ? cut : nil, to)
        }
        return place.page(
            OfferReportWords.giveFor(language, ["name": offer.name]), at: .offers, subtitle: OfferReportWords.giveAbout(language),
            crumbs: [(OfferDesk.title(language), "\(place.path)/offers"), (offer.name, own)],
            body: #"""
                \#(corrections.summary(["id": OfferReportWords.buyer(language)]))<div class="cols half"><div class="stack t">\#(section(OfferReportWords.find(language), search.form("\(own)/give", language)))</div><div class="stack t">\#(list)</div></div>
                """#, status: corrections.isEmpty ? 200 : 422)
    }
}
