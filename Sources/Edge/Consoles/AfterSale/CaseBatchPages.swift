// CaseBatchPages.swift: many cases answered at once: a page that says what will happen, then each by itself.
import AfterSale
import Catalog
import Core
import Design
import Trade
import Web

/// What can be done to many; its name is in the address.
enum CaseBatch: String, CaseIterable {
    case agree, receive, reject

    /// Where those stand to which it can be done; the first is where it is done most.
    var tabs: [CaseTab] {
        switch self {
        case .agree: [.toHandle]
        case .receive: [.comingBack]
        case .reject: [.toHandle, .comingBack]
        }
    }

    var verb: Phrase {
        switch self {
        case .agree: CaseDeskWords.agreeMany
        case .receive: CaseDeskWords.receiveMany
        case .reject: CaseDeskWords.rejectMany
        }
    }

    var title: Phrase {
        switch self {
        case .agree: CaseDeskWords.agreeTitle
        case .receive: CaseDeskWords.receiveTitle
        case .reject: CaseDeskWords.rejectTitle
        }
    }

    var effect: Phrase {
        switch self {
        case .agree: CaseDeskWords.agreeEffect
        case .receive: CaseDeskWords.receiveEffect
        case .reject: CaseDeskWords.rejectEffect
        }
    }

    /// Of which kind the money goes back in the same moment.
    var refundsAtOnce: AfterSaleCase.Kind? {
        switch self {
        case .agree: .refund
        case .receive: .return
        case .reject: nil
        }
    }
}

extension Consoles {
    var caseBatchPages: [PageRoute] {
        CaseBatch.allCases.flatMap { batch -> [PageRoute] in
            let path = "/desk/shops/{shop}/aftersale/\(batch.rawValue)"
            return [
                PageRoute(.get, path, needs: .shop(AfterSale.handle)) { request in
                    let place = try await workplace(request)
                    let ids = request.query.filter { $0.name == "id" }.map(\.value)
                    return try await askForBatch(
                        place, batch, ids, tab: request.query("tab"), why: "", Corrections(place.language))
                },
                PageRoute(.post, path, needs: .shop(AfterSale.handle)) { try await doBatch($0, batch) },
            ]
        }
    }

    /// What would be done to which; those to which it cannot be done any more are left out.
    private func askForBatch(
        _ place: Workplace, _ batch: CaseBatch, _ picked: [String], tab: String?, why: String, _ corrections: Corrections
    ) async throws -> WebResponse {
        let (language, path) = (place.language, "\(place.path)/aftersale")
        let back = tab.flatMap(CaseTab.init(rawValue:)).flatMap { batch.tabs.contains($0) ? $0 : nil } ?? batch.tabs[0]
        var details: [CaseDetail] = []
        for id in picked.compactMap({ ID<AfterSaleCase>($0) }).prefix(AfterSale.batch) {
            let detail = try await afterSale.detail(id, of: place.shop.id)
            if batch.tabs.contains(where: { $0.states.contains(detail.afterSale.state) }) { details.append(detail) }
        }
        guard !details.isEmpty else { return .redirect(to: path) }
        let total = details.filter { $0.afterSale.kind == batch.refundsAtOnce }
            .reduce(Money.cny(0)) { $0 + $1.worth.goods + $1.worth.freight }
        let rows: [HTML] = details.map { detail in
            #"<li class="row between wrap"><span class="grow">\#(detail.item?.title ?? "") × \#(detail.afterSale.pieces) <span class="sub">\#(detail.afterSale.kind.words, language)</span></span><span class="num">\#(amount(detail.afterSale, detail.item))</span></li>"#
        }
        let hidden: [HTML] = details.map { #"<input type="hidden" name="id" value="\#($0.afterSale.id)">"# }
        let control: Control =
            switch batch {
            case .agree: faultControl("buyer", language)
            case .receive: fateControl(language)
            case .reject:
                Control(
                    "why", CaseDeskWords.rejectWhy(language), .area(rows: 3), value: why,
                    attributes: [("maxlength", String(CaseWords.longest))])
            }
        let title = batch.title(language, ["n": String(details.count)])
        let body: HTML = #"""
            \#(corrections.summary([control.name: control.label]))<section class="card narrowcard"><form class="bd stack" method="post" action="\#(path)/\#(batch.rawValue)" data-once>\#(place.request.csrfField)\#(hidden)\#
            <input type="hidden" name="tab" value="\#(back.rawValue)"><ul class="lined">\#(rows)</ul>\#(control.html(error: corrections[control.name], language))<p>\#(batch.effect, language, ["amount": Format.money(total)])</p>\#
            <p class="row wrap"><button class="btn teal">\#(title)</button><a class="btn ghost" href="\#(path)?tab=\#(back.rawValue)">\#(CancelWords.back, language)</a></p></form></section>
            """#
        return place.page(
            title, at: .afterSale, crumbs: [(CaseDeskWords.title(language), path)], body: body, status: corrections.isEmpty ? 200 : 422)
    }

    private func doBatch(_ request: WebRequest, _ batch: CaseBatch) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        let (ids, tab) = (form.texts("id").compactMap { ID<AfterSaleCase>($0) }, form.text("tab"))
        let outcomes: [BatchOutcome]
        switch batch {
        case .agree:
            let fault = form.text("fault").flatMap(AfterSaleCase.Fault.init(rawValue:)) ?? .buyer
            outcomes = try await afterSale.agree(toAll: ids, of: place.shop.id, Agreement(fault: fault), by: place.person)
        case .receive:
            let fate = form.text("fate").flatMap(AfterSaleCase.Fate.init(rawValue:)) ?? .restocked
            outcomes = try await afterSale.receive(all: ids, of: place.shop.id, fate, by: place.person)
        case .reject:
            let why = plain(form.text("why"))
            do {
                let words = try CaseWords(why, at: "why", required: true)
                outcomes = try await afterSale.reject(all: ids, of: place.shop.id, words, by: place.person)
            } catch let wrong as InvalidInput {
                var corrections = Corrections(place.language)
                corrections.take(wrong)
                return try await askForBatch(place, batch, form.texts("id"), tab: tab, why: why, corrections)
            }
        }
        let back = "\(place.path)/aftersale?tab=\(tab.flatMap(CaseTab.init(rawValue:))?.rawValue ?? batch.tabs[0].rawValue)"
        let refused = outcomes.filter { $0.refusal != nil }
        guard !refused.isEmpty else { return .redirect(to: "\(back)&handled=\(outcomes.count)") }
        return try await showRefused(workplace(request), refused, done: outcomes.count - refused.count, back: back)
    }

    /// How many were done, and by name those that were not.
    private func showRefused(_ place: Workplace, _ refused: [BatchOutcome], done: Int, back: String) async throws -> WebResponse {
        let (language, path) = (place.language, "\(place.path)/aftersale")
        var rows: [HTML] = []
        for outcome in refused {
            guard let refusal = outcome.refusal else { continue }
            let detail = refusal.kind == .notFound ? nil : try await afterSale.detail(outcome.id, of: place.shop.id)
            let name: HTML =
                detail.map { #"<a class="tapline b" href="\#(path)/\#(outcome.id)">\#($0.item?.title ?? outcome.id.description)</a>"# }
                ?? #"<span class="mono">\#(outcome.id)</span>"#
            let state: HTML = detail?.afterSale.tag(language) ?? HTML()
            rows.append(
                #"<li class="row between wrap"><span class="grow">\#(name)<span class="sub wide-line">\#(ErrorWords.of(refusal, language)) <small class="mono">\#(refusal.code)</small></span></span>\#(state)</li>"#
            )
        }
        let counts = ["n": String(done), "k": String(refused.count)]
        return place.page(
            CaseDeskWords.batchRefused(language), at: .afterSale, crumbs: [(CaseDeskWords.title(language), path)],
            body: #"""
                \#(Notice.html(.warning, "\(CaseDeskWords.batchPartly, language, counts)"))<section class="card"><header><h2>\#(CaseDeskWords.batchRefused, language)</h2></header><ul class="bd lined">\#(rows)</ul></section>\#
                <p><a class="btn teal" href="\#(back)">\#(CancelWords.back, language)</a></p>
                """#)
    }
}

func fateControl(_ language: Language) -> Control {
    Control(
        "fate", CaseDeskWords.fate(language),
        .radios([
            .init(AfterSaleCase.Fate.restocked.rawValue, CaseDeskWords.restock(language)),
            .init(AfterSaleCase.Fate.writtenOff.rawValue, CaseDeskWords.writeOff(language)),
        ]), value: AfterSaleCase.Fate.restocked.rawValue)
}
