// TalkView.swift: how a conversation looks at the desk: bubbles at the left, the buyer and their orders at the right.
import Catalog
import Core
import CustomerService
import Design
import Identity
import Trade
import Web

struct TalkView {
    let place: Workplace, talk: Conversation
    /// Oldest first.
    let messages: [ServiceMessage]
    let next: Cursor?
    let orders: [Order], products: [ID<Product>: ProductCard], cardOrders: [ID<Order>: Order]
    let names: [ID<Account>: String], colleagues: [StaffMember], replies: [QuickReply], listed: [ProductCard]
    let entry: TalkEntry, corrections: Corrections

    var language: Language { place.language }
    var path: String { "\(place.path)/messages/\(talk.id)" }
    var buyer: String { names[talk.buyer] ?? "" }
    var mayWrite: Bool { place.may.contains(CustomerService.write) }

    var body: HTML {
        #"""
        \#(corrections.summary(["text": TalkWords.answer(language)]))<div class="cols"><div class="stack t">\#(thread)</div>\#
        <div class="stack t">\#(serving)\#(orderList)</div></div>
        """#
    }

    // MARK: What was written

    private var thread: HTML {
        let older: HTML =
            next.map {
                #"<p class="center"><a class="tapline" href="\#(path)\#(address([("after", $0.text)]))">\#(TalkWords.older, language)</a></p>"#
            }
            ?? HTML()
        var items: [HTML] = []
        var last: Timestamp?
        for message in messages {
            if last.map({ message.at - $0 > .minutes(10) }) ?? true {
                items.append(#"<li class="day">\#(When.html(message.at, now: place.now, language))</li>"#)
            }
            last = message.at
            items.append(line(message))
        }
        return #"""
            <section class="card" aria-label="\#(Say.messages, language)"><div class="bd stack">\#(older)<ol class="stack">\#(items)</ol><div id="last">\#(form)</div></div></section>
            """#
    }

    private func line(_ message: ServiceMessage) -> HTML {
        let (name, isMe) = (names[message.sender] ?? "", message.side == .shop)
        let lines: [HTML] = message.text.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)" }
        let text: HTML = message.text.isEmpty ? HTML() : #"<p dir="auto">\#(lines.joined("<br>"))</p>"#
        let card: HTML = message.card.map { self.card($0) } ?? HTML()
        let kind: HTML = isMe ? "msg me" : "msg"
        return
            #"<li class="\#(kind)"><span class="av avatar" aria-hidden="true">\#(name.prefix(1))</span><span class="who">\#(name)</span><div class="bubble stack g1">\#(text)\#(card)</div></li>"#
    }

    private func card(_ card: MessageCard) -> HTML {
        let (shown, title, about, href): (HTML, String, HTML, String)
        switch card {
        case .product(let id):
            guard let product = products[id] else { return gone }
            shown = picture(product.picture, category: "", title: product.title)
            (title, href) = (product.title, "\(place.path)/products/\(id)")
            about = "\(Format.money(product.price)) \(product.state.tag(language))"
        case .order(let id):
            guard let order = cardOrders[id], let first = order.items.first else { return gone }
            shown = picture(first.picture, category: "", title: first.title)
            (title, href) = (first.title, "\(place.path)/orders/\(id)")
            about = "\(Format.money(order.total)) \(order.state.tag(language))"
        }
        return
            #"<div class="pt"><span class="pic">\#(shown)</span><div><a class="b" href="\#(href)">\#(title)</a><span class="sub wide-line">\#(about)</span></div></div>"#
    }

    private var gone: HTML { #"<p class="sub">\#(TalkWords.cardGone, language)</p>"# }

    private var form: HTML {
        guard mayWrite else { return Notice.html(.info, "\(TalkWords.readOnly, language)") }
        let chips: [HTML] = replies.map { #"<a class="chip" href="\#(path)?reply=\#($0.id)#last">\#($0.text.prefix(20))</a>"# }
        let ready: HTML = chips.isEmpty ? HTML() : #"<nav class="row wrap" aria-label="\#(TalkWords.replies, language)">\#(chips)</nav>"#
        let text = Control(
            "text", TalkWords.answer(language), .area(rows: entry.text.count > 200 ? 8 : 3), value: entry.text,
            attributes: [("dir", "auto")])
        let none = entry.product.isEmpty ? [] : [Control.Option("", TalkWords.noCard(language))]
        let options: [Control.Option] = none + listed.map { Control.Option("\($0.id)", $0.title) }
        let product = Control("product", TalkWords.addProduct(language), .select(options), value: entry.product, required: false)
        return #"""
            <form class="stack g2 top" method="post" action="\#(path)#last" data-once>\#(place.request.csrfField)<input type="hidden" name="idempotency_key" value="\#(entry.key)">\#
            \#(ready)\#(text.html(error: corrections["text"], language))\#(product.html(language))<div class="row end-x"><button class="btn teal">\#(TalkWords.send, language)</button></div></form>
            """#
    }

    // MARK: The buyer

    private var serving: HTML {
        let who: String =
            talk.assignee.map { $0 == place.person ? TalkWords.me(language) : names[$0] ?? "" } ?? TalkWords.nobody(language)
        var acts = HTML()
        if mayWrite {
            if talk.assignee == nil { acts += button("take", TalkWords.take, "teal") }
            let others = colleagues.filter { $0.account != talk.assignee }
            if !others.isEmpty {
                let options = others.map { Control.Option("\($0.account)", $0.account == place.person ? TalkWords.me(language) : $0.name) }
                let to = Control("to", TalkWords.handTo(language), .select(options))
                acts += #"""
                    <form class="stack g1" method="post" action="\#(path)/hand-over" data-once>\#(place.request.csrfField)\#(to.html(language))<div><button class="btn line">\#(TalkWords.handOver, language)</button></div></form>
                    """#
            }
            if talk.state != .closed { acts += button("close", TalkWords.close, "line") }
        }
        return #"""
            <section class="card"><header><h2>\#(TalkWords.serving, language)</h2></header><div class="bd stack g2"><p>\#(TalkWords.servedBy, language, ["name": who])</p>\#(acts)</div></section>
            """#
    }

    private func button(_ act: String, _ label: Phrase, _ look: String) -> HTML {
        #"<form method="post" action="\#(path)/\#(act)" data-once>\#(place.request.csrfField)<button class="btn \#(look)">\#(label, language)</button></form>"#
    }

    private var orderList: HTML {
        let rows: [HTML] = orders.map { order in
            let first = order.items.first
            let send: HTML =
                mayWrite
                ? #"""
                <form class="inline" method="post" action="\#(path)" data-once>\#(place.request.csrfField)<input type="hidden" name="idempotency_key" value="\#(entry.key)-\#(order.id)">\#
                <input type="hidden" name="order" value="\#(order.id)"><button class="btn line sm">\#(TalkWords.sendCard, language)<span class="sr"> \#(order.id)</span></button></form>
                """# : HTML()
            return #"""
                <li class="stack g1"><div class="row between wrap"><a class="mono tapline" href="\#(place.path)/orders/\#(order.id)">\#(order.id)</a>\#(order.state.tag(language))</div>\#
                <div class="pt"><span class="pic">\#(picture(first?.picture, category: "", title: first?.title ?? ""))</span><div><b>\#(first?.title)</b><span class="sub wide-line">\#(When.html(order.placedAt, now: place.now, language))</span></div></div>\#
                <div class="row between"><b class="num">\#(Format.money(order.total))</b>\#(send)</div></li>
                """#
        }
        let list: HTML = rows.isEmpty ? #"<p class="bd sub">\#(TalkWords.noOrders, language)</p>"# : #"<ul class="bd lined">\#(rows)</ul>"#
        return #"<section class="card"><header><h2>\#(TalkWords.orders, language)</h2></header>\#(list)</section>"#
    }
}
