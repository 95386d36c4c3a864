// BuyerMoneyPages.swift: what a buyer paid and got back, with whom, why and for which order; and as a file.
import Catalog
import Core
import Design
import Identity
import Settlement
import Trade
import Web

/// What is asked for, as it stands in the address.
private struct MoneyQuery {
    let filter: BuyerMoneyFilter
    let kind: BuyerMovement.Kind?
    /// As they were typed.
    let order: String, from: String, to: String
    let isWrong: Bool

    init(_ request: WebRequest) {
        func text(_ name: String) -> String { String((request.query(name) ?? "").trimmed.prefix(30)) }
        (order, from, to) = (text("order"), text("from"), text("to"))
        kind = request.query("kind").flatMap { BuyerMovement.Kind(rawValue: $0) }
        let (number, first, last) = (ID<Order>(order), dayStart(from), dayStart(to))
        isWrong = (number == nil && !order.isEmpty) || (first == nil && !from.isEmpty) || (last == nil && !to.isEmpty)
        filter = BuyerMoneyFilter(kind: kind, order: number, from: first, before: last.map { $0 + .days(1) })
    }

    func items(kind: BuyerMovement.Kind?) -> [(String, String?)] {
        [("kind", kind?.rawValue), ("order", order), ("from", from), ("to", to)]
    }
}

extension Storefront {
    var buyerMoneyPages: [PageRoute] {
        [
            PageRoute(.get, "/me/money", needs: .signedIn) { try await ownMoney($0) },
            PageRoute(.get, "/me/money/file", needs: .signedIn) { try await ownMoneyFile($0) },
        ]
    }

    private func ownMoney(_ request: WebRequest) async throws -> WebResponse {
        let (language, buyer, query) = (request.language, try request.caller.id(), MoneyQuery(request))
        await settled(buyer)
        let page = try await settlement.money(of: buyer, query.filter, PageRequest(limit: 20, after: request.after))
        let shops = try await catalog.shopCards(Set(page.items.compactMap(\.shop)).sorted())
        let rows: [HTML] = page.items.map { row($0, $0.shop.flatMap { shops[$0] }?.name, language) }
        let next: String? = page.next.map { address("/me/money", query.items(kind: query.kind) + [("after", $0.text)]) }
        let list: HTML =
            rows.isEmpty ? Empty.html(.box, BuyerMoneyWords.none(language)) : #"<ul class="card rows">\#(rows)</ul>"#
        let wrong: HTML = query.isWrong ? Notice.html(.warning, "\(BuyerMoneyWords.wrong, language)") : HTML()
        return try await show(
            request, BuyerMoneyWords.title(language), header: .back(to: "/me"), tab: .me,
            #"""
            \#(chips(query, language))\#(wrong)\#(list)\#(Paging.html(next: next, language))\#(form(query, language))
            <p class="sm muted center">\#(BuyerMoneyWords.about, language)</p>
            """#)
    }

    private func chips(_ query: MoneyQuery, _ language: Language) -> HTML {
        let all: [BuyerMovement.Kind?] = [nil] + BuyerMovement.Kind.allCases.map { $0 }
        let chips: [HTML] = all.map { kind in
            let mark: HTML = kind == query.kind ? #" aria-current="page""# : HTML()
            let label = kind.map(BuyerMoneyWords.kind) ?? BuyerMoneyWords.all
            return #"<a class="chip"\#(mark) href="\#(address("/me/money", query.items(kind: kind)))">\#(label, language)</a>"#
        }
        return #"<nav class="chips" aria-label="\#(BuyerMoneyWords.kinds, language)">\#(chips)</nav>"#
    }

    private func row(_ one: BuyerMovement, _ shop: String?, _ language: Language) -> HTML {
        let isOut = one.amount.minor < 0
        let state: HTML =
            switch one.state {
            case .done: HTML()
            case .underWay: #" <span class="tag gold">\#(BuyerMoneyWords.underWay, language)</span>"#
            case .waits: #" <span class="tag danger">\#(BuyerMoneyWords.waits, language)</span>"#
            }
        let inside: HTML = #"""
            <span class="grow"><b>\#(BuyerMoneyWords.kind(one.kind), language)</b>\#(state) <span class="wide-line sm ink2">\#(shop ?? BuyerMoneyWords.platform(language)) · \#(BuyerMoneyWords.rule(one.rule), language)</span>\#
            <span class="sm muted">\#(When.html(one.at, now: clock.now(), language))</span></span><b class="num">\#(isOut ? "" : "+")\#(Format.money(one.amount))</b>
            """#
        guard let shop = one.shop, let order = one.order else { return #"<li class="r">\#(inside)</li>"# }
        return #"<li><a href="/orders/\#(shop)/\#(order)">\#(inside)\#(Icon.next.small)</a></li>"#
    }

    private func form(_ query: MoneyQuery, _ language: Language) -> HTML {
        let controls = [
            Control(
                "order", BuyerMoneyWords.order(language), value: query.order, required: false,
                attributes: [("inputmode", "numeric"), ("maxlength", "20"), ("autocomplete", "off")]),
            Control("from", BuyerMoneyWords.from(language), .input("date"), value: query.from, required: false),
            Control("to", BuyerMoneyWords.to(language), .input("date"), value: query.to, required: false),
        ]
        let fields: [HTML] = controls.map { $0.html(language) }
        let kind: HTML = query.kind.map { hidden("kind", $0.rawValue) } ?? HTML()
        return #"""
            <form class="card pad stack g3" action="/me/money">\#(kind)\#(fields)<div class="row wrap"><button class="btn ink">\#(BuyerMoneyWords.filter, language)</button>\#
            <a class="btn line" href="\#(address("/me/money/file", query.items(kind: query.kind)))">\#(BuyerMoneyWords.file, language)</a></div></form>
            """#
    }

    /// The newest 5,000 that fit.
    private func ownMoneyFile(_ request: WebRequest) async throws -> WebResponse {
        let (language, buyer, query) = (request.language, try request.caller.id(), MoneyQuery(request))
        var file = CSVText()
        let heads: [Phrase] = [
            BuyerMoneyWords.when, BuyerMoneyWords.what, BuyerMoneyWords.other, BuyerMoneyWords.why, BuyerMoneyWords.order,
            BuyerMoneyWords.amount, BuyerMoneyWords.state,
        ]
        file.add(heads.map { $0(language) })
        var (after, pages): (Cursor?, Int) = (nil, 0)
        repeat {
            let page = try await settlement.money(of: buyer, query.filter, PageRequest(limit: 100, after: after))
            let shops = try await catalog.shopCards(Set(page.items.compactMap(\.shop)).sorted())
            for one in page.items {
                let shop = one.shop.flatMap { shops[$0] }?.name ?? BuyerMoneyWords.platform(language)
                file.add([
                    "\(When.day(one.at)) \(When.clock(one.at))", BuyerMoneyWords.kind(one.kind)(language), shop,
                    BuyerMoneyWords.rule(one.rule)(language), one.order?.description ?? "", plainYuan(one.amount),
                    BuyerMoneyWords.state(one.state)(language),
                ])
            }
            (after, pages) = (page.next, pages + 1)
        } while after != nil && pages < 50
        return file.response("money.csv")
    }
}

/// `-465.00`, for spreadsheets.
private func plainYuan(_ money: Money) -> String {
    let (yuan, fen) = money.minor.magnitude.quotientAndRemainder(dividingBy: 100)
    return "\(money.minor < 0 ? "-" : "")\(yuan).\(fen < 10 ? "0" : "")\(fen)"
}

enum BuyerMoneyWords {
    static let title = Phrase("store.money", zh: "账单", en: "My money")
    static let about = Phrase(
        "store.money_about", zh: "付款列在下单的时候，退款列在申请的时候。退款原路退回。",
        en: "A payment stands where its order was placed, a refund where it was asked for. Refunds go back the way the money came.")
    static let none = Phrase("store.money_none", zh: "这里没有付款或退款。", en: "No payment or refund here.")
    static let wrong = Phrase("store.money_wrong", zh: "有看不懂的条件，已略过。", en: "A condition could not be read and was left out.")
    static let kinds = Phrase("store.money_kinds", zh: "收支类型", en: "Kinds")
    static let all = Phrase("store.money_all", zh: "全部", en: "All")
    static let platform = Phrase("store.money_platform", zh: "平台", en: "The platform")
    static let underWay = Phrase("store.money_under_way", zh: "退款中", en: "On its way")
    static let waits = Phrase("store.money_waits", zh: "在等，平台处理中", en: "Waits; the platform is on it")
    static let done = Phrase("store.money_done", zh: "已完成", en: "Done")
    static let order = Phrase("store.money_order", zh: "订单号", en: "Order number")
    static let from = Phrase("store.money_from", zh: "从", en: "From")
    static let to = Phrase("store.money_to", zh: "到", en: "To")
    static let filter = Phrase("store.money_filter", zh: "筛选", en: "Filter")
    static let file = Phrase("store.money_file", zh: "导出 CSV", en: "Export CSV")
    static let when = Phrase("store.money_when", zh: "时间", en: "Time")
    static let what = Phrase("store.money_what", zh: "类型", en: "What")
    static let other = Phrase("store.money_other", zh: "对方", en: "Counterpart")
    static let why = Phrase("store.money_why", zh: "按什么规则", en: "Rule")
    static let amount = Phrase("store.money_amount", zh: "金额", en: "Amount")
    static let state = Phrase("store.money_state", zh: "状态", en: "State")

    static func kind(_ kind: BuyerMovement.Kind) -> Phrase {
        switch kind {
        case .payment: Phrase("store.money_payment", zh: "付款", en: "Payment")
        case .refund: Phrase("store.money_refund", zh: "退款", en: "Refund")
        }
    }

    static func state(_ state: BuyerMovement.State) -> Phrase {
        switch state {
        case .done: done
        case .underWay: underWay
        case .waits: waits
        }
    }

    /// The rules that book a buyer's money; another one is called by what every refund is.
    static func rule(_ rule: String) -> Phrase { rules[rule] ?? back }

    private static let back = Phrase("store.money_rule_back", zh: "原路退回", en: "Back the way it came")
    private static let rules: [String: Phrase] = [
        "settlement.paid": Phrase("store.money_rule_paid", zh: "由平台托管到结算", en: "Held by the platform until it is settled"),
        "settlement.refund_of_held": Phrase("store.money_rule_held", zh: "从托管的钱里退", en: "Out of what is held"),
        "settlement.taken_back": Phrase("store.money_rule_taken", zh: "结算后向店铺追回", en: "Taken back after it was settled"),
        "settlement.late_money": Phrase("store.money_rule_late", zh: "订单已不收款", en: "Its order took no money any more"),
    ]
}
