// CaseQueuePage.swift: a shop's cases: what waits, the one whose time ends first at the top; many answered at once.
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
            PageRoute(.get, path, needs: .shop(AfterSale.read)) { try await showCases($0) }
        ] + caseBatchPages
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
        let batches = place.may.contains(AfterSale.handle) ? CaseBatch.allCases.filter { $0.tabs.contains(tab) } : []
        let rows: [HTML] = page.items.map { row($0, orders[$0.order], choosing: !batches.isEmpty, place) }
        let head: HTML =
            batches.isEmpty
            ? HTML()
            : #"<th scope="col"><label class="tick"><input type="checkbox" data-all="id"><span class="sr">\#(CaseDeskWords.choosePage, language)</span></label></th>"#
        let table: HTML = #"""
            <div class="tbl flat"><table><caption class="sr">\#(tab.label, language)</caption><thead><tr>\#(head)<th scope="col">\#(Say.product, language)</th><th scope="col">\#(CaseDeskWords.kind, language)</th>\#
            <th scope="col" class="num">\#(CaseDeskWords.amount, language)</th><th scope="col">\#(Say.state, language)</th><th scope="col">\#(CaseDeskWords.left, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>
            """#
        let list: HTML =
            rows.isEmpty
            ? Empty.html(.tea, CaseDeskWords.none(language))
            : batches.first.map { first -> HTML in
                let verbs: [HTML] = batches.map {
                    #"<button class="btn" formaction="\#(path)/\#($0.rawValue)">\#($0.verb, language)</button>"#
                }
                return #"""
                    <form class="pick" action="\#(path)/\#(first.rawValue)"><input type="hidden" name="tab" value="\#(tab.rawValue)">\#(table)<div class="bulk" role="group" aria-label="\#(ListWords.many, language)"><span>\#(ListWords.picked, language) <b></b></span><span class="grow"></span>\#
                    \#(verbs)<button class="btn line" type="reset">\#(ListWords.unpick, language)</button></div></form>
                    """#
            } ?? table
        let next: String? = page.next.map {
            path + address([("tab", tab.rawValue), ("kind", kind?.rawValue ?? ""), ("after", $0.text)].filter { !$0.1.isEmpty })
        }
        let settings: HTML =
            place.may.contains(AfterSale.handle)
            ? #"<a class="btn line" href="\#(path)/settings">\#(CaseDeskWords.settings, language)</a>"# : HTML()
        let told = request.query("handled").flatMap { Int64($0) }.map { done in
            Notice.html(.info, "\(CaseDeskWords.batchDone, language, ["n": String(done)])")
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
            ? #"<td><label class="tick"><input type="checkbox" name="id" value="\#(it.id)"><span class="sr">\#(CaseDeskWords.choose, language) \#(it.id)</span></label></td>"#
            : HTML()
        let pieces: HTML = it.pieces > 0 ? " × \(it.pieces)" : HTML()
        return #"""
            <tr>\#(box)<td><a class="tapline b" href="\#(href)">\#(item?.title ?? it.id.description)</a><span class="sub">\#(item?.specText ?? "")\#(pieces)</span></td>\#
            <td data-l="\#(CaseDeskWords.kind, language)">\#(it.kind.words, language)<span class="sub">\#(it.reason.words, language)</span></td><td data-l="\#(CaseDeskWords.amount, language)" class="num">\#(amount(it, item))</td>\#
            <td data-l="\#(Say.state, language)">\#(it.tag(language))</td><td data-l="\#(CaseDeskWords.left, language)">\#(leftOf(it, place.now, language))</td></tr>
            """#
    }

    func amount(_ it: AfterSaleCase, _ item: OrderItem?) -> String {
        if it.kind == .exchange, it.goods == nil { return "—" }
        return Format.money(it.goods ?? it.asked ?? item?.worth(of: it.pieces).goods ?? .cny(0))
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
