// GiveCouponsPage.swift: a coupon for named people finds them: buyers of the shop, by when and how often they bought, or by phone.
import Catalog
import Core
import Design
import Identity
import Offers
import Trade
import Web

/// Who is looked for; all of it stands in the address.
private struct GiveSearch: Sendable {
    static let daysOffered: [Int64] = [30, 90, 180, 365], timesOffered: [Int64] = [1, 2, 3, 5, 10]
    var since: Int64?, quiet: Int64?, least: Int64, phones: String

    init(_ request: WebRequest) {
        func days(_ name: String) -> Int64? {
            request.query(name).flatMap { Int64($0) }.flatMap { Self.daysOffered.contains($0) ? $0 : nil }
        }
        (since, quiet) = (days("since"), days("quiet"))
        least = request.query("least").flatMap { Int64($0) }.flatMap { Self.timesOffered.contains($0) ? $0 : nil } ?? 1
        phones = String((request.query("phones") ?? "").prefix(12_000))
    }

    func filter(now: Timestamp) -> BuyerFilter {
        let numbers = phones.split(whereSeparator: { $0.isWhitespace || ",，;；、".contains($0) }).map {
            $0.filter { $0.isNumber || $0 == "+" }
        }
        return BuyerFilter(
            since: since.map { now - .days($0) }, quietSince: quiet.map { now - .days($0) }, leastOrders: least,
            phones: Set(numbers.filter { !$0.isEmpty }))
    }

    func form(_ path: String, _ language: Language) -> HTML {
        let since = Self.daysOffered.map { Control.Option(String($0), OfferReportWords.days(language, ["n": String($0)])) }
        let quiet = Self.daysOffered.map { Control.Option(String($0), OfferReportWords.quietDays(language, ["n": String($0)])) }
        let times = Self.timesOffered.map { Control.Option(String($0), OfferReportWords.times(language, ["n": String($0)])) }
        let controls = [
            Control(
                "since", OfferReportWords.since(language), .select([.init("0", OfferReportWords.ever(language))] + since),
                value: self.since.map { String($0) } ?? "0"),
            Control("least", OfferReportWords.least(language), .select(times), value: String(least)),
            Control(
                "quiet", OfferReportWords.quiet(language), .select([.init("0", OfferReportWords.quietAny(language))] + quiet),
                value: self.quiet.map { String($0) } ?? "0"),
            Control(
                "phones", OfferReportWords.phones(language), .area(rows: 4), value: phones, help: OfferReportWords.phonesHelp(language),
                required: false, attributes: [("inputmode", "tel"), ("autocomplete", "off")]),
        ]
        let fields: [HTML] = controls.map { $0.html(language) }
        return
            #"<form class="stack" action="\#(path)">\#(fields)<div class="row wrap"><button class="btn line">\#(OfferReportWords.find, language)</button></div></form>"#
    }
}

extension Consoles {
    /// How many are listed to choose from at a time.
    private static let buyersListed = 200

    var giveCouponPages: [PageRoute] {
        let path = "/desk/shops/{shop}/offers/{offer}/give"
        return [
            PageRoute(.get, path, needs: .shop("offers.write")) { request in
                try await showGiveCoupons(workplace(request), Corrections(request.language))
            },
            PageRoute(.post, path, needs: .shop("offers.write"), bodyLimit: 256 << 10) { request in
                let place = try await workplace(request)
                let offer: ID<Offer> = try request.id("offer")
                // Only who bought here can be given anything: the list is looked up again, and what was typed is not trusted.
                let buyers = Set(try await trade.buyers(BuyerFilter(), of: place.shop.id).buyers.map(\.account))
                let people = try request.form().texts("id").compactMap { ID<Account>($0) }.filter(buyers.contains)
                var corrections = Corrections(place.language)
                guard !people.isEmpty else {
                    corrections.add("id", "give_nobody")
                    return try await showGiveCoupons(place, corrections)
                }
                do {
                    let given = try await offers.give(offer, of: place.shop.id, to: people, by: place.person)
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
            let (found, isCutShort) = try await trade.buyers(search.filter(now: place.now), of: place.shop.id)
            list = try await buyerTable(found, isCutShort: isCutShort, action: "\(own)/give", place)
        }
        return place.page(
            OfferReportWords.giveFor(language, ["name": offer.name]), at: .offers, subtitle: OfferReportWords.giveAbout(language),
            crumbs: [(OfferDesk.title(language), "\(place.path)/offers"), (offer.name, own)],
            body: #"""
                \#(corrections.summary(["id": OfferReportWords.buyer(language)]))<div class="cols half"><div class="stack t">\#(section(OfferReportWords.find(language), search.form("\(own)/give", language)))</div><div class="stack t">\#(list)</div></div>
                """#, status: corrections.isEmpty ? 200 : 422)
    }

    private func buyerTable(_ found: [ShopBuyer], isCutShort: Bool, action: String, _ place: Workplace) async throws -> HTML {
        let language = place.language
        guard !found.isEmpty else {
            return section(
                OfferReportWords.found(language, ["n": "0"]), Empty.html(.basket, OfferReportWords.nobody(language)))
        }
        let shown = Array(found.prefix(Self.buyersListed))
        let names = try await identity.displayNames(of: shown.map(\.account))
        let rows: [HTML] = shown.map { buyer in
            let name = names[buyer.account] ?? buyer.recipient
            return #"""
                <tr><td><label class="tick"><input type="checkbox" name="id" value="\#(buyer.account)"><span class="sr">\#(name)</span></label></td>\#
                <td><b class="b">\#(name)</b><span class="sub wide-line">\#(Format.masked(phone: buyer.phone))</span></td><td data-l="\#(OfferReportWords.orders, language)" class="num">\#(Format.grouped(buyer.orders))</td>\#
                <td data-l="\#(OfferReportWords.spent, language)" class="num">\#(Format.money(buyer.spent))</td><td data-l="\#(OfferReportWords.lastAt, language)">\#(When.html(buyer.lastAt, now: place.now, language))</td></tr>
                """#
        }
        let cut: HTML =
            isCutShort || shown.count < found.count
            ? #"<p class="bd sub">\#(OfferReportWords.cut, language, ["n": Format.grouped(Int64(shown.count))])</p>"# : HTML()
        return #"""
            <section class="card"><header><h2>\#(OfferReportWords.found, language, ["n": Format.grouped(Int64(found.count))])</h2></header>\#
            <form class="pick" method="post" action="\#(action)" data-once>\#(place.request.csrfField)<div class="tbl flat"><table><caption class="sr">\#(OfferReportWords.buyer, language)</caption><thead><tr>\#
            <th scope="col"><label class="tick"><input type="checkbox" data-all="id"><span class="sr">\#(OfferReportWords.everyone, language)</span></label></th><th scope="col">\#(OfferReportWords.buyer, language)</th><th scope="col" class="num">\#(OfferReportWords.orders, language)</th>\#
            <th scope="col" class="num">\#(OfferReportWords.spent, language)</th><th scope="col">\#(OfferReportWords.lastAt, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>\#(cut)\#
            <div class="bulk" role="group" aria-label="\#(OfferReportWords.give, language)"><span>\#(OfferReportWords.chosen, language) <b></b></span><span class="grow"></span><button class="btn">\#(OfferReportWords.verb, language)</button><button class="btn line" type="reset">\#(ListWords.unpick, language)</button></div></form></section>
            """#
    }
}
