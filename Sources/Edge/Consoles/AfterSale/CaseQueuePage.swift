// CaseQueuePage.swift: a shop's cases: what waits, the one whose time ends first at the top; many agreed to at once.
import AfterSale
import Catalog
import Core
import Design
import Identity
import Trade
import Web

/// A tab of the queue; its name is in the address.
enum CaseTab: String, CaseIterable {
    case toHandle, comingBack, toSend, withBuyer, withPlatform, refunding, ended

    /// Empty for the ended ones.
    var states: [AfterSaleCase.State] {
        switch self {
        case .toHandle: [.requested]
        case .comingBack: [.returning, .returned]
        case .toSend: [.received]
        case .withBuyer: [.agreed, .rejected, .resent]
        case .withPlatform: [.escalated]
        case .refunding: [.refunding]
        case .ended: []
        }
    }

    var label: Phrase {
        switch self {
        case .toHandle: CaseDeskWords.toHandle
        case .comingBack: CaseDeskWords.comingBack
        case .toSend: CaseDeskWords.toSend
        case .withBuyer: CaseDeskWords.withBuyer
        case .withPlatform: CaseDeskWords.withPlatform
        case .refunding: CaseDeskWords.refunding
        case .ended: CaseDeskWords.ended
        }
    }
}

extension Consoles {
    var caseQueuePages: [PageRoute] {
        let path = "/desk/shops/{shop}/aftersale"
        return [
            PageRoute(.get, path, needs: .shop(AfterSale.read)) { try await showCases($0) },
            PageRoute(.get, "\(path)/agree", needs: .shop(AfterSale.handle)) { try await askToAgree($0) },
            PageRoute(.post, "\(path)/agree", needs: .shop(AfterSale.handle)) { try await agreeToMany($0) },
        ]
    }

    private func showCases(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, "\(place.path)/aftersale")
        let tab = request.query("tab").flatMap(CaseTab.init(rawValue:)) ?? .toHandle
        let kind = request.query("kind").flatMap(AfterSaleCase.Kind.init(rawValue:))
        let after = request.query("after").flatMap { Cursor(text: $0) }
        let page = try await afterSale.queue(
            of: place.shop.id, CaseFilter(states: tab.states, kind: kind), PageRequest(limit: 20, after: after))
        let (counts, orders) = (try await afterSale.counts(of: place.shop.id), try await afterSale.orders(of: page.items))
        let tabs: [HTML] = CaseTab.allCases.map { one in
            let current: HTML = one == tab ? #" aria-current="page""# : HTML()
            let count: Int64 = one.states.reduce(0) { $0 + (counts[$1] ?? 0) }
            let shown: HTML = count > 0 ? " <span>\(Format.count(count, language))</span>" : HTML()
            return #"<a href="\#(path)?tab=\#(one.rawValue)"\#(current)>\#(one.label, language)\#(shown)</a>"#
        }
        let kinds = AfterSaleCase.Kind.allCases.map { one -> HTML in
            #"<option value="\#(one.rawValue)"\#(one == kind ? " selected" as HTML : HTML())>\#(one.words, language)</option>"#
        }
        let filters: HTML = #"""
            <form class="filters" action="\#(path)"><input type="hidden" name="tab" value="\#(tab.rawValue)"><label class="row"><span class="sr">\#(CaseDeskWords.kind, language)</span>\#
            <select class="in" name="kind"><option value="">\#(CaseDeskWords.allKinds, language)</option>\#(kinds)</select></label><button class="btn line">\#(CaseDeskWords.filter, language)</button></form>
            """#
        let many = tab == .toHandle && place.may.contains(AfterSale.handle)
        let rows: [HTML] = page.items.map { row($0, orders[$0.order], choosing: many, place) }
        let head: HTML = many ? #"<th scope="col"><span class="sr">\#(CaseDeskWords.choose, language)</span></th>"# : HTML()
        let table: HTML = #"""
            <div class="tbl flat"><table><caption class="sr">\#(tab.label, language)</caption><thead><tr>\#(head)<th scope="col">\#(Say.product, language)</th><th scope="col">\#(CaseDeskWords.kind, language)</th>\#
            <th scope="col" class="num">\#(CaseDeskWords.amount, language)</th><th scope="col">\#(Say.state, language)</th><th scope="col">\#(CaseDeskWords.left, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>
            """#
        let list: HTML =
            rows.isEmpty
            ? Empty.html(.tea, CaseDeskWords.none(language))
            : many
                ? #"<form action="\#(path)/agree">\#(table)<div class="bd"><button class="btn line">\#(CaseDeskWords.agreeMany, language)</button></div></form>"#
                : table
        let next: String? = page.next.map {
            path + address([("tab", tab.rawValue), ("kind", kind?.rawValue ?? ""), ("after", $0.text)].filter { !$0.1.isEmpty })
        }
        let settings: HTML =
            place.may.contains(AfterSale.handle)
            ? #"<a class="btn line" href="\#(path)/settings">\#(CaseDeskWords.settings, language)</a>"# : HTML()
        let told = request.query("agreed").flatMap { Int64($0) }.map { done in
            Notice.html(
                .info,
                "\(CaseDeskWords.agreeDone, language, ["n": String(done), "k": String(request.query("refused").flatMap { Int64($0) } ?? 0)])"
            )
        }
        return place.page(
            CaseDeskWords.title(language), at: .afterSale, actions: settings,
            body: #"""
                \#(told ?? HTML())<section class="card"><nav class="views" aria-label="\#(Say.state, language)">\#(tabs)</nav>\#(filters)\#(list)</section>\#(Paging.html(next: next, language))
                """#)
    }

    private func row(_ it: AfterSaleCase, _ order: Order?, choosing: Bool, _ place: Workplace) -> HTML {
        let language = place.language
        let item = order?.items.first { $0.line == it.line }
        let href = "\(place.path)/aftersale/\(it.id)"
        let box: HTML =
            choosing
            ? #"<td><label class="check"><input type="checkbox" name="id" value="\#(it.id)"><span class="sr">\#(CaseDeskWords.choose, language) \#(it.id)</span></label></td>"#
            : HTML()
        let pieces: HTML = it.pieces > 0 ? " × \(it.pieces)" : HTML()
        return #"""
            <tr>\#(box)<td><a class="tapline b" href="\#(href)">\#(item?.title ?? it.id.description)</a><span class="sub">\#(item?.specText ?? "")\#(pieces)</span></td>\#
            <td data-l="\#(CaseDeskWords.kind, language)">\#(it.kind.words, language)<span class="sub">\#(it.reason.words, language)</span></td><td data-l="\#(CaseDeskWords.amount, language)" class="num">\#(amount(it, item))</td>\#
            <td data-l="\#(Say.state, language)">\#(it.tag(language))</td><td data-l="\#(CaseDeskWords.left, language)">\#(leftOf(it, place.now, language))</td></tr>
            """#
    }

    private func amount(_ it: AfterSaleCase, _ item: OrderItem?) -> String {
        if it.kind == .exchange, it.goods == nil { return "—" }
        return Format.money(it.goods ?? it.asked ?? item?.worth(of: it.pieces).goods ?? .cny(0))
    }

    // MARK: many at once

    private func askToAgree(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, "\(place.path)/aftersale")
        let ids = request.query.filter { $0.name == "id" }.compactMap { ID<AfterSaleCase>($0.value) }.prefix(AfterSale.batch)
        guard !ids.isEmpty else { return .redirect(to: path) }
        var details: [CaseDetail] = []
        for id in ids { details.append(try await afterSale.detail(id, of: place.shop.id)) }
        let total = details.filter { $0.afterSale.kind == .refund }.reduce(Money.cny(0)) { $0 + $1.worth.goods + $1.worth.freight }
        let rows: [HTML] = details.map { detail in
            #"<li class="row between wrap"><span class="grow">\#(detail.item?.title ?? "") × \#(detail.afterSale.pieces) <span class="sub">\#(detail.afterSale.kind.words, language)</span></span><span class="num">\#(amount(detail.afterSale, detail.item))</span></li>"#
        }
        let hidden: [HTML] = ids.map { #"<input type="hidden" name="id" value="\#($0)">"# }
        let body: HTML = #"""
            <section class="card narrowcard"><form class="bd stack" method="post" action="\#(path)/agree" data-once>\#(place.request.csrfField)\#(hidden)<ul class="lined">\#(rows)</ul>\#
            \#(faultControl("buyer", language).html(language))<p>\#(CaseDeskWords.agreeEffect, language, ["amount": Format.money(total)])</p>\#
            <p class="row wrap"><button class="btn teal">\#(CaseDeskWords.agreeTitle, language, ["n": String(ids.count)])</button><a class="btn ghost" href="\#(path)">\#(CancelWords.back, language)</a></p></form></section>
            """#
        return place.page(
            CaseDeskWords.agreeTitle(language, ["n": String(ids.count)]), at: .afterSale,
            crumbs: [(CaseDeskWords.title(language), path)], body: body)
    }

    private func agreeToMany(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        let ids = form.texts("id").compactMap { ID<AfterSaleCase>($0) }
        let fault = form.text("fault").flatMap(AfterSaleCase.Fault.init(rawValue:)) ?? .buyer
        let outcomes = try await afterSale.agree(toAll: ids, of: place.shop.id, Agreement(fault: fault), by: place.person)
        let refused = outcomes.count { $0.refusal != nil }
        return .redirect(to: "\(place.path)/aftersale?agreed=\(outcomes.count - refused)&refused=\(refused)")
    }
}

func faultControl(_ value: String, _ language: Language) -> Control {
    Control(
        "fault", CaseDeskWords.fault(language), .radios(AfterSaleCase.Fault.allCases.map { .init($0.rawValue, $0.words(language)) }),
        value: value)
}

/// What is left of the present wait.
func leftOf(_ it: AfterSaleCase, _ now: Timestamp, _ language: Language) -> HTML {
    guard let dueAt = it.dueAt, let left = When.left(until: dueAt, now: now, language) else { return "—" }
    let isShort = dueAt <= now + AfterSale.warning
    return isShort ? #"<span class="tag gold">\#(left)</span>"# : "\(left)"
}

extension AfterSaleCase {
    func tag(_ language: Language) -> HTML {
        let look: HTML =
            switch state {
            case .requested, .returning, .returned, .received, .escalated: " gold"
            case .agreed, .resent, .refunding, .refunded, .exchanged: " teal"
            case .rejected: " danger"
            case .withdrawn: HTML()
            }
        return #"<span class="tag\#(look)">\#(stateWords, language)</span>"#
    }
}
