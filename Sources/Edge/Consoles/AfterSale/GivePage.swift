// GivePage.swift: the shop acts of its own accord: money back for goodwill or a lower price, or a case opened for the buyer.
import AfterSale
import Catalog
import Core
import Design
import Identity
import Trade
import Web

extension Consoles {
    var givePages: [PageRoute] {
        let path = "/desk/shops/{shop}/orders/{order}/aftersale"
        return [
            PageRoute(.get, path, needs: .shop(AfterSale.handle)) { request in
                let place = try await workplace(request)
                return try await showGive(place, Corrections(place.language), [:])
            },
            PageRoute(.post, "\(path)/give", needs: .shop(AfterSale.handle)) { try await give($0) },
            PageRoute(.post, "\(path)/open", needs: .shop(AfterSale.handle)) { try await openCase($0) },
        ]
    }

    private func give(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (form, order): (Form, ID<Order>) = (try request.form(), try request.id("order"))
        var corrections = Corrections(place.language)
        var amount: Money?
        switch Yuan.read(form.text("amount") ?? "") {
        case .amount(let money): amount = money
        case .nothing: corrections.add("amount", "required")
        case .notAnAmount: corrections.add("amount", "not_an_amount")
        case .tooLarge: corrections.add("amount", "too_large")
        }
        let kind: AfterSaleCase.Kind = form.text("kind") == "priceProtection" ? .priceProtection : .goodwill
        if corrections.isEmpty, let amount {
            do {
                let words = try CaseWords(plain(form.text("text")))
                let it = try await afterSale.give(
                    amount, for: form.text("line").flatMap { Int64($0) } ?? 0, of: order, shop: place.shop.id, as: kind, words: words,
                    by: place.person, key: form.idempotencyKey())
                return .redirect(to: "\(place.path)/aftersale/\(it.id)?done=saved")
            } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid || error.kind == .forbidden {
                corrections.take(error)
            }
        }
        return try await showGive(place, corrections, ["amount": form.text("amount") ?? "", "text": form.text("text") ?? ""])
    }

    private func openCase(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (form, order): (Form, ID<Order>) = (try request.form(), try request.id("order"))
        var corrections = Corrections(place.language)
        do {
            let isUnsent = form.text("choice") == "unsent"
            let kind: AfterSaleCase.Kind = isUnsent ? .refund : form.text("choice").flatMap(AfterSaleCase.Kind.init(rawValue:)) ?? .refund
            guard let pieces = typedCount(form.text("pieces") ?? "") else { throw InvalidInput([FieldProblem("pieces", "not_an_integer")]) }
            let draft = CaseDraft(
                kind, line: form.text("line").flatMap { Int64($0) } ?? 0, pieces: pieces, isUnsent: isUnsent, reason: .agreed,
                words: try CaseWords(plain(form.text("text"))))
            let it = try await afterSale.open(
                draft, of: order, shop: place.shop.id, for: .shop, by: place.person, key: form.idempotencyKey())
            return .redirect(to: "\(place.path)/aftersale/\(it.id)?done=saved")
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid {
            corrections.take(error)
            return try await showGive(place, corrections, [:])
        }
    }

    private func showGive(_ place: Workplace, _ corrections: Corrections, _ typed: [String: String]) async throws -> WebResponse {
        let language = place.language
        let order = try await trade.order(place.request.id("order"), of: place.shop.id)
        let path = "\(place.path)/orders/\(order.id)/aftersale"
        var lines: [Control.Option] = []
        for item in order.items {
            let less = try await afterSale.priceDifference(of: item.line, in: order)
            let note = less.minor > 0 ? " · " + CaseDeskWords.difference(language, ["amount": Format.money(less)]) : ""
            lines.append(.init(String(item.line), "\(item.title) \(item.specText) · \(Format.money(item.refundable))\(note)"))
        }
        let first = lines.first?.value ?? ""
        func form(_ action: String, _ controls: [Control], _ label: Phrase) -> HTML {
            let fields: [HTML] = controls.map { $0.html(error: corrections[$0.name], language) }
            return #"""
                <form class="stack" method="post" action="\#(path)/\#(action)" data-once>\#(place.request.csrfField)<input type="hidden" name="idempotency_key" value="\#(Hex.text(random.bytes(12)))">\#(fields)<p><button class="btn teal">\#(label, language)</button></p></form>
                """#
        }
        let kinds = [AfterSaleCase.Kind.goodwill, .priceProtection].map { Control.Option($0.rawValue, $0.words(language)) }
        let given = form(
            "give",
            [
                Control("line", CaseDeskWords.item(language), .select(lines), value: first),
                Control("kind", CaseDeskWords.kind(language), .radios(kinds), value: "goodwill"),
                Control(
                    "amount", CaseDeskWords.yuan(language), value: typed["amount"] ?? "",
                    attributes: [("inputmode", "decimal"), ("maxlength", "12")]),
                Control(
                    "text", CaseDeskWords.note(language), .area(rows: 2), value: typed["text"] ?? "", required: false,
                    attributes: [("maxlength", "500")]),
            ], CaseDeskWords.giveVerb)
        let choices =
            [Control.Option("unsent", Say.state(.awaitingShipment)(language) + " · " + AfterSaleCase.Kind.refund.words(language))]
            + [AfterSaleCase.Kind.refund, .return, .exchange].map { Control.Option($0.rawValue, $0.words(language)) }
        let opened = #"""
            <form class="stack" method="post" action="\#(path)/open" data-once>\#(place.request.csrfField)<input type="hidden" name="idempotency_key" value="\#(Hex.text(random.bytes(12)))">\#
            <label class="field"><span>\#(CaseDeskWords.item, language)</span><select class="in" name="line">\#(lines.map { #"<option value="\#($0.value)">\#($0.label)</option>"# as HTML })</select></label>\#
            <label class="field"><span>\#(CaseDeskWords.kind, language)</span><select class="in" name="choice">\#(choices.map { #"<option value="\#($0.value)">\#($0.label)</option>"# as HTML })</select></label>\#
            <label class="field"><span>\#(CaseDeskWords.pieces, language)</span><input class="in num" name="pieces" inputmode="numeric" value="1" maxlength="3"></label>\#
            <p><button class="btn line">\#(CaseDeskWords.open, language)</button></p></form>
            """# as HTML
        let labels = [
            "amount": CaseDeskWords.yuan(language), "pieces": CaseDeskWords.pieces(language), "line": CaseDeskWords.item(language),
        ]
        return place.page(
            CaseDeskWords.care(language), at: .orders,
            crumbs: [
                (Say.orders(language), "\(place.path)/orders"),
                (OrderWords.title(language, ["n": order.id.description]), "\(place.path)/orders/\(order.id)"),
            ],
            body: #"""
                \#(corrections.summary(labels))<div class="cols"><div class="stack t">\#(section(CaseDeskWords.give(language), #"<p>\#(CaseDeskWords.giveAbout, language)</p>\#(given)"#))</div>\#
                <div class="stack t">\#(section(CaseDeskWords.open(language), opened))</div></div>
                """#, status: corrections.isEmpty ? 200 : 422)
    }

    /// The cases of an order, for its page at the desk.
    func orderCases(_ order: Order, _ place: Workplace) async throws -> HTML {
        guard place.may.contains(AfterSale.read) else { return HTML() }
        let language = place.language
        let rows: [HTML] = try await afterSale.cases(of: order).reversed().map { it in
            let item = order.items.first { $0.line == it.line }
            return #"""
                <li class="row between wrap"><span class="grow"><a class="tapline" href="\#(place.path)/aftersale/\#(it.id)">\#(it.kind.words, language)</a><span class="sub">\#(item?.title ?? "") × \#(it.pieces)</span></span>\#(it.tag(language))</li>
                """#
        }
        let act: HTML =
            place.may.contains(AfterSale.handle) && order.paidAt != nil && order.state != .closed
            ? #"<p><a class="btn line" href="\#(place.path)/orders/\#(order.id)/aftersale">\#(CaseDeskWords.give, language)</a></p>"#
            : HTML()
        guard !rows.isEmpty || order.paidAt != nil else { return HTML() }
        let list: HTML = rows.isEmpty ? HTML() : #"<ul class="lined">\#(rows)</ul>"#
        return section(CaseDeskWords.ofOrder(language), "\(list)\(act)")
    }
}
