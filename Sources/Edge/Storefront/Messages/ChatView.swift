// ChatView.swift: how a conversation looks to its buyer: bubbles, cards, the field at the bottom.
import Catalog
import Core
import CustomerService
import Design
import Trade
import Web

/// What cards point at, as it is now.
struct ChatCards {
    let products: [ID<Product>: ProductCard], orders: [ID<Order>: Order], tree: CategoryTree?
}

struct ChatView {
    let shop: Shop, entry: ChatEntry, thread: PersonThread?, cards: ChatCards, name: String
    let now: Timestamp, language: Language

    /// - Parameter hint: how fast the shop answers, and that one has to sign in; empty when there is nothing to say.
    func body(_ hint: String) -> HTML {
        let older: HTML =
            thread?.next.map {
                #"<p class="center"><a class="tall-line sm" href="\#(address("/messages/\(shop.slug)", [("after", $0.text)]))">\#(ChatWords.older, language)</a></p>"#
            } ?? HTML()
        var items: [HTML] = []
        var last: Timestamp?
        for message in (thread?.messages ?? []).reversed() {
            if last.map({ message.at - $0 > .minutes(10) }) ?? true {
                items.append(#"<li class="day">\#(When.html(message.at, now: now, language))</li>"#)
            }
            last = message.at
            items.append(line(message))
        }
        let list: HTML = items.isEmpty ? HTML() : #"<ol class="stack g3" aria-label="\#(ChatWords.title, language)">\#(items)</ol>"#
        let empty: HTML =
            items.isEmpty ? #"<p class="md ink2 center">\#(ChatWords.begin, language, ["shop": shop.name])</p>"# : HTML()
        let note: HTML = hint.isEmpty ? HTML() : #"<p class="sm ink2 center">\#(hint)</p>"#
        return #"\#(older)\#(empty)\#(list)\#(note)<div id="last">\#(attached)</div>"#
    }

    private func line(_ message: ServiceMessage) -> HTML {
        let text: HTML = message.text.isEmpty ? HTML() : #"<p class="bubble" dir="auto">\#(lines(message.text))</p>"#
        let card: HTML = message.card.map { self.card($0) } ?? HTML()
        switch message.side {
        case .buyer:
            return
                #"<li class="msg me"><span class="av" aria-hidden="true">\#(name.prefix(1))</span><span class="sr">\#(ChatWords.you, language)</span>\#(text)\#(card)</li>"#
        case .shop:
            return
                #"<li class="msg"><span class="av t" aria-hidden="true">\#(shop.name.prefix(1))</span><span class="who">\#(shop.name)</span>\#(text)\#(card)</li>"#
        }
    }

    private func lines(_ text: String) -> HTML {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> HTML in "\(line)" }.joined("<br>")
    }

    // MARK: Cards

    private func card(_ card: MessageCard) -> HTML {
        switch card {
        case .product(let id):
            guard let product = cards.products[id] else { return gone }
            return #"""
                <article class="share"><div class="body"><div class="item"><div class="pic p72">\#(picture(product))</div><div class="grow"><h2>\#(product.title)</h2>\#
                <div class="row between wrap">\#(Price.html(product.price, language))\#(buy(product))</div></div></div></div><p class="from">\#(Icon.shop.small)\#(shop.name)</p></article>
                """#
        case .order(let id):
            guard let order = cards.orders[id], let first = order.items.first else { return gone }
            return #"""
                <article class="share"><div class="body"><div class="item"><div class="pic p72">\#(Picture.html(first.picture, title: first.title, category: ""))</div><div class="grow"><h2>\#(first.title)</h2>\#
                <p class="spec">\#(about(order))</p><div class="row between wrap">\#(Price.html(order.total, language))<a class="btn line sm tall" href="\#(orderPath(order))">\#(ChatWords.seeOrder, language)</a></div></div></div></div>\#
                <p class="from">\#(Icon.orders.small)<span class="num">\#(ChatWords.order, language) \#(order.id)</span></p></article>
                """#
        }
    }

    private func buy(_ product: ProductCard) -> HTML {
        switch product.state {
        case .listed: #"<a class="btn sm tall" href="\#(productPath(product.shop, product.id))">\#(ChatWords.buy, language)</a>"#
        case .draft, .delisted, .deleted: #"<span class="tag">\#(TroubleWords.delisted, language)</span>"#
        }
    }

    private var gone: HTML { #"<article class="share"><p class="body sm ink2">\#(ChatWords.cardGone, language)</p></article>"# }

    private func picture(_ product: ProductCard) -> HTML {
        Picture.html(product.picture, title: product.title, category: cards.tree?.name(product.category) ?? "")
    }

    private func about(_ order: Order) -> String {
        let pieces: Int64 = order.items.reduce(0) { $0 + $1.quantity }
        return "\(OrderWords.state(order)(language)) · \(ChatWords.pieces(language, ["n": String(pieces)]))"
    }

    /// What goes along with the next message.
    private var attached: HTML {
        let (picture, title, line): (HTML, String, HTML)
        switch entry.card {
        case .product(let id):
            guard let product = cards.products[id], product.state == .listed else { return HTML() }
            (picture, title, line) = (self.picture(product), product.title, Price.html(product.price, language))
        case .order(let id):
            guard let order = cards.orders[id], let first = order.items.first else { return HTML() }
            picture = Picture.html(first.picture, title: first.title, category: "")
            (title, line) = (first.title, #"<p class="spec">\#(about(order))</p>"#)
        case nil: return HTML()
        }
        return #"""
            <section class="card pad stack g1" aria-labelledby="along"><div class="row between"><p class="sm ink2" id="along">\#(ChatWords.along, language)</p>\#
            <a class="more" href="/messages/\#(shop.slug)#last">\#(ChatWords.without, language)</a></div>\#
            <div class="item"><div class="pic p48">\#(picture)</div><div class="grow"><h3>\#(title)</h3>\#(line)</div></div></section>
            """#
    }

    // MARK: The field

    func form(_ request: WebRequest) -> HTML {
        var error: String?
        if let problem = entry.problems.first {
            error =
                problem.code == "too_long"
                ? ChatWords.tooLong(language, ["n": Format.grouped(Int64(entry.text.count))]) : FormProblems.words(problem, language)
        } else if let refusal = entry.refusal {
            error = ChatWords.of(refusal)(language, refusal.facts)
        }
        let below: HTML = error.map { #"<p class="err" id="msg-e" role="alert">\#($0)</p>"# } ?? HTML()
        let invalid: HTML = error == nil ? HTML() : #" aria-invalid="true" aria-describedby="msg-e" autofocus"#
        var card = HTML()
        switch entry.card {
        case .product(let id) where cards.products[id]?.state == .listed: card = hidden("product", "\(id)")
        case .order(let id) where cards.orders[id] != nil: card = hidden("order", "\(id)")
        case .product, .order, nil: break
        }
        let rows = entry.text.count > 200 ? 5 : entry.text.isEmpty ? 1 : 2
        return #"""
            <form class="compose" method="post" action="/messages/\#(shop.slug)" data-once>\#(request.csrfField)\#(hidden("idempotency_key", entry.key))\#(card)\#(below)\#
            <label class="sr" for="msg">\#(ChatWords.write, language)</label><textarea id="msg" name="text" rows="\#(rows)" dir="auto" placeholder="\#(ChatWords.write, language)" enterkeyhint="send" autocomplete="off"\#(invalid)>
            \#(entry.text)</textarea><button class="btn ink">\#(ChatWords.send, language)</button></form>
            """#
    }

    /// 5 分钟, 1 小时.
    func span(_ span: Span) -> String { When.left(until: now + span, now: now, language) ?? "" }
}
