// OrderMoney.swift: where one order's money went: a picture to scale, and a table of every entry that proves it.
import Core
import Design
import Ledger
import Trade
import Web

extension Consoles {
    /// Nothing for an order that never moved money.
    func moneyCard(_ order: Order, _ place: Workplace) async throws -> HTML {
        guard order.paidAt != nil, place.may.contains("money.read") else { return HTML() }
        let journal = try await ledger.journal(ofOrder: order.id.number, of: order.shop)
        guard !journal.isEmpty else { return HTML() }
        let language = place.language
        let flow = OrderFlow(journal)
        let isSettled = journal.contains { $0.head.kind == .settled }
        let tag: HTML =
            isSettled
            ? #"<span class="tag teal">\#(LedgerWords.settled, language)</span>"#
            : #"<span class="tag gold">\#(LedgerWords.notYet, language)</span>"#
        return #"""
            <section class="card" id="money"><header><h2>\#(LedgerWords.whereTo, language)</h2>\#(tag)</header>\#(flow.chart(language).html)\#(table(journal, place))</section>
            """#
    }

    private func table(_ journal: [JournalRecord], _ place: Workplace) -> HTML {
        let language = place.language
        var sums: [LedgerAccount: Money] = [:]
        var rows: [HTML] = []
        for record in journal {
            let kind = LedgerWords.kind(record.head.kind).map { $0(language) } ?? record.head.kind.rawValue
            for posting in record.postings {
                sums[posting.account] = sums[posting.account].map { $0 + posting.amount } ?? posting.amount
                rows.append(
                    #"""
                    <tr><td data-l="\#(LedgerWords.when, language)">\#(When.html(record.head.at, now: place.now, language))</td><td data-l="\#(LedgerWords.what, language)">\#(kind)</td>\#
                    <td data-l="\#(LedgerWords.accounts, language)">\#(posting.account.words(language))</td><td data-l="\#(LedgerWords.amount, language)" class="num">\#(signedMoney(posting.amount))</td></tr>
                    """#)
            }
        }
        let total: Int64 = sums.values.reduce(0) { $0 + $1.minor }
        return #"""
            <details class="fold bd"><summary>\#(LedgerWords.tableOf, language)</summary><div class="tbl flat"><table><caption class="sr">\#(LedgerWords.whereTo, language)</caption><thead><tr><th scope="col">\#(LedgerWords.when, language)</th>\#
            <th scope="col">\#(LedgerWords.what, language)</th><th scope="col">\#(LedgerWords.accounts, language)</th><th scope="col" class="num">\#(LedgerWords.amount, language)</th></tr></thead>\#
            <tbody>\#(rows)<tr><td><b>\#(LedgerWords.sum, language)</b></td><td></td><td></td><td data-l="\#(LedgerWords.sum, language)" class="num b">\#(signedMoney(.cny(total)))</td></tr></tbody></table></div></details>
            """#
    }
}

/// The journal of an order as sources and ends.
struct OrderFlow {
    /// What the buyer paid in, and what of it is back with them.
    let paid: Int64, back: Int64
    /// Who has how much of it now; below zero: gave as much to it.
    let others: [(account: LedgerAccount, amount: Int64)]

    init(_ journal: [JournalRecord]) {
        var (paid, back): (Int64, Int64) = (0, 0)
        var sums: [LedgerAccount: Int64] = [:]
        for posting in journal.flatMap(\.postings) {
            if posting.account.purpose == .clearing {
                if posting.amount.minor < 0 { paid -= posting.amount.minor } else { back += posting.amount.minor }
            } else {
                sums[posting.account, default: 0] += posting.amount.minor
            }
        }
        (self.paid, self.back) = (paid, back)
        others = sums.filter { $0.value != 0 }.map { (account: $0.key, amount: $0.value) }.sorted { $0.account < $1.account }
    }

    func chart(_ language: Language) -> FlowChart {
        func part(_ label: String, _ value: Int64, _ colour: Int) -> FlowChart.Part {
            FlowChart.Part(label, value, Format.money(.cny(value)), colour: colour)
        }
        var sources: [FlowChart.Part] = paid > 0 ? [part(LedgerWords.paidBy(language), paid, 4)] : []
        var ends: [FlowChart.Part] = []
        for (account, amount) in others.sorted(by: { ($0.amount.magnitude, $1.account) > ($1.amount.magnitude, $0.account) }) {
            // What the platform gives and takes is named for itself.
            let name = account.party == .platform ? LedgerWords.purpose(account.purpose)(language) : account.words(language)
            if amount < 0 { sources.append(part(name, -amount, 3)) } else { ends.append(part(name, amount, Self.colour(account.purpose))) }
        }
        if back > 0 { ends.append(part(LedgerWords.back(language), back, 5)) }
        func list(_ parts: [FlowChart.Part]) -> String {
            parts.map { "\($0.label) \($0.text)" }.joined(separator: language == .zh ? "，" : ", ")
        }
        let all: Int64 = sources.reduce(0) { $0 + $1.value }
        return FlowChart(
            id: "money", title: LedgerWords.whereTo(language),
            finding: LedgerWords.finding(language, ["from": list(sources), "to": list(ends)]),
            middle: LedgerWords.whole(language, ["amount": Format.money(.cny(all))]), sources: sources, ends: ends)
    }

    private static func colour(_ purpose: Purpose) -> Int {
        switch purpose {
        case .held, .available, .withdrawing: 1
        case .fee, .tax, .providerFee: 6
        case .transit: 5
        case .clearing, .debt, .marketing, .writeOff: 2
        }
    }
}

extension LedgerAccount {
    /// 本店 · 待结算
    func words(_ language: Language) -> String {
        var party = LedgerWords.party(party)(language)
        if case .provider(let name) = self.party { party += " \(name)" }
        return "\(party) · \(LedgerWords.purpose(purpose)(language))"
    }
}

/// +¥24.20, −¥126.40.
func signedMoney(_ money: Money) -> String { (money.minor > 0 ? "+" : "") + Format.money(money) }
