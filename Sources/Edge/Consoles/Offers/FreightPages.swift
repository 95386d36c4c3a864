// FreightPages.swift: a shop's freight templates at its desk.
import Catalog
import Core
import Design
import Divisions
import Offers
import Web

extension Consoles {
    var freightPages: [PageRoute] {
        let path = "/desk/shops/{shop}/freight"
        return [
            PageRoute(.get, path, needs: .shop("offers.read")) { request in
                try await showFreight(workplace(request), Corrections(request.language))
            },
            PageRoute(.get, "\(path)/new", needs: .shop("offers.write")) { request in
                try await freightEditor(workplace(request), FreightForm(), nil, Corrections(request.language))
            },
            PageRoute(.post, "\(path)/new", needs: .shop("offers.write"), bodyLimit: 256 << 10) { try await saveFreight($0, nil) },
            PageRoute(.get, "\(path)/{template}", needs: .shop("offers.write")) { request in
                let place = try await workplace(request)
                let template = try await template(request, of: place.shop.id)
                var form = FreightForm(template, place.language)
                form.goods.products = try await used(by: template.id, of: place.shop.id)
                return try await freightEditor(place, form, template.id, Corrections(place.language))
            },
            PageRoute(.post, "\(path)/{template}", needs: .shop("offers.write"), bodyLimit: 256 << 10) { request in
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

    private func used(by template: ID<FreightTemplate>, of shop: ID<Shop>) async throws -> [ID<Product>] {
        try await offers.freightProducts(of: shop).filter { $0.value == template }.keys.sorted()
    }

    private func showFreight(_ place: Workplace, _ corrections: Corrections) async throws -> WebResponse {
        let (language, path) = (place.language, "\(place.path)/freight")
        let write = place.may.contains("offers.write")
        let used = try await offers.freightProducts(of: place.shop.id)
        let cards: [HTML] = try await offers.freight(of: place.shop.id).map { template in
            let unit = (template.measure == .pieces ? OfferDesk.byPieces : OfferDesk.byGrams)(language)
            let mark: HTML = template.isDefault ? #"<span class="tag teal">\#(OfferDesk.defaultMark, language)</span>"# : HTML()
            let regions: [HTML] = template.regions.map { region in
                let names: [String] = region.divisions.map { Divisions.line(of: $0) ?? $0 }
                return
                    #"<li class="row between wrap"><span>\#(names.joined(separator: " · "))</span><span>\#(charge(region.charge, template.measure, language))</span></li>"#
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
                <p class="sub">\#(unit) · \#(OfferDesk.usedBy, language, ["n": String(count)])</p><ul class="lined"><li class="row between wrap"><b>\#(OfferDesk.elsewhere, language)</b><span>\#(charge(template.elsewhere, template.measure, language))</span></li>\#(regions)</ul>\#(acts)
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
        if let free = rate.freeAmount { return OfferDesk.chargeFree(language, ["what": words, "n": Format.money(.cny(free))]) }
        guard let pieces = rate.freePieces else { return words }
        return OfferDesk.chargeFreePieces(language, ["what": words, "n": Format.grouped(pieces)])
    }

    private func saveFreight(_ request: WebRequest, _ id: ID<FreightTemplate>?) async throws -> WebResponse {
        let place = try await workplace(request)
        let sent = try request.form()
        let form = FreightForm(sent)
        var corrections = Corrections(place.language)
        if sent.text("act") == "find" { return try await freightEditor(place, form, id, corrections) }
        if let draft = form.draft(&corrections), corrections.isEmpty {
            do {
                let saved = try await offers.save(
                    draft, of: place.shop.id, changing: id.map { ($0, form.version ?? 0) }, by: place.person)
                let before = try await used(by: saved.id, of: place.shop.id)
                let (added, dropped) = (
                    form.goods.products.filter { !before.contains($0) }, before.filter { !form.goods.products.contains($0) }
                )
                if !added.isEmpty { try await offers.setFreight(saved.id, of: added, in: place.shop.id, by: place.person) }
                if !dropped.isEmpty { try await offers.setFreight(nil, of: dropped, in: place.shop.id, by: place.person) }
                return .redirect(to: "\(place.path)/freight?done=saved")
            } catch let error as any CodedError where error.kind == .invalid || error.kind == .conflict {
                corrections.take(error) { $0.hasPrefix("regions") ? "regions" : $0 }
            }
        }
        return try await freightEditor(place, form, id, corrections)
    }

    private func freightEditor(
        _ place: Workplace, _ form: FreightForm, _ id: ID<FreightTemplate>?, _ corrections: Corrections
    ) async throws -> WebResponse {
        let language = place.language
        let measures = [
            Control.Option("pieces", OfferDesk.byPieces(language)), Control.Option("grams", OfferDesk.byGrams(language)),
        ]
        let controls = [
            Control("name", OfferDesk.name(language), value: form.name, attributes: [("maxlength", "30"), ("autocomplete", "off")]),
            Control("measure", OfferDesk.freightMeasure(language), .select(measures), value: form.measure),
            Control("isDefault", OfferDesk.isDefault(language), .tick, value: form.isDefault ? "on" : "", required: false),
        ]
        let fields: [HTML] = controls.map { $0.html(error: corrections[$0.name], language) }
        var labels = Dictionary(controls.map { ($0.name, $0.label) }, uniquingKeysWith: { first, _ in first })
        (labels["elsewhere"], labels["regions"]) = (OfferDesk.elsewhere(language), OfferDesk.regions(language))
        let version: HTML = form.version.map { #"<input type="hidden" name="version" value="\#($0)">"# } ?? HTML()
        let title = (id == nil ? OfferDesk.newTemplate : OfferDesk.editTemplate)(language)
        let products = try await productChoice(form.goods, of: place.shop.id, language)
        let body: HTML = #"""
            \#(corrections.summary(labels))<form class="stack t" method="post" action="\#(place.path)/freight/\#(id?.description ?? "new")" data-once>\#(place.request.csrfField)\#(version)\#
            \#(section(title, #"\#(fields)"#))\#(form.chargeTable(corrections, language))\#
            \#(section(OfferDesk.products(language), #"<p class="ink2">\#(OfferDesk.productsHelp, language)</p>\#(products)"#))\#
            <div class="savebar"><span class="grow"></span><a class="btn ghost" href="\#(place.path)/freight">\#(CancelWords.back, language)</a><button class="btn teal" name="act" value="save">\#(OfferDesk.saveTemplate, language)</button></div></form>
            """#
        return place.page(
            title, at: .offers, crumbs: [(OfferDesk.freight(language), "\(place.path)/freight")], body: body,
            status: corrections.isEmpty ? 200 : 422)
    }
}
