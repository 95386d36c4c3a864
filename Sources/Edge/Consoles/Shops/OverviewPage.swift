// OverviewPage.swift: a shop's first page: key figures, what needs hands, how it went, what sold.
import Catalog
import Core
import Design
import Insight
import Trade
import Web

extension Consoles {
    func showOverview(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, place.path)
        let range = OverviewRange(request.query("range"))
        let glance = try await catalog.glance(of: place.shop.id, lowBelow: place.lowLine)
        let isNew = try await trade.orders(of: place.shop.id, [], PageRequest(limit: 1)).items.isEmpty
        let sees = place.may.contains("insight.read") && !isNew
        var body = HTML()
        if isNew { body += firstSteps(glance, place) }
        if sees { body += try await figures(range, place) }
        body += try await todo(glance, place)
        if sees { body += try await trend(range, place) }
        let waiting: HTML = place.may.contains("orders.read") && !isNew ? try await waitingOrders(place) : HTML()
        let low = glance.all > 0 ? lowList(try await catalog.lowStock(of: place.shop.id, below: place.lowLine, limit: 6), place) : HTML()
        let columns: [HTML] = [waiting, low].filter { !$0.isEmpty }.map { (html: HTML) -> HTML in #"<div class="stack t">\#(html)</div>"# }
        if !columns.isEmpty { body += #"<div class="cols half">\#(columns)</div>"# }
        var actions: HTML = sees ? range.choice(path, language) : HTML()
        if sees { actions += #"<a class="btn line" href="\#(path)/reports">\#(ReportWords.title, language)</a>"# }
        actions += #"<a class="btn line" href="/shops/\#(place.shop.slug)">\#(OverviewWords.visit, language)</a>"#
        if place.may.contains("catalog.write") {
            actions += #"<a class="btn teal" href="\#(path)/products/new">\#(ProductWords.publish, language)</a>"#
        }
        let line: String = sees ? range.dates(insight.today, language) : place.shop.name
        return place.page(Say.overview(language), at: .overview, subtitle: line, actions: actions, body: body)
    }

    /// What needs hands first, each a link to the list of it.
    private func todo(_ glance: ShopGlance, _ place: Workplace) async throws -> HTML {
        let (language, path) = (place.language, place.path)
        var tiles: [HTML] = []
        if place.may.contains("orders.read") {
            tiles.append(tile("\(path)/orders?state=toShip", place.toShip, OverviewWords.toShip(language), hot: place.toShip > 0))
        }
        if place.may.contains("messages.read") {
            tiles.append(tile("\(path)/messages", place.unanswered, OverviewWords.unanswered(language), hot: place.unanswered > 0))
        }
        tiles.append(tile("\(path)/stock?stock=out", glance.out, OverviewWords.out(language), hot: glance.out > 0))
        tiles.append(tile("\(path)/stock?stock=low", glance.low, OverviewWords.low(language, ["n": String(place.lowLine)])))
        tiles.append(tile("\(path)/products?state=draft", glance.draft, OverviewWords.drafts(language)))
        let columns: HTML = tiles.count == 5 ? HTML() : tiles.count == 4 ? " four" : " three"
        return #"""
            <nav class="card todo\#(columns)" aria-label="\#(OverviewWords.todo, language)">\#(tiles)</nav>
            """#
    }

    private func tile(_ href: String, _ count: Int64, _ label: String, hot: Bool = false) -> HTML {
        let looks: HTML = hot ? #" class="hot""# : HTML()
        return #"<a href="\#(href)"><b\#(looks)>\#(Format.grouped(count))</b><span>\#(label)</span></a>"#
    }

    /// The orders that have waited longest are at the end of the list; these are the newest, as a reminder.
    private func waitingOrders(_ place: Workplace) async throws -> HTML {
        let language = place.language
        let page = try await trade.orders(of: place.shop.id, [.awaitingShipment, .partlyShipped], PageRequest(limit: 6))
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
            <section class="card"><header><h2>\#(OverviewWords.waiting, language)</h2><a href="\#(place.path)/orders?state=toShip">\#(OverviewWords.seeAll, language)</a></header>\#(inside)</section>
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
        return #"""
            <section class="card" id="low"><header><h2>\#(OverviewWords.lowTitle, language)</h2><a href="\#(place.path)/stock?stock=low">\#(OverviewWords.seeAll, language)</a></header>\#(inside)</section>
            """#
    }
}

enum OverviewWords {
    static let seeAll = Phrase("desk.see_all", zh: "全部", en: "See all")
    static let todo = Phrase("desk.todo", zh: "要处理的", en: "What needs hands")
    static let toShip = Phrase("desk.todo_ship", zh: "待发货订单", en: "Orders to ship")
    static let low = Phrase("desk.todo_low", zh: "可用少于 {n} 件的规格", en: "Options with under {n} left")
    static let unanswered = Phrase("desk.todo_unanswered", zh: "等你回复的买家", en: "Buyers waiting for an answer")
    static let out = Phrase("desk.todo_out", zh: "售罄的规格", en: "Options sold out")
    static let drafts = Phrase("desk.todo_drafts", zh: "草稿", en: "Drafts")
    static let waiting = Phrase("desk.waiting", zh: "最近待发的订单", en: "Newest orders to ship")
    static let nothingToShip = Phrase("desk.nothing_to_ship", zh: "没有待发的订单。", en: "Nothing waits to be shipped.")
    static let lowTitle = Phrase("desk.low_title", zh: "库存预警", en: "Low stock")
    static let enough = Phrase("desk.enough", zh: "在售商品的库存都够。", en: "Everything on sale is well stocked.")
    static let soldOut = Phrase("desk.sold_out", zh: "售罄", en: "Sold out")
    static let pieces = Phrase("desk.pieces", zh: "{n} 件待发", en: "{n} to send")
    static let visit = Phrase("desk.visit", zh: "看店铺", en: "Visit the shop")
}
