// SlipPage.swift: packing slips to print: a page of paper for each order.
import Catalog
import Core
import Design
import Trade
import Web

extension Consoles {
    /// Of one print.
    static let slipsMax = 100

    func showSlips(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let language = place.language
        let ids = Set(request.query.filter { $0.name == "id" }.compactMap { ID<Order>($0.value) }).sorted().prefix(Self.slipsMax)
        let orders = try await trade.orders(Array(ids), of: place.shop.id).reversed()
        let codes = try await catalog.codes(of: Set(orders.flatMap { $0.items.map(\.sku) }).sorted(), in: place.shop.id)
        var body = HTML()
        if orders.isEmpty {
            let action = (label: Say.orders(language), href: "\(place.path)/orders")
            body = #"<section class="card">\#(Empty.html(.box, ShippingWords.noSlips(language), action: action))</section>"#
        } else {
            let how = Notice.html(.info, "\(ShippingWords.howPrint, language, ["n": String(orders.count)])")
            body += #"<div class="noprint">\#(how)</div>"#
            body += orders.map { slip($0, codes, place) }.joined()
        }
        return place.page(
            ShippingWords.slips(language), at: .orders, crumbs: [(Say.orders(language), "\(place.path)/orders")], body: body)
    }

    private func slip(_ order: Order, _ codes: [ID<SKU>: String], _ place: Workplace) -> HTML {
        let language = place.language
        let rows: [HTML] = order.items.map { item in
            let left: HTML =
                item.shipped > 0
                ? #"<span class="sub">\#(ShippingWords.sentAlready, language, ["n": String(item.shipped)])</span>"# : HTML()
            return #"""
                <tr><td class="mono">\#(codes[item.sku])</td><td>\#(item.title)<span class="sub">\#(item.specText)</span></td><td class="num big b">\#(item.unshipped > 0 ? item.unshipped : item.quantity)\#(left)</td></tr>
                """#
        }
        let pieces: Int64 = order.items.reduce(0) { $0 + ($1.unshipped > 0 ? $1.unshipped : $1.quantity) }
        let note: HTML =
            order.note.isEmpty ? HTML() : #"<p><b>\#(OrderWords.note, language)</b><br>\#(order.note)</p>"#
        return #"""
            <section class="card slip"><div class="bd stack"><div class="row between wrap"><h2 class="big mono">\#(order.id)</h2><span>\#(place.shop.name)<span class="sub wide-line">\#(OrderWords.placed, language) \#(When.full(order.placedAt))</span></span></div>\#
            <address class="to big"><b>\#(order.address.name)</b> \#(order.address.phone)<br>\#(order.address.line)</address>\#(note)\#
            <div class="tbl"><table><caption class="sr">\#(OrderWords.items, language)</caption><thead><tr><th scope="col">\#(Say.code, language)</th><th scope="col">\#(Say.product, language)</th><th scope="col" class="num">\#(ShippingWords.pieces, language)</th></tr></thead>\#
            <tbody>\#(rows)<tr class="foot"><td></td><td>\#(OrderWords.total, language)</td><td class="num">\#(pieces)</td></tr></tbody></table></div></div></section>
            """#
    }
}
