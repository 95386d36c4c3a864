// OrderPages.swift: one order of a buyer: seeing it, cancelling it, saying that it arrived, buying it again.
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
            PageRoute(.post, "/orders/{shop}/{order}/again", needs: .signedIn) { try await buyAgain($0) },
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

    /// Into the cart, which says what of it cannot be had any more.
    private func buyAgain(_ request: WebRequest) async throws -> WebResponse {
        let id: ID<Order> = try request.id("order")
        let shop: ID<Shop> = try request.id("shop")
        do {
            _ = try await trade.buyAgain(id, of: shop, by: request.caller.id())
        } catch TradeError.cartFull {
            return .redirect(to: "/cart?full=1")
        }
        return .redirect(to: "/cart?again=\(shop).\(id)")
    }

    private func order(_ request: WebRequest) async throws -> WebResponse {
        let order = try await trade.order(request.id("order"), of: request.id("shop"), asBuyer: request.caller.id())
        let view = OrderView(
            order: order, shop: try await catalog.shopCards([order.shop])[order.shop], parcels: try await trade.parcels(of: order),
            completesAt: order.completesAt, now: clock.now(), language: request.language)
        let categories = try await categories(of: [order])
        let items: [HTML] = order.items.map { item in
            orderItem(item, categories, href: productPath(order.shop, item.product), request.language)
        }
        return try await show(
            request, OrderListWords.order(request.language), header: .back(to: "/orders"), bar: view.bar(request.csrfField),
            view.body(items, isPaid: request.query("paid") != nil, isLate: request.query("late") != nil)
                + refundNotice(order, request.language) + orderCases(order, request.language) + reviewLink(order, request.language))
    }

    /// Once it arrived: saying how it is.
    private func reviewLink(_ order: Order, _ language: Language) -> HTML {
        guard order.completedAt != nil else { return HTML() }
        return #"""
            <nav class="card rows" aria-label="\#(ReviewText.title, language)"><a href="\#(orderPath(order))/reviews">\#(Icon.star.html)<span class="grow">\#(ReviewText.write, language)</span>\#(Icon.next.small)</a></nav>
            """#
    }

    /// A page of its own that repeats what is given up.
    private func askToCancel(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let order = try await trade.order(request.id("order"), of: request.id("shop"), asBuyer: request.caller.id())
        guard order.canBeCancelled else { return .redirect(to: orderPath(order) + "?late=1") }
        let shop = try await catalog.shopCards([order.shop])[order.shop]
        let categories = try await categories(of: [order])
        let items: [HTML] = order.items.map { orderItem($0, categories, href: nil, language) }
        let left = order.items.reduce(Money.cny(0)) { $0 + $1.refundable + $1.refundableFreight }
        let about: Phrase = order.state == .pendingPayment ? Words.cancelUnpaid : Words.cancelPaid
        let sum: String = order.paidAt == nil ? CheckoutWords.total(language) : Words.back(language)
        return try await show(
            request, Words.cancelTitle(language), header: .back(to: orderPath(order)),
            bar: #"""
                <div><a class="btn line" href="\#(orderPath(order))">\#(Words.keep, language)</a><span class="grow"></span>\#
                <button class="btn" form="cancel">\#(Words.cancelNow, language, ["n": Format.money(left)])</button></div>
                """#,
            #"""
            \#(Notice.html(.warning, "\(about, language, ["n": Format.money(left)])"))
            <section class="card pad stack g2" aria-labelledby="s\#(order.shop)">\#(shopHeading(shop, order.shop, language))\#(items)
            <dl class="lines"><div class="sum"><dt>\#(sum)</dt><dd class="num">\#(Price.html(left, language))</dd></div></dl></section>
            <p class="sm muted">\#(Words.number, language) <span class="id">\#(order.id)</span></p>
            <form id="cancel" method="post" action="\#(orderPath(order))/cancel" data-once>\#(request.csrfField)</form>
            """#)
    }

    /// The categories of what was bought, so that a drawn picture is the same everywhere.
    func categories(of orders: [Order]) async throws -> [ID<SKU>: String] {
        let tree = try await catalog.categories()
        let lines = try await catalog.saleLines(orders.flatMap { order in order.items.map { (order.shop, $0.sku) } })
        return Dictionary(lines.map { ($0.sku, tree.name($0.category)) }) { first, _ in first }
    }

    func orderItem(_ item: OrderItem, _ categories: [ID<SKU>: String], href: String?, _ language: Language) -> HTML {
        itemRow(
            picture: Picture.html(item.picture, title: item.title, category: categories[item.sku] ?? ""), title: item.title, href: href,
            spec: item.specText,
            below:
                #"<div class="row between">\#(Price.html(item.unitPrice, language))<span class="sm ink2">× \#(item.quantity)</span></div>"#)
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

    /// Over, one way or the other: what is left to do is to buy it again.
    var isOver: Bool {
        switch state {
        case .completed, .cancelled, .closed: true
        case .pendingPayment, .awaitingShipment, .partlyShipped, .shipped: false
        }
    }
}

private enum Words {
    static let cancelTitle = Phrase("store.cancel_title", zh: "取消订单", en: "Cancel order")
    static let cancelUnpaid = Phrase(
        "store.cancel_unpaid", zh: "取消后这笔 {n} 的订单不再保留。没有扣过款。", en: "The order of {n} will not be kept. You were not charged.")
    static let cancelPaid = Phrase(
        "store.cancel_paid", zh: "取消后 {n} 全额原路退回，不能恢复。", en: "All of {n} goes back the way it came. This cannot be undone.")
    static let back = Phrase("store.cancel_back", zh: "退回", en: "Goes back")
    static let number = Phrase("store.cancel_number", zh: "订单号", en: "Order number")
    static let keep = Phrase("store.cancel_keep", zh: "不取消", en: "Keep it")
    static let cancelNow = Phrase("store.cancel_now", zh: "取消订单 {n}", en: "Cancel order of {n}")
}
