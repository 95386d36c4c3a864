// PlatformCouponPages.swift: coupons of the platform's, at its desk.
import Core
import Design
import Offers
import Web

extension Consoles {
    var platformCouponPages: [PageRoute] {
        let path = "\(PlatformPlace.path)/coupons"
        return [
            PageRoute(.get, path, needs: .platform("coupons.read")) { request in
                try await showCoupons(platformPlace(request), Corrections(request.language))
            },
            PageRoute(.get, "\(path)/new", needs: .platform("coupons.write")) { request in
                let place = try await platformPlace(request)
                return try await couponEditor(
                    place, OfferForm(.platformCoupon, key: random.secret(), now: place.now), Corrections(place.language))
            },
            PageRoute(.post, "\(path)/new", needs: .platform("coupons.write")) { request in
                let place = try await platformPlace(request)
                var form = try OfferForm(request.form())
                form.kind = .platformCoupon
                var corrections = Corrections(place.language)
                if form.isFinding { return try await couponEditor(place, form, corrections) }
                if var terms = form.terms(&corrections) {
                    if !form.chosen.categories.isEmpty { terms.scope = .categories(form.chosen.categories) }
                    do {
                        _ = try await offers.make(terms, of: nil, by: place.person, key: form.key)
                        return .redirect(to: "\(path)?done=saved")
                    } catch OffersError.tooSoon {
                        corrections.add("from", "too_soon")
                    } catch let error as any CodedError where error.kind == .invalid || error.kind == .conflict {
                        corrections.takeOffer(error)
                    }
                }
                return try await couponEditor(place, form, corrections)
            },
            PageRoute(.post, "\(path)/{coupon}/end", needs: .platform("coupons.write")) { request in
                let id: ID<Offer> = try request.id("coupon")
                return try await attempt(request, then: "\(path)?done=saved") { place in
                    try await offers.end(id, of: nil, by: place.person)
                } refused: {
                    try await showCoupons($0, $1)
                }
            },
        ] + givePlatformPages
    }

    private func showCoupons(_ place: PlatformPlace, _ corrections: Corrections) async throws -> WebResponse {
        let (language, path) = (place.language, "\(PlatformPlace.path)/coupons")
        let page = try await offers.offers(
            of: nil, PageRequest(limit: 50, after: place.request.query("after").flatMap { Cursor(text: $0) }))
        let write = place.may.contains("coupons.write")
        let table: HTML =
            page.items.isEmpty
            ? section(OfferDesk.coupons(language), Empty.html(.gift, OfferDesk.none(language)))
            : offerTable(page.items, at: path, now: place.now, language) { offer in
                guard write, offer.endedAt == nil, place.now < offer.terms.endsAt else { return HTML() }
                return place.act("\(path)/\(offer.id)/end", OfferDesk.end(language), about: offer.name)
            }
        let new: HTML = write ? #"<a class="btn teal" href="\#(path)/new">\#(OfferDesk.new, language)</a>"# : HTML()
        let next: String? = page.next.map { path + address([("after", $0.text)]) }
        return place.page(
            OfferDesk.coupons(language), at: .coupons, subtitle: OfferDesk.couponsAbout(language), actions: new,
            body: corrections.summary([:]) + table + Paging.html(next: next, language), status: corrections.isEmpty ? 200 : 409)
    }

    private func couponEditor(_ place: PlatformPlace, _ form: OfferForm, _ corrections: Corrections) async throws -> WebResponse {
        let (language, path) = (place.language, "\(PlatformPlace.path)/coupons")
        let (controls, fields) = form.html(corrections, language)
        let labels = Dictionary(controls.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        let body: HTML = #"""
            \#(corrections.summary(labels))<form class="stack t" method="post" action="\#(path)/new" data-once>\#(place.request.csrfField)\#
            <div class="cols half"><div><section class="card"><header><h2>\#(form.kind.words, language)</h2></header><div class="bd stack">\#(fields)</div></section></div>\#
            <div><section class="card"><header><h2>\#(GoodsWords.title, language)</h2></header><div class="bd stack"><p class="ink2">\#(GoodsWords.allShops, language)</p>\#(try await categoryChoice(form.chosen, language))</div></section></div></div>\#
            <div class="savebar"><span class="grow sub">\#(OfferDesk.forever, language)</span><a class="btn ghost" href="\#(path)">\#(OfferDesk.leave, language)</a><button class="btn teal">\#(OfferDesk.make, language)</button></div></form>
            """#
        return place.page(
            OfferDesk.new(language), at: .coupons, crumbs: [(OfferDesk.coupons(language), path)], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}
