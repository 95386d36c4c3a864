// OfferPages.swift: a shop's offers at its desk: the list, making one, ending one.
import Catalog
import Core
import Design
import Identity
import Offers
import Web

extension Consoles {
    var offerPages: [PageRoute] {
        let path = "/desk/shops/{shop}/offers"
        return [
            PageRoute(.get, path, needs: .shop("offers.read")) { request in
                let place = try await workplace(request)
                return try await showOffers(place, Corrections(place.language))
            },
            PageRoute(.get, "\(path)/new", needs: .shop("offers.write")) { request in
                let place = try await workplace(request)
                let kind = request.query("kind").flatMap(Offer.Kind.init(rawValue:)) ?? .shopCoupon
                guard kind != .platformCoupon else { return .redirect(to: "\(place.path)/offers") }
                return try await offerEditor(
                    OfferForm(kind, key: random.secret(), now: place.now), Corrections(place.language), place: place)
            },
            PageRoute(.post, "\(path)/new", needs: .shop("offers.write"), bodyLimit: 256 << 10) { try await makeOffer($0) },
            PageRoute(.post, "\(path)/{offer}/end", needs: .shop("offers.write")) { request in
                let place = try await workplace(request)
                try await offers.end(request.id("offer"), of: place.shop.id, by: place.person)
                return .redirect(to: "\(place.path)/offers?done=offerEnded")
            },
        ] + offerReportPages + giveCouponPages + freightPages + simulatorPages
    }

    private func showOffers(_ place: Workplace, _ corrections: Corrections) async throws -> WebResponse {
        let (language, path) = (place.language, "\(place.path)/offers")
        let page = try await offers.offers(
            of: place.shop.id, PageRequest(limit: 50, after: place.request.query("after").flatMap { Cursor(text: $0) }))
        let write = place.may.contains("offers.write")
        let kinds: [HTML] = Offer.Kind.allCases.filter { $0 != .platformCoupon }.map { kind in
            #"<a class="chip" href="\#(path)/new?kind=\#(kind.rawValue)">\#(Icon.plus.small)\#(kind.words, language)</a>"#
        }
        let new: HTML =
            write
            ? #"<section class="card"><div class="bd row wrap" role="group" aria-label="\#(OfferDesk.new, language)">\#(kinds)</div></section>"#
            : HTML()
        let table: HTML =
            page.items.isEmpty
            ? section(OfferDesk.title(language), Empty.html(.gift, OfferDesk.none(language)))
            : offerTable(page.items, at: path, now: place.now, language) { offer in
                guard write, offer.endedAt == nil, place.now < offer.terms.endsAt else { return HTML() }
                return #"""
                    <form class="inline" method="post" action="\#(path)/\#(offer.id)/end" data-once>\#(place.request.csrfField)<button class="btn line sm">\#(OfferDesk.end, language)<span class="sr"> \#(offer.name)</span></button></form>
                    """#
            }
        let actions: HTML = #"""
            <a class="btn line" href="\#(place.path)/freight">\#(OfferDesk.freight, language)</a><a class="btn teal" href="\#(path)/simulate">\#(OfferDesk.simulate, language)</a>
            """#
        let next: String? = page.next.map { path + address([("after", $0.text)]) }
        return place.page(
            OfferDesk.title(language), at: .offers, subtitle: OfferDesk.about(language), actions: actions,
            body: corrections.summary([:]) + new + table + Paging.html(next: next, language))
    }

    private func makeOffer(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try OfferForm(request.form())
        var corrections = Corrections(place.language)
        if form.isFinding { return try await offerEditor(form, corrections, place: place) }
        let terms = form.terms(&corrections)
        let goods = try await offerGoods(form, place.shop.id, &corrections)
        if var terms, corrections.isEmpty {
            if terms.kind.isPrice {
                terms.prices = goods.prices
            } else if !goods.products.isEmpty {
                terms.scope = .products(goods.products)
            } else if !form.chosen.categories.isEmpty {
                terms.scope = .categories(form.chosen.categories)
            }
            do {
                _ = try await offers.make(terms, of: place.shop.id, by: place.person, key: form.key)
                return .redirect(to: "\(place.path)/offers?done=offerMade")
            } catch let error as any CodedError where error.kind == .invalid || error.kind == .conflict {
                corrections.takeOffer(error)
            }
        }
        return try await offerEditor(form, corrections, place: place)
    }

    /// The products, or SKUs with their prices, that were chosen, and those that lines of numbers and codes name.
    private func offerGoods(
        _ form: OfferForm, _ shop: ID<Shop>, _ corrections: inout Corrections
    ) async throws -> (products: [ID<Product>], prices: [OfferPrice]) {
        var products: [ID<Product>] = form.kind.isPrice ? [] : form.chosen.products
        var prices: [OfferPrice] = []
        if form.kind.isPrice {
            for sku in form.chosen.skus {
                let typed = form.chosen.beside[sku] ?? [:]
                let stock = typed["stock"].map { typedCount($0) }
                guard let text = typed["price"], case .amount(let price) = Yuan.read(text), stock != .some(nil) else {
                    corrections.add("goods", "offer_price_line", typed["price"] ?? "")
                    continue
                }
                prices.append(OfferPrice(sku: sku, price: price, stock: stock ?? nil))
            }
        } else if !products.isEmpty, !form.chosen.categories.isEmpty {
            corrections.add("goods", "offer_products_or_categories")
        }
        for line in form.goods.split(whereSeparator: \.isNewline).map(trimmed).filter({ !$0.isEmpty }).prefix(500) {
            let words = line.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == "，" }).map(String.init)
            guard let first = words.first else { continue }   // a line of commas
            let skus = try await skus(first, of: shop)
            if form.kind.isPrice {
                guard 2...3 ~= words.count, let sku = skus.first, case .amount(let price) = Yuan.read(words[1]) else {
                    corrections.add("goods", "offer_price_line", line)
                    continue
                }
                let stock = words.count == 3 ? typedCount(words[2]) : nil
                if words.count == 3, stock == nil { corrections.add("goods", "offer_price_line", line) }
                prices.append(OfferPrice(sku: sku, price: price, stock: stock))
            } else if let sale = try await catalog.saleLines(skus.map { (shop, $0) }).first {
                if !products.contains(sale.product) { products.append(sale.product) }
            } else {
                corrections.add("goods", "offer_no_product", line)
            }
        }
        return (products, prices)
    }

    /// A product's number (its first SKU, or all for a price of one), a SKU's number, or a merchant's code.
    func skus(_ word: String, of shop: ID<Shop>) async throws -> [ID<SKU>] {
        if let number = ID<Product>(word) {
            if let product = try? await catalog.product(number, of: shop) { return product.skus.map(\.id) }
            return try await catalog.saleLines([(shop, ID<SKU>(number.number))]).map(\.sku)
        }
        return try await catalog.skus(of: shop, code: word)
    }
}

/// The table of offers, a shop's or the platform's.
/// - Parameter path: of their pages.
func offerTable(_ offers: [KeptOffer], at path: String, now: Timestamp, _ language: Language, act: (Offer) -> HTML) -> HTML {
    let style = SayingStyle(language, money: { Format.money($0) }, time: { When.day($0) + " " + When.clock($0) })
    let rows: [HTML] = offers.map { kept in
        let offer = kept.offer, terms = kept.offer.terms
        let what: String =
            terms.kind.isPrice ? OfferDesk.prices(language, ["n": String(terms.prices.count)]) : terms.ladder.words(style)
        let given: String =
            offer.isCounted
            ? Format.grouped(kept.given) + (terms.quantity.map { " / " + Format.grouped($0) } ?? "") : ""
        let code: HTML = terms.couponCode.isEmpty ? HTML() : #" <span class="mono">\#(terms.couponCode)</span>"#
        return #"""
            <tr><td><a class="b" href="\#(path)/\#(offer.id)">\#(offer.name)</a>\#(code)<span class="sub wide-line">\#(terms.kind.words, language)</span></td><td data-l="\#(OfferDesk.what, language)">\#(what)</td>\#
            <td data-l="\#(OfferDesk.period, language)">\#(When.full(terms.startsAt)) – \#(When.full(terms.endsAt))</td><td data-l="\#(OfferDesk.given, language)" class="num">\#(given)</td>\#
            <td data-l="\#(Say.state, language)">\#(offer.stateTag(at: now, language))</td><td class="end">\#(act(offer))</td></tr>
            """#
    }
    return #"""
        <section class="card"><div class="tbl flat"><table><caption class="sr">\#(OfferDesk.title, language)</caption><thead><tr><th scope="col">\#(OfferDesk.name, language)</th><th scope="col">\#(OfferDesk.what, language)</th>\#
        <th scope="col">\#(OfferDesk.period, language)</th><th scope="col" class="num">\#(OfferDesk.given, language)</th><th scope="col">\#(Say.state, language)</th>\#
        <th scope="col"><span class="sr">\#(Say.operation, language)</span></th></tr></thead><tbody>\#(rows)</tbody></table></div></section>
        """#
}
