// OrderView.swift: how one order looks: its steps, parcels, items, amounts and times, and what can be done now.
import Catalog
import Core
import Design
import Trade
import Web

struct OrderView {
    let order: Order, shop: ShopCard?, parcels: [Parcel]
    /// When it completes by itself, by the time that was in force when it was shipped.
    let completesAt: Timestamp?
    let now: Timestamp, language: Language

    func body(_ items: [HTML], isPaid: Bool, isLate: Bool) -> HTML {
        var notice = HTML()
        if isPaid, order.paidAt != nil { notice = Notice.html(.info, "\(Words.paidNow, language)") }
        if isLate { notice = Notice.html(.warning, "\(Words.late, language)") }
        return #"""
            \#(notice)
            <section class="card pad stack g3" aria-labelledby="st"><div><h2 class="big" id="st">\#(OrderWords.state(order), language)</h2>\#
            <p class="md ink2">\#(OrderWords.about(order, left: left, language))</p></div>\#(steps)</section>
            \#(parcels.enumerated().map { parcel($0.offset, $0.element) })\#(rest)
            <section class="card rows" aria-label="\#(CheckoutWords.address, language)"><div class="r">\#(Icon.pin.large)<span class="grow"><bdi class="b">\#(order.address.name)</bdi> \#
            <span class="num">\#(Format.masked(phone: order.address.phone))</span><br><span class="ink2">\#(order.address.line)</span></span></div></section>
            <section class="card pad stack g2" aria-labelledby="s\#(order.shop)">\#(shopHeading(shop, order.shop, language))\#(items)
            \#(amounts)</section>
            <section class="card pad stack g1" aria-labelledby="inf"><h2 id="inf">\#(Words.facts, language)</h2><dl class="attrs">\#(facts)</dl></section>
            """#
    }

    private var amounts: HTML {
        let sum: String = order.paidAt == nil ? CheckoutWords.total(language) : Words.paidAmount(language)
        return #"""
            <dl class="lines"><div><dt>\#(CheckoutWords.goods, language)</dt><dd class="num">\#(Format.money(order.goods + order.discount))</dd></div>\#
            \#(discountLine(order.discount, language))<div><dt>\#(CheckoutWords.freight, language)</dt><dd class="num">\#(Format.money(order.freight))</dd></div>\#
            <div class="sum"><dt>\#(sum)</dt><dd class="num">\#(Price.html(order.total, language))</dd></div>\#(back)</dl>
            """#
    }

    /// What went back of it, where that is a part.
    private var back: HTML {
        let refunded = order.items.reduce(Money.cny(0)) { $0 + $1.refunded + $1.refundedFreight }
        guard refunded.minor > 0 else { return HTML() }
        return #"<div><dt>\#(Words.back, language)</dt><dd class="num">−\#(Format.money(refunded))</dd></div>"#
    }

    private var left: String? {
        switch order.state {
        case .pendingPayment: When.left(until: order.expiresAt, now: now, language)
        case .shipped: completesAt.flatMap { When.left(until: $0, now: now, language) }
        case .awaitingShipment, .partlyShipped, .completed, .cancelled, .closed: nil
        }
    }

    /// What was done, and at which step it stands; what ended early shows its own way.
    private var steps: HTML {
        let all: [(Phrase, Timestamp?)]
        let reached: Int
        let sent = order.shippedAt ?? parcels.first?.shippedAt
        switch order.state {
        case .pendingPayment: reached = 1
        case .awaitingShipment: reached = 2
        case .partlyShipped, .shipped: reached = 3
        case .completed: reached = 4
        case .cancelled: reached = 2
        case .closed: reached = order.refund == nil || order.refundedAt != nil ? 4 : 3
        }
        switch order.state {
        case .pendingPayment, .awaitingShipment, .partlyShipped, .shipped, .completed:
            all = [
                (Words.placed, order.placedAt), (Words.paid, order.paidAt), (Words.sent, sent), (Words.received, order.completedAt),
            ]
        case .cancelled: all = [(Words.placed, order.placedAt), (Words.ended, order.endedAt)]
        case .closed:
            let back: [(Phrase, Timestamp?)] = order.refund == nil ? [] : [(Words.refund, order.refundedAt)]
            all = [(Words.placed, order.placedAt), (Words.paid, order.paidAt), (Words.ended, order.endedAt)] + back
        }
        let items: [HTML] = all.enumerated().map { index, step in
            let isDone = index < reached
            let mark: HTML = isDone ? #" class="done""# : index == reached ? #" aria-current="step""# : HTML()
            let time: HTML = step.1.map { isDone ? "<br>" + When.html($0, now: now, language) : HTML() } ?? HTML()
            return #"<li\#(mark)>\#(step.0, language)\#(time)</li>"#
        }
        return #"<ol class="steps">\#(items)</ol>"#
    }

    /// Who carries it, under which number, and what is known of its way, the newest first.
    private func parcel(_ index: Int, _ parcel: Parcel) -> HTML {
        let lines: [String] = parcel.lines.compactMap { line in
            guard let item = order.items.first(where: { $0.line == line.line }) else { return nil }
            return "\(item.title) \(item.specText) × \(line.quantity)"
        }
        let arrived: HTML =
            order.completedAt.map { #"<li>\#(Words.arrived, language)\#(When.html($0, now: now, language))</li>"# } ?? HTML()
        let number: HTML = #"""
            <span class="id">\#(parcel.number)</span> <button class="btn ghost sm" type="button" data-copy="\#(parcel.number)" hidden>\#(Words.copy, language)</button>
            """#
        return #"""
            <section class="card pad stack g2" aria-labelledby="p\#(parcel.id)"><div class="row between"><h2 id="p\#(parcel.id)">\#(Words.parcel, language, ["n": "\(index + 1)/\(parcels.count)"])</h2>\#
            <span class="sm ink2">\#(parcel.carrier.name)</span></div><p class="sm ink2">\#(Words.tracking, language) \#(number)</p>
            <ol class="trail">\#(arrived)<li>\#(Words.onItsWay, language, ["what": lines.joined(separator: language == .zh ? "、" : ", ")])\#
            \#(When.html(parcel.shippedAt, now: now, language))</li></ol></section>
            """#
    }

    /// What is not on its way yet, once something is.
    private var rest: HTML {
        guard order.state == .partlyShipped else { return HTML() }
        let lines: [HTML] = order.items.filter { $0.unshipped > 0 }.map { "<li>\($0.title) \($0.specText) × \($0.unshipped)</li>" }
        return #"""
            <section class="card pad stack g1" aria-labelledby="rest"><h2 id="rest">\#(Words.rest, language)</h2><ul class="sm ink2">\#(lines)</ul></section>
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
        if order.canBeInvoiced {
            rows.append((Words.invoice, #"<a href="\#(orderPath(order))/invoice">\#(Words.toInvoice, language)</a>"#))
        }
        if !order.note.isEmpty { rows.append((CheckoutWords.note, "\(order.note)")) }
        return rows.map { name, value -> HTML in "<dt>\(name, language)</dt><dd>\(value)</dd>" }.joined()
    }

    /// Writing to the shop at the left, and what can be done now.
    func bar(_ csrf: HTML) -> HTML {
        let talk: HTML =
            shop.map { #"<a class="act" href="/messages/\#($0.slug)?order=\#(order.id)">\#(Icon.talk.html)\#(Words.write, language)</a>"# }
            ?? HTML()
        let cancel: HTML =
            order.canBeCancelled ? #"<a class="btn line" href="\#(orderPath(order))/cancel">\#(Words.cancel, language)</a>"# : HTML()
        func form(_ action: String, _ kind: HTML, _ label: String) -> HTML {
            #"<form method="post" action="\#(action)" data-once>\#(csrf)<button class="btn\#(kind)">\#(label)</button></form>"#
        }
        var main = HTML()
        if order.state == .pendingPayment, !order.isCancelling, let number = order.paymentNumber {
            main = form("/pay/\(number)", HTML(), CheckoutWords.pay(language, ["n": Format.money(order.total)]))
        } else if order.state == .shipped {
            main = form("\(orderPath(order))/confirm", HTML(), Words.confirm(language))
        } else if order.isOver {
            main = form("\(orderPath(order))/again", " line", OrderListWords.again(language))
        }
        return #"<div>\#(talk)<span class="grow"></span>\#(cancel)\#(main)</div>"#
    }
}

private enum Words {
    static let back = Phrase("store.order_back", zh: "已退", en: "Went back")
    static let paidNow = Phrase("store.order_paid_now", zh: "付款成功，店铺会尽快发货。", en: "Paid. The shop will send it soon.")
    static let late = Phrase(
        "store.order_late", zh: "订单的状态已经变了，这一步做不了。下面是现在的样子。",
        en: "The order has moved on, so that cannot be done. This is how it is now.")
    static let placed = Phrase("store.order_placed", zh: "下单", en: "Placed")
    static let paid = Phrase("store.order_paid", zh: "付款", en: "Paid")
    static let sent = Phrase("store.order_sent", zh: "发货", en: "Sent")
    static let received = Phrase("store.order_received", zh: "收货", en: "Received")
    static let parcel = Phrase("store.order_parcel", zh: "包裹 {n}", en: "Parcel {n}")
    static let tracking = Phrase("store.order_tracking", zh: "运单号", en: "Tracking number")
    static let paidAmount = Phrase("store.order_paid_amount", zh: "实付", en: "Paid")
    static let facts = Phrase("store.order_facts", zh: "订单信息", en: "About this order")
    static let number = Phrase("store.order_number", zh: "订单号", en: "Order number")
    static let ended = Phrase("store.order_ended", zh: "取消", en: "Cancelled")
    static let refunded = Phrase("store.order_refunded_at", zh: "退款到账", en: "Refunded")
    static let payment = Phrase("store.order_payment", zh: "支付单", en: "Payment")
    static let refund = Phrase("store.order_refund_step", zh: "退款", en: "Refund")
    static let arrived = Phrase("store.order_arrived", zh: "已收货", en: "Received")
    static let onItsWay = Phrase("store.order_on_its_way", zh: "店铺已发货：{what}", en: "Sent by the shop: {what}")
    static let rest = Phrase("store.order_rest", zh: "还在准备", en: "Still being prepared")
    static let invoice = Phrase("store.order_invoice", zh: "发票", en: "Invoice")
    static let toInvoice = Phrase("store.order_to_invoice", zh: "申请或查看", en: "Ask for or see it")
    static let copy = Phrase("store.order_copy", zh: "复制", en: "Copy")
    static let write = Phrase("store.order_write", zh: "写给店铺", en: "Write to shop")
    static let cancel = Phrase("store.order_cancel", zh: "取消订单", en: "Cancel")
    static let confirm = Phrase("store.order_confirm", zh: "确认收货", en: "Confirm receipt")
}
