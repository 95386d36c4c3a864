// OverviewPage.swift: a shop's first page: what needs hands, then what runs low.
import Catalog
import Core
import Design
import Trade
import Web

extension Consoles {
    func showOverview(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, place.path)
        let glance = try await catalog.glance(of: place.shop.id, lowBelow: place.lowLine)
        let low = try await catalog.lowStock(of: place.shop.id, below: place.lowLine, limit: 10)
        var tiles: [HTML] = []
        if place.may.contains("orders.read") {
            let hot: HTML = place.toShip > 0 ? #" class="hot""# : HTML()
            tiles.append(
                tile("\(path)/orders?state=toShip", "<b\(hot)>\(Format.count(place.toShip, language))</b>", OverviewWords.toShip(language)))
        }
        tiles += [
            tile("\(path)/products?state=listed", "<b>\(Format.count(glance.listed, language))</b>", OverviewWords.listed(language)),
            tile("#low", "<b>\(Format.count(glance.low, language))</b>", OverviewWords.low(language, ["n": String(place.lowLine)])),
            tile("\(path)/products?state=draft", "<b>\(Format.count(glance.draft, language))</b>", OverviewWords.drafts(language)),
        ]
        var body: HTML =
            #"<nav class="card todo\#(tiles.count == 4 ? " four" : " three")" aria-label="\#(OverviewWords.todo, language)">\#(tiles)</nav>"#
        let waiting: HTML = place.may.contains("orders.read") ? try await waitingOrders(place) : HTML()
        body += #"<div class="cols half"><div class="stack t">\#(waiting)</div><div class="stack t">\#(lowList(low, place))</div></div>"#
        var actions: HTML = #"<a class="btn line" href="/shops/\#(place.shop.slug)">\#(OverviewWords.visit, language)</a>"#
        if place.may.contains("catalog.write") {
            actions += #"<a class="btn teal" href="\#(path)/products/new">\#(ProductWords.publish, language)</a>"#
        }
        return place.page(Say.overview(language), at: .overview, subtitle: place.shop.name, actions: actions, body: body)
    }

    private func tile(_ href: String, _ count: HTML, _ label: String) -> HTML { #"<a href="\#(href)"><span>\#(label)</span>\#(count)</a>"# }

    /// The orders that have waited longest are at the end of the list; these are the newest, as a reminder.
    private func waitingOrders(_ place: Workplace) async throws -> HTML {
        let language = place.language
        let page = try await trade.orders(of: place.shop.id, [.awaitingShipment, .partlyShipped], PageRequest(limit: 5))
        let rows: [HTML] = page.items.map { order in
            let pieces: Int64 = order.items.reduce(0) { $0 + $1.unshipped }
            return #"""
                <li class="row between"><span class="grow"><a href="\#(place.path)/orders/\#(order.id)"><b>\#(order.items.first?.title)</b></a>\#
                <span class="sub wide-line">\#(OverviewWords.pieces, language, ["n": String(pieces)]) · \#(When.html(order.paidAt ?? order.placedAt, now: place.now, language))</span></span>\#
                <span class="nowrap">\#(Format.money(order.total))</span></li>
                """#
        }
        let inside: HTML =
            rows.isEmpty
            ? #"<p class="bd muted">\#(OverviewWords.nothingToShip, language)</p>"# : #"<ul class="bd lined">\#(rows)</ul>"#
        return #"""
            <section class="card"><header><h2>\#(OverviewWords.waiting, language)</h2><a href="\#(place.path)/orders?state=toShip">\#(Say.all, language)</a></header>\#(inside)</section>
            """#
    }

    private func lowList(_ low: [LowSKU], _ place: Workplace) -> HTML {
        let language = place.language
        let rows: [HTML] = low.map { sku in
            let none: HTML =
                sku.available == 0
                ? #"<span class="tag danger">\#(OverviewWords.soldOut, language)</span>"# : #"<b class="b">\#(sku.available)</b>"#
            return #"""
                <li class="row between"><span class="grow"><a href="\#(place.path)/products/\#(sku.product)/stock"><b>\#(sku.title)</b></a>\#
                <span class="sub wide-line">\#(sku.specText.isEmpty ? Say.noSpec(language) : sku.specText)</span></span>\#(none)</li>
                """#
        }
        let inside: HTML =
            rows.isEmpty
            ? #"<p class="bd muted">\#(OverviewWords.enough, language)</p>"# : #"<ul class="bd lined">\#(rows)</ul>"#
        return #"<section class="card" id="low"><header><h2>\#(OverviewWords.lowTitle, language)</h2></header>\#(inside)</section>"#
    }
}

enum OverviewWords {
    static let todo = Phrase("desk.todo", zh: "要处理的", en: "What needs hands")
    static let toShip = Phrase("desk.todo_ship", zh: "待发货订单", en: "Orders to ship")
    static let listed = Phrase("desk.todo_listed", zh: "在售商品", en: "Listed products")
    static let low = Phrase("desk.todo_low", zh: "可用少于 {n} 件的规格", en: "Options with under {n} left")
    static let drafts = Phrase("desk.todo_drafts", zh: "草稿", en: "Drafts")
    static let waiting = Phrase("desk.waiting", zh: "最近待发的订单", en: "Newest orders to ship")
    static let nothingToShip = Phrase("desk.nothing_to_ship", zh: "没有待发的订单。", en: "Nothing waits to be shipped.")
    static let lowTitle = Phrase("desk.low_title", zh: "库存预警", en: "Low stock")
    static let enough = Phrase("desk.enough", zh: "在售商品的库存都够。", en: "Everything on sale is well stocked.")
    static let soldOut = Phrase("desk.sold_out", zh: "售罄", en: "Sold out")
    static let pieces = Phrase("desk.pieces", zh: "{n} 件待发", en: "{n} to send")
    static let visit = Phrase("desk.visit", zh: "看店铺", en: "Visit the shop")
}
