// ShipGridPage.swift: several orders that were ticked, each with its carrier and number to fill in.
import Catalog
import Core
import Design
import Trade
import Web

extension Consoles {
    static let gridMax = 50

    private func picked(_ texts: [String], of shop: ID<Shop>) async throws -> [Order] {
        let ids = texts.compactMap { ID<Order>($0) }
        return try await trade.orders(Array(Set(ids).sorted().prefix(Self.gridMax)), of: shop).reversed()
    }

    func showGrid(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let orders = try await picked(request.query.filter { $0.name == "id" }.map(\.value), of: place.shop.id)
        return grid(place, orders, [:], [:])
    }

    /// A row without a number is left for later; a row without a carrier goes by the carrier of the row above it.
    func shipGrid(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        let orders = try await picked(form.texts("id"), of: place.shop.id)
        var typed: [ID<Order>: (carrier: String, number: String)] = [:]
        var rows: [ShipRow] = []
        var carrier = ""
        for (index, order) in orders.enumerated() {
            let own = plain(form.text("carrier[\(order.id)]")), number = plain(form.text("number[\(order.id)]"))
            typed[order.id] = (own, number)
            if !own.isEmpty { carrier = own }
            if !number.isEmpty {
                rows.append(ShipRow(line: index + 1, order: order.id.description, carrier: carrier, number: String(number.prefix(100))))
            }
        }
        let plan = try await trade.plan(rows, of: place.shop.id)
        guard plan.problems.isEmpty, !rows.isEmpty else {
            var errors: [ID<Order>: String] = [:]
            for (row, problem) in plan.problems {
                if let id = ID<Order>(row.order) { errors[id] = ShippingWords.words(problem, row, place.language) }
            }
            return grid(place, orders, typed, errors, isEmpty: rows.isEmpty)
        }
        let outcomes = try await trade.ship(plan.parcels, of: place.shop.id, by: place.person)
        return try await showOutcome(workplace(request), plan, outcomes)
    }

    private func grid(
        _ place: Workplace, _ orders: [Order], _ typed: [ID<Order>: (carrier: String, number: String)], _ errors: [ID<Order>: String],
        isEmpty: Bool = false
    ) -> WebResponse {
        let language = place.language
        let open = orders.filter { $0.state == .awaitingShipment || $0.state == .partlyShipped }
        guard !open.isEmpty else {
            let action = (label: Say.orders(language), href: "\(place.path)/orders?state=toShip")
            return shippingPage(
                place, #"<section class="card">\#(Empty.html(.box, ShippingWords.noneOpen(language), action: action))</section>"#)
        }
        var body = HTML()
        if isEmpty { body += Notice.html(.danger, "\(ShippingWords.gridEmpty, language)") }
        if !errors.isEmpty { body += Notice.html(.danger, "\(ShippingWords.gridWrong, language, ["n": String(errors.count)])") }
        if open.count < orders.count {
            body += Notice.html(.warning, "\(ShippingWords.gridLeft, language, ["n": String(orders.count - open.count)])")
        }
        let rows: [HTML] = open.enumerated().map { index, order in
            gridRow(order, typed[order.id] ?? ("", ""), errors[order.id], isFirst: index == 0, place)
        }
        body += #"""
            <form class="stack t" method="post" action="\#(place.path)/shipping" data-once>\#(place.request.csrfField)<section class="card"><div class="tbl flat"><table><caption class="sr">\#(ShippingWords.gridTitle, language)</caption><thead><tr>\#
            <th scope="col">\#(ShippingWords.order, language)</th><th scope="col">\#(OrderWords.recipient, language)</th><th scope="col">\#(OrderWords.items, language)</th><th scope="col">\#(OrderWords.carrier, language)</th><th scope="col">\#(OrderWords.number, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div></section>\#
            <div class="savebar"><span>\#(ShippingWords.gridEffect, language)</span><span class="grow"></span><button class="btn teal">\#(ShippingWords.gridSend, language)</button></div></form>
            """#
        return shippingPage(place, body, status: errors.isEmpty && !isEmpty ? 200 : 422)
    }

    private func gridRow(
        _ order: Order, _ typed: (carrier: String, number: String), _ error: String?, isFirst: Bool, _ place: Workplace
    ) -> HTML {
        let (language, id) = (place.language, order.id)
        let blank: Phrase = isFirst ? ShippingWords.chooseCarrier : ShippingWords.sameCarrier
        let options: [HTML] = Carrier.allCases.map { carrier in
            let chosen: HTML = carrier.rawValue == typed.carrier ? " selected" : HTML()
            return #"<option value="\#(carrier.rawValue)"\#(chosen)>\#(carrierName(carrier, language))</option>"#
        }
        let left = order.items.filter { $0.unshipped > 0 }
        var items = left.prefix(3).map { "\($0.title) \($0.specText) × \($0.unshipped)" }
        if left.count > 3 { items.append(OrderWords.more(language, ["n": String(left.count - 3)])) }
        let invalid: HTML = error == nil ? HTML() : #" aria-invalid="true" aria-describedby="e-\#(id)""#
        let below: HTML = error.map { #"<span class="err" id="e-\#(id)">\#($0)</span>"# } ?? HTML()
        return #"""
            <tr><td><input type="hidden" name="id" value="\#(id)"><a class="mono" href="\#(place.path)/orders/\#(id)">\#(id)</a></td><td data-l="\#(OrderWords.recipient, language)">\#(order.address.name)</td>\#
            <td data-l="\#(OrderWords.items, language)"><span class="sub">\#(items.joined(separator: language == .zh ? "；" : "; "))</span></td><td data-l="\#(OrderWords.carrier, language)"><select class="in" name="carrier[\#(id)]" aria-label="\#(ShippingWords.carrierOf, language, ["n": id.description])"><option value="">\#(blank, language)</option>\#(options)</select></td>\#
            <td data-l="\#(OrderWords.number, language)"><div class="field"><input class="in mono" name="number[\#(id)]" value="\#(typed.number)" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-label="\#(ShippingWords.numberOf, language, ["n": id.description])"\#(invalid)>\#(below)</div></td></tr>
            """#
    }
}
