// OrderNotes.swift: the staff's note on an order, and a tracking number that was wrong.
import Catalog
import Core
import Design
import Identity
import Trade
import Web

extension Consoles {
    var orderCarePages: [PageRoute] {
        [
            PageRoute(.post, "/desk/shops/{shop}/orders/{order}/note", needs: .shop("orders.read"), bodyLimit: 256 << 10) {
                try await saveNote($0)
            },
            PageRoute(.get, "/desk/shops/{shop}/orders/{order}/parcels/{parcel}", needs: .shop("orders.ship")) { request in
                let place = try await workplace(request)
                let (order, parcel) = try await parcel(request, of: place)
                return correctPage(
                    place, order, parcel, carrier: parcel.carrier.rawValue, number: parcel.number, Corrections(place.language))
            },
            PageRoute(.post, "/desk/shops/{shop}/orders/{order}/parcels/{parcel}", needs: .shop("orders.ship")) { try await correct($0) },
        ]
    }

    func noteCard(_ order: Order, _ typed: String?, _ corrections: Corrections, _ place: Workplace) async throws -> HTML {
        let language = place.language
        let note = try await trade.staffNote(of: order.id, shop: order.shop)
        var said = HTML()
        if let note, !note.text.isEmpty {
            let name = try await identity.profile(of: note.by)?.name ?? ""
            said =
                #"<p class="sub">\#(OrderWords.staffNoteBy, language, ["name": name]) \#(When.html(note.changedAt, now: place.now, language))</p>"#
            if typed != nil { said += Notice.html(.warning, "<b>\(OrderWords.staffNoteNow, language)</b> \(note.text)") }
        }
        let area = Control(
            "note", OrderWords.staffNote(language), .area(rows: 3), value: typed ?? note?.text ?? "",
            help: OrderWords.staffNoteHelp(language),
            required: false)
        return #"""
            <section class="card" id="note"><header><h2>\#(OrderWords.staffNote, language)</h2></header><form class="bd stack" method="post" action="\#(place.path)/orders/\#(order.id)/note" data-once>\#(place.request.csrfField)\#
            <input type="hidden" name="seen" value="\#(note?.version ?? 0)">\#(said)\#(area.html(error: corrections["note"], language))<p><button class="btn line">\#(OrderWords.staffNoteSave, language)</button></p></form></section>
            """#
    }

    private func saveNote(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        let id: ID<Order> = try request.id("order")
        let order = try await trade.order(id, of: place.shop.id)
        let typed = plain(form.text("note"))
        do {
            let seen = form.text("seen").flatMap { Int64($0) } ?? 0
            try await trade.writeNote(typed, on: id, of: place.shop.id, seen: max(0, seen), by: place.person)
            return .redirect(to: "\(place.path)/orders/\(id)?done=saved")
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid {
            var corrections = Corrections(place.language)
            corrections.take(error)
            return try await showOrder(place, order, ShipForm(order, key: random.secret()), corrections, note: typed)
        }
    }

    /// - Throws: ``TradeError``: no such order or parcel of this shop.
    private func parcel(_ request: WebRequest, of place: Workplace) async throws -> (Order, Parcel) {
        let order = try await trade.order(request.id("order"), of: place.shop.id)
        let id: ID<Parcel> = try request.id("parcel")
        guard let parcel = try await trade.parcels(of: order).first(where: { $0.id == id }) else { throw TradeError.parcelNotFound }
        return (order, parcel)
    }

    private func correct(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        let (order, parcel) = try await parcel(request, of: place)
        let carrier = plain(form.text("carrier")), number = plain(form.text("number"))
        var corrections = Corrections(place.language)
        do {
            let chosen = Carrier(rawValue: carrier)
            if chosen == nil { corrections.add("carrier", carrier.isEmpty ? "required" : "not_a_choice") }
            let wanted = try Shipment(carrier: chosen ?? .other, number: number)
            let seen = try Shipment(
                carrier: Carrier(rawValue: form.text("seenCarrier") ?? "") ?? .other, number: form.text("seenNumber") ?? "")
            guard corrections.isEmpty else {
                return correctPage(place, order, parcel, carrier: carrier, number: number, corrections)
            }
            try await trade.correct(parcel.id, of: order.id, shop: place.shop.id, from: seen, to: wanted, by: place.person)
            return .redirect(to: "\(place.path)/orders/\(order.id)?done=corrected")
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid {
            corrections.take(error)
            return correctPage(place, order, parcel, carrier: carrier, number: number, corrections)
        }
    }

    private func correctPage(
        _ place: Workplace, _ order: Order, _ parcel: Parcel, carrier: String, number: String, _ corrections: Corrections
    ) -> WebResponse {
        let language = place.language
        let carriers = Carrier.allCases.map { Control.Option($0.rawValue, carrierName($0, language)) }
        let carrierBox = Control("carrier", OrderWords.carrier(language), .select(carriers), value: carrier)
        let numberBox = Control(
            "number", OrderWords.number(language), value: number,
            attributes: [("autocomplete", "off"), ("autocapitalize", "characters"), ("spellcheck", "false"), ("maxlength", "40")])
        let labels = ["carrier": OrderWords.carrier(language), "number": OrderWords.number(language)]
        let now = OrderWords.correctNow(language, ["carrier": carrierName(parcel.carrier, language), "number": parcel.number])
        let body: HTML = #"""
            <section class="card narrowcard"><form class="bd stack" method="post" data-once>\#(place.request.csrfField)<input type="hidden" name="seenCarrier" value="\#(parcel.carrier.rawValue)"><input type="hidden" name="seenNumber" value="\#(parcel.number)">\#
            \#(corrections.summary(labels))<p class="muted">\#(now)</p>\#(carrierBox.html(error: corrections["carrier"], language))\#(numberBox.html(error: corrections["number"], language))\#
            <p class="row wrap"><button class="btn teal">\#(OrderWords.correctSave, language)</button><a class="btn ghost" href="\#(place.path)/orders/\#(order.id)">\#(CancelWords.back, language)</a></p></form></section>
            """#
        return place.page(
            OrderWords.correctTitle(language), at: .orders,
            crumbs: [
                (Say.orders(language), "\(place.path)/orders"),
                (OrderWords.title(language, ["n": order.id.description]), "\(place.path)/orders/\(order.id)"),
            ], body: body, status: corrections.isEmpty ? 200 : 422)
    }
}
