// WithdrawPages.swift: a shop takes its money out: the form, what became of each, and where it goes.
import Catalog
import Core
import Design
import Identity
import Settlement
import Web

/// Where money goes, as it is typed.
struct PayoutForm {
    var kind = PayoutDetails.Kind.company.rawValue, holder = "", number = "", bank = ""

    init(_ known: PayoutDetails?) {
        guard let known else { return }
        (kind, holder, bank) = (known.kind.rawValue, known.holder, known.bank)
    }
    init(_ form: Form) {
        (kind, holder) = (form.text("kind") ?? "", plain(form.text("holder")))
        (number, bank) = (plain(form.text("number")), plain(form.text("bank")))
    }
}

extension Consoles {
    func withdraw(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        let (typed, key) = (form.text("amount") ?? "", try form.idempotencyKey())
        var corrections = Corrections(place.language)
        guard case .amount(let amount) = Yuan.read(typed), amount.minor > 0 else {
            corrections.add("amount", trimmed(typed).isEmpty ? "required" : "not_an_amount")
            return try await askWithdrawal(place, amount: typed, key: key, corrections)
        }
        do {
            let made = try await settlement.withdraw(amount, of: place.shop.id, by: place.person, key: key)
            return .redirect(to: "\(place.path)/money/withdrawals/\(made.id)")
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .forbidden {
            corrections.take(error)
            return try await askWithdrawal(place, amount: typed, key: random.secret(), corrections)
        }
    }

    func askWithdrawal(_ place: Workplace, amount: String, key: String, _ corrections: Corrections) async throws -> WebResponse {
        let (language, path) = (place.language, "\(place.path)/money")
        let funds = try await settlement.funds(of: place.shop.id)
        let terms = try await settlement.withdrawalTerms(at: place.now)
        let details = try await settlement.payoutDetails(of: place.shop.id)
        var inside = HTML()
        if let why = place.cannotWithdraw(funds) {
            inside = Notice.html(.warning, "\(MoneyWords.cannot, language, ["why": why])")
        } else if let details {
            let help = MoneyWords.amountHelp(
                language,
                [
                    "available": Format.money(funds.available), "minimum": Format.money(terms.minimum), "count": String(terms.dailyCount),
                    "daily": Format.money(terms.dailyAmount),
                ])
            let control = Control(
                "amount", MoneyWords.amount(language), value: amount, help: help,
                attributes: [("inputmode", "decimal"), ("maxlength", "16"), ("autocomplete", "off")])
            var notes: [HTML] = [#"<p class="sub">\#(MoneyWords.reviewHelp, language, ["n": Format.money(terms.reviewFrom)])</p>"#]
            if terms.fee.minor > 0 { notes.append(#"<p class="sub">\#(MoneyWords.feeHelp, language, ["n": Format.money(terms.fee)])</p>"#) }
            if terms.tax.basisPoints > 0 {
                notes.append(#"<p class="sub">\#(MoneyWords.taxHelp, language, ["n": Format.rate(terms.tax)])</p>"#)
            }
            inside = #"""
                <form class="stack" method="post" data-once>\#(place.request.csrfField)<input type="hidden" name="idempotency_key" value="\#(key)">\#
                \#(control.html(error: corrections["amount"], language))<dl class="kv l"><dt>\#(MoneyWords.to, language)</dt><dd>\#(accountWords(details, language)) <a href="\#(path)/account">\#(MoneyWords.changeAccount, language)</a></dd></dl>\#
                \#(notes)<p class="row wrap"><button class="btn teal">\#(MoneyWords.withdrawVerb, language)</button><a class="btn ghost" href="\#(path)">\#(MoneyWords.back, language)</a></p></form>
                """#
        } else {
            inside = #"""
                <p>\#(MoneyWords.noAccountYet, language)</p><p><a class="btn teal" href="\#(path)/account">\#(MoneyWords.setAccount, language)</a></p>
                """#
        }
        return place.page(
            MoneyWords.withdraw(language), at: .money, crumbs: [(MoneyWords.title(language), path)],
            body:
                #"\#(corrections.summary(["amount": MoneyWords.amount(language)]))<section class="card narrowcard"><div class="bd stack">\#(inside)</div></section>"#,
            status: corrections.isEmpty ? 200 : 422)
    }

    private func accountWords(_ details: PayoutDetails, _ language: Language) -> HTML {
        #"\#(MoneyWords.payoutKind(details.kind), language) \#(details.bank) <span class="mono">\#(details.masked)</span> \#(details.holder)"#
    }

    func showWithdrawals(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, "\(place.path)/money")
        let after = request.query("after").flatMap { Cursor(text: $0) }
        let found = try await settlement.withdrawals(of: place.shop.id, PageRequest(limit: 20, after: after))
        let rows: [HTML] = found.items.map { one in
            #"""
            <tr><td data-l="\#(MoneyWords.asked, language)"><a href="\#(path)/withdrawals/\#(one.id)">\#(When.html(one.requestedAt, now: place.now, language))</a></td><td data-l="\#(MoneyWords.to, language)" class="mono">\#(one.details.masked)</td>\#
            <td data-l="\#(Say.state, language)">\#(one.state.tag(language))</td><td data-l="\#(MoneyWords.amount, language)" class="num">\#(Format.money(one.amount))</td><td data-l="\#(MoneyWords.arrives, language)" class="num b">\#(Format.money(one.payout))</td></tr>
            """#
        }
        let list: HTML =
            rows.isEmpty
            ? Empty.html(.box, MoneyWords.noWithdrawn(language))
            : #"""
            <div class="tbl flat"><table><caption class="sr">\#(MoneyWords.withdrawals, language)</caption><thead><tr><th scope="col">\#(MoneyWords.asked, language)</th><th scope="col">\#(MoneyWords.to, language)</th><th scope="col">\#(Say.state, language)</th>\#
            <th scope="col" class="num">\#(MoneyWords.amount, language)</th><th scope="col" class="num">\#(MoneyWords.arrives, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>
            """#
        return place.page(
            MoneyWords.withdrawals(language), at: .money, crumbs: [(MoneyWords.title(language), path)],
            body:
                #"<section class="card">\#(list)</section>\#(Paging.html(next: found.next.map { "\(path)/withdrawals" + address([("after", $0.text)]) }, language))"#
        )
    }

    func showWithdrawal(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let language = place.language
        let one = try await settlement.withdrawal(request.id("withdrawal"), of: place.shop.id)
        let names = try await identity.names(of: [one.requestedBy])
        return place.page(
            MoneyWords.withdrawal(language), at: .money,
            crumbs: [
                (MoneyWords.title(language), "\(place.path)/money"), (MoneyWords.withdrawals(language), "\(place.path)/money/withdrawals"),
            ],
            actions: one.state.tag(language), body: section(one.id.description, withdrawalFacts(one, names, language)))
    }

    func withdrawalFacts(_ one: Withdrawal, _ names: [ID<Account>: String], _ language: Language) -> HTML {
        var rows: [(label: String, value: HTML)] = [
            (Say.state(language), one.state.tag(language)), (MoneyWords.amount(language), "\(Format.money(one.amount))"),
        ]
        if one.fee.minor > 0 { rows.append((MoneyWords.withdrawalFee(language), "\(Format.money(-one.fee))")) }
        if one.tax.minor > 0 { rows.append((MoneyWords.tax(language), "\(Format.money(-one.tax))")) }
        rows += [
            (MoneyWords.arrives(language), #"<b>\#(Format.money(one.payout))</b>"#),
            (MoneyWords.to(language), accountWords(one.details, language)),
            (MoneyWords.by(language), "\(names[one.requestedBy] ?? one.requestedBy.description)"),
            (MoneyWords.asked(language), When.full(one.requestedAt)),
        ]
        if !one.reason.isEmpty { rows.append((MoneyWords.reason(language), "\(one.reason)")) }
        if let ended = one.endedAt { rows.append((MoneyWords.ended(language), When.full(ended))) }
        return facts(rows)
    }

    // MARK: Where it goes

    func saveAccount(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let typed = PayoutForm(try request.form())
        var corrections = Corrections(place.language)
        do {
            guard let kind = PayoutDetails.Kind(rawValue: typed.kind) else { throw InvalidInput([FieldProblem("kind", "required")]) }
            let details = try PayoutDetails(kind, holder: typed.holder, number: typed.number, bank: typed.bank)
            try await settlement.save(details, of: place.shop.id, by: place.person)
            return .redirect(to: "\(place.path)/money/withdraw?done=saved")
        } catch let error as InvalidInput {
            corrections.take(error)
            return accountPage(place, typed, corrections)
        }
    }

    func accountPage(_ place: Workplace, _ typed: PayoutForm, _ corrections: Corrections) -> WebResponse {
        let (language, path) = (place.language, "\(place.path)/money")
        let kinds = PayoutDetails.Kind.allCases.map { Control.Option($0.rawValue, MoneyWords.payoutKind($0)(language)) }
        let controls = [
            Control("kind", MoneyWords.kind(language), .radios(kinds), value: typed.kind),
            Control(
                "holder", MoneyWords.holder(language), value: typed.holder, attributes: [("maxlength", "60"), ("autocomplete", "off")]),
            Control(
                "number", MoneyWords.number(language), value: typed.number, help: MoneyWords.numberHelp(language),
                attributes: [("maxlength", "60"), ("autocomplete", "off")]),
            Control(
                "bank", MoneyWords.bank(language), value: typed.bank, help: MoneyWords.bankHelp(language), required: false,
                attributes: [("maxlength", "60"), ("autocomplete", "off")]),
        ]
        let fields: [HTML] = controls.map { $0.html(error: corrections[$0.name], language) }
        let labels = Dictionary(controls.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        let body: HTML = #"""
            \#(corrections.summary(labels))<section class="card narrowcard"><form class="bd stack" method="post" data-once>\#(place.request.csrfField)\#(fields)<p class="sub">\#(MoneyWords.accountHelp, language)</p>\#
            <p class="row wrap"><button class="btn teal">\#(MoneyWords.save, language)</button><a class="btn ghost" href="\#(path)">\#(MoneyWords.back, language)</a></p></form></section>
            """#
        return place.page(
            MoneyWords.account(language), at: .money, crumbs: [(MoneyWords.title(language), path)], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}
