// OrderList.swift: a buyer's orders over all shops, under headings with what waits.
import Catalog
import Core
import Design
import Identity
import Trade
import Web

extension Storefront {
    /// `?tab=toPay`: the address is the state.
    func orders(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let buyer = try request.caller.id()
        let text = String((request.query("q") ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(100))
        guard text.isEmpty else { return try await found(text, of: buyer, request) }
        let tab: BuyerTab? = request.query("tab").flatMap { BuyerTab(rawValue: $0) }
        let found = try await trade.orders(of: buyer, in: tab, PageRequest(limit: 20, after: request.after))
        let tabs: HTML = orderTabs(tab, try await trade.openOrders(of: buyer), language)
        let paid: HTML = request.query("paid") == nil ? HTML() : Notice.html(.info, "\(OrderListWords.paid, language)")
        guard !found.items.isEmpty else {
            let none: Phrase = tab == nil ? OrderListWords.none : OrderListWords.noneHere
            return try await show(
                request, OrderListWords.title(language), header: .back(to: "/me"), tab: .orders,
                tabs + Empty.html(.gift, none(language), action: (OrderListWords.look(language), "/")))
        }
        let cards = try await cards(found.items, request)
        let next: String? = found.next.map { address("/orders", [("tab", tab?.rawValue), ("after", $0.text)]) }
        return try await show(
            request, OrderListWords.title(language), header: .back(to: "/me"), tab: .orders,
            #"\#(search("", language))\#(tabs)\#(paid)\#(cards)\#(Paging.html(next: next, language))"#)
    }

    /// `?q=`: by product, shop or number, over all headings.
    private func found(_ text: String, of buyer: ID<Account>, _ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let shops = try await catalog.shopCards(trade.shopsOfOrders(of: buyer))
        let named = shops.values.filter { $0.name.lowercased().contains(text.lowercased()) }.map(\.id)
        let found = try await trade.orders(of: buyer, matching: text, orOf: Set(named))
        let cards = try await cards(found.orders, request)
        let count: HTML =
            #"<p class="sm ink2">\#(found.isCut ? OrderListWords.foundCut : OrderListWords.found, language, ["n": String(found.orders.count), "q": text])</p>"#
        let none: HTML =
            cards.isEmpty ? Empty.html(.box, OrderListWords.foundNone(language), action: (OrderListWords.all(language), "/orders")) : HTML()
        return try await show(
            request, OrderListWords.title(language), header: .back(to: "/orders"), tab: .orders,
            search(text, language) + count + cards.joined() + none)
    }

    private func cards(_ orders: [Order], _ request: WebRequest) async throws -> [HTML] {
        guard !orders.isEmpty else { return [] }
        let shops = try await catalog.shopCards(Set(orders.map(\.shop)).sorted())
        let categories = try await categories(of: orders)
        return orders.map { card($0, shops[$0.shop], categories, request) }
    }

    private func search(_ text: String, _ language: Language) -> HTML {
        #"""
        <form class="search" role="search" action="/orders">\#(Icon.search.html)<label class="sr" for="oq">\#(OrderListWords.search, language)</label>\#
        <input id="oq" name="q" type="search" maxlength="100" enterkeyhint="search" placeholder="\#(OrderListWords.search, language)" value="\#(text)">\#
        <button class="btn ink">\#(BrowseWords.go, language)</button></form>
        """#
    }

    private func orderTabs(_ current: BuyerTab?, _ counts: [BuyerTab: Int64], _ language: Language) -> HTML {
        func chip(_ label: Phrase, _ tab: BuyerTab?) -> HTML {
            let mark: HTML = tab == current ? #" aria-current="page""# : HTML()
            let count: Int64 = tab.flatMap { counts[$0] } ?? 0
            let text: HTML = count > 0 ? "\(label, language) \(count > 99 ? "99+" : String(count))" : "\(label, language)"
            return #"<a class="chip"\#(mark) href="\#(address("/orders", [("tab", tab?.rawValue)]))">\#(text)</a>"#
        }
        let chips: [HTML] = BuyerTab.allCases.map { chip(OrderWords.tab($0), $0) }
        return #"<nav class="chips" aria-label="\#(OrderListWords.tabs, language)">\#(chip(OrderListWords.all, nil))\#(chips)</nav>"#
    }

    private func card(_ order: Order, _ shop: ShopCard?, _ categories: [ID<SKU>: String], _ request: WebRequest) -> HTML {
        let language = request.language
        let items: [HTML] = order.items.prefix(3).map { orderItem($0, categories, href: orderPath(order), language) }
        let more: HTML =
            order.items.count > 3
            ? #"<p class="sm muted">\#(OrderListWords.more, language, ["n": String(order.items.count)])</p>"# : HTML()
        let name: HTML = shop.map { "\($0.name)" } ?? "\(CartWords.closedShop, language)"
        return #"""
            <section class="card pad stack g2" aria-labelledby="o\#(order.id)"><div class="row between">\#
            <h2 class="shopname" id="o\#(order.id)">\#(Icon.shop.html)\#(name)</h2><span class="tag \#(tone(order))">\#(OrderWords.state(order), language)</span></div>
            \#(items)\#(more)<div class="row between"><span class="sm muted">\#(When.html(order.placedAt, now: clock.now(), language))</span>\#
            <span class="row base sm ink2">\#(order.paidAt == nil ? OrderListWords.amount : OrderListWords.paidAmount, language) \#(Price.html(order.total, language))</span></div>
            <div class="row end-x wrap"><a class="btn line sm tall" href="\#(orderPath(order))">\#(OrderListWords.see, language)<span class="sr"> \#(order.items.first?.title ?? "")</span></a>\#
            \#(nextStep(order, request))</div></section>
            """#
    }

    /// What is most likely wanted next.
    private func nextStep(_ order: Order, _ request: WebRequest) -> HTML {
        let of: HTML = #"<span class="sr"> \#(order.items.first?.title ?? "")</span>"#
        if order.state == .pendingPayment, !order.isCancelling, let number = order.paymentNumber {
            return #"""
                <form method="post" action="/pay/\#(number)" data-once>\#(request.csrfField)<button class="btn sm tall">\#(OrderListWords.pay, request.language)\#(of)</button></form>
                """#
        }
        guard order.isOver else { return HTML() }
        return #"""
            <form method="post" action="\#(orderPath(order))/again" data-once>\#(request.csrfField)<button class="btn line sm tall">\#(OrderListWords.again, request.language)\#(of)</button></form>
            """#
    }

    private func tone(_ order: Order) -> String {
        switch order.state {
        case .pendingPayment: "red"
        case .awaitingShipment, .partlyShipped, .shipped: "teal"
        case .completed, .cancelled, .closed: ""
        }
    }
}

enum OrderListWords {
    static let title = Phrase("store.orders", zh: "我的订单", en: "My orders")
    static let search = Phrase("store.orders_search", zh: "商品、店铺或订单号", en: "Product, shop or order number")
    static let found = Phrase("store.orders_found", zh: "“{q}”找到 {n} 笔订单", en: "{n} orders with “{q}”")
    static let foundCut = Phrase(
        "store.orders_found_cut", zh: "“{q}”在最近的 500 笔订单里先显示 {n} 笔", en: "{n} orders with “{q}” among your newest 500")
    static let foundNone = Phrase(
        "store.orders_found_none", zh: "没有这样的订单，换个词试试。", en: "No such order. Try another word.")
    static let order = Phrase("store.order", zh: "订单详情", en: "Order")
    static let tabs = Phrase("store.orders_tabs", zh: "按状态看", en: "By state")
    static let all = Phrase("store.orders_all", zh: "全部", en: "All")
    static let none = Phrase("store.orders_none", zh: "还没有订单。", en: "You have no orders yet.")
    static let noneHere = Phrase("store.orders_none_here", zh: "这里没有订单。", en: "No orders here.")
    static let look = Phrase("store.orders_look", zh: "去逛逛", en: "Look around")
    static let paid = Phrase("store.orders_paid", zh: "付款成功，店铺会尽快发货。", en: "Paid. The shops will send your orders soon.")
    static let more = Phrase("store.orders_more", zh: "共 {n} 种商品", en: "{n} products in all")
    static let amount = Phrase("store.orders_amount", zh: "合计", en: "Total")
    static let paidAmount = Phrase("store.orders_paid_amount", zh: "实付", en: "Paid")
    static let see = Phrase("store.orders_see", zh: "看订单", en: "See order")
    static let pay = Phrase("store.orders_pay", zh: "付款", en: "Pay")
    static let again = Phrase("store.orders_again", zh: "再买一次", en: "Buy again")
}
