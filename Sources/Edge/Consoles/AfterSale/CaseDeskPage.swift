// CaseDeskPage.swift: one case at its shop's desk: what is asked, what was said, and what the shop can do now.
import AfterSale
import Catalog
import Core
import Design
import Identity
import Trade
import Web

extension Consoles {
    static let caseFormBytes = 32 << 20

    var caseDeskPages: [PageRoute] {
        let path = "/desk/shops/{shop}/aftersale/{case}"
        func act(
            _ name: String, _ body: @escaping @Sendable (ID<AfterSaleCase>, Workplace, Form) async throws -> Void
        ) -> PageRoute {
            PageRoute(.post, "\(path)/\(name)", needs: .shop(AfterSale.handle), bodyLimit: Self.caseFormBytes) {
                try await moveCase($0, body)
            }
        }
        return [
            PageRoute(.get, path, needs: .shop(AfterSale.read)) { request in
                let place = try await workplace(request)
                return try await showCase(place, Corrections(place.language))
            },
            act("agree") { id, place, form in
                let fault = form.text("fault").flatMap(AfterSaleCase.Fault.init(rawValue:))
                guard let fault else { throw InvalidInput([FieldProblem("fault", "not_a_choice")]) }
                let words = try CaseWords(form.text("note") ?? "", at: "note")
                try await afterSale.agree(to: id, of: place.shop.id, Agreement(fault: fault, words: words), by: place.person)
            },
            act("reject") { id, place, form in
                let words = try CaseWords(form.text("why") ?? "", pictures: try await keepCasePictures(form), at: "why", required: true)
                try await afterSale.reject(id, of: place.shop.id, words, by: place.person)
            },
            act("arrived") { id, place, _ in try await afterSale.arrived(id, of: place.shop.id, by: place.person) },
            act("receive") { id, place, form in
                try await afterSale.receive(id, of: place.shop.id, try fate(form), by: place.person)
            },
            act("stock") { id, place, form in
                try await afterSale.settleStock(id, of: place.shop.id, try fate(form), by: place.person)
            },
            act("resend") { id, place, form in
                guard let carrier = Carrier(rawValue: form.text("carrier") ?? "") else {
                    throw InvalidInput([FieldProblem("carrier", "required")])
                }
                let shipment = try Shipment(carrier: carrier, number: form.text("number") ?? "")
                try await afterSale.resend(id, of: place.shop.id, shipment, by: place.person)
            },
            act("messages") { id, place, form in
                let words = try CaseWords(form.text("text") ?? "", pictures: try await keepCasePictures(form), required: true)
                _ = try await afterSale.write(words, in: id, of: place.shop.id, as: .shop, by: place.person)
            },
        ]
    }

    private func fate(_ form: Form) throws -> AfterSaleCase.Fate {
        guard let fate = form.text("fate").flatMap(AfterSaleCase.Fate.init(rawValue:)) else {
            throw InvalidInput([FieldProblem("fate", "not_a_choice")])
        }
        return fate
    }

    func keepCasePictures(_ form: Form) async throws -> [String] {
        var addresses: [String] = []
        for file in form.files("pictures").prefix(CaseWords.picturesMax + 1) where !file.bytes.isEmpty {
            do {
                addresses.append(try await catalog.media.keep(file.bytes))
            } catch CatalogError.pictureInvalid {
                throw InvalidInput([FieldProblem("pictures", "picture_unknown", expected: String(file.name.prefix(60)))])
            }
        }
        return addresses
    }

    private func moveCase(
        _ request: WebRequest, _ body: (ID<AfterSaleCase>, Workplace, Form) async throws -> Void
    ) async throws -> WebResponse {
        let place = try await workplace(request)
        let id: ID<AfterSaleCase> = try request.id("case")
        do {
            try await body(id, place, try request.form())
            return .redirect(to: "\(place.path)/aftersale/\(id)?done=saved")
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid || error.code == "aftersale.above_limit"
        {
            var corrections = Corrections(place.language)
            corrections.take(error)
            return try await showCase(place, corrections)
        }
    }

    private func showCase(_ place: Workplace, _ corrections: Corrections) async throws -> WebResponse {
        let language = place.language
        let detail = try await afterSale.detail(place.request.id("case"), of: place.shop.id)
        let it = detail.afterSale
        let names = try await identity.displayNames(of: [it.buyer])
        let acts: HTML = place.may.contains(AfterSale.handle) ? try await forms(detail, corrections, place) : HTML()
        let labels = [
            "fault": CaseDeskWords.fault(language), "note": CaseDeskWords.note(language), "why": CaseDeskWords.rejectWhy(language),
            "fate": CaseDeskWords.fate(language), "carrier": OrderWords.carrier(language), "number": OrderWords.number(language),
            "text": CaseDeskWords.write(language),
        ]
        let wait: HTML =
            it.dueAt.flatMap { due in
                guard let words = it.state.waitWords, let left = When.left(until: due, now: place.now, language) else { return nil }
                return Notice.html(.info, "\(words, language, ["time": left])")
            } ?? HTML()
        let body: HTML = #"""
            \#(corrections.summary(labels))\#(wait)<div class="cols"><div class="stack t">\#(acts)\#(caseLog(detail, place.now, language))</div>\#
            <div class="stack t">\#(section(CaseDeskWords.asked(language), caseFacts(detail, buyer: names[it.buyer] ?? "", orderPath: "\(place.path)/orders/\(it.order)", language)))</div></div>
            """#
        return place.page(
            CaseDeskWords.detail(language, ["n": it.id.description]), at: .afterSale,
            crumbs: [(CaseDeskWords.title(language), "\(place.path)/aftersale")], actions: it.tag(language), body: body,
            status: corrections.isEmpty ? 200 : 422)
    }

    /// What is asked for, by whom, of what. `orderPath` nil where the reader has no such page.
    func caseFacts(_ detail: CaseDetail, buyer: String, orderPath: String?, _ language: Language) -> HTML {
        let it = detail.afterSale
        var rows: [(label: String, value: HTML)] = [
            (CaseDeskWords.kind(language), "\(it.kind.words, language)"),
            (CaseDeskWords.item(language), "\(detail.item?.title ?? "") \(detail.item?.specText ?? "")"),
        ]
        if it.pieces > 0 { rows.append((CaseDeskWords.pieces(language), "\(it.pieces)")) }
        if it.kind != .exchange || it.goods != nil {
            rows.append((CaseDeskWords.amount(language), #"<b class="num">\#(Format.money(detail.worth.goods))</b>"#))
            rows.append((CaseDeskWords.freight(language), #"<span class="num">\#(Format.money(detail.worth.freight))</span>"#))
        }
        rows.append((CaseDeskWords.reason(language), "\(it.reason.words, language)"))
        if let fault = it.fault { rows.append((CaseDeskWords.fault(language), "\(fault.words, language)")) }
        rows.append((CaseDeskWords.buyer(language), "\(buyer)"))
        let number: HTML = #"<span class="mono">\#(it.order)</span>"#
        rows.append((CaseDeskWords.order(language), orderPath.map { #"<a href="\#($0)">\#(number)</a>"# } ?? number))
        for (label, parcel) in [(CaseDeskWords.back, it.back), (CaseDeskWords.again, it.again)] {
            guard let parcel else { continue }
            rows.append((label(language), #"\#(carrierName(parcel.carrier, language)) <span class="mono">\#(parcel.number)</span>"#))
        }
        if let address = it.returnAddress {
            rows.append((CaseDeskWords.address(language), "\(address.name) \(address.phone) \(address.line)"))
        }
        rows.append((CaseDeskWords.since(language), When.full(it.openedAt)))
        return facts(rows)
    }

    /// The newest at the top.
    func caseLog(_ detail: CaseDetail, _ now: Timestamp, _ language: Language) -> HTML {
        let rows: [HTML] = detail.entries.reversed().map { entry in
            let text: HTML = entry.text.isEmpty ? HTML() : #"<p dir="auto">\#(entry.text)</p>"#
            let shown: [HTML] = entry.pictures.enumerated().map { index, address in
                let name = CaseDeskWords.picture(language, ["n": String(index + 1)])
                return
                    #"<a href="\#(address)"><img src="\#(address)" alt="\#(name)" width="88" height="88" loading="lazy"></a>"#
            }
            let pictures: HTML = shown.isEmpty ? HTML() : #"<div class="row wrap">\#(shown)</div>"#
            return
                #"<li><b>\#(entry.by.words, language)</b> \#(entry.kind.words, language) <span class="sub">\#(When.html(entry.at, now: now, language))</span>\#(text)\#(pictures)</li>"#
        }
        return #"<section class="card"><header><h2>\#(CaseDeskWords.log, language)</h2></header><ol class="bd tl">\#(rows)</ol></section>"#
    }

    // MARK: what can be done

    private func forms(_ detail: CaseDetail, _ corrections: Corrections, _ place: Workplace) async throws -> HTML {
        let (it, language) = (detail.afterSale, place.language)
        let path = "\(place.path)/aftersale/\(it.id)"
        func form(_ action: String, _ controls: [Control], _ label: String, look: HTML = "teal", files: Bool = false) -> HTML {
            let fields: [HTML] = controls.map { $0.html(error: corrections[$0.name], language) }
            let kind: HTML = files ? #" enctype="multipart/form-data""# : HTML()
            return #"""
                <form class="stack" method="post" action="\#(path)/\#(action)"\#(kind) data-once>\#(place.request.csrfField)\#(fields)<p><button class="btn \#(look)">\#(label)</button></p></form>
                """#
        }
        let amount = Format.money(detail.worth.goods + detail.worth.freight)
        let why = Control("why", CaseDeskWords.rejectWhy(language), .area(rows: 2), attributes: [("maxlength", "500")])
        let fates = fateControl(language)
        var parts = HTML()
        switch it.state {
        case .requested:
            let hasAddress = try await afterSale.returnAddress(of: place.shop.id) != nil
            let noAddress: HTML =
                it.comesBack && !hasAddress
                ? Notice.html(
                    .warning,
                    #"\#(CaseDeskWords.noAddress, language) <a href="\#(place.path)/aftersale/settings">\#(CaseDeskWords.address, language)</a>"#
                )
                : HTML()
            let note = Control("note", CaseDeskWords.note(language), .area(rows: 2), required: false, attributes: [("maxlength", "500")])
            let label = it.comesBack ? CaseDeskWords.agree(language) : CaseDeskWords.agreeRefund(language, ["amount": amount])
            parts +=
                noAddress + form("agree", [faultControl(it.reason.blamesShop ? "shop" : "buyer", language), note], label)
                + form("reject", [why], CaseDeskWords.reject(language), look: "line")
        case .returning, .returned:
            let label =
                it.kind == .exchange ? CaseDeskWords.receive(language) : CaseDeskWords.receiveRefund(language, ["amount": amount])
            parts += form("receive", [fates], label)
            if it.state == .returning { parts += form("arrived", [], CaseDeskWords.arrived(language), look: "line") }
            parts += form("reject", [why], CaseDeskWords.reject(language), look: "line")
        case .received:
            let carriers = Carrier.allCases.map { Control.Option($0.rawValue, carrierName($0, language)) }
            parts += form(
                "resend",
                [
                    Control("carrier", OrderWords.carrier(language), .select(carriers)),
                    Control("number", OrderWords.number(language), attributes: [("autocomplete", "off"), ("maxlength", "40")]),
                ], CaseDeskWords.resend(language))
        case .agreed, .rejected, .resent, .refunding, .refunded, .exchanged, .withdrawn, .escalated: break
        }
        if it.awaitsFate {
            parts += Notice.html(.warning, "\(CaseDeskWords.stockAbout, language)") + form("stock", [fates], CaseDeskWords.stock(language))
        }
        if it.isOpen {
            let text = Control("text", CaseDeskWords.write(language), .area(rows: 2), attributes: [("maxlength", "500")])
            parts += form("messages", [text], CaseDeskWords.send(language), look: "line")
        }
        let empty = it.state.waitsFor != .shop && !it.isOpen && !it.awaitsFate
        return empty ? HTML() : section(CaseDeskWords.decide(language), parts)
    }
}
