// CartPages.swift: the cart over several shops: pieces, removing, what changed, what is in the way.
import Catalog
import Core
import Design
import Identity
import Trade
import Web

extension Storefront {
    var cartPages: [PageRoute] {
        [
            PageRoute(.get, "/cart") { try await cart($0) },
            PageRoute(.post, "/cart/lines") { try await add($0) },
            PageRoute(.post, "/cart/lines/set") { try await setQuantity($0) },
            PageRoute(.post, "/cart/lines/remove") { try await remove($0) },
        ]
    }

    /// Puts a product into the cart, or leads to buying it at once. What cannot be done leads back with what was typed.
    private func add(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        guard let shop: ID<Shop> = form.id("shop"), let sku: ID<SKU> = form.id("sku") else { throw WebError.badRequest("form") }
        let typed = String((form.text("quantity") ?? "1").prefix(20))
        let product: ID<Product>? = form.id("product")
        func back(_ more: (String, String?)) -> WebResponse {
            guard let product else { return .redirect(to: "/cart") }
            let items: [(String, String?)] = [("sku", sku.description), ("quantity", typed.isEmpty ? "-" : typed), more]
            return .redirect(to: address(productPath(shop, product), items) + "#buy")
        }
        guard let count = pieces(typed) else { return back(("full", nil)) }
        let wanted = WantedLine(shop: shop, sku: sku, quantity: count)
        if form.text("to") == "checkout" {
            guard try await trade.quote([wanted]).trouble == nil else { return back(("full", nil)) }
            let items: [(String, String?)] = [
                ("shop", shop.description), ("sku", sku.description), ("quantity", String(count)), ("key", random.secret()),
            ]
            return .redirect(to: address("/checkout", items))
        }
        let person = try await self.person(request)
        do {
            try await trade.addToCart(wanted, of: person.id)
        } catch TradeError.cartFull {
            return back(("full", "1"))
        } catch TradeError.soldOut, TradeError.lineDelisted, TradeError.lineGone {
            return back(("full", nil))
        }
        var response = WebResponse.redirect(to: "/cart")
        if let session = person.new { response.set(cookie(session)) }
        return response
    }

    private func setQuantity(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        guard let shop: ID<Shop> = form.id("shop"), let sku: ID<SKU> = form.id("sku") else { throw WebError.badRequest("form") }
        let typed = String((form.text("quantity") ?? "").prefix(20))
        let again = address("/cart", [("sku", sku.description), ("quantity", typed.isEmpty ? "-" : typed)])
        guard let person = request.caller.person, let count = pieces(typed) else { return .redirect(to: again) }
        do {
            try await trade.setInCart(WantedLine(shop: shop, sku: sku, quantity: count), of: person)
        } catch TradeError.soldOut, TradeError.lineDelisted, TradeError.lineGone {
            return .redirect(to: again)
        }
        return .redirect(to: "/cart")
    }

    private func remove(_ request: WebRequest) async throws -> WebResponse {
        guard let sku: ID<SKU> = try request.form().id("sku") else { throw WebError.badRequest("form") }
        if let person = request.caller.person { try await trade.removeFromCart([sku], of: person) }
        return .redirect(to: "/cart")
    }

    private func cart(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        var found: Cart?
        if let person = request.caller.person { found = try await trade.cart(of: person) }
        guard let cart = found, !cart.items.isEmpty else {
            return try await show(
                request, Words.title(language), header: .back(to: "/"), tab: .cart,
                Empty.html(.basket, Words.empty(language), action: (Words.look(language), "/")))
        }
        let tree = try await catalog.categories()
        var order: [ID<Shop>] = []
        for item in cart.items where !order.contains(item.quoted.wanted.shop) { order.append(item.quoted.wanted.shop) }
        let shops = try await catalog.shopCards(order)
        let row = CartRow(
            language: language, tree: tree, csrf: request.csrfField, asked: request.id(query: "sku"),
            typed: request.query("quantity").map { String($0.prefix(20)) })
        let sections: [HTML] = order.map { shop in
            let rows: [HTML] = cart.items.filter { $0.quoted.wanted.shop == shop }.map(row.html)
            return #"""
                <section class="card pad stack g3" aria-labelledby="s\#(shop)">\#(shopHeading(shops[shop], shop, language))\#
                \#(rows.joined("<hr>"))</section>
                """#
        }
        let rest = cart.items.count - cart.buyable.count
        let left: HTML = rest == 0 ? HTML() : Notice.html(.warning, "\(Words.rest, language, ["n": String(rest)])")
        let off: HTML = cart.buyable.isEmpty ? #" aria-disabled="true""# : #" href="/checkout""#
        return try await show(
            request, Words.title(language), header: .back(to: "/"), tab: .cart,
            bar: #"""
                <div><a class="act" href="/">\#(Icon.home.html)\#(Words.home, language)</a>\#
                <p class="total">\#(Words.total, language) \#(Price.html(cart.total, language))<br><small>\#(Words.pieces, language, ["n": String(cart.pieces)])</small></p>\#
                <a class="btn"\#(off)>\#(Words.checkout, language)</a></div>
                """#,
            left + sections.joined())
    }
}

func shopHeading(_ card: ShopCard?, _ shop: ID<Shop>, _ language: Language) -> HTML {
    guard let card else { return #"<h2 class="shopname" id="s\#(shop)">\#(Icon.shop.html)\#(Words.closedShop, language)</h2>"# }
    return #"<h2 class="shopname" id="s\#(shop)">\#(Icon.shop.html)<a class="inherit" href="/shops/\#(card.slug)">\#(card.name)</a></h2>"#
}

/// One line of the cart with its two forms.
private struct CartRow {
    let language: Language, tree: CategoryTree, csrf: HTML
    /// The line whose pieces were typed wrong, and what was typed.
    let asked: ID<SKU>?, typed: String?

    func html(_ item: CartItem) -> HTML {
        let (wanted, sale) = (item.quoted.wanted, item.quoted.sale)
        guard let sale else {
            return itemRow(
                picture: Placeholder.svg(.box, hue: 2), title: troubleText(.gone, language), href: nil, spec: "",
                below: #"<div class="row end">\#(removeForm(wanted.sku, troubleText(.gone, language)))</div>"#)
        }
        let below: HTML = #"""
            <div class="row between wrap">\#(Price.html(sale.price, language))\#(tag(item))</div>\#
            <div class="row between wrap above">\#(quantityForm(item, sale))\#(removeForm(wanted.sku, sale.title))</div>
            """#
        return itemRow(
            picture: Picture.html(sale.picture, title: sale.title, category: tree.name(sale.category)), title: sale.title,
            href: sale.isOnSale ? address(productPath(sale.shop, sale.product), [("sku", sale.sku.description)]) : nil,
            spec: sale.specText, below: below)
    }

    private func tag(_ item: CartItem) -> HTML {
        if let trouble = item.quoted.trouble { return #"<span class="tag danger">\#(troubleText(trouble, language))</span>"# }
        guard item.priceChanged, let sale = item.quoted.sale else { return HTML() }
        let change = sale.price - item.seenPrice
        return change.minor > 0
            ? #"<span class="tag danger">\#(Words.dearer, language, ["n": Format.money(change)])</span>"#
            : #"<span class="tag teal">\#(Words.cheaper, language, ["n": Format.money(-change)])</span>"#
    }

    private func quantityForm(_ item: CartItem, _ sale: SaleLine) -> HTML {
        let wanted = item.quoted.wanted
        let isAsked = asked == wanted.sku && typed != nil
        let value: String = isAsked ? typed ?? "" : String(wanted.quantity)
        var problem: String?
        if isAsked {
            if let count = pieces(value) {
                if count > sale.available { problem = troubleText(.short(available: max(sale.available, 0)), language) }
            } else {
                problem = TroubleWords.quantity(language)
            }
        }
        let error: HTML = problem.map { #"<p class="err w" id="e\#(wanted.sku)" role="alert">\#($0)</p>"# } ?? HTML()
        let invalid: HTML = problem == nil ? HTML() : #" aria-invalid="true" aria-describedby="e\#(wanted.sku)""#
        return #"""
            <form class="row wrap field" method="post" action="/cart/lines/set">\#(csrf)\#(hidden("shop", "\(wanted.shop)"))\#(hidden("sku", "\(wanted.sku)"))\#
            <label class="sr" for="q\#(wanted.sku)">\#(Words.quantityOf, language, ["what": sale.title])</label>\#
            <input class="pieces" id="q\#(wanted.sku)" name="quantity" type="number" inputmode="numeric" min="1" max="999" value="\#(value)" autocomplete="off"\#(invalid)>\#
            <button class="btn line sm tall">\#(Words.change, language)</button>\#(error)</form>
            """#
    }

    private func removeForm(_ sku: ID<SKU>, _ title: String) -> HTML {
        #"""
        <form method="post" action="/cart/lines/remove">\#(csrf)\#(hidden("sku", "\(sku)"))\#
        <button class="btn ghost sm tall">\#(Words.remove, language)<span class="sr"> \#(title)</span></button></form>
        """#
    }
}

extension Form {
    func id<Tag>(_ name: String, _: Tag.Type = Tag.self) -> ID<Tag>? { text(name).flatMap { ID<Tag>($0) } }
}

private enum Words {
    static let title = Phrase("store.cart", zh: "购物车", en: "Cart")
    static let empty = Phrase("store.cart_empty", zh: "购物车是空的。", en: "Your cart is empty.")
    static let look = Phrase("store.cart_look", zh: "去逛逛", en: "Look around")
    static let home = Phrase("store.cart_home", zh: "首页", en: "Home")
    static let total = Phrase("store.cart_total", zh: "合计", en: "Total")
    static let pieces = Phrase("store.cart_pieces", zh: "共 {n} 件", en: "{n} pieces")
    static let checkout = Phrase("store.cart_checkout", zh: "去结算", en: "Check out")
    static let rest = Phrase(
        "store.cart_rest", zh: "有 {n} 种商品现在买不到，不计入合计。", en: "{n} of these cannot be bought now and are not in the total.")
    static let closedShop = Phrase("store.cart_closed_shop", zh: "店铺已不在", en: "The shop is gone")
    static let dearer = Phrase("store.cart_dearer", zh: "比加入时每件涨 {n}", en: "{n} more each than when added")
    static let cheaper = Phrase("store.cart_cheaper", zh: "比加入时每件降 {n}", en: "{n} less each than when added")
    static let quantityOf = Phrase("store.cart_quantity_of", zh: "{what} 的数量", en: "Quantity of {what}")
    static let change = Phrase("store.cart_change", zh: "更新", en: "Update")
    static let remove = Phrase("store.cart_remove", zh: "移除", en: "Remove")
}
