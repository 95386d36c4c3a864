// FreightPages.swift: a shop's freight templates at its desk.
import Catalog
import Core
import Design
import Divisions
import Offers
import Web

/// What is typed of a template.
private struct FreightForm: Sendable {
    var name = "", measure = "pieces", isDefault = false, elsewhere = "1 8 1 2", regions = "", products = ""
    var version: Int64?

    init() {}

    init(_ template: FreightTemplate, _ language: Language) {
        (name, measure, isDefault, version) = (template.name, template.measure.rawValue, template.isDefault, template.version)
        elsewhere = Self.text(template.elsewhere)
        regions = template.regions.map { region in
            let places: [String] = region.divisions.map { language == .zh ? Divisions.division($0)?.name ?? $0 : $0 }
            return places.joined(separator: ",") + ": " + Self.text(region.charge)
        }.joined(separator: "\n")
    }

    init(_ form: Form) {
        func text(_ name: String, _ most: Int) -> String { String(trimmed(form.text(name) ?? "").prefix(most)) }
        (name, measure, isDefault) = (text("name", 60), text("measure", 10), form.text("isDefault") != nil)
        (elsewhere, regions, products) = (text("elsewhere", 100), text("regions", 8_000), text("products", 20_000))
        version = form.text("version").flatMap { Int64($0) }
    }

    /// `1 8 1 2 99`; `0` for what is not sent there.
    static func text(_ charge: FreightCharge) -> String {
        guard case .sent(let rate) = charge else { return "0" }
        let parts: [String] = [
            String(rate.firstUnits), Yuan.text(.cny(rate.first)), String(rate.furtherUnits), Yuan.text(.cny(rate.further)),
        ]
        return (parts + (rate.freeAmount.map { [Yuan.text(.cny($0))] } ?? [])).joined(separator: " ")
    }

    static func charge(_ text: String) -> FreightCharge? {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        if words == ["0"] { return .notSent }
        func amount(_ text: String) -> Int64? { if case .amount(let money) = Yuan.read(text) { money.minor } else { nil } }
        guard 4...5 ~= words.count, let units = typedCount(words[0]), let first = amount(words[1]), let each = typedCount(words[2]),
            let further = amount(words[3]), units > 0, each > 0
        else { return nil }
        let free = words.count == 5 ? amount(words[4]) : nil
        if words.count == 5, free == nil { return nil }
        return .sent(FreightRate(first: first, upTo: units, further: further, each: each, freeAmount: free))
    }

    func draft(_ corrections: inout Corrections) -> FreightDraft? {
        if name.isEmpty { corrections.add("name", "required") }
        let rest = Self.charge(elsewhere)
        if rest == nil { corrections.add("elsewhere", "freight_charge", elsewhere) }
        var all: [FreightRegion] = []
        for line in regions.split(whereSeparator: \.isNewline).map(trimmed).filter({ !$0.isEmpty }) {
            let halves = line.split(maxSplits: 1, whereSeparator: { ":：".contains($0) }).map(String.init)
            let places: [String?] = (halves.first ?? "").split(whereSeparator: { ",，、 ".contains($0) }).map { word in
                let word = trimmed(word)
                return Divisions.division(word) != nil ? word : Divisions.province(named: word)?.code
            }
            guard halves.count == 2, !places.isEmpty, !places.contains(nil), let charge = Self.charge(halves[1]) else {
                corrections.add("regions", "freight_region", line)
                continue
            }
            all.append(FreightRegion(places.compactMap { $0 }, charge))
        }
        guard let rest, corrections.isEmpty else { return nil }
        return FreightDraft(
            name: name, measure: measure == "grams" ? .grams : .pieces, isDefault: isDefault, elsewhere: rest, regions: all)
    }
}

extension Consoles {
    var freightPages: [PageRoute] {
        let path = "/desk/shops/{shop}/freight"
        return [
            PageRoute(.get, path, needs: .shop("offers.read")) { request in
                try await showFreight(workplace(request), Corrections(request.language))
            },
            PageRoute(.get, "\(path)/new", needs: .shop("offers.write")) { request in
                freightEditor(try await workplace(request), FreightForm(), nil, Corrections(request.language))
            },
            PageRoute(.post, "\(path)/new", needs: .shop("offers.write")) { try await saveFreight($0, nil) },
            PageRoute(.get, "\(path)/{template}", needs: .shop("offers.write")) { request in
                let place = try await workplace(request)
                let template = try await template(request, of: place.shop.id)
                return freightEditor(place, FreightForm(template, place.language), template.id, Corrections(place.language))
            },
            PageRoute(.post, "\(path)/{template}", needs: .shop("offers.write")) { request in
                try await saveFreight(request, request.id("template"))
            },
            PageRoute(.post, "\(path)/{template}/delete", needs: .shop("offers.write")) { request in
                let place = try await workplace(request)
                do {
                    try await offers.deleteTemplate(request.id("template"), of: place.shop.id, by: place.person)
                    return .redirect(to: "\(place.path)/freight?done=deleted")
                } catch let error as OffersError where error.kind == .conflict {
                    var corrections = Corrections(place.language)
                    corrections.take(error)
                    return try await showFreight(place, corrections)
                }
            },
        ]
    }

    private func template(_ request: WebRequest, of shop: ID<Shop>) async throws -> FreightTemplate {
        let id: ID<FreightTemplate> = try request.id("template")
        guard let found = try await offers.freight(of: shop).first(where: { $0.id == id }) else { throw OffersError.templateNotFound }
        return found
    }

    private func showFreight(_ place: Workplace, _ corrections: Corrections) async throws -> WebResponse {
        let (language, path) = (place.language, "\(place.path)/freight")
        let write = place.may.contains("offers.write")
        let used = try await offers.freightProducts(of: place.shop.id)
        let cards: [HTML] = try await offers.freight(of: place.shop.id).map { template in
            let mark: HTML = template.isDefault ? #"<span class="tag teal">\#(OfferDesk.defaultMark, language)</span>"# : HTML()
            let regions: [HTML] = template.regions.map { region in
                let names: [String] = region.divisions.map { Divisions.line(of: $0) ?? $0 }
                return #"<dt>\#(names.joined(separator: " · "))</dt><dd>\#(charge(region.charge, template.measure, language))</dd>"#
            }
            let count = used.values.filter { $0 == template.id }.count
            let acts: HTML =
                write
                ? #"""
                <div class="row wrap"><a class="btn line sm" href="\#(path)/\#(template.id)">\#(Say.edit, language)<span class="sr"> \#(template.name)</span></a>\#
                <form class="inline" method="post" action="\#(path)/\#(template.id)/delete" data-once>\#(place.request.csrfField)<button class="btn ghost sm">\#(OfferDesk.deleteTemplate, language)<span class="sr"> \#(template.name)</span></button></form></div>
                """# : HTML()
            return section(
                template.name, more: mark,
                #"""
                <dl class="kv"><dt>\#(OfferDesk.elsewhere, language)</dt><dd>\#(charge(template.elsewhere, template.measure, language))</dd>\#(regions)\#
                <dt>\#(template.measure == .pieces ? OfferDesk.byPieces : OfferDesk.byGrams, language)</dt><dd>\#(OfferDesk.products, language): \#(count)</dd></dl>\#(acts)
                """#)
        }
        let list: HTML =
            cards.isEmpty
            ? section(OfferDesk.freight(language), Empty.html(.box, OfferDesk.noTemplates(language)))
            : #"<div class="cols half">\#(cards)</div>"#
        let new: HTML = write ? #"<a class="btn teal" href="\#(path)/new">\#(OfferDesk.newTemplate, language)</a>"# : HTML()
        return place.page(
            OfferDesk.freight(language), at: .offers, subtitle: OfferDesk.freightAbout(language),
            crumbs: [(OfferDesk.title(language), "\(place.path)/offers")], actions: new, body: corrections.summary([:]) + list,
            status: corrections.isEmpty ? 200 : 409)
    }

    private func charge(_ charge: FreightCharge, _ measure: FreightTemplate.Measure, _ language: Language) -> String {
        guard case .sent(let rate) = charge else { return OfferDesk.notSent(language) }
        let unit = (measure == .pieces ? OfferDesk.unitPieces : OfferDesk.unitGrams)(language)
        let words = OfferDesk.charge(
            language,
            [
                "n": Format.grouped(rate.firstUnits), "a": Format.money(.cny(rate.first)), "m": Format.grouped(rate.furtherUnits),
                "b": Format.money(.cny(rate.further)), "u": unit,
            ])
        guard let free = rate.freeAmount else { return words }
        return OfferDesk.chargeFree(language, ["what": words, "n": Format.money(.cny(free))])
    }

    private func saveFreight(_ request: WebRequest, _ id: ID<FreightTemplate>?) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = FreightForm(try request.form())
        var corrections = Corrections(place.language)
        let draft = form.draft(&corrections)
        var products: [ID<Product>] = []
        for line in form.products.split(whereSeparator: \.isNewline).map(trimmed).filter({ !$0.isEmpty }).prefix(500) {
            let skus = try await skus(line, of: place.shop.id)
            if let sale = try await catalog.saleLines(skus.map { (place.shop.id, $0) }).first {
                products.append(sale.product)
            } else {
                corrections.add("products", "offer_no_product", line)
            }
        }
        if let draft, corrections.isEmpty {
            do {
                let saved = try await offers.save(
                    draft, of: place.shop.id, changing: id.map { ($0, form.version ?? 0) }, by: place.person)
                if !products.isEmpty { try await offers.setFreight(saved.id, of: products, in: place.shop.id, by: place.person) }
                return .redirect(to: "\(place.path)/freight?done=saved")
            } catch let error as any CodedError where error.kind == .invalid || error.kind == .conflict {
                corrections.take(error) { $0.hasPrefix("regions") ? "regions" : $0 }
            }
        }
        return freightEditor(place, form, id, corrections)
    }

    private func freightEditor(
        _ place: Workplace, _ form: FreightForm, _ id: ID<FreightTemplate>?, _ corrections: Corrections
    ) -> WebResponse {
        let language = place.language
        let measures = [
            Control.Option("pieces", OfferDesk.byPieces(language)), Control.Option("grams", OfferDesk.byGrams(language)),
        ]
        let controls = [
            Control("name", OfferDesk.name(language), value: form.name, attributes: [("maxlength", "30"), ("autocomplete", "off")]),
            Control("measure", OfferDesk.measure(language), .select(measures), value: form.measure),
            Control("isDefault", OfferDesk.isDefault(language), .tick, value: form.isDefault ? "on" : "", required: false),
            Control("elsewhere", OfferDesk.elsewhere(language), value: form.elsewhere, help: OfferDesk.elsewhereHelp(language)),
            Control(
                "regions", OfferDesk.regions(language), .area(rows: 5), value: form.regions, help: OfferDesk.regionsHelp(language),
                required: false),
            Control(
                "products", OfferDesk.products(language), .area(rows: 3), value: form.products, help: OfferDesk.productsHelp(language),
                required: false),
        ]
        let fields: [HTML] = controls.map { $0.html(error: corrections[$0.name], language) }
        let labels = Dictionary(controls.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        let version: HTML = form.version.map { #"<input type="hidden" name="version" value="\#($0)">"# } ?? HTML()
        let title = (id == nil ? OfferDesk.newTemplate : OfferDesk.editTemplate)(language)
        let body: HTML = #"""
            \#(corrections.summary(labels))<form class="stack t" method="post" action="\#(place.path)/freight/\#(id?.description ?? "new")" data-once>\#(place.request.csrfField)\#(version)\#
            <section class="card"><header><h2>\#(title)</h2></header><div class="bd stack">\#(fields)</div></section>\#
            <div class="savebar"><span class="grow"></span><a class="btn ghost" href="\#(place.path)/freight">\#(OfferDesk.leave, language)</a><button class="btn teal">\#(OfferDesk.saveTemplate, language)</button></div></form>
            """#
        return place.page(
            title, at: .offers, crumbs: [(OfferDesk.freight(language), "\(place.path)/freight")], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}
