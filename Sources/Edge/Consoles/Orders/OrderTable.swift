// OrderTable.swift: the rows of the list of orders, and the bar for what is done with several.
import Catalog
import Core
import Design
import Divisions
import Trade
import Web

extension Consoles {
    func list(_ place: Workplace, _ orders: [Order], _ asked: OrderQuery, _ found: FoundOrders) -> HTML {
        let language = place.language
        guard !orders.isEmpty else {
            let text: Phrase =
                asked.conditions.isEmpty ? OrderWords.none : found.isCutShort ? OrderListWords.noneYet : OrderListWords.noneFits
            let action: (label: String, href: String)? =
                asked.conditions.isEmpty ? nil : (OrderListWords.clear(language), "\(place.path)/orders")
            return Empty.html(.box, text(language), action: action)
        }
        let rows: [HTML] = orders.map { row($0, place) }
        let ships: HTML =
            place.may.contains("orders.ship") ? #"<button class="btn">\#(OrderListWords.shipThese, language)</button>"# : HTML()
        return #"""
            <form class="pick" action="\#(place.path)/shipping"><div class="tbl flat"><table><caption class="sr">\#(Say.orders, language)</caption><thead><tr>\#
            <th scope="col"><label class="tick"><input type="checkbox" data-all="id" aria-label="\#(OrderListWords.pickAll, language)"></label></th><th scope="col">\#(OrderListWords.order, language)</th><th scope="col">\#(OrderWords.recipient, language)</th>\#
            <th scope="col" class="num">\#(OrderWords.total, language)</th><th scope="col">\#(OrderWords.placed, language)</th><th scope="col">\#(Say.state, language)</th><th scope="col"><span class="sr">\#(Say.operation, language)</span></th></tr></thead>\#
            <tbody>\#(rows)</tbody></table></div>\#
            <div class="bulk" role="group" aria-label="\#(OrderListWords.bulk, language)"><span>\#(OrderListWords.picked, language) <b></b></span><span class="grow"></span>\#(ships)\#
            <button class="btn" formaction="\#(place.path)/shipping/slips">\#(OrderListWords.print, language)</button><button class="btn line" type="reset">\#(OrderListWords.unpick, language)</button></div></form>
            """#
    }

    private func row(_ order: Order, _ place: Workplace) -> HTML {
        let (language, href) = (place.language, "\(place.path)/orders/\(order.id)")
        let first = order.items.first
        let pieces: Int64 = order.items.reduce(0) { $0 + $1.quantity }
        let more: String =
            order.items.count > 1
            ? OrderListWords.goods(language, ["title": first?.title ?? "", "k": String(order.items.count), "n": String(pieces)])
            : "\(first?.title ?? "") × \(pieces)"
        let needsShipping = order.state == .awaitingShipment || order.state == .partlyShipped
        let action: Phrase = needsShipping && place.may.contains("orders.ship") ? Say.ship : Say.look
        let note: HTML = order.note.isEmpty ? HTML() : #"<span class="tag gold">\#(OrderListWords.hasNote, language)</span>"#
        return #"""
            <tr><td><label class="tick"><input type="checkbox" name="id" value="\#(order.id)"><span class="sr">\#(OrderListWords.pick, language, ["n": order.id.description])</span></label></td>\#
            <td><div class="pt"><span class="pic">\#(picture(first?.picture, category: "", title: first?.title ?? ""))</span><div><a href="\#(href)"><b>\#(order.id)</b></a><span class="sub">\#(more)</span></div></div></td>\#
            <td data-l="\#(OrderWords.recipient, language)">\#(order.address.name)<span class="sub">\#(Divisions.line(of: order.address.division))</span></td>\#
            <td data-l="\#(OrderWords.total, language)" class="num b">\#(Format.money(order.total))</td><td data-l="\#(OrderWords.placed, language)">\#(When.html(order.placedAt, now: place.now, language))</td>\#
            <td data-l="\#(Say.state, language)"><span class="tags">\#(order.state.tag(language))\#(note)</span></td><td class="end"><a href="\#(href)\#(needsShipping ? "#ship" : "" as HTML)">\#(action, language)<span class="sr"> \#(order.id)</span></a></td></tr>
            """#
    }
}

enum OrderListWords {
    static let views = Phrase("desk.o_views", zh: "状态和已存视图", en: "States and saved views")
    static let search = Phrase("desk.o_search", zh: "搜索订单", en: "Search orders")
    static let searchHint = Phrase("desk.o_search_hint", zh: "订单号、收货人、手机尾号、商品、商家编码", en: "Number, receiver, phone end, product, code")
    static let anyCarrier = Phrase("desk.o_any_carrier", zh: "全部快递", en: "Any carrier")
    static let sort = Phrase("desk.o_sort", zh: "排序", en: "Sort")
    static let newest = Phrase("desk.o_newest", zh: "新的在前", en: "Newest first")
    static let oldest = Phrase("desk.o_oldest", zh: "等得久的在前", en: "Oldest first")
    static let more = Phrase("desk.o_more", zh: "时间和金额", en: "Dates and amounts")
    static let filter = Phrase("desk.o_filter", zh: "筛选", en: "Filter")
    static let chosen = Phrase("desk.o_chosen", zh: "已选条件", en: "Filters")
    static let clear = Phrase("desk.o_clear", zh: "全部清除", en: "Clear all")
    static let drop = Phrase("desk.o_drop", zh: "去掉条件 {name}", en: "Remove filter {name}")
    static let saveView = Phrase("desk.o_save_view", zh: "存为视图", en: "Save view")
    static let viewName = Phrase("desk.o_view_name", zh: "视图名字", en: "Name of the view")
    static let removeView = Phrase("desk.o_remove_view", zh: "删除视图“{name}”", en: "Remove view “{name}”")
    static let export = Phrase("desk.o_export", zh: "导出 CSV", en: "Export CSV")
    static let shipByFile = Phrase("desk.o_ship_by_file", zh: "用表格发货", en: "Ship by file")
    static let order = Phrase("desk.o_order", zh: "订单", en: "Order")
    static let goods = Phrase("desk.o_goods", zh: "{title} 等 {k} 种 {n} 件", en: "{title} and others: {k} kinds, {n} pieces")
    static let hasNote = Phrase("desk.o_has_note", zh: "有留言", en: "Note")
    static let pick = Phrase("desk.o_pick", zh: "选择订单 {n}", en: "Select order {n}")
    static let pickAll = Phrase("desk.o_pick_all", zh: "全选本页", en: "Select this page")
    static let picked = Phrase("desk.o_picked", zh: "已选订单", en: "Orders selected:")
    static let unpick = Phrase("desk.o_unpick", zh: "取消选择", en: "Clear selection")
    static let bulk = Phrase("desk.o_bulk", zh: "批量操作", en: "With the selected")
    static let shipThese = Phrase("desk.o_ship_these", zh: "填运单号发货", en: "Enter numbers and ship")
    static let print = Phrase("desk.o_print", zh: "打印发货单", en: "Print packing slips")
    static let paging = Phrase("desk.o_paging", zh: "翻页", en: "Pages")
    static let previous = Phrase("desk.o_previous", zh: "上一页", en: "Previous")
    static let next = Phrase("desk.o_next", zh: "下一页", en: "Next")
    static let onPage = Phrase("desk.o_on_page", zh: "本页 {n} 笔", en: "{n} on this page")
    static let cutShort = Phrase(
        "desk.o_cut_short", zh: "这一页只找了最近的 {n} 笔订单，更早的在下一页；选日期会更快",
        en: "This page looked through {n} orders; earlier ones follow. Choosing dates is faster")
    static let noneFits = Phrase("desk.o_none_fits", zh: "没有符合这些条件的订单。", en: "No order fits these filters.")
    static let noneYet = Phrase(
        "desk.o_none_yet", zh: "最近的订单里没有找到，下一页接着往前找。", en: "None among the latest orders; the next page looks further.")
    static let wrong = Phrase(
        "desk.o_wrong", zh: "这些条件没看懂，先没有用上：{names}。", en: "These filters could not be read and are left out: {names}.")

    static func field(_ name: String) -> Phrase {
        switch name {
        case "q": Phrase("desk.o_f_text", zh: "搜索", en: "Search")
        case "from": Phrase("desk.o_f_from", zh: "下单从", en: "Placed from")
        case "to": Phrase("desk.o_f_to", zh: "到", en: "to")
        case "carrier": OrderWords.carrier
        case "min": Phrase("desk.o_f_min", zh: "金额从 ¥", en: "Total from ¥")
        default: Phrase("desk.o_f_max", zh: "到 ¥", en: "to ¥")
        }
    }
}
