// ShipFilePage.swift: shipping by a table: choose a file, look at what it would do, send, see what became of it.
import Catalog
import Core
import Design
import Trade
import Web

extension Consoles {
    var shippingPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/shipping", needs: .shop("orders.ship")) { try await showGrid($0) },
            PageRoute(.post, "/desk/shops/{shop}/shipping", needs: .shop("orders.ship")) { try await shipGrid($0) },
            PageRoute(.get, "/desk/shops/{shop}/shipping/slips", needs: .shop("orders.read")) { try await showSlips($0) },
            PageRoute(.get, "/desk/shops/{shop}/shipping/template", needs: .shop("orders.ship")) { try await template($0) },
            PageRoute(.get, "/desk/shops/{shop}/shipping/file", needs: .shop("orders.ship")) { request in
                try await chooseFile(workplace(request), nil)
            },
            PageRoute(.post, "/desk/shops/{shop}/shipping/file", needs: .shop("orders.ship"), bodyLimit: Self.shipFileBytes) { request in
                let place = try await workplace(request)
                guard let file = try request.form().file("file") else { return try await chooseFile(place, .nothing) }
                let read: ShipFile
                do throws(ShipFileFault) {
                    read = try ShipFile(file.bytes)
                } catch {
                    return try await chooseFile(place, error)
                }
                return try await preview(place, read)
            },
            PageRoute(.post, "/desk/shops/{shop}/shipping/file/send", needs: .shop("orders.ship"), bodyLimit: Self.shipFileBytes) {
                request in
                let place = try await workplace(request)
                let file = ShipFile(carried: try request.form().text("rows") ?? "")
                let plan = try await trade.plan(file.rows, of: place.shop.id)
                let outcomes = try await trade.ship(plan.parcels, of: place.shop.id, by: place.person)
                return try await showOutcome(workplace(request), plan, outcomes)
            },
            PageRoute(.post, "/desk/shops/{shop}/shipping/file/rejected", needs: .shop("orders.ship"), bodyLimit: Self.shipFileBytes) {
                request in
                let shop: ID<Shop> = try request.id("shop")
                let file = ShipFile(carried: try request.form().text("rows") ?? "")
                let plan = try await trade.plan(file.rows, of: shop)
                return rejected(plan, request.language).response("not-sent-\(shop).csv")
            },
        ]
    }

    static let shipFileBytes = 2 << 20

    private func chooseFile(_ place: Workplace, _ fault: ShipFileFault?) async throws -> WebResponse {
        let language = place.language
        let error: String? = fault.map { ShippingWords.fault($0, language) }
        let control = Control(
            "file", ShippingWords.file(language), .file(accept: ".csv,.txt,text/csv"), help: ShippingWords.fileHelp(language),
            attributes: [("data-drop", "")])
        var summary = HTML()
        if let error { summary = Notice.html(.danger, "<b>\(ShippingWords.notRead, language)</b> \(error)") }
        let names: String = Carrier.allCases.map { carrierName($0, language) }.joined(separator: language == .zh ? "、" : ", ")
        let body: HTML = #"""
            \#(steps(1, language))\#(summary)<div class="cols"><section class="card"><header><h2>\#(ShippingWords.choose, language)</h2></header>\#
            <form class="bd stack" method="post" enctype="multipart/form-data" action="\#(place.path)/shipping/file" data-once>\#(place.request.csrfField)\#
            \#(control.html(error: error, language))<p><button class="btn teal">\#(ShippingWords.look, language)</button></p></form></section>\#
            <section class="card"><header><h2>\#(ShippingWords.how, language)</h2></header><div class="bd stack"><p>\#(ShippingWords.howTemplate, language)</p>\#
            <p><a class="btn line" href="\#(place.path)/shipping/template">\#(Icon.download.html)\#(ShippingWords.template, language, ["n": Format.count(place.toShip, language)])</a></p>\#
            <p>\#(ShippingWords.howColumns, language)</p><p>\#(ShippingWords.howAgain, language)</p><details class="fold"><summary>\#(ShippingWords.carriers, language)</summary><p class="sub">\#(names)</p></details></div></section></div>
            """#
        return shippingPage(place, body, status: fault == nil ? 200 : 422)
    }

    private func preview(_ place: Workplace, _ file: ShipFile) async throws -> WebResponse {
        let language = place.language
        let plan = try await trade.plan(file.rows, of: place.shop.id)
        let tiles: HTML = self.tiles(
            [
                (ShippingWords.toSend, plan.parcels.count, false), (ShippingWords.sentBefore, plan.sentBefore.count, false),
                (ShippingWords.bad, plan.problems.count, true), (ShippingWords.blank, file.blank, false),
            ], language)
        let said = Notice.html(.info, "<b>\(ShippingWords.nothingYet, language)</b> \(ShippingWords.check, language)")
        var body: HTML =
            #"\#(steps(2, language))\#(said)<section class="card" aria-label="\#(ShippingWords.counts, language)">\#(tiles)</section>"#
        body += badRows(plan, language)
        body += goodRows(plan, place)
        let carried: HTML = #"<input type="hidden" name="rows" value="\#(file.carried)">"#
        let other: HTML = #"<a class="btn ghost" href="\#(place.path)/shipping/file">\#(ShippingWords.otherFile, language)</a>"#
        if plan.parcels.isEmpty {
            body += #"<div class="savebar"><span>\#(ShippingWords.nothingToSend, language)</span><span class="grow"></span>\#(other)</div>"#
        } else {
            let count = Format.grouped(Int64(plan.parcels.count))
            body += #"""
                <form class="savebar" method="post" action="\#(place.path)/shipping/file/send" data-once>\#(place.request.csrfField)\#(carried)<span>\#(ShippingWords.will, language, ["n": count])</span><span class="grow"></span>\#(other)\#
                <button class="btn teal">\#(ShippingWords.send, language, ["n": count])</button></form>
                """#
        }
        return shippingPage(place, body)
    }

    func showOutcome(_ place: Workplace, _ plan: ShipPlan, _ outcomes: [ShipOutcome]) async throws -> WebResponse {
        let language = place.language
        var sent = 0, before = plan.sentBefore.count
        var refused: [(PlannedParcel, any CodedError)] = []
        for (parcel, outcome) in zip(plan.parcels, outcomes) {
            switch outcome {
            case .sent: sent += 1
            case .sentBefore: before += parcel.rows.count
            case .refused(let error): refused.append((parcel, error))
            }
        }
        let notSent = plan.problems.count + refused.reduce(0) { $0 + $1.0.rows.count }
        let kind: Notice.Kind = notSent == 0 ? .info : .warning
        let text: Phrase = notSent == 0 ? ShippingWords.allDone : ShippingWords.someDone
        let said = Notice.html(
            kind, "<b>\(ShippingWords.didSend, language, ["n": Format.grouped(Int64(sent))])</b> \(text, language)")
        let counts: [(Phrase, Int, Bool)] = [
            (ShippingWords.didTile, sent, false), (ShippingWords.sentBefore, before, false), (ShippingWords.notSent, notSent, true),
        ]
        var body: HTML =
            #"\#(steps(3, language))\#(said)<section class="card" aria-label="\#(ShippingWords.counts, language)">\#(tiles(counts, language))</section>"#
        if notSent > 0 {
            let rows = (plan.problems.map(\.row) + refused.flatMap { $0.0.rows }).sorted { $0.line < $1.line }
            body += #"""
                <form method="post" action="\#(place.path)/shipping/file/rejected">\#(place.request.csrfField)<input type="hidden" name="rows" value="\#(ShipFile(rows: rows).carried)"><button class="btn line">\#(Icon.download.html)\#(ShippingWords.rejectedFile, language)</button></form>
                """#
        }
        if !refused.isEmpty {
            let rows: [HTML] = refused.map { parcel, error in
                #"<tr><td class="mono">\#(parcel.order)</td><td class="mono">\#(parcel.shipment.number)</td><td>\#(ErrorWords.of(error, language)) <small class="mono">\#(error.code)</small></td></tr>"#
            }
            body += #"""
                <section class="card"><header><h2>\#(ShippingWords.refused, language)</h2></header><div class="tbl"><table><caption class="sr">\#(ShippingWords.refused, language)</caption><thead><tr><th scope="col">\#(ShippingWords.order, language)</th><th scope="col">\#(OrderWords.number, language)</th><th scope="col">\#(ShippingWords.why, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div></section>
                """#
        }
        body += badRows(plan, language)
        body += #"""
            <p class="row wrap"><a class="btn teal" href="\#(place.path)/orders?state=toShip">\#(ShippingWords.backToList, language, ["n": Format.count(place.toShip, language)])</a><a class="btn line" href="\#(place.path)/shipping/file">\#(ShippingWords.anotherFile, language)</a></p>
            """#
        return shippingPage(place, body)
    }

    func shippingPage(_ place: Workplace, _ body: HTML, status: Int = 200) -> WebResponse {
        let language = place.language
        return place.page(
            ShippingWords.title(language), at: .orders, crumbs: [(Say.orders(language), "\(place.path)/orders?state=toShip")], body: body,
            status: status)
    }

    private func steps(_ current: Int, _ language: Language) -> HTML {
        let steps: [HTML] = [ShippingWords.stepFile, ShippingWords.stepCheck, ShippingWords.stepSend].enumerated().map { index, phrase in
            let looks: HTML = index + 1 < current ? #" class="done""# : index + 1 == current ? #" aria-current="step""# : HTML()
            return "<li\(looks)>\(phrase, language)</li>"
        }
        return #"<ol class="steps card pad">\#(steps)</ol>"#
    }

    private func tiles(_ counts: [(Phrase, Int, Bool)], _ language: Language) -> HTML {
        let tiles: [HTML] = counts.map { label, count, isBad in
            #"<div><dt>\#(label, language)</dt><dd><b\#(isBad && count > 0 ? #" class="neg""# : "" as HTML)>\#(Format.grouped(Int64(count)))</b></dd></div>"#
        }
        return #"<dl class="tiles">\#(tiles)</dl>"#
    }

    /// Every bad row by its line, with what stands there and why it is not sent.
    private func badRows(_ plan: ShipPlan, _ language: Language) -> HTML {
        guard !plan.problems.isEmpty else { return HTML() }
        let rows: [HTML] = plan.problems.map { row, problem in
            #"""
            <tr><td data-l="\#(ShippingWords.line, language)" class="num">\#(row.line)</td><td data-l="\#(ShippingWords.order, language)"><span class="mono">\#(row.order)</span></td>\#
            <td data-l="\#(OrderWords.carrier, language)">\#(row.carrier)</td><td data-l="\#(OrderWords.number, language)"><span class="mono">\#(row.number)</span></td>\#
            <td data-l="\#(ShippingWords.why, language)"><span class="neg">\#(ShippingWords.words(problem, row, language))</span></td></tr>
            """#
        }
        return #"""
            <section class="card"><header><h2>\#(ShippingWords.badRows, language, ["n": String(plan.problems.count)])</h2></header><div class="tbl flat"><table><caption class="sr">\#(ShippingWords.bad, language)</caption><thead><tr>\#
            <th scope="col" class="num">\#(ShippingWords.line, language)</th><th scope="col">\#(ShippingWords.order, language)</th><th scope="col">\#(OrderWords.carrier, language)</th>\#
            <th scope="col">\#(OrderWords.number, language)</th><th scope="col">\#(ShippingWords.why, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div></section>
            """#
    }

    /// What would be sent; of a long file the first 100.
    private func goodRows(_ plan: ShipPlan, _ place: Workplace) -> HTML {
        let language = place.language
        guard !plan.parcels.isEmpty else { return HTML() }
        let rows: [HTML] = plan.parcels.prefix(100).map { parcel in
            let order = plan.orders[parcel.order]
            let pieces: Int64 =
                parcel.shipment.lines.isEmpty
                ? order?.items.reduce(0) { $0 + $1.unshipped } ?? 0 : parcel.shipment.lines.reduce(0) { $0 + $1.quantity }
            return #"""
                <tr><td data-l="\#(ShippingWords.order, language)"><a class="mono" href="\#(place.path)/orders/\#(parcel.order)">\#(parcel.order)</a></td><td data-l="\#(OrderWords.recipient, language)">\#(order?.address.name)</td>\#
                <td data-l="\#(ShippingWords.pieces, language)" class="num">\#(pieces)</td><td data-l="\#(OrderWords.carrier, language)">\#(carrierName(parcel.shipment.carrier, language))</td>\#
                <td data-l="\#(OrderWords.number, language)"><span class="mono">\#(parcel.shipment.number)</span></td></tr>
                """#
        }
        let more: HTML =
            plan.parcels.count > 100
            ? #"<p class="bd sub">\#(ShippingWords.moreRows, language, ["n": String(plan.parcels.count - 100)])</p>"# : HTML()
        return #"""
            <section class="card"><header><h2>\#(ShippingWords.goodRows, language, ["n": String(plan.parcels.count)])</h2></header><div class="tbl flat"><table><caption class="sr">\#(ShippingWords.toSend, language)</caption><thead><tr>\#
            <th scope="col">\#(ShippingWords.order, language)</th><th scope="col">\#(OrderWords.recipient, language)</th><th scope="col" class="num">\#(ShippingWords.pieces, language)</th>\#
            <th scope="col">\#(OrderWords.carrier, language)</th><th scope="col">\#(OrderWords.number, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>\#(more)</section>
            """#
    }

    private func rejected(_ plan: ShipPlan, _ language: Language) -> CSVText {
        var file = CSVText()
        file.add(ShipColumn.allCases.map { $0.label(language) } + [ShippingWords.why(language)])
        for (row, problem) in plan.problems {
            file.add([row.order, row.carrier, row.number, row.code, row.quantity, ShippingWords.words(problem, row, language)])
        }
        for row in plan.parcels.flatMap(\.rows) {
            file.add([row.order, row.carrier, row.number, row.code, row.quantity, ShippingWords.canGo(language)])
        }
        return file
    }

    /// The orders that wait, the longest first, to be filled in: what is beside the first five columns is only to be read.
    private func template(_ request: WebRequest) async throws -> WebResponse {
        let shop: ID<Shop> = try request.id("shop")
        let language = request.language
        var file = CSVText()
        file.add(
            ShipColumn.allCases.map { $0.label(language) } + [OrderWords.recipient(language), OrderWords.items(language)])
        var after: Cursor?
        var count = 0
        repeat {
            let filter = OrderFilter(states: OrderView.toShip.states, isOldestFirst: true)
            let page = try await trade.find(filter, of: shop, PageRequest(limit: 100, after: after)).page
            for order in page.items {
                let items = order.items.filter { $0.unshipped > 0 }.map { "\($0.title) \($0.specText) × \($0.unshipped)" }
                file.add([order.id.description, "", "", "", "", order.address.name, items.joined(separator: "; ")])
            }
            count += page.items.count
            after = page.next
        } while after != nil && count < ShipRow.most
        return file.response("to-ship-\(shop).csv")
    }
}
