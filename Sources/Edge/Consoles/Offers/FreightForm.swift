// FreightForm.swift: what is typed of a freight template: a row of charges for everywhere, and one for each group of regions.
import Catalog
import Core
import Design
import Divisions
import Offers
import Web

/// One row, kept as it was typed.
struct FreightRow: Sendable {
    var places = "", first = "", firstCharge = "", next = "", nextCharge = "", freeAmount = "", freePieces = ""
    var isNotSent = false

    var isEmpty: Bool { places.isEmpty && first.isEmpty && firstCharge.isEmpty && !isNotSent }

    init() {}

    init(_ charge: FreightCharge, places: String = "") {
        self.places = places
        guard case .sent(let rate) = charge else {
            isNotSent = true
            return
        }
        (first, firstCharge) = (String(rate.firstUnits), Yuan.text(.cny(rate.first)))
        (next, nextCharge) = (String(rate.furtherUnits), Yuan.text(.cny(rate.further)))
        (freeAmount, freePieces) = (rate.freeAmount.map { Yuan.text(.cny($0)) } ?? "", rate.freePieces.map { String($0) } ?? "")
    }

    /// - Parameter number: of the row; its fields are named `first.3`.
    init(_ form: Form, number: Int) {
        func text(_ name: String, _ most: Int = 20) -> String { String(trimmed(form.text("\(name).\(number)") ?? "").prefix(most)) }
        (places, isNotSent) = (text("places", 400), form.text("none.\(number)") != nil)
        (first, firstCharge, next, nextCharge) = (text("first"), text("firstCharge"), text("next"), text("nextCharge"))
        (freeAmount, freePieces) = (text("freeAmount"), text("freePieces"))
    }

    /// Nil when it cannot be read.
    var charge: FreightCharge? {
        if isNotSent { return .notSent }
        func amount(_ text: String) -> Int64? { if case .amount(let money) = Yuan.read(text) { money.minor } else { nil } }
        guard let units = typedCount(first), let charge = amount(firstCharge), let each = typedCount(next),
            let further = amount(nextCharge),
            units > 0, each > 0
        else { return nil }
        let (free, pieces) = (amount(freeAmount), typedCount(freePieces))
        if !freeAmount.isEmpty, free == nil { return nil }
        if !freePieces.isEmpty, pieces == nil { return nil }
        return .sent(FreightRate(first: charge, upTo: units, further: further, each: each, freeAmount: free, freePieces: pieces))
    }

    /// Codes of the provinces, cities or areas that are named; nil when one of them is none.
    var codes: [String]? {
        let found: [String?] = places.split(whereSeparator: { ",，、;； ".contains($0) }).map { word in
            let word = String(word)
            return Divisions.division(word) != nil ? word : Divisions.province(named: word)?.code
        }
        return found.isEmpty || found.contains(nil) ? nil : found.compactMap { $0 }
    }
}

struct FreightForm: Sendable {
    /// Empty rows that wait for more regions.
    private static let spare = 2
    var name = "", measure = "pieces", isDefault = false
    var elsewhere = FreightRow(.sent(FreightRate(first: 800, upTo: 1, further: 200, each: 1)))
    var regions: [FreightRow] = []
    var goods = ChosenGoods()
    var version: Int64?

    init() {}

    init(_ template: FreightTemplate, _ language: Language) {
        (name, measure, isDefault, version) = (template.name, template.measure.rawValue, template.isDefault, template.version)
        elsewhere = FreightRow(template.elsewhere)
        regions = template.regions.map { region in
            let places: [String] = region.divisions.map { language == .zh ? Divisions.division($0)?.name ?? $0 : $0 }
            return FreightRow(region.charge, places: places.joined(separator: ","))
        }
    }

    init(_ form: Form) {
        func text(_ name: String, _ most: Int) -> String { String(trimmed(form.text(name) ?? "").prefix(most)) }
        (name, measure, isDefault) = (text("name", 60), text("measure", 10), form.text("isDefault") != nil)
        elsewhere = FreightRow(form, number: 0)
        regions = (1...FreightTemplate.chargesMax).map { FreightRow(form, number: $0) }.filter { !$0.isEmpty }
        goods = ChosenGoods(form.fields)
        version = form.text("version").flatMap { Int64($0) }
    }

    func draft(_ corrections: inout Corrections) -> FreightDraft? {
        if name.isEmpty { corrections.add("name", "required") }
        let rest = elsewhere.charge
        if rest == nil { corrections.add("elsewhere", "freight_charge") }
        var all: [FreightRegion] = []
        for row in regions {
            guard let codes = row.codes, let charge = row.charge else {
                corrections.add("regions", "freight_region", row.places)
                continue
            }
            all.append(FreightRegion(codes, charge))
        }
        guard let rest, corrections.isEmpty else { return nil }
        return FreightDraft(
            name: name, measure: measure == "grams" ? .grams : .pieces, isDefault: isDefault, elsewhere: rest, regions: all)
    }

    /// The rows as a table of fields.
    func chargeTable(_ corrections: Corrections, _ language: Language) -> HTML {
        let spare = Array(repeating: FreightRow(), count: min(Self.spare, max(0, FreightTemplate.chargesMax - 1 - regions.count)))
        let all: [FreightRow] = [elsewhere] + regions + spare
        let columns: [Phrase] = [
            OfferDesk.place, OfferDesk.firstUnits, OfferDesk.firstCharge, OfferDesk.nextUnits, OfferDesk.nextCharge, OfferDesk.freeFrom,
            OfferDesk.freePieces, OfferDesk.notSentThere,
        ]
        let heads: [HTML] = columns.map { #"<th scope="col">\#($0, language)</th>"# }
        let rows: [HTML] = all.enumerated().map { html($1, $0, columns, corrections, language) }
        let errors: [HTML] = ["elsewhere", "regions"].compactMap { corrections[$0] }.map { #"<p class="err">\#($0)</p>"# }
        return #"""
            <section class="card"><header><h2>\#(OfferDesk.charges, language)</h2></header><div class="tbl flat"><table><caption class="sr">\#(OfferDesk.charges, language)</caption><thead><tr>\#(heads)</tr></thead><tbody>\#(rows)</tbody></table></div>\#
            <div class="bd"><p class="help">\#(OfferDesk.regionsHelp, language)</p>\#(errors)</div></section>
            """#
    }

    private func html(_ row: FreightRow, _ number: Int, _ columns: [Phrase], _ corrections: Corrections, _ language: Language) -> HTML {
        let group = number == 0 ? "elsewhere" : "regions"
        let bad: HTML =
            corrections[group] != nil && !row.isEmpty && (row.charge == nil || (number > 0 && row.codes == nil))
            ? #" aria-invalid="true""# : HTML()
        let whose = number == 0 ? OfferDesk.elsewhere(language) : "\(OfferDesk.regions(language)) \(number)"
        func input(_ name: String, _ value: String, _ column: Int, isMoney: Bool = false) -> HTML {
            let id: HTML = name == "first" && number < 2 ? #" id="f-\#(group)""# : HTML()
            return #"""
                <td data-l="\#(columns[column], language)"><input class="in count num" name="\#(name).\#(number)"\#(id) value="\#(value)" inputmode="\#(isMoney ? "decimal" : "numeric")" maxlength="12" autocomplete="off" aria-label="\#(whose) \#(columns[column], language)"\#(bad)></td>
                """#
        }
        let place: HTML =
            number == 0
            ? #"<b>\#(OfferDesk.elsewhere, language)</b><span class="sub wide-line">\#(OfferDesk.elsewhereHelp, language)</span>"#
            : #"<input class="in" name="places.\#(number)" value="\#(row.places)" maxlength="400" autocomplete="off" aria-label="\#(whose)"\#(bad)>"#
        let said: HTML = number == 0 ? HTML() : #" data-l="\#(whose)""#
        let none: HTML = row.isNotSent ? " checked" : HTML()
        return #"""
            <tr><td\#(said)>\#(place)</td>\#(input("first", row.first, 1))\#(input("firstCharge", row.firstCharge, 2, isMoney: true))\#(input("next", row.next, 3))\#(input("nextCharge", row.nextCharge, 4, isMoney: true))\#
            \#(input("freeAmount", row.freeAmount, 5, isMoney: true))\#(input("freePieces", row.freePieces, 6))\#
            <td data-l="\#(columns[7], language)"><label class="check"><input type="checkbox" name="none.\#(number)"\#(none)><span class="sr">\#(whose) \#(columns[7], language)</span></label></td></tr>
            """#
    }
}
