// OfferForm.swift: what is typed to make an offer, a shop's or the platform's, and how the form looks.
import Catalog
import Core
import Design
import Offers
import Web

/// Kept as it was typed until all of it can be read.
struct OfferForm: Sendable {
    var kind: Offer.Kind
    var name = "", from = "", until = "", hand = "claimed", code = "", quantity = "", perPerson = "1", validDays = ""
    var measure = "amount", isPercent = false, steps = "", repeats = false, most = "", goods = "", level = "1", share = "100"
    var chosen = ChosenGoods()
    /// It was sent to look for goods, not to be published.
    var isFinding = false
    var key: String

    init(_ kind: Offer.Kind, key: String, now: Timestamp) {
        (self.kind, self.key) = (kind, key)
        (from, until) = (WallClock.text(now + .minutes(2)), WallClock.text(now + .days(7)))
        if kind == .limitedPrice || kind == .memberPrice { perPerson = "0" }
    }

    init(_ form: Form) throws {
        func text(_ name: String, _ most: Int = 100) -> String { String(trimmed(form.text(name) ?? "").prefix(most)) }
        guard let kind = form.text("kind").flatMap(Offer.Kind.init(rawValue:)) else { throw WebError.badRequest("form") }
        self.kind = kind
        key = try form.idempotencyKey()
        (name, from, until, hand, code) = (text("name"), text("from"), text("until"), text("hand"), text("code").uppercased())
        (quantity, perPerson, validDays) = (text("quantity"), text("perPerson"), text("validDays"))
        (measure, steps, most) = (text("measure"), text("steps", 1_000), text("most"))
        (isPercent, repeats) = (text("off") == "percent", form.text("repeats") != nil)
        (goods, level, share) = (text("goods", 60_000), text("level"), text("share"))
        (chosen, isFinding) = (ChosenGoods(form.fields), form.text("act") == "find")
    }

    /// Without goods, which are looked up. Nil when something cannot be read.
    func terms(_ corrections: inout Corrections) -> OfferTerms? {
        let starts = WallClock.read(from), ends = WallClock.read(until)
        if name.isEmpty { corrections.add("name", "required") }
        if starts == nil { corrections.add("from", from.isEmpty ? "required" : "not_a_time") }
        if ends == nil { corrections.add("until", until.isEmpty ? "required" : "not_a_time") }
        func number(_ text: String, _ path: String, empty: Int64?) -> Int64? {
            if text.isEmpty { return empty }
            guard let count = typedCount(text) else {
                corrections.add(path, "not_an_integer")
                return nil
            }
            return count
        }
        let (inAll, days) = (number(quantity, "quantity", empty: nil), number(validDays, "validDays", empty: nil))
        let each = number(perPerson, "perPerson", empty: kind.isCoupon ? 1 : 0) ?? 0
        let from = number(level, "level", empty: 1) ?? 1
        let part = number(share, "share", empty: 100) ?? 100
        if !(0...100 ~= part) { corrections.add("share", "not_an_integer") }
        let ladder = kind.isPrice ? Ladder() : self.ladder(&corrections)
        guard let starts, let ends, let ladder, corrections.isEmpty else { return nil }
        return OfferTerms(
            kind, name, hand: kind.isCoupon ? Offer.Hand(rawValue: hand) ?? .claimed : .open, ladder: ladder, from: starts, until: ends,
            validDays: kind.isCoupon ? days : nil, quantity: kind.isCoupon ? inAll : nil, perPerson: each,
            platformShare: Rate(basisPoints: kind == .platformCoupon ? part * 100 : 0), memberLevel: kind == .memberPrice ? from : 0,
            couponCode: kind.isCoupon && hand == "code" ? code : "")
    }

    /// Lines of a threshold and what it takes off: `100 10`, or with 折 `2 8.5`.
    private func ladder(_ corrections: inout Corrections) -> Ladder? {
        var all: [Ladder.Step] = []
        for line in steps.split(whereSeparator: \.isNewline).map(trimmed).filter({ !$0.isEmpty }) {
            let words = line.split(whereSeparator: { $0.isWhitespace || "，,、".contains($0) }).map(String.init)
            guard words.count == 2, let threshold = measure == "pieces" ? typedCount(words[0]) : Self.amount(words[0]),
                let off = isPercent ? Self.off(words[1]) : Self.amount(words[1]).map({ .amount($0) })
            else {
                corrections.add("steps", "offer_step_line", line)
                return nil
            }
            all.append(Ladder.Step(threshold, off))
        }
        guard !all.isEmpty else {
            corrections.add("steps", "required")
            return nil
        }
        var limit: Int64?
        if !most.isEmpty {
            guard let amount = Self.amount(most) else {
                corrections.add("most", "not_an_amount")
                return nil
            }
            limit = amount
        }
        return Ladder(
            all.sorted { $0.threshold < $1.threshold }, by: measure == "pieces" ? .pieces : .amount, repeats: repeats, most: limit)
    }

    private static func amount(_ text: String) -> Int64? {
        if case .amount(let money) = Yuan.read(text) { money.minor } else { nil }
    }

    /// 8.5 折 leaves 85 %: 1,500 basis points off.
    private static func off(_ text: String) -> Ladder.Off? {
        guard let left = amount(text), 10...999 ~= left else { return nil }
        return .percent(Rate(basisPoints: 10_000 - left * 10))
    }

    /// The fields of this kind.
    func html(_ corrections: Corrections, _ language: Language) -> (controls: [Control], html: HTML) {
        typealias Option = Control.Option
        func plain(
            _ name: String, _ label: Phrase, _ value: String, help: Phrase? = nil, required: Bool = false, type: String = "text"
        ) -> Control {
            Control(
                name, label(language), .input(type), value: value, help: help.map { $0(language) } ?? "", required: required,
                attributes: type == "text" ? [("maxlength", "60"), ("autocomplete", "off")] : [])
        }
        var all = [
            plain("name", OfferDesk.name, name, help: OfferDesk.nameHelp, required: true),
            plain("from", OfferDesk.from, from, required: true, type: "datetime-local"),
            plain("until", OfferDesk.until, until, required: true, type: "datetime-local"),
        ]
        if !kind.isPrice {
            let measures = kind == .platformCoupon ? [Ladder.Measure.amount] : Ladder.Measure.allCases
            all.append(
                Control(
                    "measure", OfferDesk.measure(language), .select(measures.map { Option($0.rawValue, OfferDesk.measure($0)(language)) }),
                    value: measure))
            all.append(
                Control(
                    "off", OfferDesk.offKind(language),
                    .select([Option("amount", OfferDesk.byAmount(language)), Option("percent", OfferDesk.byPercent(language))]),
                    value: isPercent ? "percent" : "amount"))
            all.append(
                Control(
                    "steps", OfferDesk.steps(language), .area(rows: kind == .fullReduction ? 4 : 2), value: steps,
                    help: (kind == .fullReduction ? OfferDesk.stepsHelp : OfferDesk.stepHelp)(language)))
            if kind == .fullReduction {
                all.append(Control("repeats", OfferDesk.repeats(language), .tick, value: repeats ? "on" : "", required: false))
            }
            all.append(plain("most", OfferDesk.most, most, help: OfferDesk.mostHelp))
        }
        if kind.isCoupon {
            let hands = Offer.Hand.allCases.filter { kind != .platformCoupon || $0 != .open }
            all.append(
                Control("hand", OfferDesk.hand(language), .select(hands.map { Option($0.rawValue, $0.words(language)) }), value: hand))
            all.append(plain("code", OfferDesk.code, code, help: OfferDesk.codeHelp))
            all.append(plain("quantity", OfferDesk.quantity, quantity, help: OfferDesk.quantityHelp))
            all.append(plain("validDays", OfferDesk.validDays, validDays, help: OfferDesk.validHelp))
        }
        if kind != .fullReduction {
            all.append(plain("perPerson", kind.isPrice ? OfferDesk.perPersonPieces : OfferDesk.perPerson, perPerson, required: true))
        }
        if kind == .memberPrice { all.append(plain("level", OfferDesk.level, level, required: true)) }
        if kind == .platformCoupon { all.append(plain("share", OfferDesk.share, share, help: OfferDesk.shareHelp, required: true)) }
        let fields: [HTML] = all.map { $0.html(error: corrections[$0.name], language) }
        return (
            all,
            #"<input type="hidden" name="kind" value="\#(kind.rawValue)"><input type="hidden" name="idempotency_key" value="\#(key)">\#(fields)"#
        )
    }
}

extension OfferForm {
    /// Numbers and codes of goods, for who has them in a file.
    func pasted(_ language: Language) -> Control {
        let help = kind.isPrice ? OfferDesk.pricesHelp : OfferDesk.someHelp
        return Control("goods", OfferDesk.goods(language), .area(rows: 4), value: goods, help: help(language), required: false)
    }
}

extension Consoles {
    func offerEditor(_ form: OfferForm, _ corrections: Corrections, place: Workplace) async throws -> WebResponse {
        let language = place.language
        let (controls, fields) = form.html(corrections, language)
        let pasted = form.pasted(language)
        let labels = Dictionary((controls + [pasted]).map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        let about: Phrase = form.kind.isPrice ? GoodsWords.prices : form.kind == .productCoupon ? GoodsWords.some : GoodsWords.all
        let choice: HTML
        if form.kind.isPrice {
            let stock: [(String, Phrase)] = form.kind == .limitedPrice ? [("stock", GoodsWords.stock)] : []
            choice = try await skuChoice(form.chosen, of: place.shop.id, fields: [("price", GoodsWords.price)] + stock, language)
        } else {
            let products = try await productChoice(form.chosen, of: place.shop.id, language)
            choice = products + (try await categoryChoice(form.chosen, language))
        }
        let isOpen: HTML = form.goods.isEmpty && corrections["goods"] == nil ? HTML() : " open"
        let body: HTML = #"""
            \#(corrections.summary(labels))<form class="stack t" method="post" action="\#(place.path)/offers/new" data-once>\#(place.request.csrfField)\#
            <div class="cols half"><div><section class="card"><header><h2>\#(form.kind.words, language)</h2></header><div class="bd stack">\#(fields)</div></section></div>\#
            <div><section class="card"><header><h2>\#(GoodsWords.title, language)</h2></header><div class="bd stack"><p class="ink2">\#(about, language)</p>\#(choice)\#
            <details class="fold"\#(isOpen)><summary>\#(GoodsWords.paste, language)</summary>\#(pasted.html(error: corrections["goods"], language))</details></div></section></div></div>\#
            <div class="savebar"><span class="grow sub">\#(OfferDesk.forever, language)</span><a class="btn ghost" href="\#(place.path)/offers">\#(OfferDesk.leave, language)</a>\#
            <button class="btn teal" name="act" value="make">\#(OfferDesk.make, language)</button></div></form>
            """#
        return place.page(
            OfferDesk.new(language), at: .offers, crumbs: [(OfferDesk.title(language), "\(place.path)/offers")], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}

extension Corrections {
    /// The room's names of fields are not the form's.
    mutating func takeOffer(_ error: any CodedError) {
        let names: [String: String] = [
            "startsAt": "from", "endsAt": "until", "couponCode": "code", "ladder": "steps", "scope": "goods", "memberLevel": "level",
            "platformShare": "share",
        ]
        take(error) { path in path.hasPrefix("prices") ? "goods" : names[path] ?? path }
    }
}
