// OrderPage.swift: one order as its shop sees it: items, money, address, steps, parcels.
import Catalog
import Core
import Design
import Trade
import Web

extension Consoles {
    /// - Parameter note: what was typed as the staff's note, where it could not be saved.
    func showOrder(
        _ place: Workplace, _ order: Order, _ typed: ShipForm, _ corrections: Corrections, note: String? = nil
    ) async throws -> WebResponse {
        let language = place.language
        let parcels = try await trade.parcels(of: order)
        let codes = try await catalog.codes(of: order.items.map(\.sku), in: order.shop)
        let needsShipping = order.state == .awaitingShipment || order.state == .partlyShipped
        var left: HTML = items(order, codes, language)
        if needsShipping {
            left +=
                place.may.contains("orders.ship")
                ? shipCard(order, typed, corrections, parcelNumber: parcels.count + 1, place)
                : Notice.html(.info, "\(OrderWords.notYours, language)")
        }
        if !parcels.isEmpty { left += parcelCard(parcels, order, place) }
        left += try await moneyCard(order, place)
        let ending = order.endedAt == nil ? nil : try await trade.cancellation(of: order)
        let body: HTML = #"""
            <div class="cols"><div class="stack t">\#(left)</div><div class="stack t">\#(recipient(order, language))\#(try await orderCases(order, place))\#(steps(order, parcels, ending, place))\#(try await noteCard(order, note, corrections, place))</div></div>
            """#
        let view: OrderView? = OrderView.allCases.first { $0.states.contains(order.state) }
        var crumbs: [(label: String, href: String)] = [(Say.orders(language), "\(place.path)/orders")]
        if let view { crumbs.append((view.label(language), "\(place.path)/orders?state=\(view.rawValue)")) }
        return place.page(
            OrderWords.title(language, ["n": order.id.description]), at: .orders, subtitle: subtitle(order, place), crumbs: crumbs,
            actions: actions(order, place), body: body, status: corrections.isEmpty ? 200 : 422)
    }

    private func subtitle(_ order: Order, _ place: Workplace) -> String {
        let placed = OrderWords.placedAt(place.language, ["time": plainTime(order.placedAt)])
        guard let paid = order.paidAt else { return placed }
        return placed + " · " + OrderWords.paidAt(place.language, ["time": plainTime(paid)])
    }

    private func actions(_ order: Order, _ place: Workplace) -> HTML {
        let language = place.language
        var actions: HTML =
            #"\#(order.state.tag(language))<a class="btn line" href="\#(place.path)/shipping/slips?id=\#(order.id)">\#(OrderListWords.print, language)</a>"#
        if place.may.contains("orders.cancel"), order.canBeCancelled {
            let label: Phrase = order.state == .pendingPayment ? CancelWords.cancel : CancelWords.refund
            actions += #"<a class="btn line" href="\#(place.path)/orders/\#(order.id)/cancel">\#(label, language)</a>"#
        }
        return actions
    }

    private func items(_ order: Order, _ codes: [ID<SKU>: String], _ language: Language) -> HTML {
        let rows: [HTML] = order.items.map { item in
            var sending = HTML()
            if item.shipped > 0 {
                sending += #"<span class="tag teal">\#(OrderWords.sentAll, language, ["n": String(item.shipped)])</span> "#
            }
            if item.unshipped > 0, order.paidAt != nil, order.state != .closed {
                sending += #"<span class="tag gold">\#(OrderWords.left, language, ["n": String(item.unshipped)])</span>"#
            }
            return #"""
                <tr><td><div class="pt"><span class="pic">\#(picture(item.picture, category: "", title: item.title))</span><div><b>\#(item.title)</b><span class="sub">\#([item.specText, codes[item.sku] ?? ""].filter { !$0.isEmpty }.joined(separator: " · "))</span></div></div></td>\#
                <td data-l="\#(OrderWords.unit, language)" class="num">\#(Format.money(item.unitPrice)) × \#(item.quantity)</td>\#
                <td data-l="\#(OrderWords.amount, language)" class="num b">\#(Format.money(item.amount))\#(back(item, language))</td><td data-l="\#(OrderWords.sending, language)"><span class="tags">\#(sending)</span></td></tr>
                """#
        }
        let pieces: Int64 = order.items.reduce(0) { $0 + $1.quantity }
        return #"""
            <section class="card"><header><h2>\#(OrderWords.items, language)</h2><span class="sub">\#(OrderWords.kinds, language, ["k": String(order.items.count), "n": String(pieces)])</span></header>\#
            <div class="tbl flat"><table><caption class="sr">\#(OrderWords.items, language)</caption><thead><tr><th scope="col">\#(Say.product, language)</th><th scope="col" class="num">\#(OrderWords.unit, language)</th>\#
            <th scope="col" class="num">\#(OrderWords.amount, language)</th><th scope="col">\#(OrderWords.sending, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div>\#
            <dl class="bd kv"><dt>\#(OrderWords.goods, language)</dt><dd>\#(Format.money(order.goods + order.discount))</dd>\#(discount(order, language))<dt>\#(OrderWords.freight, language)</dt><dd>\#(Format.money(order.freight))</dd>\#
            <dt class="sum">\#(OrderWords.total, language)</dt><dd class="sum">\#(Format.money(order.total))</dd></dl></section>
            """#
    }

    /// What of an item went back.
    private func back(_ item: OrderItem, _ language: Language) -> HTML {
        guard item.refundedPieces > 0 || item.refunded.minor > 0 else { return HTML() }
        return #"<span class="sub">−\#(Format.money(item.refunded))</span>"#
    }

    private func recipient(_ order: Order, _ language: Language) -> HTML {
        let note: HTML =
            order.note.isEmpty
            ? HTML() : #"<div class="notice warn">\#(Icon.talk.html)<p><b>\#(OrderWords.note, language)</b><br>\#(order.note)</p></div>"#
        return #"""
            <section class="card"><header><h2>\#(OrderWords.recipient, language)</h2></header><div class="bd stack"><address class="to"><b>\#(order.address.name)</b> \#(order.address.phone)<br>\#(order.address.line)</address>\#(note)</div></section>
            """#
    }

    private func parcelCard(_ parcels: [Parcel], _ order: Order, _ place: Workplace) -> HTML {
        let language = place.language
        let titles = Dictionary(uniqueKeysWithValues: order.items.map { ($0.line, $0) })
        let rows: [HTML] = parcels.enumerated().map { index, parcel in
            let inside: [HTML] = parcel.lines.map { line in
                let item = titles[line.line]
                return #"<span class="sub wide-line">\#(item?.title) \#(item?.specText) × \#(line.quantity)</span>"#
            }
            let canCorrect = place.may.contains("orders.ship") && (order.state == .partlyShipped || order.state == .shipped)
            let correct: HTML =
                canCorrect
                ? #" <a class="tall-link" href="\#(place.path)/orders/\#(order.id)/parcels/\#(parcel.id)">\#(OrderWords.correct, language)<span class="sr"> \#(parcel.number)</span></a>"#
                : HTML()
            return #"""
                <li><div class="row between wrap"><b>\#(OrderWords.parcel, language, ["n": String(index + 1)])</b><span class="sub">\#(When.html(parcel.shippedAt, now: place.now, language))</span></div>\#
                <p>\#(carrierName(parcel.carrier, language)) <span class="mono">\#(parcel.number)</span>\#(correct)</p>\#(inside)</li>
                """#
        }
        return
            #"<section class="card"><header><h2>\#(OrderWords.parcels, language)</h2></header><ul class="bd lined">\#(rows)</ul></section>"#
    }

    private func steps(_ order: Order, _ parcels: [Parcel], _ ending: Cancellation?, _ place: Workplace) -> HTML {
        let language = place.language
        func at(_ time: Timestamp?) -> HTML {
            time.map { #" <span class="sub">\#(When.html($0, now: place.now, language))</span>"# } ?? HTML()
        }
        func done(_ text: String, _ time: Timestamp?) -> HTML { "<li>\(text)\(at(time))</li>" }
        func current(_ text: String) -> HTML { #"<li aria-current="step">\#(text)</li>"# }
        func later(_ text: String) -> HTML { #"<li class="next">\#(text)</li>"# }
        var steps: [HTML] = [done(OrderWords.placed(language), order.placedAt)]
        if let paid = order.paidAt { steps.append(done(OrderWords.paid(language, ["amount": Format.money(order.total)]), paid)) }
        for (index, parcel) in parcels.enumerated() {
            let pieces: Int64 = parcel.lines.reduce(0) { $0 + $1.quantity }
            let said = OrderWords.parcelSent(language, ["n": String(index + 1), "k": String(pieces)])
            steps.append(
                #"<li>\#(said)\#(at(parcel.shippedAt))<p class="sub">\#(carrierName(parcel.carrier, language)) \#(parcel.number)</p></li>"#)
        }
        let why: HTML = ending.map { #"<p class="sub">\#(CancelWords.shopSaid, language, ["reason": $0.reason])</p>"# } ?? HTML()
        let left: Int64 = order.items.reduce(0) { $0 + $1.unshipped }
        switch order.state {
        case .pendingPayment:
            steps += [
                current(OrderWords.awaitsPayment(language)), later(OrderWords.allSent(language)), later(OrderWords.completed(language)),
            ]
        case .awaitingShipment, .partlyShipped:
            steps += [
                current(OrderWords.awaitsShipping(language, ["n": String(left)])), later(OrderWords.awaitsBuyer(language)),
                later(OrderWords.completed(language)),
            ]
        case .shipped:
            steps += [
                done(OrderWords.allSent(language), order.shippedAt), current(OrderWords.awaitsBuyer(language)),
                later(OrderWords.completed(language)),
            ]
        case .completed:
            steps += [done(OrderWords.allSent(language), order.shippedAt), done(OrderWords.completed(language), order.completedAt)]
        case .cancelled: steps.append("<li>\(OrderWords.cancelled, language)\(at(order.endedAt))\(why)</li>")
        case .closed:
            steps.append("<li>\(OrderWords.closed, language)\(at(order.endedAt))\(why)</li>")
            if let refunded = order.refundedAt { steps.append(done(OrderWords.refunded(language), refunded)) }
        }
        return
            #"<section class="card"><header><h2>\#(OrderWords.progress, language)</h2></header><ol class="bd tl">\#(steps)</ol></section>"#
    }
}

func carrierName(_ carrier: Carrier, _ language: Language) -> String {
    carrier == .other ? OrderWords.otherCarrier(language) : carrier.name
}

/// What offers took off, and what of it the platform pays to the shop.
private func discount(_ order: Order, _ language: Language) -> HTML {
    guard order.discount.minor > 0 else { return HTML() }
    let borne: HTML =
        order.platformDiscount.minor > 0
        ? #"<dt>\#(OfferDesk.borne, language)</dt><dd>\#(Format.money(order.platformDiscount))</dd>"# : HTML()
    return #"<dt>\#(OfferDesk.discount, language)</dt><dd>−\#(Format.money(order.discount))</dd>\#(borne)"#
}
