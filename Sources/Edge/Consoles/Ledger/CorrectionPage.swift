// CorrectionPage.swift: the platform puts the journal right: what moves and why, then a second look at before and after.
import Catalog
import Core
import Design
import Identity
import Ledger
import Payments
import Web

/// What was typed. What is held, owed or being withdrawn is proved by other rows and is not corrected here.
private struct CorrectionEntry {
    let shop: String, from: String, to: String, amount: String, order: String, corrects: String, reason: String

    init(_ form: Form?) {
        func text(_ name: String) -> String { String(plain(form?.text(name)).prefix(400)) }
        (shop, from, to, amount) = (text("shop"), text("from"), text("to"), text("amount"))
        (order, corrects, reason) = (text("order"), text("corrects"), text("reason"))
    }

    init(_ request: WebRequest) {
        func text(_ name: String) -> String { String(trimmed(request.query(name) ?? "").prefix(40)) }
        (shop, order, corrects) = (text("shop"), text("order"), text("corrects"))
        (from, to, amount, reason) = ("", "", "", "")
    }

    var items: [(String, String)] {
        [
            ("shop", shop), ("from", from), ("to", to), ("amount", amount), ("order", order), ("corrects", corrects), ("reason", reason),
        ]
    }
}

extension Consoles {
    var correctionPages: [PageRoute] {
        let (path, needs) = ("\(PlatformPlace.path)/journal/correct", Permission.platform("ledger.correct"))
        return [
            PageRoute(.get, path, needs: needs) { request in
                let place = try await platformPlace(request)
                return askCorrection(place, CorrectionEntry(request), Corrections(place.language))
            },
            PageRoute(.post, path, needs: needs) { try await correct($0) },
        ]
    }

    /// For who may; of a shop's statement with the shop filled in.
    func correctionLink(_ party: Party, _ place: PlatformPlace) -> HTML {
        guard place.may.contains("ledger.correct") else { return HTML() }
        var items: [(String, String)] = []
        if case .shop(let id) = party { items = [("shop", id.description)] }
        return
            #"<a class="btn line" href="\#(PlatformPlace.path)/journal/correct\#(address(items))">\#(CorrectionWords.title, place.language)</a>"#
    }

    private func accounts(of shop: ID<Shop>?) -> [(name: String, account: LedgerAccount)] {
        var accounts: [(String, LedgerAccount)] = []
        if let shop { accounts.append(("shop.available", LedgerAccount(.shop(shop), .available))) }
        for purpose in [Purpose.fee, .marketing, .providerFee, .tax, .writeOff] {
            accounts.append(("platform.\(purpose.rawValue)", LedgerAccount(.platform, purpose)))
        }
        return accounts + payments.providerNames.map { ("provider.\($0)", LedgerAccount(.provider($0), .clearing)) }
    }

    /// First the second look, then, when it was seen, the movement itself.
    private func correct(_ request: WebRequest) async throws -> WebResponse {
        let place = try await platformPlace(request)
        let form = try request.form()
        let entry = CorrectionEntry(form)
        var corrections = Corrections(place.language)
        guard let (shop, wanted) = try await read(entry, &corrections) else { return askCorrection(place, entry, corrections) }
        guard form.text("seen") == "yes" else { return try await secondLook(place, entry, shop, wanted, key: random.secret()) }
        do {
            let made = try await ledger.correct(wanted, by: place.person, key: form.idempotencyKey())
            let party = wanted.postings[0].account.party.description
            return .redirect(
                to: "\(PlatformPlace.path)/journal" + address([("party", party), ("open", made.head.id.description), ("done", "saved")]))
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .notFound || error.kind == .invalid {
            corrections.take(error)
            return askCorrection(place, entry, corrections)
        }
    }

    private func read(_ entry: CorrectionEntry, _ corrections: inout Corrections) async throws -> (shop: ShopCard, Correction)? {
        var shop: ShopCard?
        if let id = ID<Shop>(entry.shop) { shop = try await catalog.shopCards([id])[id] }
        if shop == nil { corrections.add("shop", entry.shop.isEmpty ? "required" : "not_an_id") }
        let known = Dictionary(uniqueKeysWithValues: accounts(of: shop?.id).map { ($0.name, $0.account) })
        for (name, value) in [("from", entry.from), ("to", entry.to)] where known[value] == nil && shop != nil {
            corrections.add(name, "required")
        }
        if entry.from == entry.to, !entry.from.isEmpty { corrections.add("to", "duplicate") }
        var amount = Money.cny(0)
        switch Yuan.read(entry.amount) {
        case .amount(let money) where money.minor > 0: amount = money
        case .nothing: corrections.add("amount", "required")
        case .amount, .notAnAmount: corrections.add("amount", "not_an_amount")
        case .tooLarge: corrections.add("amount", "too_large")
        }
        let order = ID<JournalTransaction>(entry.order), corrected = ID<JournalTransaction>(entry.corrects)
        if order == nil, !entry.order.isEmpty { corrections.add("order", "not_an_id") }
        if corrected == nil, !entry.corrects.isEmpty { corrections.add("corrects", "not_an_id") }
        if !(5...JournalTransaction.reasonMax ~= entry.reason.count) || entry.reason.contains(where: \.isNewline) {
            corrections.add("reason", entry.reason.count < 5 ? "too_short" : "too_long", "5…\(JournalTransaction.reasonMax)")
        }
        guard corrections.isEmpty, let shop, let from = known[entry.from], let to = known[entry.to] else { return nil }
        let postings = [Posting(from, -amount), Posting(to, amount)]
        return (
            shop,
            Correction(home: .shop(shop.id), order: order?.number, postings: postings, reason: entry.reason, corrects: corrected)
        )
    }

    private func askCorrection(_ place: PlatformPlace, _ entry: CorrectionEntry, _ corrections: Corrections) -> WebResponse {
        let language = place.language
        let options = accounts(of: ID(1)).map { Control.Option($0.name, CorrectionWords.account($0.account, language)) }
        let number = [("inputmode", "numeric"), ("maxlength", "20"), ("autocomplete", "off")]
        let controls = [
            Control(
                "shop", CorrectionWords.shop(language), value: entry.shop, help: CorrectionWords.shopHelp(language), attributes: number),
            Control("from", CorrectionWords.from(language), .select(options), value: entry.from),
            Control("to", CorrectionWords.to(language), .select(options), value: entry.to),
            Control(
                "amount", CorrectionWords.amount(language), value: entry.amount,
                attributes: [("inputmode", "decimal"), ("maxlength", "16"), ("autocomplete", "off")]),
            Control("order", LedgerWords.search(language), value: entry.order, required: false, attributes: number),
            Control(
                "corrects", CorrectionWords.corrects(language), value: entry.corrects, help: CorrectionWords.correctsHelp(language),
                required: false, attributes: number),
            Control(
                "reason", CorrectionWords.reason(language), value: entry.reason, help: CorrectionWords.reasonHelp(language),
                attributes: [("maxlength", "\(JournalTransaction.reasonMax)")]),
        ]
        let form = place.form(
            "\(PlatformPlace.path)/journal/correct", controls, corrections,
            button:
                #"<button class="btn teal">\#(CorrectionWords.look, language)</button><a class="btn ghost" href="\#(PlatformPlace.path)/journal">\#(CorrectionWords.back, language)</a>"#
        )
        return place.page(
            CorrectionWords.title(language), at: .journal, subtitle: CorrectionWords.about(language),
            crumbs: [(LedgerWords.platformLedger(language), "\(PlatformPlace.path)/journal")],
            body: #"<section class="card narrowcard"><div class="bd stack">\#(form)</div></section>"#,
            status: corrections.isEmpty ? 200 : 422)
    }

    /// Who, why, and what each account holds in this shop's books before and after.
    private func secondLook(
        _ place: PlatformPlace, _ entry: CorrectionEntry, _ shop: ShopCard, _ wanted: Correction, key: String
    ) async throws -> WebResponse {
        let language = place.language
        let before = try await ledger.balances(of: wanted.postings.map(\.account), home: wanted.home)
        let rows: [HTML] = zip(wanted.postings, before).map { posting, before in
            #"""
            <tr><td><b>\#(CorrectionWords.account(posting.account, language))</b></td><td data-l="\#(CorrectionWords.before, language)" class="num">\#(Format.money(before))</td>\#
            <td data-l="\#(LedgerWords.amount, language)" class="num b \#(posting.amount.minor < 0 ? "neg" : "pos")">\#(signedMoney(posting.amount))</td><td data-l="\#(CorrectionWords.after, language)" class="num b">\#(Format.money(before + posting.amount))</td></tr>
            """#
        }
        var what: [(label: String, value: HTML)] = [
            (CorrectionWords.shop(language), "\(shop.name)"), (CorrectionWords.reason(language), "<b>\(wanted.reason)</b>"),
            (CorrectionWords.by(language), "\(place.name)"),
        ]
        if let order = wanted.order { what.append((LedgerWords.order(language), #"<span class="mono">\#(order)</span>"#)) }
        if let one = wanted.corrects { what.append((CorrectionWords.corrects(language), #"<span class="mono">\#(one)</span>"#)) }
        let amount = Format.money(wanted.postings[1].amount)
        let hidden: [(String, String)] = entry.items + [("seen", "yes"), ("idempotency_key", key)]
        let body: HTML = #"""
            <section class="card"><header><h2>\#(CorrectionWords.second, language)</h2></header><div class="bd stack">\#(facts(what))</div>\#
            <div class="tbl flat"><table><caption class="sr">\#(CorrectionWords.second, language)</caption><thead><tr><th scope="col">\#(LedgerWords.accounts, language)</th><th scope="col" class="num">\#(CorrectionWords.before, language)</th>\#
            <th scope="col" class="num">\#(LedgerWords.amount, language)</th><th scope="col" class="num">\#(CorrectionWords.after, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>\#
            <div class="bd stack"><p>\#(CorrectionWords.forGood, language)</p>\#(place.form("\(PlatformPlace.path)/journal/correct", hidden: hidden, button: #"""
                <button class="btn line neg">\#(CorrectionWords.verb, language, ["n": amount])</button><a class="btn ghost" href="\#(PlatformPlace.path)/journal/correct\#(address([("shop", entry.shop)]))">\#(CorrectionWords.again, language)</a>
                """#))</div></section>
            """#
        return place.page(
            CorrectionWords.title(language), at: .journal,
            crumbs: [(LedgerWords.platformLedger(language), "\(PlatformPlace.path)/journal")], body: body)
    }
}

enum CorrectionWords {
    static let title = Phrase("desk.correct", zh: "更正账目", en: "Correct the journal")
    static let about = Phrase(
        "desk.correct_about", zh: "已写下的账不改，更正是一笔新的账：写明原因和经手人。",
        en: "What is written stays: a correction is a new entry with a reason and an author.")
    static let shop = Phrase("desk.correct_shop", zh: "店铺编号", en: "Shop number")
    static let shopHelp = Phrase("desk.correct_shop_help", zh: "更正记在这家店铺的账里", en: "It is written in this shop's books")
    static let from = Phrase("desk.correct_from", zh: "从哪个账户转出", en: "Out of")
    static let to = Phrase("desk.correct_to", zh: "转入哪个账户", en: "Into")
    static let amount = Phrase("desk.correct_amount", zh: "金额（元）", en: "Amount in yuan")
    static let corrects = Phrase("desk.correct_which", zh: "更正哪一笔凭证", en: "Which entry it puts right")
    static let correctsHelp = Phrase("desk.correct_which_help", zh: "明细里“分录”下的凭证号", en: "The number under “Entries” of a statement")
    static let reason = Phrase("desk.correct_reason", zh: "原因", en: "Reason")
    static let reasonHelp = Phrase("desk.correct_reason_help", zh: "5 到 200 字，店铺也看得到", en: "5 to 200 characters; the shop reads it too")
    static let look = Phrase("desk.correct_look", zh: "再看一遍", en: "Look at it again")
    static let second = Phrase("desk.correct_second", zh: "再看一遍：更正前和更正后", en: "A second look: before and after")
    static let by = Phrase("desk.correct_by", zh: "经手人", en: "By")
    static let before = Phrase("desk.correct_before", zh: "更正前", en: "Before")
    static let after = Phrase("desk.correct_after", zh: "更正后", en: "After")
    static let forGood = Phrase(
        "desk.correct_for_good", zh: "写下后不能撤回，只能再更正。余额是这家店铺的账里的。",
        en: "Once written it stays; another correction may follow. The balances are those in this shop's books.")
    static let verb = Phrase("desk.correct_verb", zh: "更正 {n}", en: "Correct {n}")
    static let again = Phrase("desk.correct_again", zh: "重新填写", en: "Start over")
    static let back = Phrase("desk.correct_back", zh: "返回", en: "Back")

    static func account(_ account: LedgerAccount, _ language: Language) -> String { account.words(language) }
}
