// OrderView.swift: how one order looks: its steps, parcels, items, amounts and times, and what can be done now.
import Catalog
import Core
import Design
import Trade
import Web

struct OrderView {
    let order: Order, shop: ShopCard?, parcels: [Parcel]
    let now: Timestamp, language: Language

    func body(_ items: [HTML], isPaid: Bool, isLate: Bool) -> HTML {
        var notice = HTML()
        if isPaid, order.paidAt != nil { notice = Notice.html(.info, "\(Words.paidNow, language)") }
        if isLate { notice = Notice.html(.warning, "\(Words.late, language)") }
        return #"""
            \#(notice)
            <section class="card pad stack g3" aria-labelledby="st"><div><h2 class="big" id="st">\#(OrderWords.state(order), language)</h2>\#
            <p class="md ink2">\#(OrderWords.about(order, left: left, language))</p></div>\#(steps)</section>
            \#(parcels.enumerated().map { parcel($0.offset, $0.element) })
            <section class="card rows" aria-label="\#(CheckoutWords.address, language)"><div class="r">\#(Icon.pin.large)<span class="grow"><span class="b">\#(order.address.name)</span> \#
            <span class="num">\#(Format.masked(phone: order.address.phone))</span><br><span class="ink2">\#(order.address.line)</span></span></div></section>
            <section class="card pad stack g2" aria-labelledby="s\#(order.shop)">\#(shopHeading(shop, order.shop, language))\#(items)
            \#(amounts)</section>
            <section class="card pad stack g1" aria-labelledby="inf"><h2 id="inf">\#(Words.facts, language)</h2><dl class="attrs">\#(facts)</dl></section>
            """#
    }

    private var amounts: HTML {
        let sum: String = order.paidAt == nil ? CheckoutWords.total(language) : Words.paidAmount(language)
        return #"""
            <dl class="lines"><div><dt>\#(CheckoutWords.goods, language)</dt><dd class="num">\#(Format.money(order.goods))</dd></div>\#
            <div><dt>\#(CheckoutWords.freight, language)</dt><dd class="num">\#(Format.money(order.freight))</dd></div>\#
            <div class="sum"><dt>\#(sum)</dt><dd class="num">\#(Price.html(order.total, language))</dd></div></dl>
            """#
    }

    private var left: String? {
        switch order.state {
        case .pendingPayment: When.left(until: order.expiresAt, now: now, language)
        case .shipped: order.shippedAt.flatMap { When.left(until: $0 + Trade.confirmationTime, now: now, language) }
        case .awaitingShipment, .partlyShipped, .completed, .cancelled, .closed: nil
        }
    }

    /// Nothing for what ended early: its state says all.
    private var steps: HTML {
        let reached: Int
        switch order.state {
        case .pendingPayment: reached = 1
        case .awaitingShipment: reached = 2
        case .partlyShipped, .shipped: reached = 3
        case .completed: reached = 4
        case .cancelled, .closed: return HTML()
        }
        let all: [(Phrase, Timestamp?)] = [
            (Words.placed, order.placedAt), (Words.paid, order.paidAt), (Words.sent, order.shippedAt ?? parcels.first?.shippedAt),
            (Words.received, order.completedAt),
        ]
        let items: [HTML] = all.enumerated().map { index, step in
            let isDone = index < reached
            let mark: HTML = isDone ? #" class="done""# : index == reached ? #" aria-current="step""# : HTML()
            let time: HTML = step.1.map { isDone ? "<br>" + When.html($0, now: now, language) : HTML() } ?? HTML()
            return #"<li\#(mark)>\#(step.0, language)\#(time)</li>"#
        }
        return #"<ol class="steps">\#(items)</ol>"#
    }

    private func parcel(_ index: Int, _ parcel: Parcel) -> HTML {
        let lines: [HTML] = parcel.lines.compactMap { line in
            guard let item = order.items.first(where: { $0.line == line.line }) else { return nil }
            return "<li>\(item.title) \(item.specText) × \(line.quantity)</li>"
        }
        return #"""
            <section class="card pad stack g2" aria-labelledby="p\#(parcel.id)"><h2 id="p\#(parcel.id)">\#(Words.parcel, language, ["n": "\(index + 1)/\(parcels.count)"])</h2>
            <dl class="attrs"><dt>\#(Words.carrier, language)</dt><dd>\#(parcel.carrier.name)</dd><dt>\#(Words.tracking, language)</dt><dd class="id">\#(parcel.number)</dd>\#
            <dt>\#(Words.sent, language)</dt><dd>\#(When.full(parcel.shippedAt))</dd></dl><ul class="sm ink2">\#(lines)</ul></section>
            """#
    }

    private var facts: HTML {
        var rows: [(Phrase, HTML)] = [
            (Words.number, #"<span class="id">\#(order.id)</span>"#), (Words.placed, When.full(order.placedAt)),
        ]
        let times: [(Phrase, Timestamp?)] = [
            (Words.paid, order.paidAt), (Words.sent, order.shippedAt), (Words.received, order.completedAt),
            (Words.ended, order.endedAt), (Words.refunded, order.refundedAt),
        ]
        for (name, time) in times { if let time { rows.append((name, When.full(time))) } }
        if let number = order.paymentNumber { rows.append((Words.payment, #"<a class="id" href="/pay/\#(number)">\#(number)</a>"#)) }
        if !order.note.isEmpty { rows.append((CheckoutWords.note, "\(order.note)")) }
        return rows.map { name, value -> HTML in "<dt>\(name, language)</dt><dd>\(value)</dd>" }.joined()
    }

    /// Nil when nothing is left to do.
    func bar(_ csrf: HTML) -> HTML? {
        let cancel: HTML =
            order.canBeCancelled ? #"<a class="btn line" href="\#(orderPath(order))/cancel">\#(Words.cancel, language)</a>"# : HTML()
        var main = HTML()
        if order.state == .pendingPayment, !order.isCancelling, let number = order.paymentNumber {
            main = #"""
                <form method="post" action="/pay/\#(number)">\#(csrf)<button class="btn">\#(CheckoutWords.pay, language, ["n": Format.money(order.total)])</button></form>
                """#
        } else if order.state == .shipped {
            main = #"""
                <form method="post" action="\#(orderPath(order))/confirm">\#(csrf)<button class="btn">\#(Words.confirm, language)</button></form>
                """#
        }
        guard !cancel.isEmpty || !main.isEmpty else { return nil }
        return #"<div><span class="grow"></span>\#(cancel)\#(main)</div>"#
    }
}

private enum Words {
    static let paidNow = Phrase("store.order_paid_now", zh: "付款成功，店铺会尽快发货。", en: "Paid. The shop will send it soon.")
    static let late = Phrase(
        "store.order_late", zh: "订单的状态已经变了，这一步做不了。下面是现在的样子。",
        en: "The order has moved on, so that cannot be done. This is how it is now.")
    static let placed = Phrase("store.order_placed", zh: "下单", en: "Placed")
    static let paid = Phrase("store.order_paid", zh: "付款", en: "Paid")
    static let sent = Phrase("store.order_sent", zh: "发货", en: "Sent")
    static let received = Phrase("store.order_received", zh: "收货", en: "Received")
    static let parcel = Phrase("store.order_parcel", zh: "包裹 {n}", en: "Parcel {n}")
    static let carrier = Phrase("store.order_carrier", zh: "快递", en: "Carrier")
    static let tracking = Phrase("store.order_tracking", zh: "运单号", en: "Tracking number")
    static let paidAmount = Phrase("store.order_paid_amount", zh: "实付", en: "Paid")
    static let facts = Phrase("store.order_facts", zh: "订单信息", en: "About this order")
    static let number = Phrase("store.order_number", zh: "订单号", en: "Order number")
    static let ended = Phrase("store.order_ended", zh: "取消", en: "Cancelled")
    static let refunded = Phrase("store.order_refunded_at", zh: "退款到账", en: "Refunded")
    static let payment = Phrase("store.order_payment", zh: "支付单", en: "Payment")
    static let cancel = Phrase("store.order_cancel", zh: "取消订单", en: "Cancel")
    static let confirm = Phrase("store.order_confirm", zh: "确认收货", en: "Confirm receipt")
}
