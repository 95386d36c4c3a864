// CasePages.swift: a buyer follows a case: where it is, what was said, and what can be done now.
import AfterSale
import Catalog
import Core
import Design
import Identity
import Trade
import Web

extension Storefront {
    var casePages: [PageRoute] {
        let path = "/orders/{shop}/{order}/cases/{case}"
        func act(
            _ name: String, _ body: @escaping @Sendable (ID<AfterSaleCase>, ID<Shop>, ID<Account>, Form) async throws -> Void
        ) -> PageRoute {
            PageRoute(.post, "\(path)/\(name)", needs: .signedIn, bodyLimit: Self.casePictures) { try await move($0, body) }
        }
        return [
            PageRoute(.get, "/after-sales", needs: .signedIn) { try await caseList($0) },
            PageRoute(.get, path, needs: .signedIn) { try await showCase($0) },
            act("withdraw") { id, shop, buyer, _ in _ = try await afterSale.withdraw(id, of: shop, by: buyer) },
            act("confirm") { id, shop, buyer, _ in _ = try await afterSale.confirmExchange(id, of: shop, by: buyer) },
            act("send-back") { id, shop, buyer, form in
                let carrier = Carrier(rawValue: form.text("carrier") ?? "")
                guard let carrier else { throw InvalidInput([FieldProblem("carrier", "not_a_choice")]) }
                let shipment = try Shipment(carrier: carrier, number: form.text("number") ?? "")
                _ = try await afterSale.sendBack(id, of: shop, shipment, by: buyer)
            },
            act("escalate") { id, shop, buyer, form in
                let words = try CaseWords(form.text("why") ?? "", at: "why", required: true)
                _ = try await afterSale.escalate(id, of: shop, words, by: buyer)
            },
            act("messages") { id, shop, buyer, form in
                var problems: [FieldProblem] = []
                let pictures = try await keepPictures(form, &problems)
                if !problems.isEmpty { throw InvalidInput(problems) }
                let words = try CaseWords(form.text("text") ?? "", pictures: pictures, required: true)
                _ = try await afterSale.write(words, in: id, of: shop, as: .buyer, by: buyer)
            },
        ] + askPages
    }

    private func move(
        _ request: WebRequest, _ body: (ID<AfterSaleCase>, ID<Shop>, ID<Account>, Form) async throws -> Void
    ) async throws -> WebResponse {
        let (id, shop): (ID<AfterSaleCase>, ID<Shop>) = (try request.id("case"), try request.id("shop"))
        let order: ID<Order> = try request.id("order")
        do {
            try await body(id, shop, request.caller.id(), try request.form())
            return .redirect(to: "/orders/\(shop)/\(order)/cases/\(id)")
        } catch AfterSaleError.wrongState {
            return .redirect(to: "/orders/\(shop)/\(order)/cases/\(id)?late=1")
        } catch let error as InvalidInput {
            return try await showCase(request, error.problems, status: 422)
        }
    }

    private func caseList(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let page = try await afterSale.cases(of: request.caller.id(), PageRequest(limit: 20, after: request.after))
        guard !page.items.isEmpty else {
            return try await show(
                request, AfterSaleWords.list(language), header: .back(to: "/me"), tab: .me,
                Empty.html(.box, AfterSaleWords.none(language), action: (AfterSaleWords.toOrders(language), "/orders")))
        }
        let orders = try await afterSale.orders(of: page.items)
        let rows: [HTML] = page.items.map { caseRow($0, orders[$0.order], language) }
        let next: String? = page.next.map { address("/after-sales", [("after", $0.text)]) }
        return try await show(
            request, AfterSaleWords.list(language), header: .back(to: "/me"), tab: .me,
            #"<ul class="card rows">\#(rows)</ul>\#(Paging.html(next: next, language))"#)
    }

    /// One case in a list: what, of what, how far.
    func caseRow(_ it: AfterSaleCase, _ order: Order?, _ language: Language) -> HTML {
        let item = order?.items.first { $0.line == it.line }
        let pieces: HTML = it.pieces > 0 ? " × \(it.pieces)" : HTML()
        return #"""
            <li><a href="\#(casePath(it))">\#(Icon.returns.html)<span class="grow"><span class="wide-line"><b>\#(it.kind.words, language)</b> <span class="tag\#(it.isOpen ? " gold" as HTML : HTML())">\#(it.stateWords, language)</span></span>\#
            <span class="wide-line sm ink2">\#(item?.title ?? "") \#(item?.specText ?? "")\#(pieces)</span><span class="sm muted">\#(When.html(it.openedAt, now: clock.now(), language))</span></span>\#(Icon.next.small)</a></li>
            """#
    }

    private func showCase(_ request: WebRequest, _ problems: [FieldProblem] = [], status: Int = 200) async throws -> WebResponse {
        let (language, buyer) = (request.language, try request.caller.id())
        await settled(buyer)
        let detail = try await afterSale.detail(request.id("case"), of: request.id("shop"), asBuyer: buyer)
        let it = detail.afterSale
        let categories = try await categories(of: [detail.order])
        let item: HTML = detail.item.map { orderItem($0, categories, href: productPath(it.shop, $0.product), language) } ?? HTML()
        let wait: HTML = waiting(it, language)
        let late: HTML = request.query("late") == nil ? HTML() : Notice.html(.warning, "\(AfterSaleWords.late, language)")
        return try await show(
            request, AfterSaleWords.title(language), header: .back(to: "/orders/\(it.shop)/\(it.order)"), status: status,
            here: casePath(it),
            #"""
            \#(late)<section class="card pad stack g2" aria-labelledby="st"><h2 class="big" id="st">\#(it.stateWords, language)</h2>\#(wait)\#
            <p class="md">\#(it.kind.words, language)\#(it.pieces > 0 ? " × \(it.pieces)" as HTML : HTML())</p></section>
            \#(forms(it, problems, request))
            <section class="card pad stack g2" aria-label="\#(AfterSaleWords.which, language)">\#(item)\#(money(detail, language))</section>
            \#(timeline(detail, language))\#(it.isOpen ? write(it, problems, request) : HTML())
            """#)
    }

    private func waiting(_ it: AfterSaleCase, _ language: Language) -> HTML {
        guard let dueAt = it.dueAt, let words = it.state.waitWords, let left = When.left(until: dueAt, now: clock.now(), language)
        else { return HTML() }
        return #"<p class="md ink2">\#(words, language, ["time": left])</p>"#
    }

    private func money(_ detail: CaseDetail, _ language: Language) -> HTML {
        let it = detail.afterSale
        var rows: [(String, HTML)] = []
        if it.kind != .exchange || it.goods != nil {
            rows.append((AfterSaleWords.goods(language), "\(Format.money(detail.worth.goods))"))
            if detail.worth.freight.minor > 0 { rows.append((AfterSaleWords.freight(language), "\(Format.money(detail.worth.freight))")) }
        }
        rows.append((AfterSaleWords.reason(language), "\(it.reason.words, language)"))
        if it.comesBack, let fault = it.fault { rows.append((AfterSaleWords.parcelFreight(language), "\(fault.words, language)")) }
        rows.append((AfterSaleWords.number(language), #"<span class="id">\#(it.id)</span>"#))
        let lines: [HTML] = rows.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }
        return #"<dl class="attrs">\#(lines)</dl>"#
    }

    /// The newest at the top.
    private func timeline(_ detail: CaseDetail, _ language: Language) -> HTML {
        let it = detail.afterSale
        let rows: [HTML] = detail.entries.reversed().map { entry in
            let text: HTML = entry.text.isEmpty ? HTML() : #"<p class="sm" dir="auto">\#(entry.text)</p>"#
            var parcel = HTML()
            if entry.kind == .sentBack, let back = it.back { parcel = parcelLine(back, language) }
            if entry.kind == .resent, let again = it.again { parcel = parcelLine(again, language) }
            return #"""
                <li><b>\#(entry.by.words, language)</b> \#(entry.kind.words, language)\#(text)\#(parcel)\#(casePictures(entry.pictures, language))\#(When.html(entry.at, now: clock.now(), language))</li>
                """#
        }
        return #"""
            <section class="card pad stack g2" aria-labelledby="tl"><h2 id="tl">\#(AfterSaleWords.timeline, language)</h2><ol class="trail">\#(rows)</ol></section>
            """#
    }

    private func parcelLine(_ parcel: CaseParcel, _ language: Language) -> HTML {
        #"<p class="sm ink2">\#(parcel.carrier.name) <span class="id">\#(parcel.number)</span></p>"#
    }

    func casePictures(_ pictures: [String], _ language: Language) -> HTML {
        guard !pictures.isEmpty else { return HTML() }
        let shown: [HTML] = pictures.enumerated().map { index, picture in
            let name = AfterSaleWords.picture(language, ["n": String(index + 1)])
            return #"<a class="pic p72" href="\#(picture)">\#(Picture.html(picture, title: name, category: "", alt: name))</a>"#
        }
        return #"<div class="row wrap g1">\#(shown)</div>"#
    }

    // MARK: what can be done

    private func forms(_ it: AfterSaleCase, _ problems: [FieldProblem], _ request: WebRequest) -> HTML {
        let (language, path, csrf) = (request.language, casePath(it), request.csrfField)
        let wrong = FormProblems(problems.filter { $0.path != "text" && $0.path != "pictures" }, language)
        func button(_ action: String, _ label: Phrase, _ look: HTML) -> HTML {
            #"<form method="post" action="\#(path)/\#(action)" data-once>\#(csrf)<button class="btn \#(look) w">\#(label, language)</button></form>"#
        }
        let withdraw: HTML = button("withdraw", AfterSaleWords.withdraw, "line")
        switch it.state {
        case .requested, .escalated: return #"<div class="gutter">\#(withdraw)</div>"#
        case .agreed:
            let to: HTML =
                it.returnAddress.map {
                    #"<p>\#(AfterSaleWords.sendTo, language)<br><bdi class="b">\#($0.name)</bdi> <span class="num">\#($0.phone)</span><br><span class="ink2">\#($0.line)</span></p>"#
                } ?? #"<p>\#(AfterSaleWords.askWhere, language)</p>"#
            let pays: HTML =
                switch it.fault {
                case .shop: #"<p class="md">\#(AfterSaleWords.collect, language)</p>"#
                case .buyer: #"<p class="md">\#(AfterSaleWords.prepaid, language)</p>"#
                case nil: HTML()
                }
            let controls = [
                Control(
                    "carrier", AfterSaleWords.carrier(language), .select(Carrier.allCases.map { Control.Option($0.rawValue, $0.name) })),
                Control("number", AfterSaleWords.tracking(language), attributes: [("autocomplete", "off"), ("maxlength", "40")]),
            ]
            return #"""
                <form class="card pad stack g3" method="post" action="\#(path)/send-back" data-once>\#(csrf)\#(to)\#(pays)\#(wrong.html(controls))<button class="btn ink w">\#(AfterSaleWords.sendBack, language)</button></form>\#
                <div class="gutter">\#(withdraw)</div>
                """#
        case .rejected where it.isOpen:
            let why = Control(
                "why", AfterSaleWords.escalateWhy(language), .area(rows: 3), attributes: [("maxlength", "500")])
            return #"""
                <form class="card pad stack g3" method="post" action="\#(path)/escalate" data-once>\#(csrf)\#(wrong.html([why]))<button class="btn ink w">\#(AfterSaleWords.escalate, language)</button></form>\#
                <div class="gutter">\#(withdraw)</div>
                """#
        case .resent: return #"<div class="gutter">\#(button("confirm", AfterSaleWords.confirm, "ink"))</div>"#
        case .rejected, .returning, .returned, .received, .refunding, .refunded, .exchanged, .withdrawn: return HTML()
        }
    }

    private func write(_ it: AfterSaleCase, _ problems: [FieldProblem], _ request: WebRequest) -> HTML {
        let language = request.language
        let controls = [
            Control("text", AfterSaleWords.write(language), .area(rows: 2), required: false, attributes: [("maxlength", "500")]),
            Control(
                "pictures", AfterSaleWords.pictures(language), .file(accept: "image/png,image/jpeg,image/webp,image/gif"),
                required: false, attributes: [("multiple", "multiple")]),
        ]
        let own = problems.filter { $0.path == "text" || $0.path == "pictures" }
        return #"""
            <form class="card pad stack g3" method="post" action="\#(casePath(it))/messages" enctype="multipart/form-data" data-once>\#(request.csrfField)\#
            \#(FormProblems(own, language).html(controls))<button class="btn line w">\#(AfterSaleWords.sendMessage, language)</button></form>
            """#
    }

    /// What of an order is or was an after-sale, and the way to ask for one; for the order's page.
    func orderCases(_ order: Order, _ language: Language) async throws -> HTML {
        let cases = try await afterSale.cases(of: order)
        let canAsk = try await afterSale.room(of: order).contains { !$0.isEmpty }
        guard !cases.isEmpty || canAsk else { return HTML() }
        let rows: [HTML] = cases.reversed().map { caseRow($0, order, language) }
        let list: HTML = rows.isEmpty ? HTML() : #"<ul class="card rows">\#(rows)</ul>"#
        let ask: HTML =
            canAsk
            ? #"<nav class="card rows" aria-label="\#(AfterSaleWords.ofOrder, language)"><a href="\#(orderPath(order))/after-sale">\#(Icon.returns.html)<span class="grow">\#(AfterSaleWords.ask, language)</span>\#(Icon.next.small)</a></nav>"#
            : HTML()
        return list + ask
    }
}
