// OrdersPage.swift: a shop's orders: tabs and saved views, filters in the address, a table, and what can be done with many.
import Catalog
import Core
import Design
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
            PageRoute(.get, "/desk/shops/{shop}/orders", needs: .shop("orders.read")) { request in
                let place = try await workplace(request)
                return try await showOrders(place, OrderQuery { request.query($0) }, viewName: "", Corrections(place.language))
            },
            PageRoute(.get, "/desk/shops/{shop}/orders/{order}", needs: .shop("orders.read")) { request in
                let place = try await workplace(request)
                let order = try await trade.order(request.id("order"), of: place.shop.id)
                return try await showOrder(place, order, ShipForm(order, key: random.secret()), Corrections(place.language))
            },
            PageRoute(.post, "/desk/shops/{shop}/orders/{order}/ship", needs: .shop("orders.ship")) { try await ship($0) },
            PageRoute(.get, "/desk/shops/{shop}/orders-export", needs: .shop("orders.read")) { try await exportOrders($0) },
            PageRoute(.post, "/desk/shops/{shop}/order-views", needs: .shop("orders.read")) { try await saveView($0) },
            PageRoute(.post, "/desk/shops/{shop}/order-views/{view}/remove", needs: .shop("orders.read")) { request in
                let place = try await workplace(request)
                try await trade.removeOrderView(request.id("view"), of: place.shop.id)
                return .redirect(to: "\(place.path)/orders?done=viewGone")
            },
        ]
    }

    private func saveView(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        let asked = OrderQuery { form.text($0) }
        let name = plain(form.text("name"))
        var corrections = Corrections(place.language)
        do {
            let query = String(address(asked.items).dropFirst())
            let view = try await trade.saveOrderView(name, query: query, of: place.shop.id)
            return .redirect(to: "\(place.path)/orders\(address(asked.items + [("view", view.id.description), ("done", "view")]))")
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid {
            corrections.take(error)
            return try await showOrders(place, asked, viewName: name, corrections)
        }
    }

    func showOrders(_ place: Workplace, _ asked: OrderQuery, viewName: String, _ corrections: Corrections) async throws -> WebResponse {
        let (language, path) = (place.language, "\(place.path)/orders")
        let request = place.request
        let (filter, wrong) = asked.filter()
        let before = request.query("before").flatMap { Cursor(text: $0) }
        let after = before == nil ? request.query("after").flatMap { Cursor(text: $0) } : nil
        let found = try await trade.find(
            before == nil ? filter : filter.reversed, of: place.shop.id, PageRequest(limit: 20, after: before ?? after))
        let orders = before == nil ? found.page.items : found.page.items.reversed()
        let views = try await trade.orderViews(of: place.shop.id)
        let items = asked.items + (asked.saved.isEmpty ? [] : [("view", asked.saved)])
        var previous: String?, next: String?
        if before == nil {
            next = found.page.next.map { path + address(items + [("after", $0.text)]) }
            if after != nil {
                previous = orders.first.map { path + address(items + [("before", Cursor($0.id.number).text)]) } ?? path + address(items)
            }
        } else {
            next = orders.last.map { path + address(items + [("after", Cursor($0.id.number).text)]) } ?? path + address(items)
            previous = found.page.next.map { path + address(items + [("before", $0.text)]) }
        }
        var body: HTML = corrections.summary(["name": OrderListWords.viewName(language)])
        if !wrong.isEmpty {
            let names = wrong.map { OrderListWords.field($0)(language) }.joined(separator: language == .zh ? "、" : ", ")
            body += Notice.html(.danger, "\(OrderListWords.wrong, language, ["names": names])")
        }
        body += #"""
            <section class="card" aria-label="\#(Say.orders, language)">\#(tabs(place, asked, views))\#(filters(place, asked))\#(chips(place, asked, views, viewName, corrections))\#
            \#(list(place, Array(orders), asked, found))\#(pager(found, previous: previous, next: next, count: orders.count, asked, language))</section>
            """#
        var actions: HTML =
            #"<a class="btn line" href="\#(place.path)/orders-export\#(address(asked.items))">\#(Icon.download.html)\#(OrderListWords.export, language)</a>"#
        if place.may.contains("orders.ship") {
            actions +=
                #"<a class="btn teal" href="\#(place.path)/shipping/file">\#(Icon.upload.html)\#(OrderListWords.shipByFile, language)</a>"#
        }
        return place.page(
            Say.orders(language), at: .orders, actions: actions, body: body, status: corrections.isEmpty ? 200 : 422)
    }

    private func tabs(_ place: Workplace, _ asked: OrderQuery, _ views: [SavedOrderView]) -> HTML {
        let (language, path) = (place.language, "\(place.path)/orders")
        let isPlain = asked.saved.isEmpty
        var tabs: [HTML] = OrderView.allCases.map { tab in
            let current: HTML = tab == asked.view && isPlain ? #" aria-current="page""# : HTML()
            let count: HTML = tab == .toShip ? " <span>\(Format.count(place.toShip, language))</span>" : HTML()
            return #"<a href="\#(path)?state=\#(tab.rawValue)"\#(current)>\#(tab.label, language)\#(count)</a>"#
        }
        tabs.append(
            #"<a href="\#(path)"\#(asked.view == nil && isPlain ? #" aria-current="page""# : "" as HTML)>\#(Say.all, language)</a>"#)
        tabs += views.map { view in
            let current: HTML = asked.saved == view.id.description ? #" aria-current="page""# : HTML()
            let target = address(OrderQuery(query: view.query).items + [("view", view.id.description)])
            return #"<a href="\#(path)\#(target)"\#(current)>\#(Icon.star.html)\#(view.name)</a>"#
        }
        return #"<nav class="views" aria-label="\#(OrderListWords.views, language)">\#(tabs)</nav>"#
    }

    private func filters(_ place: Workplace, _ asked: OrderQuery) -> HTML {
        let language = place.language
        func select(_ name: String, _ label: Phrase, _ value: String, _ options: [(String, String)]) -> HTML {
            let rows: [HTML] = options.map { option in
                #"<option value="\#(option.0)"\#(option.0 == value ? " selected" : "" as HTML)>\#(option.1)</option>"#
            }
            return #"<select class="in" name="\#(name)" aria-label="\#(label, language)">\#(rows)</select>"#
        }
        let carriers = [("", OrderListWords.anyCarrier(language))] + Carrier.allCases.map { ($0.rawValue, carrierName($0, language)) }
        let sorts = [("", OrderListWords.newest(language)), ("oldest", OrderListWords.oldest(language))]
        func small(_ name: String, _ type: HTML, _ value: String, _ more: HTML) -> HTML {
            #"<label class="row"><span class="muted nowrap">\#(OrderListWords.field(name), language)</span><input class="in" type="\#(type)" name="\#(name)" value="\#(value)"\#(more)></label>"#
        }
        let state: HTML = asked.view.map { #"<input type="hidden" name="state" value="\#($0.rawValue)">"# } ?? HTML()
        let isOpen = ![asked.from, asked.to, asked.least, asked.most].allSatisfy(\.isEmpty)
        let more: HTML = isOpen ? " open" : HTML()
        return #"""
            <form class="filters" role="search" action="\#(place.path)/orders">\#(state)<label class="search">\#(Icon.search.html)<span class="sr">\#(OrderListWords.search, language)</span>\#
            <input type="search" name="q" value="\#(asked.text)" placeholder="\#(OrderListWords.searchHint, language)" maxlength="60" enterkeyhint="search"></label>\#
            \#(select("carrier", OrderWords.carrier, asked.carrier, carriers))\#(select("sort", OrderListWords.sort, asked.sort, sorts))<button class="btn line">\#(OrderListWords.filter, language)</button>\#
            <details class="fold w"\#(more)><summary>\#(OrderListWords.more, language)</summary><div class="row wrap">\#(small("from", "date", asked.from, HTML()))\#(small("to", "date", asked.to, HTML()))\#
            \#(small("min", "text", asked.least, #" inputmode="decimal" size="7""#))\#(small("max", "text", asked.most, #" inputmode="decimal" size="7""#))</div></details></form>
            """#
    }

    /// What is filtered by, each with a link that takes it away; and the way to keep it under a name.
    private func chips(
        _ place: Workplace, _ asked: OrderQuery, _ views: [SavedOrderView], _ viewName: String, _ corrections: Corrections
    ) -> HTML {
        let (language, path) = (place.language, "\(place.path)/orders")
        guard !asked.conditions.isEmpty || !asked.saved.isEmpty else { return HTML() }
        let chips: [HTML] = asked.conditions.map { name, value in
            let shown: String = name == "carrier" ? Carrier(rawValue: value).map { carrierName($0, language) } ?? value : value
            let label = OrderListWords.field(name)(language)
            return #"""
                <span class="fchip">\#(label) \#(shown)<a href="\#(path)\#(address(asked.items.filter { $0.0 != name }))" aria-label="\#(OrderListWords.drop, language, ["name": label])">×</a></span>
                """#
        }
        let clear = address(asked.items.filter { $0.0 == "state" })
        var keep = HTML()
        if let view = views.first(where: { $0.id.description == asked.saved }) {
            keep = #"""
                <form class="row" method="post" action="\#(place.path)/order-views/\#(view.id)/remove">\#(place.request.csrfField)<button class="btn ghost sm">\#(OrderListWords.removeView, language, ["name": view.name])</button></form>
                """#
        } else {
            let hidden: [HTML] = asked.items.map { #"<input type="hidden" name="\#($0.0)" value="\#($0.1)">"# }
            let invalid: HTML = corrections["name"] == nil ? HTML() : #" aria-invalid="true""#
            keep = #"""
                <form class="row" method="post" action="\#(place.path)/order-views" data-once>\#(place.request.csrfField)\#(hidden)\#
                <label class="sr" for="f-name">\#(OrderListWords.viewName, language)</label><input class="in" id="f-name" name="name" size="16" maxlength="20" value="\#(viewName)" placeholder="\#(OrderListWords.viewName, language)"\#(invalid)>\#
                <button class="btn line sm">\#(OrderListWords.saveView, language)</button></form>
                """#
        }
        return #"""
            <div class="on"><span>\#(OrderListWords.chosen, language)</span>\#(chips)<a class="tall-link" href="\#(path)\#(clear)">\#(OrderListWords.clear, language)</a><span class="grow"></span>\#(keep)</div>
            """#
    }

    private func pager(
        _ found: FoundOrders, previous: String?, next: String?, count: Int, _ asked: OrderQuery, _ language: Language
    ) -> HTML {
        let said: String =
            found.isCutShort
            ? OrderListWords.cutShort(language, ["n": Format.grouped(OrderFilter.lookedThrough)])
            : OrderListWords.onPage(language, ["n": String(count)])
        func link(_ href: String?, _ rel: HTML, _ label: Phrase) -> HTML {
            href.map { #"<a class="btn line sm" rel="\#(rel)" href="\#($0)">\#(label, language)</a>"# } ?? HTML()
        }
        return #"""
            <nav class="pager" aria-label="\#(OrderListWords.paging, language)"><span>\#(said)</span><span class="row">\#(link(previous, "prev", OrderListWords.previous))\#(link(next, "next", OrderListWords.next))</span></nav>
            """#
    }
}
