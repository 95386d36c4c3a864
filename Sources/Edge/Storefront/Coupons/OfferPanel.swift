// OfferPanel.swift: what a shop offers, on its own page and on a product's: reductions, prices for a time, coupons to claim.
import Catalog
import Core
import Design
import Identity
import Offers
import Web

extension Storefront {
    /// On a product's page: what is for this SKU, and what sending one piece costs where no region says otherwise. A shop without
    /// offers and freight costs no read.
    func offersOn(_ view: ProductView, _ request: WebRequest) async throws -> (panel: HTML, freight: String?) {
        let product = view.product, sku = view.choice.chosen
        guard view.sight.pricingVersion != 0, view.sight.isOnSale else { return (HTML(), nil) }
        let rules = try await offers.rules(of: product.shop, version: view.sight.pricingVersion)
        let line = BasketLine(
            shop: product.shop, sku: sku.id, product: product.id, category: view.sight.path.last?.id, quantity: 1, price: sku.price)
        let live = rules.live(for: line, at: clock.now())
        let panel = try await panel(live, of: product.shop, sku: sku.id, back: view.path, request)
        return (panel, freightText(rules.freight.template(of: product.id)?.elsewhere, request.language))
    }

    /// On a shop's page: everything that is for all, and the coupons.
    func offersOf(_ shop: Shop, _ request: WebRequest) async throws -> HTML {
        let live = try await offers.live(of: shop.id).filter { !$0.kind.isPrice }
        return try await panel(live, of: shop.id, sku: nil, back: "/shops/\(shop.slug)", request)
    }

    private func panel(_ live: [Offer], of shop: ID<Shop>, sku: ID<SKU>?, back: String, _ request: WebRequest) async throws -> HTML {
        let language = request.language
        let person = try? request.caller.id()
        let seen = live.filter { $0.terms.hand == .open || $0.terms.hand == .claimed }
        guard !seen.isEmpty || request.query("coupon") != nil else { return HTML() }
        let counts = try await offers.counts(of: seen.filter(\.kind.isCoupon), in: shop, for: person)
        let rows: [HTML] = seen.sorted {
            ($0.kind.isCoupon ? 1 : 0, $0.terms.endsAt, $0.id) < ($1.kind.isCoupon ? 1 : 0, $1.terms.endsAt, $1.id)
        }
        .prefix(12).map { offer in
            if offer.kind.isPrice { return priceRow(offer, sku, language) }
            guard offer.kind.isCoupon, offer.terms.hand == .claimed else {
                let side: HTML = #"<span class="sm muted">\#(CouponWords.automatic, language)</span>"#
                return couponRow(offer, "", until: offer.terms.endsAt, language, side: side)
            }
            let (given, got) = counts[offer.id] ?? (0, 0)
            let side: HTML =
                if got >= offer.terms.perPerson {
                    #"<span class="tag">\#(CouponWords.has, language)</span>"#
                } else if let quantity = offer.terms.quantity, given >= quantity {
                    #"<span class="tag">\#(CouponWords.allGiven, language)</span>"#
                } else {
                    claimButton(offer, back: back, request)
                }
            return couponRow(offer, "", until: offer.terms.endsAt, language, side: side)
        }
        return #"""
            <div id="coupons">\#(couponSaid(request))<section class="card rows" aria-label="\#(CouponWords.panel, language)">\#(rows)</section></div>
            """#
    }

    private func priceRow(_ offer: Offer, _ sku: ID<SKU>?, _ language: Language) -> HTML {
        guard let price = offer.terms.prices.first(where: { $0.sku == sku }) else { return HTML() }
        let end = offer.terms.endsAt
        return #"""
            <div class="r"><span class="grow"><b>\#(offer.kind.words, language)</b> \#(Price.html(price.price, language))<br>\#
            <span class="sm muted">\#(offer.name) · \#(CouponWords.until, language, ["at": When.day(end) + " " + When.clock(end)])</span></span></div>
            """#
    }

    private func freightText(_ charge: FreightCharge?, _ language: Language) -> String? {
        switch charge {
        case nil: return nil
        case .notSent: return FreightWords.some(language)
        case .sent(let rate):
            if rate.first == 0, rate.further == 0 { return nil }
            let from = FreightWords.from(language, ["n": Format.money(.cny(rate.first))])
            guard let free = rate.freeAmount else { return from }
            return FreightWords.free(language, ["what": from, "n": Format.money(.cny(free))])
        }
    }
}

private enum FreightWords {
    static let from = Phrase("store.freight_from", zh: "{n} 起", en: "from {n}")
    static let free = Phrase("store.freight_free_from", zh: "{what}，满 {n} 包邮", en: "{what}, free from {n}")
    static let some = Phrase("store.freight_some", zh: "只发部分地区，结算时看", en: "Some regions only; see at checkout")
}
