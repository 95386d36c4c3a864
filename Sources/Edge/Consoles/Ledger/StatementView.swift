// StatementView.swift: one statement as it was asked for: its filter from the address, and its parts as markup.
import Core
import Design
import Ledger
import Web

struct StatementView {
    let language: Language, now: Timestamp
    let party: Party
    let path: String
    /// Where an order of the statement is shown; nil where there is no such page.
    let orders: String?
    /// As it was typed.
    private let typed: [(String, String)]
    let filter: StatementFilter
    /// Something typed could not be read.
    let wrong: Bool
    let after: Cursor?
    let open: ID<JournalTransaction>?

    init(_ request: WebRequest, _ party: Party, path: String, orders: String?, _ now: Timestamp) {
        (language, self.now, self.party, self.path, self.orders) = (request.language, now, party, path, orders)
        typed = ["party", "purpose", "order", "from", "to"].map { ($0, String(trimmed(request.query($0) ?? "").prefix(60))) }.filter {
            !$0.1.isEmpty
        }
        let values = Dictionary(typed, uniquingKeysWith: { first, _ in first })
        let order = values["order"].flatMap { ID<JournalTransaction>($0) }
        let (from, to) = (values["from"].flatMap(dayStart), values["to"].flatMap(dayStart))
        let purpose = values["purpose"].flatMap(Purpose.init(rawValue:))
        filter = StatementFilter(purpose: purpose, order: order?.number, from: from, before: to.map { $0 + .days(1) })
        wrong =
            (values["order"] != nil && order == nil) || (values["from"] != nil && from == nil) || (values["to"] != nil && to == nil)
            || (values["purpose"] != nil && purpose == nil) || (values["party"] != nil && Party(values["party"] ?? "") == nil)
        after = request.query("after").flatMap { Cursor(text: $0) }
        open = request.query("open").flatMap { ID<JournalTransaction>($0) }
    }

    /// What is set, for links.
    var items: [(String, String)] { typed }

    var actions: HTML {
        #"<a class="btn line" href="\#(path)/file\#(address(items))">\#(Icon.download.html)\#(LedgerWords.export, language)</a>"#
    }

    /// One for each account that ever moved, with what it holds.
    func tabs(_ holdings: [Purpose: Money]) -> HTML {
        let rest = items.filter { $0.0 != "purpose" }
        var tabs: [HTML] = [
            #"<a href="\#(path)\#(address(rest))"\#(filter.purpose == nil ? #" aria-current="page""# : "" as HTML)>\#(Say.all, language)</a>"#
        ]
        for purpose in Purpose.allCases {
            guard let money = holdings[purpose] else { continue }
            let current: HTML = filter.purpose == purpose ? #" aria-current="page""# : HTML()
            tabs.append(
                #"""
                <a href="\#(path)\#(address(rest + [("purpose", purpose.rawValue)]))"\#(current)>\#(LedgerWords.purpose(purpose), language) <span>\#(Format.money(money))</span></a>
                """#)
        }
        return #"<nav class="views" aria-label="\#(LedgerWords.accounts, language)">\#(tabs)</nav>"#
    }

    var form: HTML {
        func value(_ name: String) -> String { typed.first { $0.0 == name }?.1 ?? "" }
        func day(_ name: String, _ label: Phrase) -> HTML {
            #"<label class="row"><span class="muted nowrap">\#(label, language)</span><input class="in" type="date" name="\#(name)" value="\#(value(name))"></label>"#
        }
        let purpose: HTML = filter.purpose.map { #"<input type="hidden" name="purpose" value="\#($0.rawValue)">"# } ?? HTML()
        let who: HTML =
            orders == nil
            ? #"<label class="row"><span class="muted nowrap">\#(LedgerWords.party, language)</span><input class="in" name="party" value="\#(party.description)" size="18" maxlength="60" placeholder="shop:123"></label>"#
            : HTML()
        return #"""
            <form class="filters" role="search" action="\#(path)">\#(purpose)<label class="search">\#(Icon.search.html)<span class="sr">\#(LedgerWords.search, language)</span>\#
            <input type="search" name="order" value="\#(value("order"))" placeholder="\#(LedgerWords.search, language)" inputmode="numeric" maxlength="20" enterkeyhint="search"></label>\#
            \#(who)\#(day("from", LedgerWords.from))\#(day("to", LedgerWords.to))<button class="btn line">\#(LedgerWords.filter, language)</button></form>
            """#
    }

    func row(_ line: StatementLine) -> HTML {
        let head = line.transaction
        let (isOpen, kind) = (open == head.id, kind(head.kind))
        let order: HTML =
            head.order.map { number in
                orders.map { #"<a class="mono" href="\#($0)/\#(number)#money">\#(number)</a>"# } ?? #"<span class="mono">\#(number)</span>"#
            } ?? #"<span class="muted">—</span>"#
        let link = path + address(items + (isOpen ? [] : [("open", head.id.description)]) + (after.map { [("after", $0.text)] } ?? []))
        let word: Phrase = line.amount.minor < 0 ? LedgerWords.outgo : LedgerWords.income
        return #"""
            <tr id="t\#(head.id)-\#(line.line)"><td data-l="\#(LedgerWords.when, language)">\#(When.html(head.at, now: now, language))</td><td data-l="\#(LedgerWords.what, language)"><span class="tag\#(look(head.kind))">\#(kind)</span></td>\#
            <td data-l="\#(LedgerWords.accounts, language)">\#(LedgerWords.purpose(line.purpose), language)</td><td data-l="\#(LedgerWords.other, language)">\#(counterparts(line))</td>\#
            <td data-l="\#(LedgerWords.rule, language)">\#(rule(head))</td><td data-l="\#(LedgerWords.order, language)">\#(order)</td>\#
            <td data-l="\#(LedgerWords.amount, language)" class="num b \#(line.amount.minor < 0 ? "neg" : "pos")">\#(word, language) \#(signedMoney(line.amount))</td>\#
            <td class="end"><a href="\#(link)#t\#(head.id)-\#(line.line)">\#(isOpen ? LedgerWords.close : LedgerWords.entries, language)<span class="sr"> \#(plainTime(head.at)) \#(kind)</span></a></td></tr>
            """#
    }

    /// All entries of a transaction, its reason and its seal, under its line.
    /// - Parameter who: decided on it; nil for the house itself.
    func entries(_ record: JournalRecord, by who: String?) -> HTML {
        let lines: [HTML] = record.postings.map { posting in
            let own: HTML = posting.account.party == party ? #" class="b""# : HTML()
            return "<dt>\(posting.account.words(language))</dt><dd\(own)>\(signedMoney(posting.amount))</dd>"
        }
        let sum: Int64 = record.postings.reduce(0) { $0 + $1.amount.minor }
        let reason: HTML =
            record.head.reason.isEmpty ? HTML() : #"<p class="sub">\#(LedgerWords.reason, language, ["reason": record.head.reason])</p>"#
        // Who of the platform it was is for the platform's own eyes.
        let author: HTML =
            who.flatMap { orders == nil ? $0 : nil }.map { #"<p class="sub">\#(LedgerWords.decidedBy, language, ["who": $0])</p>"# }
            ?? HTML()
        var seal = HTML()
        if let number = record.head.seal, let hash = record.head.hash {
            seal = #"<p class="sub mono">\#(LedgerWords.sealed, language, ["n": String(number), "hash": String(hash.prefix(16))])</p>"#
        }
        return #"""
            <tr><td colspan="8"><dl class="kv">\#(lines)<dt class="sum">\#(LedgerWords.proof, language, ["id": record.head.id.description])</dt><dd class="sum">\#(signedMoney(.cny(sum)))</dd></dl>\#(reason)\#(author)\#(seal)</td></tr>
            """#
    }

    func sums(_ sums: StatementSums) -> String {
        LedgerWords.sums(
            language, ["n": Format.grouped(sums.lines), "in": signedMoney(sums.income), "out": signedMoney(sums.outgo)])
    }

    func kind(_ kind: JournalKind) -> String { LedgerWords.kind(kind).map { $0(language) } ?? kind.rawValue }

    func rule(_ head: JournalHead) -> String {
        let rule = LedgerWords.rule(head.rule).map { $0(language) } ?? head.rule
        return head.terms.isEmpty ? rule : "\(rule) · \(terms(head.terms))"
    }

    /// `fee 150` is a fee of 1.5%; other terms are shown as their room wrote them.
    private func terms(_ terms: String) -> String {
        let parts = terms.split(separator: " ")
        guard parts.count == 2, parts[0] == "fee", let points = Int64(parts[1]), 0...10_000 ~= points else { return terms }
        return LedgerWords.feeRate(language, ["rate": Format.rate(Rate(basisPoints: points))])
    }

    func counterparts(_ line: StatementLine) -> String {
        line.counterparts.map { account in
            if account.party == party { return LedgerWords.purpose(account.purpose)(language) }
            // Who reads every party's statement is told which shop or organisation it is.
            if orders == nil, case .shop(let id) = account.party { return "\(account.words(language)) (\(id))" }
            return account.words(language)
        }.joined(separator: language == .zh ? "、" : ", ")
    }

    private func look(_ kind: JournalKind) -> String {
        switch kind {
        case .settled, .orderPaid, .debtRepaid: " teal"
        case .corrected: " gold"
        case .clawback, .refundRequested, .writtenOff: " danger"
        default: ""
        }
    }
}
