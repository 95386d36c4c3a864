// CaseBatchPages.swift: many cases answered at once: a page that says what will happen, then each by itself.
import AfterSale
import Catalog
import Core
import Design
import Trade
import Web

/// What can be done to many; its name is in the address.
enum CaseBatch: String, CaseIterable {
    case agree, receive

    /// Where those stand to which it can be done.
    var tab: CaseTab {
        switch self {
        case .agree: .toHandle
        case .receive: .comingBack
        }
    }

    var verb: Phrase {
        switch self {
        case .agree: CaseDeskWords.agreeMany
        case .receive: CaseDeskWords.receiveMany
        }
    }

    var title: Phrase {
        switch self {
        case .agree: CaseDeskWords.agreeTitle
        case .receive: CaseDeskWords.receiveTitle
        }
    }

    var effect: Phrase {
        switch self {
        case .agree: CaseDeskWords.agreeEffect
        case .receive: CaseDeskWords.receiveEffect
        }
    }
}

extension Consoles {
    var caseBatchPages: [PageRoute] {
        CaseBatch.allCases.flatMap { batch -> [PageRoute] in
            let path = "/desk/shops/{shop}/aftersale/\(batch.rawValue)"
            return [
                PageRoute(.get, path, needs: .shop(AfterSale.handle)) { try await askForBatch($0, batch) },
                PageRoute(.post, path, needs: .shop(AfterSale.handle)) { try await doBatch($0, batch) },
            ]
        }
    }

    private func askForBatch(_ request: WebRequest, _ batch: CaseBatch) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, "\(place.path)/aftersale")
        let ids = request.query.filter { $0.name == "id" }.compactMap { ID<AfterSaleCase>($0.value) }.prefix(AfterSale.batch)
        var details: [CaseDetail] = []
        for id in ids {
            let detail = try await afterSale.detail(id, of: place.shop.id)
            if batch.tab.states.contains(detail.afterSale.state) { details.append(detail) }
        }
        guard !details.isEmpty else { return .redirect(to: path) }
        // What is given back at once: refunds that are agreed to, returns that are received.
        let atOnce: AfterSaleCase.Kind = batch == .agree ? .refund : .return
        let total = details.filter { $0.afterSale.kind == atOnce }.reduce(Money.cny(0)) { $0 + $1.worth.goods + $1.worth.freight }
        let rows: [HTML] = details.map { detail in
            #"<li class="row between wrap"><span class="grow">\#(detail.item?.title ?? "") × \#(detail.afterSale.pieces) <span class="sub">\#(detail.afterSale.kind.words, language)</span></span><span class="num">\#(amount(detail.afterSale, detail.item))</span></li>"#
        }
        let hidden: [HTML] = details.map { #"<input type="hidden" name="id" value="\#($0.afterSale.id)">"# }
        let choice: HTML = (batch == .agree ? faultControl("buyer", language) : fateControl(language)).html(language)
        let title = batch.title(language, ["n": String(details.count)])
        let body: HTML = #"""
            <section class="card narrowcard"><form class="bd stack" method="post" action="\#(path)/\#(batch.rawValue)" data-once>\#(place.request.csrfField)\#(hidden)<ul class="lined">\#(rows)</ul>\#
            \#(choice)<p>\#(batch.effect, language, ["amount": Format.money(total)])</p>\#
            <p class="row wrap"><button class="btn teal">\#(title)</button><a class="btn ghost" href="\#(path)?tab=\#(batch.tab.rawValue)">\#(CancelWords.back, language)</a></p></form></section>
            """#
        return place.page(title, at: .afterSale, crumbs: [(CaseDeskWords.title(language), path)], body: body)
    }

    private func doBatch(_ request: WebRequest, _ batch: CaseBatch) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        let ids = form.texts("id").compactMap { ID<AfterSaleCase>($0) }
        let outcomes: [BatchOutcome]
        switch batch {
        case .agree:
            let fault = form.text("fault").flatMap(AfterSaleCase.Fault.init(rawValue:)) ?? .buyer
            outcomes = try await afterSale.agree(toAll: ids, of: place.shop.id, Agreement(fault: fault), by: place.person)
        case .receive:
            let fate = form.text("fate").flatMap(AfterSaleCase.Fate.init(rawValue:)) ?? .restocked
            outcomes = try await afterSale.receive(all: ids, of: place.shop.id, fate, by: place.person)
        }
        let refused = outcomes.count { $0.refusal != nil }
        return .redirect(to: "\(place.path)/aftersale?tab=\(batch.tab.rawValue)&handled=\(outcomes.count - refused)&refused=\(refused)")
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
