// PlatformMoneyPages.swift: the platform looks at large withdrawals, sees what it earns, and decides on debts.
import Catalog
import Core
import Design
import Identity
import Ledger
import Settlement
import Web

extension Consoles {
    var platformMoneyPages: [PageRoute] {
        let path = PlatformPlace.path
        return [
            PageRoute(.get, "\(path)/withdrawals", needs: .platform("withdrawals.read")) { try await showReviews($0) },
            PageRoute(.get, "\(path)/withdrawals/{owner}/{withdrawal}", needs: .platform("withdrawals.read")) { request in
                let place = try await platformPlace(request)
                return try await showReview(place, request.id("owner"), request.id("withdrawal"), "", Corrections(place.language))
            },
            PageRoute(.post, "\(path)/withdrawals/{owner}/{withdrawal}/approve", needs: .platform("withdrawals.review")) { request in
                let (shop, id): (ID<Shop>, ID<Withdrawal>) = (try request.id("owner"), try request.id("withdrawal"))
                return try await attempt(request, then: "\(path)/withdrawals?done=saved") { place in
                    _ = try await settlement.approve(id, of: shop, by: place.person)
                } refused: {
                    try await showReview($0, shop, id, "", $1)
                }
            },
            PageRoute(.post, "\(path)/withdrawals/{owner}/{withdrawal}/reject", needs: .platform("withdrawals.review")) { request in
                let (shop, id): (ID<Shop>, ID<Withdrawal>) = (try request.id("owner"), try request.id("withdrawal"))
                let reason = plain(try request.form().text("reason"))
                return try await attempt(request, then: "\(path)/withdrawals?done=saved") { place in
                    _ = try await settlement.reject(id, of: shop, why: reason, by: place.person)
                } refused: {
                    try await showReview($0, shop, id, reason, $1)
                }
            },
            PageRoute(.get, "\(path)/fees", needs: .platform("fees.read")) { try await showFees($0) },
            PageRoute(.get, "\(path)/debts/{owner}/{debt}", needs: .platform("debts.write_off")) { request in
                let place = try await platformPlace(request)
                return try await askWriteOff(place, request.id("owner"), request.id("debt"), "", Corrections(place.language))
            },
            PageRoute(.post, "\(path)/debts/{owner}/{debt}", needs: .platform("debts.write_off")) { request in
                let (shop, id): (ID<Shop>, ID<Debt>) = (try request.id("owner"), try request.id("debt"))
                let reason = plain(try request.form().text("reason"))
                return try await attempt(request, then: "\(path)/fees?done=saved") { place in
                    try await settlement.writeOff(id, of: shop, why: reason, by: place.person)
                } refused: {
                    try await askWriteOff($0, shop, id, reason, $1)
                }
            },
        ]
    }

    private func showReviews(_ request: WebRequest) async throws -> WebResponse {
        let place = try await platformPlace(request)
        let (language, path) = (place.language, "\(PlatformPlace.path)/withdrawals")
        let state: Withdrawal.State = request.query("state") == "paying" ? .paying : .requested
        let found = try await settlement.withdrawals(in: state)
        let shops = try await catalog.shopCards(Array(Set(found.map(\.shop))))
        let tabs: [HTML] = [Withdrawal.State.requested, .paying].map { one in
            let current: HTML = one == state ? #" aria-current="page""# : HTML()
            return #"<a href="\#(path)?state=\#(one.rawValue)"\#(current)>\#(MoneyWords.state(one), language)</a>"#
        }
        let rows: [HTML] = found.map { one in
            #"""
            <tr><td data-l="\#(PlatformMoneyWords.shop, language)"><a href="\#(path)/\#(one.shop)/\#(one.id)">\#(shops[one.shop]?.name ?? one.shop.description)</a></td><td data-l="\#(MoneyWords.asked, language)">\#(When.html(one.requestedAt, now: place.now, language))</td>\#
            <td data-l="\#(MoneyWords.to, language)"><span class="mono">\#(one.details.masked)</span> \#(one.details.holder)</td><td data-l="\#(MoneyWords.amount, language)" class="num b">\#(Format.money(one.amount))</td></tr>
            """#
        }
        let list: HTML =
            rows.isEmpty
            ? Empty.html(.box, PlatformMoneyWords.noneWaiting(language))
            : #"""
            <div class="tbl flat"><table><caption class="sr">\#(PlatformMoneyWords.withdrawals, language)</caption><thead><tr><th scope="col">\#(PlatformMoneyWords.shop, language)</th><th scope="col">\#(MoneyWords.asked, language)</th><th scope="col">\#(MoneyWords.to, language)</th>\#
            <th scope="col" class="num">\#(MoneyWords.amount, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>
            """#
        return place.page(
            PlatformMoneyWords.withdrawals(language), at: .withdrawals,
            body: #"<section class="card"><nav class="views" aria-label="\#(Say.state, language)">\#(tabs)</nav>\#(list)</section>"#)
    }

    private func showReview(
        _ place: PlatformPlace, _ shop: ID<Shop>, _ id: ID<Withdrawal>, _ reason: String, _ corrections: Corrections
    ) async throws -> WebResponse {
        let (language, path) = (place.language, "\(PlatformPlace.path)/withdrawals")
        let one = try await settlement.withdrawal(id, of: shop)
        let (funds, owner) = (try await settlement.funds(of: shop), try await catalog.shop(shop))
        let names = try await identity.names(of: [one.requestedBy])
        let has = facts([
            (MoneyWords.available(language), "\(Format.money(funds.available))"),
            (MoneyWords.held(language), "\(Format.money(funds.held))"),
            (MoneyWords.withdrawing(language), "\(Format.money(funds.withdrawing))"),
            (MoneyWords.debt(language), "\(Format.money(-funds.debt))"),
            (Say.state(language), owner.state.tag(language)),
        ])
        var side = HTML()
        if one.state == .requested, place.may.contains("withdrawals.review") {
            let control = Control(
                "reason", MoneyWords.reason(language), .area(rows: 2), value: reason, help: PlatformMoneyWords.rejectHelp(language),
                attributes: [("maxlength", "200")])
            let verb = PlatformMoneyWords.approveVerb(language, ["amount": Format.money(one.payout)])
            side =
                section(
                    PlatformMoneyWords.approve(language),
                    #"<p class="ink2">\#(PlatformMoneyWords.approveAbout, language, ["amount": Format.money(one.payout), "to": "\(one.details.holder) \(one.details.masked)"])</p>"#
                        + place.form("\(path)/\(shop)/\(id)/approve", button: #"<button class="btn teal">\#(verb)</button>"#))
                + section(
                    PlatformMoneyWords.reject(language),
                    place.form(
                        "\(path)/\(shop)/\(id)/reject", [control], corrections.problems.isEmpty ? nil : corrections,
                        button: #"<button class="btn line">\#(PlatformMoneyWords.rejectVerb, language)</button>"#))
        }
        let whole: HTML = corrections.whole == nil ? HTML() : corrections.summary([:])
        let body: HTML = #"""
            \#(whole)<div class="cols half"><div class="stack t">\#(section(owner.name, withdrawalFacts(one, names, language)))\#(section(PlatformMoneyWords.has(language), has))</div><div class="stack t">\#(side)</div></div>
            """#
        return place.page(
            PlatformMoneyWords.review(language), at: .withdrawals, crumbs: [(PlatformMoneyWords.withdrawals(language), path)], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }

    private func showFees(_ request: WebRequest) async throws -> WebResponse {
        let place = try await platformPlace(request)
        let (language, path) = (place.language, "\(PlatformPlace.path)/fees")
        let month = request.query("month").flatMap { PlatformMonth(text: $0) } ?? PlatformMonth(place.now)
        let (fees, all, debts) = (
            try await settlement.fees(in: month), try await settlement.platformFunds(), try await settlement.openDebts()
        )
        let shops = try await catalog.shopCards(Array(Set(fees.map(\.shop) + debts.map(\.shop))))
        let totals = facts(
            [
                (PlatformMoneyWords.feeInAll, all[.fee]), (PlatformMoneyWords.supportInAll, all[.marketing]),
                (PlatformMoneyWords.providerFees, all[.providerFee]), (PlatformMoneyWords.taxInAll, all[.tax]),
                (PlatformMoneyWords.writtenOff, all[.writeOff]),
            ].map { ($0.0(language), "\(Format.money($0.1 ?? .cny(0)))") })
        let rows: [HTML] = fees.map { one in
            #"""
            <tr><td data-l="\#(PlatformMoneyWords.shop, language)"><a href="\#(PlatformPlace.path)/shops/\#(one.shop)">\#(shops[one.shop]?.name ?? one.shop.description)</a></td><td data-l="\#(PlatformMoneyWords.orders, language)" class="num">\#(Format.grouped(one.orders))</td>\#
            <td data-l="\#(MoneyWords.goods, language)" class="num">\#(Format.money(one.goods))</td><td data-l="\#(MoneyWords.fee, language)" class="num b">\#(Format.money(one.fee))</td><td data-l="\#(MoneyWords.support, language)" class="num">\#(Format.money(-one.support))</td></tr>
            """#
        }
        let list: HTML =
            rows.isEmpty
            ? #"<p class="bd muted">\#(MoneyWords.noneInMonth, language)</p>"#
            : #"""
            <div class="tbl flat"><table><caption class="sr">\#(PlatformMoneyWords.fees, language)</caption><thead><tr><th scope="col">\#(PlatformMoneyWords.shop, language)</th><th scope="col" class="num">\#(PlatformMoneyWords.orders, language)</th>\#
            <th scope="col" class="num">\#(MoneyWords.goods, language)</th><th scope="col" class="num">\#(MoneyWords.fee, language)</th><th scope="col" class="num">\#(MoneyWords.support, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>
            """#
        let owed: [HTML] = debts.map { debt in
            let name: HTML = "\(shops[debt.shop]?.name ?? debt.shop.description)"
            let link: HTML =
                place.may.contains("debts.write_off")
                ? #"<a href="\#(PlatformPlace.path)/debts/\#(debt.shop)/\#(debt.id)"><b>\#(name)</b></a>"# : "<b>\(name)</b>"
            return #"""
                <li class="row between"><span class="grow">\#(link)<span class="sub wide-line">\#(MoneyWords.debtCause(debt.cause), language) · \#(MoneyWords.days, language, ["n": String(debt.days(at: place.now))])</span></span><span class="nowrap neg">\#(Format.money(-debt.left))</span></li>
                """#
        }
        let debtList: HTML =
            owed.isEmpty ? #"<p class="muted">\#(PlatformMoneyWords.noDebts, language)</p>"# : #"<ul class="lined">\#(owed)</ul>"#
        let body: HTML = #"""
            <section class="card"><form class="filters" action="\#(path)"><label for="month">\#(MoneyWords.month, language)</label><input class="in" id="month" name="month" type="month" value="\#(month.text)"><button class="btn line">\#(MoneyWords.show, language)</button></form>\#(list)</section>\#
            <div class="cols half"><div class="stack t">\#(section(PlatformMoneyWords.inAll(language), totals))</div><div class="stack t">\#(section(PlatformMoneyWords.debts(language), debtList))</div></div>
            """#
        return place.page(PlatformMoneyWords.fees(language), at: .fees, subtitle: PlatformMoneyWords.feesAbout(language), body: body)
    }

    private func askWriteOff(
        _ place: PlatformPlace, _ shop: ID<Shop>, _ id: ID<Debt>, _ reason: String, _ corrections: Corrections
    ) async throws -> WebResponse {
        let (language, path) = (place.language, PlatformPlace.path)
        guard let debt = try await settlement.funds(of: shop).debts.first(where: { $0.id == id }) else {
            throw SettlementError.debtNotFound
        }
        let owner = try await catalog.shop(shop)
        let control = Control("reason", MoneyWords.reason(language), .area(rows: 2), value: reason, attributes: [("maxlength", "200")])
        let what = facts([
            (PlatformMoneyWords.shop(language), "\(owner.name)"),
            (MoneyWords.cause(language), "\(MoneyWords.debtCause(debt.cause), language)"),
            (MoneyWords.arisen(language), When.full(debt.arisenAt)), (MoneyWords.owed(language), "\(Format.money(debt.amount))"),
            (MoneyWords.stillOwed(language), "<b>\(Format.money(-debt.left))</b>"),
        ])
        let inside: HTML = #"""
            \#(what)<p>\#(PlatformMoneyWords.writeOffAbout, language, ["amount": Format.money(debt.left)])</p>\#
            \#(place.form("\(path)/debts/\(shop)/\(id)", [control], corrections, button: #"""
                <button class="btn line neg">\#(PlatformMoneyWords.writeOffVerb, language, ["amount": Format.money(debt.left)])</button><a class="btn ghost" href="\#(path)/fees">\#(MoneyWords.back, language)</a>
                """#))
            """#
        return place.page(
            PlatformMoneyWords.writeOff(language), at: .fees, crumbs: [(PlatformMoneyWords.fees(language), "\(path)/fees")],
            body: section(owner.name, inside), status: corrections.isEmpty ? 200 : 422)
    }
}

enum PlatformMoneyWords {
    static let group = Phrase("desk.p_money", zh: "资金", en: "Money")
    static let withdrawals = Phrase("desk.p_withdrawals", zh: "提现复核", en: "Withdrawals")
    static let noneWaiting = Phrase("desk.p_none_waiting", zh: "没有等着的提现。", en: "No withdrawal waits.")
    static let shop = Phrase("desk.p_money_shop", zh: "店铺", en: "Shop")
    static let review = Phrase("desk.p_review", zh: "提现单", en: "Withdrawal")
    static let has = Phrase("desk.p_shop_has", zh: "这家店铺的余额", en: "What the shop has")
    static let approve = Phrase("desk.p_approve", zh: "付出", en: "Let it go")
    static let approveAbout = Phrase(
        "desk.p_approve_about", zh: "{amount} 会付到 {to}。付出后不能收回。", en: "{amount} goes to {to}. It cannot be called back.")
    static let approveVerb = Phrase("desk.p_approve_verb", zh: "付出 {amount}", en: "Pay {amount}")
    static let reject = Phrase("desk.p_reject", zh: "退回", en: "Send back")
    static let rejectVerb = Phrase("desk.p_reject_verb", zh: "退回到店铺余额", en: "Back to the shop's balance")
    static let rejectHelp = Phrase("desk.p_reject_help", zh: "商家会看到。", en: "The merchant reads it.")
    static let fees = Phrase("desk.p_fees", zh: "平台收入", en: "Income")
    static let feesAbout = Phrase(
        "desk.p_fees_about", zh: "按结算的月份，已扣掉之后退款退回的部分。", en: "By the month of settlement; what refunds took back since is off.")
    static let orders = Phrase("desk.p_fee_orders", zh: "结算订单", en: "Settled")
    static let inAll = Phrase("desk.p_in_all", zh: "平台账户（全部时间）", en: "The platform's accounts, ever")
    static let feeInAll = Phrase("desk.p_fee_in_all", zh: "服务费与手续费", en: "Fees")
    static let supportInAll = Phrase("desk.p_support_in_all", zh: "优惠补贴", en: "Discounts borne")
    static let providerFees = Phrase("desk.p_provider_fees", zh: "支付通道费", en: "Providers' fees")
    static let taxInAll = Phrase("desk.p_tax_in_all", zh: "代扣税（待缴）", en: "Tax withheld")
    static let writtenOff = Phrase("desk.p_written_off", zh: "核销的欠款", en: "Debts written off")
    static let debts = Phrase("desk.p_debts", zh: "店铺欠款", en: "Shops' debts")
    static let noDebts = Phrase("desk.p_no_debts", zh: "没有店铺欠款。", en: "No shop owes anything.")
    static let writeOff = Phrase("desk.p_write_off", zh: "核销欠款", en: "Write a debt off")
    static let writeOffAbout = Phrase(
        "desk.p_write_off_about", zh: "核销后这 {amount} 由平台承担，店铺不用再还。不能撤回。",
        en: "The platform then bears {amount}, and the shop owes it no more. This cannot be undone.")
    static let writeOffVerb = Phrase("desk.p_write_off_verb", zh: "核销 {amount}", en: "Write {amount} off")
}
