// EscalatedPages.swift: cases that buyer and shop could not agree on: the platform reads both and decides with a reason.
import AfterSale
import Catalog
import Core
import Design
import Identity
import Trade
import Web

extension Consoles {
    var escalatedPages: [PageRoute] {
        let path = PlatformPlace.path
        return [
            PageRoute(.get, "\(path)/aftersale", needs: .platform(AfterSale.decide)) { try await showEscalated($0) },
            PageRoute(.get, "\(path)/shops/{shop}/aftersale/{case}", needs: .platform(AfterSale.decide)) { request in
                let place = try await platformPlace(request)
                return try await showDecision(place, Corrections(place.language))
            },
            PageRoute(.post, "\(path)/shops/{shop}/aftersale/{case}/decide", needs: .platform(AfterSale.decide)) { request in
                let (id, shop): (ID<AfterSaleCase>, ID<Shop>) = (try request.id("case"), try request.id("shop"))
                let form = try request.form()
                return try await attempt(request, then: "\(path)/aftersale?done=saved") { place in
                    guard let decision = form.text("decision").flatMap(Decision.init(rawValue:)),
                        let fault = form.text("fault").flatMap(AfterSaleCase.Fault.init(rawValue:))
                    else { throw InvalidInput([FieldProblem("decision", "not_a_choice")]) }
                    let reason = try CaseWords(plain(form.text("reason")), at: "reason", required: true)
                    try await afterSale.decide(id, of: shop, decision, fault: fault, reason: reason, by: place.person)
                } refused: {
                    try await showDecision($0, $1)
                }
            },
            PageRoute(.post, "\(path)/shops/{shop}/aftersale/{case}/messages", needs: .platform(AfterSale.decide)) { request in
                let (id, shop): (ID<AfterSaleCase>, ID<Shop>) = (try request.id("case"), try request.id("shop"))
                let form = try request.form()
                return try await attempt(request, then: "\(path)/shops/\(shop)/aftersale/\(id)?done=saved") { place in
                    let words = try CaseWords(plain(form.text("text")), required: true)
                    _ = try await afterSale.write(words, in: id, of: shop, as: .platform, by: place.person)
                } refused: {
                    try await showDecision($0, $1)
                }
            },
        ]
    }

    private func showEscalated(_ request: WebRequest) async throws -> WebResponse {
        let place = try await platformPlace(request)
        let language = place.language
        let after = request.query("after").flatMap { Cursor(text: $0) }
        let page = try await afterSale.escalated(PageRequest(limit: 20, after: after))
        let (orders, shops) = (
            try await afterSale.orders(of: page.items), try await catalog.shopCards(Set(page.items.map(\.shop)).sorted())
        )
        let rows: [HTML] = page.items.map { it in
            let item = orders[it.order]?.items.first { $0.line == it.line }
            return #"""
                <li class="row between wrap"><span class="grow"><a class="tapline b" href="\#(PlatformPlace.path)/shops/\#(it.shop)/aftersale/\#(it.id)">\#(it.kind.words, language) · \#(item?.title ?? "") × \#(it.pieces)</a>\#
                <span class="sub wide-line">\#(shops[it.shop]?.name ?? "") · \#(it.reason.words, language)</span></span><span class="sub">\#(When.html(it.openedAt, now: place.now, language))</span></li>
                """#
        }
        let next: String? = page.next.map { "\(PlatformPlace.path)/aftersale" + address([("after", $0.text)]) }
        let list: HTML =
            rows.isEmpty ? Empty.html(.tea, CaseDeskWords.escalatedNone(language)) : #"<ul class="bd lined">\#(rows)</ul>"#
        return place.page(
            CaseDeskWords.title(language), at: .afterSale,
            body: #"<section class="card">\#(list)</section>\#(Paging.html(next: next, language))"#)
    }

    private func showDecision(_ place: PlatformPlace, _ corrections: Corrections) async throws -> WebResponse {
        let language = place.language
        let detail = try await afterSale.detail(place.request.id("case"), of: place.request.id("shop"))
        let it = detail.afterSale
        let path = "\(PlatformPlace.path)/shops/\(it.shop)/aftersale/\(it.id)"
        let names = try await identity.displayNames(of: [it.buyer])
        var acts = HTML()
        if it.state == .escalated {
            let options = Decision.allCases.filter { $0 != .return || (!it.isUnsent && it.back == nil) }
            acts = section(
                CaseDeskWords.decision(language),
                place.form(
                    "\(path)/decide",
                    [
                        Control(
                            "decision", CaseDeskWords.decision(language), .radios(options.map { .init($0.rawValue, $0.words(language)) }),
                            value: "refund"),
                        faultControl(it.reason.blamesShop ? "shop" : "buyer", language),
                        Control("reason", CaseDeskWords.platformWhy(language), .area(rows: 3), attributes: [("maxlength", "500")]),
                    ], corrections, button: #"<button class="btn teal">\#(CaseDeskWords.decision, language)</button>"#)
                    + place.form(
                        "\(path)/messages",
                        [Control("text", CaseDeskWords.write(language), .area(rows: 2), attributes: [("maxlength", "500")])],
                        button: #"<button class="btn line">\#(CaseDeskWords.send, language)</button>"#))
        }
        return place.page(
            CaseDeskWords.detail(language, ["n": it.id.description]), at: .afterSale,
            crumbs: [(CaseDeskWords.title(language), "\(PlatformPlace.path)/aftersale")], actions: it.tag(language),
            body: #"""
                <div class="cols"><div class="stack t">\#(acts)\#(caseLog(detail, place.now, language))</div>\#
                <div class="stack t">\#(section(CaseDeskWords.asked(language), caseFacts(detail, buyer: names[it.buyer] ?? "", orderPath: nil, language)))</div></div>
                """#, status: corrections.isEmpty ? 200 : 422)
    }
}
