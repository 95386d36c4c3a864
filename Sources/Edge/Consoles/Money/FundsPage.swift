// FundsPage.swift: a shop's money at a glance: what it has, what it owes, what came and went lately.
import Catalog
import Core
import Design
import Settings
import Settlement
import Web

extension Consoles {
    var moneyPages: [PageRoute] {
        let path = "/desk/shops/{shop}/money"
        return [
            PageRoute(.get, path, needs: .shop("money.read")) { try await showFunds($0) },
            PageRoute(.get, "\(path)/settlements", needs: .shop("money.read")) { try await showSettlements($0) },
            PageRoute(.get, "\(path)/withdrawals", needs: .shop("money.read")) { try await showWithdrawals($0) },
            PageRoute(.get, "\(path)/withdrawals/{withdrawal}", needs: .shop("money.read")) { try await showWithdrawal($0) },
            PageRoute(.get, "\(path)/withdraw", needs: .shop("money.withdraw")) { request in
                let place = try await workplace(request)
                return try await askWithdrawal(place, amount: "", key: random.secret(), Corrections(place.language))
            },
            PageRoute(.post, "\(path)/withdraw", needs: .shop("money.withdraw")) { try await withdraw($0) },
            PageRoute(.get, "\(path)/account", needs: .shop("money.withdraw")) { request in
                let place = try await workplace(request)
                let known = try await settlement.payoutDetails(of: place.shop.id)
                return accountPage(place, PayoutForm(known), Corrections(place.language))
            },
            PageRoute(.post, "\(path)/account", needs: .shop("money.withdraw")) { try await saveAccount($0) },
        ]
    }

    private func showFunds(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, "\(place.path)/money")
        let funds = try await settlement.funds(of: place.shop.id)
        let settled = try await settlement.settledOrders(of: place.shop.id, PageRequest(limit: 6))
        let withdrawn = try await settlement.withdrawals(of: place.shop.id, PageRequest(limit: 6))
        let days = try await settings.values(at: place.now)[.settlementDays]
        let tiles: [HTML] = [
            tile(MoneyWords.available(language), funds.available, place.cannotWithdraw(funds) ?? MoneyWords.availableAbout(language)),
            tile(MoneyWords.held(language), funds.held, MoneyWords.heldAbout(language)),
            tile(MoneyWords.withdrawing(language), funds.withdrawing, MoneyWords.withdrawingAbout(language)),
            tile(MoneyWords.debt(language), -funds.debt, debtAge(funds, place), isBad: funds.debt.minor > 0),
        ]
        let latest: HTML =
            settled.items.isEmpty
            ? #"<p class="muted">\#(MoneyWords.noSettled, language, ["n": String(days)])</p>"#
            : #"<ul class="lined">\#(settled.items.map { settledLine($0, place) })</ul>"#
        let taken: HTML =
            withdrawn.items.isEmpty
            ? #"<p class="muted">\#(MoneyWords.noWithdrawn, language)</p>"#
            : #"<ul class="lined">\#(withdrawn.items.map { withdrawalLine($0, place) })</ul>"#
        let body: HTML = #"""
            <section class="kpis" aria-label="\#(MoneyWords.balances, language)">\#(tiles)</section>\#(debtTable(funds.debts, place))\#
            <div class="cols half"><div class="stack t">\#(section(MoneyWords.latestSettled(language), more: #"<a href="\#(path)/settlements">\#(OverviewWords.seeAll, language)</a>"#, latest))</div>\#
            <div class="stack t">\#(section(MoneyWords.latestWithdrawn(language), more: #"<a href="\#(path)/withdrawals">\#(OverviewWords.seeAll, language)</a>"#, taken))</div></div>
            """#
        return place.page(
            MoneyWords.title(language), at: .money, subtitle: MoneyWords.about(language), actions: moneyActions(place, funds), body: body)
    }

    private func moneyActions(_ place: Workplace, _ funds: Funds) -> HTML {
        let (language, path) = (place.language, "\(place.path)/money")
        var actions: HTML =
            #"<a class="btn line" href="\#(place.path)/statement">\#(MoneyWords.statement, language)</a><a class="btn line" href="\#(path)/months/\#(PlatformMonth(place.now).text)">\#(MoneyWords.monthly, language)</a>"#
        guard place.may.contains("money.withdraw") else { return actions }
        if place.cannotWithdraw(funds) == nil {
            actions += #"<a class="btn teal" href="\#(path)/withdraw">\#(MoneyWords.withdraw, language)</a>"#
        } else {
            actions += #"<button class="btn teal" disabled aria-describedby="why">\#(MoneyWords.withdraw, language)</button>"#
            actions += #"<span class="sub" id="why">\#(place.cannotWithdraw(funds))</span>"#
        }
        return actions
    }

    private func tile(_ label: String, _ amount: Money, _ about: String, isBad: Bool = false) -> HTML {
        let (sign, rest): (String, Substring) =
            amount.minor < 0 ? ("−", Format.money(amount).dropFirst(2)) : ("", Format.money(amount).dropFirst())
        let looks: HTML = isBad ? #"class="v neg""# : #"class="v""#
        return #"""
            <dl class="card kpi"><dt>\#(label)</dt><dd \#(looks)><small>\#(sign)¥</small>\#(rest)</dd><dd class="sub">\#(about)</dd></dl>
            """#
    }

    private func debtAge(_ funds: Funds, _ place: Workplace) -> String {
        guard let oldest = funds.debts.first else { return MoneyWords.noDebt(place.language) }
        return MoneyWords.debtOldest(place.language, ["n": String(oldest.days(at: place.now))])
    }

    private func settledLine(_ one: SettledOrder, _ place: Workplace) -> HTML {
        #"""
        <li class="row between"><span class="grow"><a class="num" href="\#(place.path)/orders/\#(one.order)">\#(one.order)</a>\#
        <span class="sub wide-line">\#(When.html(one.settledAt, now: place.now, place.language))</span></span><span class="nowrap">\#(Format.money(one.shopPart))</span></li>
        """#
    }

    private func withdrawalLine(_ one: Withdrawal, _ place: Workplace) -> HTML {
        #"""
        <li class="row between"><span class="grow"><a href="\#(place.path)/money/withdrawals/\#(one.id)">\#(When.html(one.requestedAt, now: place.now, place.language))</a>\#
        <span class="sub wide-line">\#(one.details.masked)</span></span>\#(one.state.tag(place.language))<span class="nowrap">\#(Format.money(-one.amount))</span></li>
        """#
    }

    /// Each open debt with its age, its cause and what repaid it.
    func debtTable(_ debts: [Debt], _ place: Workplace) -> HTML {
        guard !debts.isEmpty else { return HTML() }
        let language = place.language
        let rows: [HTML] = debts.map { debt in
            let days = debt.days(at: place.now)
            let look: HTML = days >= 7 ? "tag danger" : "tag gold"
            let order: HTML = debt.order.map { #"<a class="mono" href="\#(place.path)/orders/\#($0)">\#($0)</a>"# } ?? "—"
            return #"""
                <tr><td data-l="\#(MoneyWords.arisen, language)">\#(When.html(debt.arisenAt, now: place.now, language))</td><td data-l="\#(MoneyWords.age, language)"><span class="\#(look)">\#(MoneyWords.days, language, ["n": String(days)])</span></td>\#
                <td data-l="\#(MoneyWords.cause, language)">\#(MoneyWords.debtCause(debt.cause), language)</td><td data-l="\#(MoneyWords.order, language)">\#(order)</td><td data-l="\#(MoneyWords.owed, language)" class="num">\#(Format.money(debt.amount))</td>\#
                <td data-l="\#(MoneyWords.repaid, language)" class="num">\#(Format.money(debt.amount - debt.left))</td><td data-l="\#(MoneyWords.stillOwed, language)" class="num b neg">\#(Format.money(-debt.left))</td></tr>
                """#
        }
        return #"""
            <section class="card"><header><h2>\#(MoneyWords.debts, language)</h2><span class="sub">\#(MoneyWords.debtsAbout, language)</span></header><div class="tbl flat"><table><caption class="sr">\#(MoneyWords.debts, language)</caption><thead><tr>\#
            <th scope="col">\#(MoneyWords.arisen, language)</th><th scope="col">\#(MoneyWords.age, language)</th><th scope="col">\#(MoneyWords.cause, language)</th><th scope="col">\#(MoneyWords.order, language)</th>\#
            <th scope="col" class="num">\#(MoneyWords.owed, language)</th><th scope="col" class="num">\#(MoneyWords.repaid, language)</th><th scope="col" class="num">\#(MoneyWords.stillOwed, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div></section>
            """#
    }
}

extension Workplace {
    /// Why nothing can be withdrawn now; nil when it can.
    func cannotWithdraw(_ funds: Funds) -> String? {
        if shop.state != .open { return MoneyWords.suspended(language) }
        return funds.debts.isEmpty ? nil : MoneyWords.blocked(language)
    }
}

extension Debt {
    /// Whole days.
    func days(at now: Timestamp) -> Int64 { age(at: now).milliseconds / Span.days(1).milliseconds }
}
