// OrdersPage.swift: a shop's orders, newest first, by state.
import Catalog
import Core
import Design
import Divisions
import Trade
import Web

/// A tab of the list; its name is in the address.
enum OrderView: String, CaseIterable {
    case toShip, pendingPayment, shipped, completed, ended

    var states: [Order.State] {
        switch self {
        case .toShip: [.awaitingShipment, .partlyShipped]
        case .pendingPayment: [.pendingPayment]
        case .shipped: [.shipped]
        case .completed: [.completed]
        case .ended: [.cancelled, .closed]
        }
    }

    var label: Phrase {
        switch self {
        case .toShip: Phrase("desk.view_to_ship", zh: "待发货", en: "To ship")
        case .pendingPayment: Phrase("desk.view_pending", zh: "待付款", en: "Awaiting payment")
        case .shipped: Phrase("desk.view_shipped", zh: "已发货", en: "Shipped")
        case .completed: Phrase("desk.view_completed", zh: "已完成", en: "Completed")
        case .ended: Phrase("desk.view_ended", zh: "已取消 / 已关闭", en: "Cancelled or refunded")
        }
    }
}

extension Consoles {
    var orderPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/orders", needs: .shop("orders.read")) { try await showOrders($0) },
            PageRoute(.get, "/desk/shops/{shop}/orders/{order}", needs: .shop("orders.read")) { request in
                let place = try await workplace(request)
                let order = try await trade.order(request.id("order"), of: place.shop.id)
                return try await showOrder(place, order, ShipForm(order, key: random.secret()), Corrections(place.language))
            },
            PageRoute(.post, "/desk/shops/{shop}/orders/{order}/ship", needs: .shop("orders.ship")) { try await ship($0) },
        ]
    }

    private func showOrders(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, "\(place.path)/orders")
        let view = request.query("state").flatMap(OrderView.init(rawValue:))
        let after = request.query("after").flatMap { Cursor(text: $0) }
        let page = try await trade.orders(of: place.shop.id, view?.states ?? [], PageRequest(limit: 20, after: after))
        var tabs: [HTML] = OrderView.allCases.map { tab in
            let current: HTML = tab == view ? #" aria-current="page""# : HTML()
            let count: HTML = tab == .toShip ? " <span>\(Format.count(place.toShip, language))</span>" : HTML()
            return #"<a href="\#(path)?state=\#(tab.rawValue)"\#(current)>\#(tab.label, language)\#(count)</a>"#
        }
        tabs.append(#"<a href="\#(path)"\#(view == nil ? #" aria-current="page""# : "" as HTML)>\#(Say.all, language)</a>"#)
        let cards: [HTML] = page.items.map { card($0, place) }
        let list: HTML =
            cards.isEmpty
            ? #"<section class="card">\#(Empty.html(.box, OrderWords.none(language)))</section>"# : #"<div class="ocards">\#(cards)</div>"#
        let items: [(String, String)] = view.map { [("state", $0.rawValue)] } ?? []
        let next: String? = page.next.map { path + address(items + [("after", $0.text)]) }
        let first: HTML = after == nil ? HTML() : #"<p><a href="\#(path)\#(address(items))">\#(Say.firstPage, language)</a></p>"#
        let body: HTML = #"""
            <section class="card"><nav class="views" aria-label="\#(Say.state, language)">\#(tabs)</nav></section>\#(list)\#(Paging.html(next: next, language))\#(first)
            """#
        return place.page(Say.orders(language), at: .orders, body: body)
    }

    private func card(_ order: Order, _ place: Workplace) -> HTML {
        let (language, href) = (place.language, "\(place.path)/orders/\(order.id)")
        let items: [HTML] = order.items.prefix(3).map { item in
            let spec: HTML = item.specText.isEmpty ? HTML() : "\(item.specText) "
            return #"""
                <div class="pt"><span class="pic">\#(picture(item.picture, category: "", title: item.title))</span><div class="grow"><b>\#(item.title)</b>\#
                <span class="sub">\#(spec)× \#(item.quantity)</span></div></div>
                """#
        }
        let more: HTML =
            order.items.count > 3
            ? #"<span class="sub">\#(OrderWords.more, language, ["n": String(order.items.count - 3)])</span>"# : HTML()
        let needsShipping = order.state == .awaitingShipment || order.state == .partlyShipped
        let button: HTML =
            needsShipping && place.may.contains("orders.ship")
            ? #"<a class="btn teal sm" href="\#(href)#ship">\#(Say.ship, language)<span class="sr"> \#(order.id)</span></a>"#
            : #"<a class="btn line sm" href="\#(href)">\#(Say.look, language)<span class="sr"> \#(order.id)</span></a>"#
        let city: String = Divisions.path(of: order.address.division)?.prefix(2).map(\.name).joined(separator: " ") ?? ""
        return #"""
            <article class="card ocard"><div class="row between wrap"><a class="mono tapline" href="\#(href)">\#(order.id)</a>\#(order.state.tag(language))</div>\#
            \#(items)\#(more)<div class="row between wrap"><span class="sub">\#(city) · \#(String(order.address.name.prefix(1)))**</span><span class="sub">\#(When.html(order.placedAt, now: place.now, language))</span></div>\#
            <div class="row between top"><b>\#(Format.money(order.total))</b>\#(button)</div></article>
            """#
    }
}

enum OrderWords {
    static let none = Phrase("desk.no_orders", zh: "这里没有订单。", en: "There are no orders here.")
    static let more = Phrase("desk.more_items", zh: "还有 {n} 种", en: "{n} more")
    static let title = Phrase("desk.order_title", zh: "订单 {n}", en: "Order {n}")
    static let items = Phrase("desk.order_items", zh: "商品", en: "Items")
    static let unit = Phrase("desk.order_unit", zh: "单价 × 件", en: "Price × pieces")
    static let amount = Phrase("desk.order_amount", zh: "小计", en: "Amount")
    static let sending = Phrase("desk.order_sending", zh: "发货", en: "Shipping")
    static let sentAll = Phrase("desk.sent_all", zh: "已发 {n} 件", en: "{n} sent")
    static let left = Phrase("desk.left", zh: "待发 {n} 件", en: "{n} to send")
    static let kinds = Phrase("desk.kinds", zh: "{k} 种 {n} 件", en: "{k} kinds, {n} pieces")
    static let goods = Phrase("desk.goods_total", zh: "货款", en: "Goods")
    static let freight = Phrase("desk.freight", zh: "运费", en: "Freight")
    static let total = Phrase("desk.total", zh: "合计", en: "Total")
    static let recipient = Phrase("desk.recipient", zh: "收货", en: "Deliver to")
    static let note = Phrase("desk.note", zh: "买家留言", en: "Note from the buyer")
    static let progress = Phrase("desk.progress", zh: "进度", en: "Progress")
    static let parcels = Phrase("desk.parcels", zh: "包裹", en: "Parcels")
    static let parcel = Phrase("desk.parcel_n", zh: "第 {n} 个包裹", en: "Parcel {n}")
    static let shipNext = Phrase("desk.ship_next", zh: "发第 {n} 个包裹", en: "Send parcel {n}")
    static let inside = Phrase("desk.parcel_inside", zh: "这个包裹里有", en: "In this parcel")
    static let now = Phrase("desk.pieces_now", zh: "待发 {n}，本次", en: "{n} left, now")
    static let carrier = Phrase("desk.carrier", zh: "快递公司", en: "Carrier")
    static let otherCarrier = Phrase("desk.carrier_other", zh: "其他", en: "Another")
    static let number = Phrase("desk.tracking", zh: "运单号", en: "Tracking number")
    static let effect = Phrase(
        "desk.ship_effect", zh: "发出后库存扣减；全部发出后，10 天内买家没有异议就自动完成。",
        en: "Stock goes down; once all is sent the order completes by itself in 10 days.")
    static let send = Phrase("desk.send", zh: "发出包裹", en: "Send the parcel")
    static let pieces = Phrase("desk.pieces_of", zh: "{name} 本次件数", en: "Pieces of {name} now")
    static let notYours = Phrase(
        "desk.not_shipper", zh: "发货要有“发货”“店长”或“负责人”角色。", en: "Shipping needs the role of shipper, manager or owner.")
    static let placed = Phrase("desk.step_placed", zh: "下单", en: "Placed")
    static let paid = Phrase("desk.step_paid", zh: "付款 {amount}", en: "Paid {amount}")
    static let awaitsPayment = Phrase("desk.step_awaits_payment", zh: "等待付款", en: "Awaiting payment")
    static let awaitsShipping = Phrase("desk.step_awaits_shipping", zh: "还有 {n} 件待发", en: "{n} pieces to send")
    static let allSent = Phrase("desk.step_sent", zh: "全部发出", en: "All sent")
    static let awaitsBuyer = Phrase("desk.step_awaits_buyer", zh: "等买家确认收货", en: "Awaiting the buyer's confirmation")
    static let completed = Phrase("desk.step_completed", zh: "已完成", en: "Completed")
    static let cancelled = Phrase("desk.step_cancelled", zh: "已取消", en: "Cancelled")
    static let closed = Phrase("desk.step_closed", zh: "已取消，全额退款", en: "Cancelled and refunded in full")
    static let refunded = Phrase("desk.step_refunded", zh: "款已退回买家", en: "Money is back with the buyer")
}
