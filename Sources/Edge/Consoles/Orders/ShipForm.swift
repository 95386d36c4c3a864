// ShipForm.swift: sending a parcel with all, or some, of what is left of an order.
import Catalog
import Core
import Design
import Trade
import Web

struct ShipForm: Sendable {
    var carrier = "", number = ""
    /// What was typed for each line, by its number.
    var pieces: [Int64: String]
    var key: String

    /// Everything that is left.
    init(_ order: Order, key: String) {
        pieces = Dictionary(uniqueKeysWithValues: order.items.map { ($0.line, String($0.unshipped)) })
        self.key = key
    }

    init(_ form: Form, _ order: Order) throws {
        (carrier, number) = (form.text("carrier") ?? "", trimmed(form.text("number") ?? ""))
        pieces = Dictionary(uniqueKeysWithValues: order.items.map { ($0.line, trimmed(form.text("lines[\($0.line)]") ?? "")) })
        key = try form.idempotencyKey()
    }

    /// What is to be sent. An empty field and 0 send nothing of that line.
    func read(_ order: Order, _ corrections: inout Corrections) -> Shipment? {
        var lines: [ParcelLine] = []
        for item in order.items {
            let text = pieces[item.line] ?? ""
            if text.isEmpty { continue }
            guard let count = typedCount(text) else {
                corrections.add("lines[\(item.line)]", "not_an_integer")
                continue
            }
            if count > item.quantity { corrections.add("lines[\(item.line)]", "too_large", "0…\(item.unshipped)") }
            if count > 0 { lines.append(ParcelLine(line: item.line, quantity: count)) }
        }
        if lines.isEmpty, corrections.isEmpty { corrections.whole = TradeError.parcelEmpty }
        let chosen = Carrier(rawValue: carrier)
        if chosen == nil { corrections.add("carrier", carrier.isEmpty ? "required" : "not_a_choice") }
        do {
            let shipment = try Shipment(carrier: chosen ?? .other, number: number, lines: lines)
            return corrections.isEmpty ? shipment : nil
        } catch {
            corrections.take(error)
            return nil
        }
    }
}

extension Consoles {
    func ship(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let id: ID<Order> = try request.id("order")
        let order = try await trade.order(id, of: place.shop.id)
        let typed = try ShipForm(request.form(), order)
        var corrections = Corrections(place.language)
        guard let shipment = typed.read(order, &corrections) else { return try await showOrder(place, order, typed, corrections) }
        do {
            _ = try await trade.ship(id, of: place.shop.id, shipment, by: place.person, key: typed.key)
            return .redirect(to: "\(place.path)/orders/\(id)?done=sent")
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid {
            corrections.take(error)
            let now = try await trade.order(id, of: place.shop.id)
            return try await showOrder(place, now, typed, corrections)
        }
    }

    func shipCard(_ order: Order, _ typed: ShipForm, _ corrections: Corrections, parcelNumber: Int, _ place: Workplace) -> HTML {
        let language = place.language
        let open = order.items.filter { $0.unshipped > 0 }
        var labels: [String: String] = ["carrier": OrderWords.carrier(language), "number": OrderWords.number(language)]
        for item in open { labels["lines[\(item.line)]"] = item.title }
        let rows: [HTML] = open.map { item in
            let path = "lines[\(item.line)]"
            let error = corrections[path]
            let invalid: HTML = error == nil ? HTML() : #" aria-invalid="true" aria-describedby="f-\#(path)-e""#
            let below: HTML = error.map { #"<span class="err" id="f-\#(path)-e">\#($0)</span>"# } ?? HTML()
            let name: String = item.specText.isEmpty ? item.title : "\(item.title) · \(item.specText)"
            return #"""
                <li><span class="grow">\#(name)\#(below)</span><label class="row"><span class="muted nowrap">\#(OrderWords.now, language, ["n": String(item.unshipped)])</span>\#
                <input class="in num count" id="f-\#(path)" name="\#(path)" value="\#(typed.pieces[item.line])" inputmode="numeric" autocomplete="off" aria-label="\#(OrderWords.pieces, language, ["name": name])"\#(invalid)></label></li>
                """#
        }
        let carriers = Carrier.allCases.map { Control.Option($0.rawValue, carrierName($0, language)) }
        let carrier = Control("carrier", OrderWords.carrier(language), .select(carriers), value: typed.carrier)
        let number = Control(
            "number", OrderWords.number(language), value: typed.number,
            attributes: [("autocomplete", "off"), ("autocapitalize", "characters"), ("spellcheck", "false"), ("maxlength", "40")])
        return #"""
            <section class="card" id="ship"><header><h2>\#(OrderWords.shipNext, language, ["n": String(parcelNumber)])</h2></header>\#
            <form class="bd stack" method="post" action="\#(place.path)/orders/\#(order.id)/ship">\#(place.request.csrfField)<input type="hidden" name="idempotency_key" value="\#(typed.key)">\#
            \#(corrections.summary(labels))<fieldset><legend class="lab">\#(OrderWords.inside, language)</legend><ul class="pieces">\#(rows)</ul></fieldset>\#
            <div class="two">\#(carrier.html(error: corrections["carrier"], language))\#(number.html(error: corrections["number"], language))</div>\#
            <div class="row wrap between"><span class="sub">\#(OrderWords.effect, language)</span><button class="btn teal">\#(OrderWords.send, language)</button></div></form></section>
            """#
    }
}
