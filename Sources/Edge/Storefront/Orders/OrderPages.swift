// OrderPages.swift: a buyer's orders, one order, cancelling it and saying that it arrived.
import Catalog
import Core
import Design
import Identity
import Trade
import Web

extension Storefront {
    var orderPages: [PageRoute] {
        [
            PageRoute(.get, "/orders", needs: .signedIn) { try await orders($0) },
            PageRoute(.get, "/orders/{shop}/{order}", needs: .signedIn) { try await order($0) },
            PageRoute(.get, "/orders/{shop}/{order}/cancel", needs: .signedIn) { try await askToCancel($0) },
            PageRoute(.post, "/orders/{shop}/{order}/cancel", needs: .signedIn) { request in
                try await act(request) { try await trade.cancel($0, of: $1, by: $2) }
            },
            PageRoute(.post, "/orders/{shop}/{order}/confirm", needs: .signedIn) { request in
                try await act(request) { try await trade.confirm($0, of: $1, by: $2) }
            },
        ]
    }

    /// Does something to an order and shows it; when it is too late for that, the order says so itself.
    private func act(
        _ request: WebRequest, _ body: (ID<Order>, ID<Shop>, ID<Account>) async throws -> Order
    ) async throws -> WebResponse {
        let id: ID<Order> = try request.id("order")
        let shop: ID<Shop> = try request.id("shop")
        let buyer = try request.caller.id()
        do {
            let order = try await body(id, shop, buyer)
            await settled(buyer)
            return .redirect(to: orderPath(order))
        } catch TradeError.wrongState {
            return .redirect(to: "/orders/\(shop)/\(id)?late=1")
        }
    }

    private func orders(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let found = try await trade.orders(of: request.caller.id(), PageRequest(limit: 20, after: request.after))
        guard !found.items.isEmpty else {
            return try await show(
                request, Words.title(language), header: .back(to: "/me"), tab: .orders,
                Empty.html(.gift, Words.none(language), action: (Words.look(language), "/")))
        }
        let shops = try await catalog.shopCards(Set(found.items.map(\.shop)).sorted())
        let categories = try await categories(of: found.items)
        let cards: [HTML] = found.items.map { card($0, shops[$0.shop], categories, language) }
        let paid: HTML = request.query("paid") == nil ? HTML() : Notice.html(.info, "\(Words.paid, language)")
        let next: String? = found.next.map { address("/orders", [("after", $0.text)]) }
        return try await show(
            request, Words.title(language), header: .back(to: "/me"), tab: .orders,
            #"\#(paid)\#(cards)\#(Paging.html(next: next, language))"#)
    }

    /// The categories of what was bought, so that a drawn picture is the same everywhere.
    private func categories(of orders: [Order]) async throws -> [ID<SKU>: String] {
        let tree = try await catalog.categories()
        let lines = try await catalog.saleLines(orders.flatMap { order in order.items.map { (order.shop, $0.sku) } })
        return Dictionary(lines.map { ($0.sku, tree.name($0.category)) }) { first, _ in first }
    }

    private func card(_ order: Order, _ shop: ShopCard?, _ categories: [ID<SKU>: String], _ language: Language) -> HTML {
        let items: [HTML] = order.items.prefix(3).map { orderItem($0, categories, href: orderPath(order), language) }
        let more: HTML =
            order.items.count > 3 ? #"<p class="sm muted">\#(Words.more, language, ["n": String(order.items.count)])</p>"# : HTML()
        return #"""
            <section class="card pad stack g2" aria-labelledby="o\#(order.id)"><div class="row between">\#
            <h2 class="shopname" id="o\#(order.id)">\#(Icon.shop.html)\#(shop?.name ?? "")</h2><span class="tag \#(tone(order))">\#(OrderWords.state(order), language)</span></div>
            \#(items)\#(more)<div class="row between"><span class="sm muted">\#(When.html(order.placedAt, now: clock.now(), language))</span>\#
            <span class="row base sm ink2">\#(Words.amount, language) \#(Price.html(order.total, language))</span></div>
            <div class="row end-x"><a class="btn line sm tall" href="\#(orderPath(order))">\#(Words.see, language)<span class="sr"> \#(order.items.first?.title ?? "")</span></a></div></section>
            """#
    }

    private func tone(_ order: Order) -> String {
        switch order.state {
        case .pendingPayment: "red"
        case .awaitingShipment, .partlyShipped, .shipped: "teal"
        case .completed, .cancelled, .closed: ""
        }
    }

    private func orderItem(_ item: OrderItem, _ categories: [ID<SKU>: String], href: String?, _ language: Language) -> HTML {
        itemRow(
            picture: Picture.html(item.picture, title: item.title, category: categories[item.sku] ?? ""), title: item.title, href: href,
            spec: item.specText,
            below:
                #"<div class="row between">\#(Price.html(item.unitPrice, language))<span class="sm ink2">× \#(item.quantity)</span></div>"#)
    }

    private func order(_ request: WebRequest) async throws -> WebResponse {
        let order = try await trade.order(request.id("order"), of: request.id("shop"), asBuyer: request.caller.id())
        let view = OrderView(
            order: order, shop: try await catalog.shopCards([order.shop])[order.shop], parcels: try await trade.parcels(of: order),
            now: clock.now(), language: request.language)
        let categories = try await categories(of: [order])
        let items: [HTML] = order.items.map { item in
            orderItem(item, categories, href: productPath(order.shop, item.product), request.language)
        }
        return try await show(
            request, Words.order(request.language), header: .back(to: "/orders"), bar: view.bar(request.csrfField),
            view.body(items, isPaid: request.query("paid") != nil, isLate: request.query("late") != nil))
    }

    /// A page of its own that repeats what is given up.
    private func askToCancel(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let order = try await trade.order(request.id("order"), of: request.id("shop"), asBuyer: request.caller.id())
        guard order.canBeCancelled else { return .redirect(to: orderPath(order) + "?late=1") }
        let categories = try await categories(of: [order])
        let items: [HTML] = order.items.map { orderItem($0, categories, href: nil, language) }
        let about: Phrase = order.state == .pendingPayment ? Words.cancelUnpaid : Words.cancelPaid
        return try await show(
            request, Words.cancelTitle(language), header: .back(to: orderPath(order)),
            bar: #"""
                <div><a class="btn line" href="\#(orderPath(order))">\#(Words.keep, language)</a><span class="grow"></span>\#
                <button class="btn" form="cancel">\#(Words.cancelNow, language, ["n": Format.money(order.total)])</button></div>
                """#,
            #"""
            \#(Notice.html(.warning, "\(about, language, ["n": Format.money(order.total)])"))
            <section class="card pad stack g2" aria-label="\#(Words.items, language)">\#(items)</section>
            <form id="cancel" method="post" action="\#(orderPath(order))/cancel">\#(request.csrfField)</form>
            """#)
    }
}

extension Order {
    var canBeCancelled: Bool {
        switch state {
        case .pendingPayment: !isCancelling
        case .awaitingShipment: true
        case .partlyShipped, .shipped, .completed, .cancelled, .closed: false
        }
    }
}

private enum Words {
    static let title = Phrase("store.orders", zh: "我的订单", en: "My orders")
    static let order = Phrase("store.order", zh: "订单详情", en: "Order")
    static let none = Phrase("store.orders_none", zh: "还没有订单。", en: "You have no orders yet.")
    static let look = Phrase("store.orders_look", zh: "去逛逛", en: "Look around")
    static let paid = Phrase("store.orders_paid", zh: "付款成功，店铺会尽快发货。", en: "Paid. The shops will send your orders soon.")
    static let more = Phrase("store.orders_more", zh: "共 {n} 种商品", en: "{n} products in all")
    static let amount = Phrase("store.orders_amount", zh: "合计", en: "Total")
    static let see = Phrase("store.orders_see", zh: "看订单", en: "See order")
    static let items = Phrase("store.order_items", zh: "商品", en: "Items")
    static let cancelTitle = Phrase("store.cancel_title", zh: "取消订单", en: "Cancel order")
    static let cancelUnpaid = Phrase(
        "store.cancel_unpaid", zh: "取消后这笔 {n} 的订单不再保留。没有扣过款。", en: "The order of {n} will not be kept. You were not charged.")
    static let cancelPaid = Phrase(
        "store.cancel_paid", zh: "取消后 {n} 全额原路退回，不能恢复。", en: "All of {n} goes back the way it came. This cannot be undone.")
    static let keep = Phrase("store.cancel_keep", zh: "不取消", en: "Keep it")
    static let cancelNow = Phrase("store.cancel_now", zh: "取消订单 {n}", en: "Cancel order of {n}")
}
