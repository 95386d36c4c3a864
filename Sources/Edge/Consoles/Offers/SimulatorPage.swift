// SimulatorPage.swift: a basket and a buyer who is thought up: what they pay, and why each offer counted or not.
import Catalog
import Core
import Design
import Divisions
import Offers
import Web

extension Consoles {
    var simulatorPages: [PageRoute] {
        [PageRoute(.get, "/desk/shops/{shop}/offers/simulate", needs: .shop("offers.read")) { try await simulate($0) }]
    }

    /// All that was asked stands in the address, so that a colleague sees the same.
    private func simulate(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let language = place.language
        let typed = String((request.query("goods") ?? "").prefix(4_000))
        let isAsked = request.query("goods") != nil
        let isFirst = request.query("first") != nil, holds = !isAsked || request.query("holds") != nil
        let level = typedCount(request.query("level") ?? "") ?? 0
        let province = request.query("to").flatMap { Divisions.division($0)?.code } ?? ""
        let chosen = ChosenGoods(request.query)
        var corrections = Corrections(language)
        var wanted: [(sku: ID<SKU>, quantity: Int64)] = []
        for sku in chosen.skus {
            guard let count = typedCount(chosen.beside[sku]?["n"] ?? ""), 1...999 ~= count else {
                corrections.add("goods", "not_an_integer")
                continue
            }
            wanted.append((sku, count))
        }
        for line in typed.split(whereSeparator: \.isNewline).map(trimmed).filter({ !$0.isEmpty }).prefix(100) {
            let words = line.split(whereSeparator: { $0.isWhitespace || ",，×".contains($0) }).map(String.init)
            let count = words.count > 1 ? typedCount(words[1]) : 1
            guard let word = words.first, let count, 1...999 ~= count, let sku = try await skus(word, of: place.shop.id).first else {
                corrections.add("goods", "offer_no_product", line)
                continue
            }
            if !wanted.contains(where: { $0.sku == sku }) { wanted.append((sku, count)) }
        }
        let provinces = [Control.Option("", "–")] + Divisions.provinces.map { Control.Option($0.code, $0.name) }
        let pasted = Control(
            "goods", OfferDesk.wanted(language), .area(rows: 4), value: typed, help: OfferDesk.wantedHelp(language), required: false)
        let controls = [
            Control("to", OfferDesk.sendTo(language), .select(provinces), value: province.isEmpty ? " " : province, required: false),
            Control("first", OfferDesk.first(language), .tick, value: isFirst ? "on" : "", required: false),
            Control("holds", OfferDesk.holds(language), .tick, value: holds ? "on" : "", required: false),
            Control("level", OfferDesk.buyerLevel(language), value: String(level), required: false, attributes: [("inputmode", "numeric")]),
        ]
        let fields: [HTML] = controls.map { $0.html(error: corrections[$0.name], language) }
        let labels = Dictionary((controls + [pasted]).map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        let isOpen: HTML = typed.isEmpty && corrections["goods"] == nil ? HTML() : " open"
        let goods: HTML = try await skuChoice(chosen, of: place.shop.id, fields: [("n", GoodsWords.count)], language)
        let form: HTML = #"""
            <form class="stack t" action="\#(place.path)/offers/simulate">\#(section(OfferDesk.basket(language), #"""
            \#(goods)<details class="fold"\#(isOpen)><summary>\#(GoodsWords.paste, language)</summary>\#(pasted.html(error: corrections["goods"], language))</details>
            """#))\#(section(OfferDesk.buyer(language), #"\#(fields)<div class="row wrap"><button class="btn teal">\#(OfferDesk.run, language)</button></div>"#))</form>
            """#
        var result: (lines: HTML, rules: HTML) = (
            HTML(), section(OfferDesk.rules(language), Empty.html(.basket, OfferDesk.nothingYet(language)))
        )
        if !wanted.isEmpty {
            let buyer = ThoughtUpBuyer(isFirst: isFirst, level: level, holds: holds ? nil : [])
            let (priced, sales) = try await offers.simulate(
                wanted, of: place.shop.id, buyer: buyer, to: province.isEmpty ? nil : province)
            result = simulated(priced, sales, language)
        }
        return place.page(
            OfferDesk.simulate(language), at: .offers, subtitle: OfferDesk.simulateAbout(language),
            crumbs: [(OfferDesk.title(language), "\(place.path)/offers")],
            body:
                #"\#(corrections.summary(labels))<div class="stack t">\#(result.lines)<div class="cols half"><div>\#(form)</div><div class="stack t">\#(result.rules)</div></div></div>"#,
            status: corrections.isEmpty ? 200 : 422)
    }

    private func simulated(_ priced: Priced, _ sales: [SaleLine], _ language: Language) -> (lines: HTML, rules: HTML) {
        let style = SayingStyle(language, money: { Format.money($0) }, time: { When.day($0) + " " + When.clock($0) })
        let rows: [HTML] = zip(priced.lines, sales).map { line, sale in
            let parts: [HTML] = line.parts.map { part in
                #"<span class="sub wide-line">\#(part.name) −\#(Format.money(part.amount))</span>"#
            }
            let gone: HTML = line.isSent ? HTML() : #" <span class="tag danger">\#(OfferDesk.notSent, language)</span>"#
            return #"""
                <tr><td><div><b class="b">\#(sale.title) \#(sale.specText)</b>\#(gone)\#(parts)</div></td><td data-l="\#(OfferDesk.unit, language)" class="num">\#(Format.money(line.unitPrice))</td>\#
                <td data-l="\#(OfferDesk.pieces, language)" class="num">\#(line.line.quantity)</td><td data-l="\#(OfferDesk.discount, language)" class="num">−\#(Format.money(line.discount))</td>\#
                <td data-l="\#(OfferDesk.freightShare, language)" class="num">\#(Format.money(line.freight))</td><td data-l="\#(OfferDesk.pays, language)" class="num">\#(Format.money(line.paid + line.freight))</td></tr>
                """#
        }
        let notes: [HTML] = priced.notes.map { note in
            let tag: HTML = note.isUsed ? #"<span class="tag teal">✓</span> "# : HTML()
            return #"""
                <li>\#(tag)<b>\#(note.offer.name)</b> <span class="sub">\#(note.offer.kind.words, language)</span><span class="sub wide-line">\#(note.fate.words(style))</span></li>
                """#
        }
        let proven: HTML = priced.isProven ? HTML() : Notice.html(.warning, "\(OfferDesk.notProven, language)")
        let list: HTML = notes.isEmpty ? HTML() : section(OfferDesk.rules(language), #"<ul class="lined">\#(notes)</ul>"#)
        let lines: HTML = #"""
            \#(proven)<section class="card"><header><h2>\#(OfferDesk.result, language, ["n": Format.money(priced.total)])</h2></header><div class="tbl flat"><table><caption class="sr">\#(OfferDesk.simulate, language)</caption><thead><tr>\#
            <th scope="col">\#(OfferDesk.wanted, language)</th><th scope="col" class="num">\#(OfferDesk.unit, language)</th><th scope="col" class="num">\#(OfferDesk.pieces, language)</th><th scope="col" class="num">\#(OfferDesk.discount, language)</th>\#
            <th scope="col" class="num">\#(OfferDesk.freightShare, language)</th><th scope="col" class="num">\#(OfferDesk.pays, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div></section>
            """#
        return (lines, list)
    }
}
