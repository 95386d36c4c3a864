// GiveSearch.swift: whom a coupon for named people is for: what is asked in the address, and the list to choose from.
import Core
import Design
import Identity
import Offers
import Trade
import Web

/// Who is looked for; all of it stands in the address. At a shop's desk among those who bought there, at the platform's among all.
struct GiveSearch: Sendable {
    static let daysOffered: [Int64] = [30, 90, 180, 365], timesOffered: [Int64] = [1, 2, 3, 5, 10]
    let isPlatforms: Bool
    let since: Int64?, quiet: Int64?
    /// 0 at the platform's desk alone: also who never bought.
    let least: Int64
    let phones: String
    /// Something was asked; until then the platform's desk looks for nobody.
    let isAsked: Bool

    init(_ request: WebRequest, isPlatforms: Bool = false) {
        func days(_ name: String) -> Int64? {
            request.query(name).flatMap { Int64($0) }.flatMap { Self.daysOffered.contains($0) ? $0 : nil }
        }
        self.isPlatforms = isPlatforms
        (since, quiet) = (days("since"), days("quiet"))
        let least = request.query("least").flatMap { Int64($0) }.flatMap { Self.timesOffered.contains($0) ? $0 : nil }
        self.least = least ?? (isPlatforms ? 0 : 1)
        phones = String((request.query("phones") ?? "").prefix(12_000))
        isAsked = ["since", "least", "quiet", "phones"].contains { request.query($0) != nil }
    }

    /// Without the phone numbers.
    func filter(now: Timestamp) -> BuyerFilter {
        BuyerFilter(since: since.map { now - .days($0) }, quietSince: quiet.map { now - .days($0) }, leastOrders: max(1, least))
    }

    /// Receivers' numbers, as orders keep them.
    var receivers: Set<String> {
        let numbers = phones.split(whereSeparator: { $0.isWhitespace || ",，;；、".contains($0) }).map {
            $0.filter { $0.isNumber || $0 == "+" }
        }
        return Set(numbers.filter { !$0.isEmpty })
    }

    /// What people sign in with, one a line, and how many were typed.
    var identifiers: (known: [Identifier], typed: Int) {
        let lines = phones.split(whereSeparator: { $0.isNewline || ",，;；、".contains($0) }).map { trimmed($0) }.filter { !$0.isEmpty }
        return (Set(lines.compactMap { Identifier($0) }).sorted { $0.description < $1.description }, Set(lines).count)
    }

    /// Whether how somebody bought matters, so that who never bought is not meant.
    var asksForOrders: Bool { least > 0 || since != nil || quiet != nil }

    /// The same question, for the address that the chosen are sent to: who is refused finds the same list.
    var query: String {
        guard isAsked else { return "" }
        return address([
            ("since", "\(since ?? 0)"), ("least", "\(least)"), ("quiet", "\(quiet ?? 0)"), ("phones", phones),
        ])
    }

    func form(_ path: String, _ language: Language) -> HTML {
        let since = Self.daysOffered.map { Control.Option(String($0), OfferReportWords.days(language, ["n": String($0)])) }
        let quiet = Self.daysOffered.map { Control.Option(String($0), OfferReportWords.quietDays(language, ["n": String($0)])) }
        let any = isPlatforms ? [Control.Option("0", OfferReportWords.timesAny(language))] : []
        let times = any + Self.timesOffered.map { Control.Option(String($0), OfferReportWords.times(language, ["n": String($0)])) }
        let (phones, help) =
            isPlatforms
            ? (OfferReportWords.identifiers, OfferReportWords.identifiersHelp) : (OfferReportWords.phones, OfferReportWords.phonesHelp)
        let controls = [
            Control(
                "since", OfferReportWords.since(language), .select([.init("0", OfferReportWords.ever(language))] + since),
                value: self.since.map { String($0) } ?? "0"),
            Control("least", OfferReportWords.least(language), .select(times), value: String(least)),
            Control(
                "quiet", OfferReportWords.quiet(language), .select([.init("0", OfferReportWords.quietAny(language))] + quiet),
                value: self.quiet.map { String($0) } ?? "0"),
            Control(
                "phones", phones(language), .area(rows: 4), value: self.phones, help: help(language),
                required: false, attributes: [("inputmode", isPlatforms ? "text" : "tel"), ("autocomplete", "off")]),
        ]
        let fields: [HTML] = controls.map { $0.html(language) }
        return
            #"<form class="stack" action="\#(path)">\#(fields)<div class="row wrap"><button class="btn line">\#(OfferReportWords.find, language)</button></div></form>"#
    }
}

/// Somebody who can be given a coupon.
struct CouponTaker: Sendable {
    let account: ID<Account>
    /// The receiver's name of the newest order, where the account has none.
    let name: String
    /// A number, masked.
    let contact: String
    let orders: Int64, spent: Money
    let lastAt: Timestamp?

    init(_ buyer: ShopBuyer) {
        (account, name, contact) = (buyer.account, buyer.recipient, Format.masked(phone: buyer.phone))
        (orders, spent, lastAt) = (buyer.orders, buyer.spent, buyer.lastAt)
    }

    init(_ account: ID<Account>, _ identifier: Identifier, _ buyer: ShopBuyer?) {
        (self.account, name, contact) = (account, buyer?.recipient ?? "", identifier.masked)
        (orders, spent, lastAt) = (buyer?.orders ?? 0, buyer?.spent ?? .cny(0), buyer?.lastAt)
    }
}

/// Where the chosen are sent.
struct GiveTarget {
    let action: String, key: String, csrf: HTML, now: Timestamp, language: Language
}

extension Consoles {
    /// How many are listed to choose from at a time.
    private static let takersListed = 200

    /// - Parameter cut: said under the list when not everything was looked at.
    func takerTable(_ found: [CouponTaker], cut: String?, _ to: GiveTarget) async throws -> HTML {
        let language = to.language
        guard !found.isEmpty else {
            return section(OfferReportWords.found(language, ["n": "0"]), Empty.html(.basket, OfferReportWords.nobody(language)))
        }
        let shown = Array(found.prefix(Self.takersListed))
        let names = try await identity.displayNames(of: shown.map(\.account))
        let rows: [HTML] = shown.map { taker in
            let name = names[taker.account] ?? taker.name
            let last: HTML = taker.lastAt.map { When.html($0, now: to.now, language) } ?? "—"
            return #"""
                <tr><td><label class="tick"><input type="checkbox" name="id" value="\#(taker.account)"><span class="sr">\#(name)</span></label></td>\#
                <td><b class="b">\#(name)</b><span class="sub wide-line">\#(taker.contact)</span></td><td data-l="\#(OfferReportWords.orders, language)" class="num">\#(Format.grouped(taker.orders))</td>\#
                <td data-l="\#(OfferReportWords.spent, language)" class="num">\#(Format.money(taker.spent))</td><td data-l="\#(OfferReportWords.lastAt, language)">\#(last)</td></tr>
                """#
        }
        var notes: [String] = []
        if shown.count < found.count { notes.append(OfferReportWords.cut(language, ["n": Format.grouped(Int64(shown.count))])) }
        if let cut { notes.append(cut) }
        let under: [HTML] = notes.map { #"<p class="bd sub">\#($0)</p>"# }
        return #"""
            <section class="card"><header><h2>\#(OfferReportWords.found, language, ["n": Format.grouped(Int64(found.count))])</h2></header>\#
            <form class="pick" method="post" action="\#(to.action)" data-once>\#(to.csrf)<input type="hidden" name="idempotency_key" value="\#(to.key)"><div class="tbl flat"><table><caption class="sr">\#(OfferReportWords.buyer, language)</caption><thead><tr>\#
            <th scope="col"><label class="tick"><input type="checkbox" data-all="id"><span class="sr">\#(OfferReportWords.everyone, language)</span></label></th><th scope="col">\#(OfferReportWords.buyer, language)</th><th scope="col" class="num">\#(OfferReportWords.orders, language)</th>\#
            <th scope="col" class="num">\#(OfferReportWords.spent, language)</th><th scope="col">\#(OfferReportWords.lastAt, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>\#(under)\#
            <div class="bulk" role="group" aria-label="\#(OfferReportWords.give, language)"><span>\#(OfferReportWords.chosen, language) <b></b></span><span class="grow"></span><button class="btn">\#(OfferReportWords.verb, language)</button><button class="btn line" type="reset">\#(ListWords.unpick, language)</button></div></form></section>
            """#
    }
}
