// CancelPage.swift: a shop takes an order back: a page of its own that says what is cancelled and what goes back to whom.
import Catalog
import Core
import Design
import Trade
import Web

extension Order {
    /// Whether its shop can still cancel it.
    var canBeCancelled: Bool {
        switch state {
        case .pendingPayment: !isCancelling
        case .awaitingShipment: true
        case .partlyShipped, .shipped, .completed, .cancelled, .closed: false
        }
    }
}

extension Consoles {
    var cancelPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/orders/{order}/cancel", needs: .shop("orders.cancel")) { request in
                let place = try await workplace(request)
                let order = try await trade.order(request.id("order"), of: place.shop.id)
                return cancelPage(place, order, reason: "", Corrections(place.language))
            },
            PageRoute(.post, "/desk/shops/{shop}/orders/{order}/cancel", needs: .shop("orders.cancel")) { request in
                let place = try await workplace(request)
                let form = try request.form()
                let id: ID<Order> = try request.id("order")
                let reason = plain(form.text("reason"))
                var corrections = Corrections(place.language)
                do {
                    _ = try await trade.cancel(id, of: place.shop.id, reason: reason, by: place.person)
                    return .redirect(to: "\(place.path)/orders/\(id)?done=cancelled")
                } catch let error as any CodedError
                    where error.kind == .conflict || error.kind == .invalid
                    || error.code == "trade.above_refund_limit"
                {
                    corrections.take(error)
                    return cancelPage(place, try await trade.order(id, of: place.shop.id), reason: reason, corrections)
                }
            },
        ]
    }

    private func cancelPage(_ place: Workplace, _ order: Order, reason: String, _ corrections: Corrections) -> WebResponse {
        let (language, href) = (place.language, "\(place.path)/orders/\(order.id)")
        let isPaid = order.state != .pendingPayment
        let title: Phrase = isPaid ? CancelWords.refundTitle : CancelWords.cancelTitle
        let items: [HTML] = order.items.map { item in
            #"<li class="row between wrap"><span class="grow">\#(item.title) <span class="sub">\#(item.specText)</span></span><span class="nowrap">× \#(item.quantity)</span></li>"#
        }
        let control = Control(
            "reason", CancelWords.reason(language), .area(rows: 2), value: reason, help: CancelWords.reasonHelp(language),
            attributes: [("maxlength", "200")])
        let left = order.items.reduce(Money.cny(0)) { $0 + $1.refundable + $1.refundableFreight }
        let amount = Format.money(isPaid ? left : order.total)
        let effect: Phrase = isPaid ? CancelWords.refundEffect : CancelWords.cancelEffect
        let verb: Phrase = isPaid ? CancelWords.refundVerb : CancelWords.cancelVerb
        let act: HTML =
            order.canBeCancelled
            ? #"""
            <form class="stack" method="post" data-once>\#(place.request.csrfField)\#(control.html(error: corrections["reason"], language))\#
            <p>\#(effect, language, ["amount": amount, "name": order.address.name])</p><p class="row wrap"><button class="btn teal">\#(verb, language, ["amount": amount])</button><a class="btn ghost" href="\#(href)">\#(CancelWords.keep, language)</a></p></form>
            """#
            : Notice.html(.warning, "\(CancelWords.tooLate, language, ["state": Say.state(order.state)(language)])")
        let body: HTML = #"""
            \#(corrections.summary(["reason": CancelWords.reason(language)]))<section class="card narrowcard"><div class="bd stack"><dl class="kv"><dt>\#(ShippingWords.order, language)</dt><dd class="mono">\#(order.id)</dd><dt>\#(OrderWords.recipient, language)</dt><dd>\#(order.address.name)</dd>\#
            <dt class="sum">\#(isPaid ? CancelWords.refundSum : OrderWords.total, language)</dt><dd class="sum">\#(isPaid ? "−" + amount : amount)</dd></dl><ul class="lined">\#(items)</ul>\#(act)</div></section>
            """#
        return place.page(
            title(language), at: .orders,
            crumbs: [(Say.orders(language), "\(place.path)/orders"), (OrderWords.title(language, ["n": order.id.description]), href)],
            body: body, status: corrections.isEmpty ? 200 : 422)
    }
}

enum CancelWords {
    static let cancel = Phrase("desk.c_cancel", zh: "取消订单", en: "Cancel")
    static let refund = Phrase("desk.c_refund", zh: "取消并退款", en: "Cancel and refund")
    static let cancelTitle = Phrase("desk.c_cancel_title", zh: "取消订单", en: "Cancel the order")
    static let refundTitle = Phrase("desk.c_refund_title", zh: "取消并全额退款", en: "Cancel and refund in full")
    static let reason = Phrase("desk.c_reason", zh: "原因", en: "Reason")
    static let reasonHelp = Phrase(
        "desk.c_reason_help", zh: "例如：缺货、地址送不到。最多 200 字，会留在订单记录里",
        en: "As: out of stock, no delivery there. At most 200 characters, kept with the order")
    static let refundEffect = Phrase(
        "desk.c_refund_effect", zh: "{amount} 全额退回 {name} 的付款方式，商品回到库存。这一步不能撤回。",
        en: "{amount} goes back to {name} by the way it was paid, and the goods go back into stock. This cannot be undone.")
    static let cancelEffect = Phrase(
        "desk.c_cancel_effect", zh: "买家还没有付款。先关掉付款，再释放库存；如果钱刚好到了，订单会照常变成待发货。",
        en: "Not paid yet. The payment is closed, then stock is released; if the money was faster, the order goes on.")
    static let refundVerb = Phrase("desk.c_refund_verb", zh: "退款 {amount}", en: "Refund {amount}")
    static let cancelVerb = Phrase("desk.c_cancel_verb", zh: "取消这笔订单", en: "Cancel this order")
    static let refundSum = Phrase("desk.c_refund_sum", zh: "退回买家", en: "Back to the buyer")
    static let keep = Phrase("desk.c_keep", zh: "不取消", en: "Keep the order")
    static let back = Phrase("desk.c_back", zh: "返回", en: "Back")
    static let tooLate = Phrase(
        "desk.c_too_late", zh: "订单现在是“{state}”，不能再取消。", en: "The order is “{state}”: it can no longer be cancelled.")
    static let shopSaid = Phrase("desk.c_shop_said", zh: "店铺取消：{reason}", en: "Cancelled by the shop: {reason}")
}
