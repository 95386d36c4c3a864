// CartPages.swift: the cart over several shops, and what its form does.
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
            PageRoute(.post, "/cart") { try await changeCart($0) },
            PageRoute(.post, "/cart/lines") { try await addToCart($0) },
        ]
    }

    private func cart(_ request: WebRequest) async throws -> WebResponse {
        guard let person = request.caller.person else { return try await emptyCart(request, HTML()) }
        let cart = try await trade.cart(of: person)
        return try await show(request, cart, typed: [:], problems: [:], again: try await again(request))
    }

    /// Does what can be done; what cannot stands beside its line, as it was typed.
    private func changeCart(_ request: WebRequest) async throws -> WebResponse {
        guard let person = request.caller.person else { return .redirect(to: "/cart") }
        var form = CartForm(try request.form())
        switch form.act {
        case .keep(let sku):
            guard !request.caller.isGuest else { return .redirect(to: "/sign-in?next=/cart") }
            if let line = try await trade.cart(of: person).items.first(where: { $0.quoted.wanted.sku == sku }), let sale = line.quoted.sale
            {
                do {
                    try await catalog.addFavourite(sale.product, of: sale.shop, by: person)
                } catch FavouriteError.full {
                    return .redirect(to: "/me/favourites?full=1")
                }
            }
        case .fit(let sku):
            let line = try await trade.cart(of: person).items.first { $0.quoted.wanted.sku == sku }
            if case .short(let left) = line?.quoted.trouble, left > 0 { form.fit(sku, left) }
        case .clear:
            form.remove(try await trade.cart(of: person).items.filter { $0.quoted.isUnbuyable }.map(\.quoted.wanted.sku))
        case .update, .checkout, .chooseAll, .chooseNone, .less, .more, .remove: break
        }
        let troubles = try await trade.change(form.changes, inCartOf: person)
        var problems: [ID<SKU>: String] = troubles.mapValues { troubleText($0, request.language) }
        for sku in form.wrong { problems[sku] = TroubleWords.quantity(request.language) }
        let isDone = problems.isEmpty
        if isDone, form.act != .checkout { return .redirect(to: "/cart") }
        let cart = try await trade.cart(of: person)
        if isDone { return .redirect(to: cart.chosen.isEmpty ? "/cart?none=1" : "/checkout") }
        return try await show(request, cart, typed: form.typed, problems: problems, again: HTML())
    }

    private func emptyCart(_ request: WebRequest, _ again: HTML) async throws -> WebResponse {
        try await show(
            request, CartWords.title(request.language), header: .back(to: "/"), tab: .cart, here: "/cart",
            again + Empty.html(.basket, CartWords.empty(request.language), action: (CartWords.look(request.language), "/")))
    }

    private func show(
        _ request: WebRequest, _ cart: Cart, typed: [ID<SKU>: String], problems: [ID<SKU>: String], again: HTML
    ) async throws -> WebResponse {
        guard !cart.items.isEmpty else { return try await emptyCart(request, again) }
        let shops = try await catalog.shopCards(Set(cart.items.map(\.quoted.wanted.shop)).sorted())
        let buyer = try? request.caller.id()
        let chosen = cart.chosen
        let quote = chosen.isEmpty ? nil : try await trade.quote(chosen, for: QuoteFor(buyer: buyer))
        let view = CartView(
            cart: cart, quote: quote, shops: shops, tree: try await catalog.categories(), typed: typed, problems: problems,
            csrf: request.csrfField,
            language: request.language)
        var said = HTML()
        if request.query("none") != nil, cart.chosen.isEmpty { said = Notice.html(.warning, "\(CartWords.chooseFirst, request.language)") }
        if request.query("full") != nil { said = Notice.html(.warning, "\(CartWords.full, request.language)") }
        return try await show(
            request, CartWords.title(request.language), header: .back(to: "/"), tab: .cart, bar: view.bar,
            status: problems.isEmpty ? 200 : 422, here: "/cart", said + again + view.body)
    }

    /// What of an order could not be put in again, named: `?again=SHOP.ORDER`.
    private func again(_ request: WebRequest) async throws -> HTML {
        let parts: [String] = (request.query("again") ?? "").split(separator: ".").map(String.init)
        guard parts.count == 2, let shop = ID<Shop>(parts[0]), let id = ID<Order>(parts[1]), let buyer = try? request.caller.id() else {
            return HTML()
        }
        let order: Order
        do {
            order = try await trade.order(id, of: shop, asBuyer: buyer)
        } catch TradeError.orderNotFound {
            return HTML()
        }
        let lines = try await trade.quote(order.items.map { WantedLine(shop: shop, sku: $0.sku, quantity: $0.quantity) }).lines
        let language = request.language
        let missing: [HTML] = lines.compactMap { line in
            guard let trouble = line.trouble, let item = order.items.first(where: { $0.sku == line.wanted.sku }) else { return nil }
            let colon: String = language == .zh ? "：" : ": "
            return "<li>\(item.title) \(item.specText)\(colon)\(troubleText(trouble, language))</li>"
        }
        guard !missing.isEmpty else { return Notice.html(.info, "\(CartWords.againAll, language)") }
        return #"""
            <section class="notice warn" role="status" aria-labelledby="ag">\#(Icon.warn.html)<div class="grow"><h2 id="ag">\#(CartWords.againSome, language)</h2>\#
            <ul class="changes">\#(missing)</ul></div></section>
            """#
    }
}

extension QuotedLine {
    /// Not one piece of it can be bought now.
    var isUnbuyable: Bool {
        switch trouble {
        case .gone, .delisted, .resting: true
        case .short(let left): left <= 0
        case .notSentThere, nil: false
        }
    }
}
