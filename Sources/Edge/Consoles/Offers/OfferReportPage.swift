// OfferReportPage.swift: one offer on a page of its own: its terms, how often it was claimed and used, what it cost, and whom.
import Catalog
import Core
import Design
import Offers
import Trade
import Web

extension Consoles {
    var offerReportPages: [PageRoute] {
        let path = "/desk/shops/{shop}/offers/{offer}"
        return [
            PageRoute(.get, path, needs: .shop("offers.read")) { request in
                let place = try await workplace(request)
                let kept = try await offers.offer(request.id("offer"), of: place.shop.id)
                let own = "\(place.path)/offers/\(kept.offer.id)"
                var actions = HTML()
                if place.may.contains("offers.write"), kept.offer.endedAt == nil, place.now < kept.offer.terms.endsAt {
                    actions = #"""
                        <form class="inline" method="post" action="\#(own)/end" data-once>\#(request.csrfField)<button class="btn line">\#(OfferDesk.end, place.language)</button></form>
                        """#
                    if kept.offer.canBeGiven(at: place.now) {
                        actions += #"<a class="btn teal" href="\#(own)/give">\#(OfferReportWords.give, place.language)</a>"#
                    }
                }
                let read = place.may.contains("orders.read")
                let body = try await offerReport(kept, now: place.now, place.language) { used in
                    read ? "\(place.path)/orders/\(used.order)" : nil
                }
                return place.page(
                    kept.offer.name, at: .offers, subtitle: kept.offer.kind.words(place.language),
                    crumbs: [(OfferDesk.title(place.language), "\(place.path)/offers")], actions: actions,
                    body: givenNotice(request) + body)
            },
            PageRoute(.get, "\(PlatformPlace.path)/coupons/{coupon}", needs: .platform("coupons.read")) { request in
                let place = try await platformPlace(request)
                let kept = try await offers.offer(request.id("coupon"), of: nil)
                let own = "\(PlatformPlace.path)/coupons/\(kept.offer.id)"
                var actions = HTML()
                if place.may.contains("coupons.write"), kept.offer.endedAt == nil, place.now < kept.offer.terms.endsAt {
                    actions = place.act("\(own)/end", OfferDesk.end(place.language), look: "line")
                    if kept.offer.canBeGiven(at: place.now) {
                        actions += #"<a class="btn teal" href="\#(own)/give">\#(OfferReportWords.giveAnyone, place.language)</a>"#
                    }
                }
                return place.page(
                    kept.offer.name, at: .coupons, subtitle: kept.offer.kind.words(place.language),
                    crumbs: [(OfferDesk.coupons(place.language), "\(PlatformPlace.path)/coupons")],
                    actions: actions,
                    body: givenNotice(request) + (try await offerReport(kept, now: place.now, place.language) { _ in nil }))
            },
        ]
    }

    /// What giving did, after its redirect.
    private func givenNotice(_ request: WebRequest) -> HTML {
        guard let given = request.query("given").flatMap({ Int64($0) }) else { return HTML() }
        return Notice.html(.info, "\(OfferReportWords.done, request.language, ["n": Format.grouped(given)])")
    }

    /// - Parameter href: of an order that used it, where its reader may see orders.
    private func offerReport(
        _ kept: KeptOffer, now: Timestamp, _ language: Language, href: (OfferUsed) -> String?
    ) async throws -> HTML {
        let offer = kept.offer
        if offer.kind.isPrice {
            let (figures, table) = try await priceReport(offer, language)
            let facts = section(OfferReportWords.terms(language), try await offerFacts(offer, now: now, language))
            return #"\#(figures)<div class="cols"><div class="stack t">\#(table)</div><div class="stack t">\#(facts)</div></div>"#
        }
        let use = try await trade.use(of: offer)
        let rows: [HTML] = use.latest.map { used in
            let number: HTML =
                href(used).map { #"<a class="mono" href="\#($0)">\#(used.order)</a>"# } ?? #"<span class="mono">\#(used.order)</span>"#
            return #"""
                <tr><td>\#(number)</td><td data-l="\#(OfferReportWords.placed, language)">\#(When.html(used.placedAt, now: now, language))</td>\#
                <td data-l="\#(Say.state, language)">\#(used.state.tag(language))</td><td data-l="\#(OfferReportWords.off, language)" class="num">−\#(Format.money(used.amount))</td></tr>
                """#
        }
        let latest: HTML =
            rows.isEmpty
            ? section(OfferReportWords.latest(language), #"<p class="muted">\#(OfferReportWords.noneUsed, language)</p>"#)
            : #"""
            <section class="card"><header><h2>\#(OfferReportWords.latest, language)</h2></header><div class="tbl flat"><table><caption class="sr">\#(OfferReportWords.latest, language)</caption><thead><tr>\#
            <th scope="col">\#(OfferReportWords.order, language)</th><th scope="col">\#(OfferReportWords.placed, language)</th><th scope="col">\#(Say.state, language)</th><th scope="col" class="num">\#(OfferReportWords.off, language)</th>\#
            </tr></thead><tbody>\#(rows)</tbody></table></div></section>
            """#
        return #"""
            \#(offerFigures(kept, use, language))<div class="cols half"><div class="stack t">\#(section(OfferReportWords.terms(language), try await offerFacts(offer, now: now, language)))</div><div class="stack t">\#(latest)</div></div>
            """#
    }

    private func offerFigures(_ kept: KeptOffer, _ use: OfferUse, _ language: Language) -> HTML {
        func tile(_ label: Phrase, _ value: HTML, _ about: String) -> HTML { offerTile(label, value, about, language) }
        var tiles: [HTML] = []
        if kept.offer.isCounted {
            let most = kept.offer.terms.quantity.map { OfferReportWords.givenAbout(language, ["n": Format.grouped($0)]) }
            tiles.append(tile(OfferDesk.given, "\(Format.grouped(kept.given))", most ?? OfferReportWords.unlimited(language)))
        }
        tiles.append(tile(OfferReportWords.used, "\(Format.grouped(use.orders))", OfferReportWords.usedAbout(language)))
        let whose = OfferReportWords.byBoth(language, ["a": Format.money(use.shopPart), "b": Format.money(use.platformPart)])
        tiles.append(tile(OfferReportWords.cost, yuan(use.amount), whose))
        tiles.append(tile(OfferReportWords.sold, yuan(use.sold), OfferReportWords.soldAbout(language)))
        return #"<section class="kpis" aria-label="\#(OfferReportWords.figures, language)">\#(tiles)</section>"#
    }

    private func offerFacts(_ offer: Offer, now: Timestamp, _ language: Language) async throws -> HTML {
        let terms = offer.terms
        let style = SayingStyle(language, money: { Format.money($0) }, time: { When.day($0) + " " + When.clock($0) })
        var rows: [(String, HTML)] = [(Say.state(language), offer.stateTag(at: now, language))]
        if !terms.kind.isPrice {
            rows.append((OfferDesk.what(language), "\(terms.ladder.words(style))"))
            rows.append((OfferReportWords.scope(language), "\(try await scopeWords(offer, language))"))
        }
        rows.append((OfferDesk.period(language), "\(When.full(terms.startsAt)) – \(When.full(terms.endsAt))"))
        if terms.kind.isCoupon {
            rows.append((OfferDesk.hand(language), "\(terms.hand.words(language))"))
            if !terms.couponCode.isEmpty {
                rows.append((OfferDesk.code(language), #"<b class="mono">\#(terms.couponCode)</b>"#))
            }
            if let days = terms.validDays {
                rows.append((OfferDesk.validDays(language), "\(OfferReportWords.validFor, language, ["n": String(days)])"))
            }
        }
        if terms.kind != .fullReduction {
            let limit = terms.kind.isCoupon ? OfferReportWords.coupons : OfferReportWords.pieces
            let words = terms.perPerson == 0 ? OfferReportWords.noLimit(language) : limit(language, ["n": String(terms.perPerson)])
            rows.append((OfferReportWords.perPerson(language), "\(words)"))
        }
        let bearer =
            terms.platformShare.basisPoints == 0
            ? OfferReportWords.shopBears(language)
            : OfferReportWords.platformBears(language, ["n": Format.rate(terms.platformShare)])
        rows.append((OfferReportWords.bearer(language), "\(bearer)"))
        return facts(rows)
    }

    /// What it is good for, by name.
    private func scopeWords(_ offer: Offer, _ language: Language) async throws -> String {
        switch offer.terms.scope {
        case .all: return (offer.shop == nil ? OfferReportWords.everywhere : OfferReportWords.everything)(language)
        case .products(let ids):
            let shown = Array(ids.prefix(8))
            var titles: [ID<Product>: String] = [:]
            if let shop = offer.shop { titles = try await catalog.titles(of: shop, shown) }
            let names = shown.map { titles[$0] ?? "\($0)" }.joined(separator: language == .zh ? "、" : ", ")
            return ids.count > shown.count ? OfferReportWords.more(language, ["what": names, "n": String(ids.count)]) : names
        case .categories(let ids):
            let tree = try await catalog.categories()
            return ids.map { tree.line($0) }.joined(separator: language == .zh ? "、" : ", ")
        case .shops(let ids): return OfferReportWords.someShops(language, ["n": String(ids.count)])
        }
    }

    /// What was sold at a price, and what each option still has of it.
    private func priceReport(_ offer: Offer, _ language: Language) async throws -> (figures: HTML, table: HTML) {
        guard let shop = offer.shop else { return (HTML(), HTML()) }
        let sales = try await catalog.saleLines(offer.terms.prices.prefix(100).map { (shop, $0.sku) })
        let (stock, taken) = (try await offers.stock(of: offer), try await offers.taken(at: offer))
        var sold = Money.cny(0), off = Money.cny(0)
        let rows: [HTML] = offer.terms.prices.prefix(100).map { price in
            let sale = sales.first { $0.sku == price.sku }
            let pieces = taken[price.sku]?.pieces ?? 0
            sold = sold + price.price * pieces
            if let sale, sale.price.minor > price.price.minor { off = off + (sale.price - price.price) * pieces }
            let left: String = stock[price.sku].map { "\(Format.grouped($0.sold)) / \(Format.grouped($0.stock))" } ?? Format.grouped(pieces)
            return #"""
                <tr><td><div><b class="b">\#(sale?.title ?? "\(price.sku)")</b><span class="sub wide-line">\#(sale?.specText ?? "")</span></div></td>\#
                <td data-l="\#(OfferReportWords.usual, language)" class="num">\#(sale.map { Format.money($0.price) } ?? "—")</td><td data-l="\#(OfferReportWords.price, language)" class="num b">\#(Format.money(price.price))</td>\#
                <td data-l="\#(OfferReportWords.soldPieces, language)" class="num">\#(left)</td></tr>
                """#
        }
        let counted = taken.values.reduce(0) { $0 + $1.pieces }
        let isCounted = offer.terms.perPerson > 0 || offer.terms.prices.contains { $0.stock != nil }
        let figures: HTML =
            isCounted
            ? #"""
            <section class="kpis" aria-label="\#(OfferReportWords.figures, language)">\#(offerTile(OfferReportWords.piecesSold, "\(Format.grouped(counted))", OfferReportWords.piecesAbout(language), language))\#
            \#(offerTile(OfferReportWords.cost, yuan(off), OfferReportWords.priceCostAbout(language), language))\#(offerTile(OfferReportWords.sold, yuan(sold), OfferReportWords.atPrice(language), language))</section>
            """# : Notice.html(.info, "\(OfferReportWords.notCounted, language)")
        let table: HTML = #"""
            <section class="card"><header><h2>\#(OfferDesk.what, language)</h2></header><div class="tbl flat"><table><caption class="sr">\#(OfferDesk.what, language)</caption><thead><tr><th scope="col">\#(OfferReportWords.option, language)</th>\#
            <th scope="col" class="num">\#(OfferReportWords.usual, language)</th><th scope="col" class="num">\#(OfferReportWords.price, language)</th><th scope="col" class="num">\#(OfferReportWords.soldPieces, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div></section>
            """#
        return (figures, table)
    }
}

private func offerTile(_ label: Phrase, _ value: HTML, _ about: String, _ language: Language) -> HTML {
    #"<dl class="card kpi"><dt>\#(label, language)</dt><dd class="v">\#(value)</dd><dd class="sub">\#(about)</dd></dl>"#
}

private func yuan(_ money: Money) -> HTML { "<small>¥</small>\(String(Format.money(money).dropFirst()))" }

extension Offer {
    /// How many of it are given out is counted: not of what everybody has and nothing limits.
    var isCounted: Bool { kind.isCoupon && (terms.hand != .open || terms.quantity != nil) }

    /// A coupon for named people that has not ended.
    func canBeGiven(at now: Timestamp) -> Bool { kind.isCoupon && terms.hand == .targeted && endedAt == nil && now < terms.endsAt }

    func stateTag(at now: Timestamp, _ language: Language) -> HTML {
        if endedAt != nil || now >= terms.endsAt { return #"<span class="tag">\#(OfferDesk.over, language)</span>"# }
        if now < terms.startsAt { return #"<span class="tag gold">\#(OfferDesk.toCome, language)</span>"# }
        return #"<span class="tag teal">\#(OfferDesk.live, language)</span>"#
    }
}
