// GivePlatformPage.swift: the platform gives a coupon of its own to people: by how they bought anywhere, or by what they sign in with.
import Core
import Design
import Identity
import Offers
import Trade
import Web

extension Consoles {
    var givePlatformPages: [PageRoute] {
        let path = "\(PlatformPlace.path)/coupons/{coupon}/give"
        return [
            PageRoute(.get, path, needs: .platform("coupons.write")) { request in
                try await showGivePlatform(platformPlace(request), Corrections(request.language))
            },
            PageRoute(.post, path, needs: .platform("coupons.write"), bodyLimit: 256 << 10) { request in
                let place = try await platformPlace(request)
                let coupon: ID<Offer> = try request.id("coupon")
                let form = try request.form()
                let chosen = Array(form.texts("id").compactMap { ID<Account>($0) }.prefix(Offers.givenAtOnce))
                // A number in a form is nobody until an account has it.
                let known = try await identity.names(of: chosen)
                let people = chosen.filter { known[$0] != nil }
                var corrections = Corrections(place.language)
                guard !people.isEmpty else {
                    corrections.add("id", "give_nobody")
                    return try await showGivePlatform(place, corrections)
                }
                do {
                    let given = try await offers.give(coupon, of: nil, to: people, by: place.person, key: form.idempotencyKey())
                    return .redirect(to: "\(PlatformPlace.path)/coupons/\(coupon)?given=\(given)")
                } catch let error as OffersError where error.kind == .conflict {
                    corrections.take(error)
                    return try await showGivePlatform(place, corrections)
                }
            },
        ]
    }

    private func showGivePlatform(_ place: PlatformPlace, _ corrections: Corrections) async throws -> WebResponse {
        let (language, path) = (place.language, "\(PlatformPlace.path)/coupons")
        let offer = try await offers.offer(place.request.id("coupon"), of: nil).offer
        let own = "\(path)/\(offer.id)"
        let search = GiveSearch(place.request, isPlatforms: true)
        let list: HTML =
            offer.canBeGiven(at: place.now)
            ? try await anybody(search, action: "\(own)/give\(search.query)", place)
            : Notice.html(.warning, "\(OfferReportWords.notNow, language)")
        return place.page(
            OfferReportWords.giveFor(language, ["name": offer.name]), at: .coupons, subtitle: OfferReportWords.giveAnybody(language),
            crumbs: [(OfferDesk.coupons(language), path), (offer.name, own)],
            body: #"""
                \#(corrections.summary(["id": OfferReportWords.buyer(language)]))<div class="cols half"><div class="stack t">\#(section(OfferReportWords.find(language), search.form("\(own)/give", language)))</div><div class="stack t">\#(list)</div></div>
                """#, status: corrections.isEmpty ? 200 : 422)
    }

    /// Everything that was asked holds at once; with numbers alone also who never bought.
    private func anybody(_ search: GiveSearch, action: String, _ place: PlatformPlace) async throws -> HTML {
        let language = place.language
        guard search.isAsked else {
            return section(OfferReportWords.buyer(language), Empty.html(.basket, OfferReportWords.askFirst(language)))
        }
        let (buyers, isCutShort) = try await trade.buyersEverywhere(search.filter(now: place.now))
        var takers: [CouponTaker] = buyers.map { CouponTaker($0) }
        var said = HTML()
        let (identifiers, typed) = search.identifiers
        if typed > 0 {
            let owners = try await identity.accounts(of: identifiers)
            let bought = Dictionary(buyers.map { ($0.account, $0) }, uniquingKeysWith: { first, _ in first })
            var listed: Set<ID<Account>> = []
            takers = identifiers.compactMap { identifier in
                guard let account = owners[identifier], !search.asksForOrders || bought[account] != nil, listed.insert(account).inserted
                else { return nil }
                return CouponTaker(account, identifier, bought[account])
            }
            if owners.count < typed {
                let words = OfferReportWords.unknown(language, ["n": Format.grouped(Int64(typed - owners.count))])
                said = Notice.html(.warning, "\(words)")
            }
        }
        let cut = OfferReportWords.lookedAtAll(language, ["n": Format.grouped(Trade.buyersLookedThroughEverywhere)])
        let to = GiveTarget(action: action, key: random.secret(), csrf: place.request.csrfField, now: place.now, language: language)
        return said + (try await takerTable(takers, cut: isCutShort ? cut : nil, to))
    }
}
