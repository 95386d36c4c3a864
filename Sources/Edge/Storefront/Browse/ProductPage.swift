// ProductPage.swift: one product: pictures, price, spec, pieces, and the two buttons.
import Catalog
import Core
import Design
import Trade
import Web

extension Storefront {
    var productPages: [PageRoute] { [PageRoute(.get, "/products/{shop}/{product}") { try await product($0) }] }

    /// The form comes back here with what was typed: `?sku=&quantity=`, so that reloading repeats nothing.
    private func product(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let product = try await catalog.listedProduct(request.id("product"), of: request.id("shop"))
        guard let choice = SpecChoice(product, asked: request.id(query: "sku")) else { throw CatalogError.productNotFound }
        let shop = try await catalog.shop(product.shop)
        let tree = try await catalog.categories()
        let typed = String((request.query("quantity") ?? "1").prefix(20))
        let problem: String? =
            request.query("full") != nil ? Words.full(language) : self.problem(typed, choice.chosen, language)
        let body: HTML = #"""
            \#(gallery(product, tree, language))
            <section class="buybox" aria-label="\#(Words.price, language)"><div class="row base">\#(Price.html(choice.chosen.price, language))\#
            \#(was(choice.chosen, language))</div><h1 class="t">\#(product.title)</h1></section>
            <form class="card pad stack g3" id="buy" method="post" action="/cart/lines">\#(request.csrfField)
            \#(hidden("shop", "\(product.shop)"))\#(hidden("product", "\(product.id)"))\#(hidden("sku", "\(choice.chosen.id)"))
            \#(axes(choice, language))\#(quantity(typed, choice.chosen, problem, language))</form>
            <nav class="card rows" aria-label="\#(Words.shop, language)"><a href="/shops/\#(shop.slug)">\#(Icon.shop.html)\#
            <span class="grow">\#(shop.name)</span><span class="ink2">\#(Words.visit, language)</span>\#(Icon.next.small)</a></nav>
            \#(details(product, tree, language))
            """#
        return try await show(
            request, product.title, header: .product(back: "/shops/\(shop.slug)"),
            bar: bar(choice.chosen, try await cartCount(request), language), status: problem == nil ? 200 : 422, body)
    }

    private func problem(_ typed: String, _ sku: SKU, _ language: Language) -> String? {
        guard let count = pieces(typed) else { return TroubleWords.quantity(language) }
        guard count > sku.available, sku.available > 0 else { return nil }
        return TroubleWords.short(language, ["n": Format.grouped(sku.available)])
    }

    private func gallery(_ product: Product, _ tree: CategoryTree, _ language: Language) -> HTML {
        let own = product.pictures.filter { $0.hasPrefix(MediaStore.path) }
        let category = tree.name(product.category)
        guard !own.isEmpty else {
            return #"<div class="gallery"><div class="square">\#(Picture.html(nil, title: product.title, category: category))</div></div>"#
        }
        let items: [HTML] = own.enumerated().map { index, picture in
            let place: HTML = own.count > 1 ? "<span>\(index + 1)/\(own.count)</span>" : HTML()
            return
                #"<li>\#(Picture.html(picture, title: product.title, category: category, alt: product.title, eager: index == 0))\#(place)</li>"#
        }
        return #"<ul class="gallery" tabindex="0" aria-label="\#(Words.pictures, language, ["n": String(own.count)])">\#(items)</ul>"#
    }

    private func was(_ sku: SKU, _ language: Language) -> HTML {
        sku.listPrice.map { $0.minor > sku.price.minor ? Price.was($0, language) : HTML() } ?? HTML()
    }

    /// Each value is a link to the SKU it leads to: a choice is an address.
    private func axes(_ choice: SpecChoice, _ language: Language) -> HTML {
        choice.product.axes.enumerated().map { index, axis -> HTML in
            let options: [HTML] = choice.options(axis: index).compactMap { option in
                guard let sku = option.sku else { return nil }
                let current: HTML = option.isChosen ? #" aria-current="true""# : HTML()
                let tick: HTML = option.isChosen ? Icon.check.small : HTML()
                let (kind, text): (HTML, HTML) =
                    option.isAvailable
                    ? ("opt", "\(tick)\(option.value)") : ("opt out", "\(tick)<s>\(option.value)</s> \(TroubleWords.soldOut, language)")
                return #"<li><a class="\#(kind)"\#(current) href="?sku=\#(sku)#buy">\#(text)</a></li>"#
            }
            return #"<div class="stack g1"><h2 class="md">\#(axis.name)</h2><ul class="opts">\#(options)</ul></div>"#
        }.joined()
    }

    private func quantity(_ typed: String, _ sku: SKU, _ problem: String?, _ language: Language) -> HTML {
        let stock: HTML =
            switch sku.available {
            case ...0: #"<b class="danger-text">\#(TroubleWords.soldOut, language)</b>"#
            case 1...9: "\(TroubleWords.short, language, ["n": String(sku.available)])"
            default: "\(Words.inStock, language, ["n": Format.grouped(sku.available)])"
            }
        let error: HTML = problem.map { #"<p class="err" id="quantity-e" role="alert">\#($0)</p>"# } ?? HTML()
        let invalid: HTML = problem == nil ? HTML() : #" aria-invalid="true" aria-describedby="quantity-e""#
        return #"""
            <div class="row between field"><div><label for="quantity">\#(Words.quantity, language)</label><p class="sm muted">\#(stock)</p></div>\#
            <input class="pieces" id="quantity" name="quantity" type="number" inputmode="numeric" min="1" max="999" value="\#(typed)" autocomplete="off"\#(invalid)></div>\#(error)
            """#
    }

    private func details(_ product: Product, _ tree: CategoryTree, _ language: Language) -> HTML {
        var rows: [HTML] = product.attributes.map { "<dt>\($0.name)</dt><dd>\($0.value)</dd>" }
        if let category = product.category {
            let path: [HTML] = tree.path(to: category).map { #"<a href="/search?category=\#($0.id)">\#($0.name)</a>"# }
            if !path.isEmpty { rows.append("<dt>\(Words.category, language)</dt><dd>\(path.joined(" › "))</dd>") }
        }
        let list: HTML = rows.isEmpty ? HTML() : #"<dl class="attrs">\#(rows)</dl>"#
        // The catalogue keeps descriptions sanitised by its allow-list.
        let text: HTML = product.description.isEmpty ? HTML() : #"<div class="prose">\#(HTML.sanitised(product.description))</div>"#
        guard !list.isEmpty || !text.isEmpty else { return HTML() }
        return
            #"<section class="card pad stack g2" aria-labelledby="dt"><h2 id="dt">\#(Words.details, language)</h2>\#(list)\#(text)</section>"#
    }

    private func bar(_ sku: SKU, _ count: Int, _ language: Language) -> HTML {
        let dot: HTML = count > 0 ? #"<span class="dot">\#(count > 99 ? "99+" : String(count))</span>"# : HTML()
        let off: HTML = sku.available > 0 ? HTML() : " disabled"
        return #"""
            <div><a class="act" href="/">\#(Icon.home.html)\#(Words.home, language)</a>\#
            <a class="act" href="/cart">\#(Icon.cart.html)\#(Words.cart, language)\#(dot)</a>\#
            <div class="duo"><button class="btn" form="buy" name="to" value="cart"\#(off)>\#(Words.add, language)</button>\#
            <button class="btn" form="buy" name="to" value="checkout"\#(off)>\#(sku.available > 0 ? Words.buy(language) : TroubleWords.soldOut(language))</button></div></div>
            """#
    }
}

private enum Words {
    static let price = Phrase("store.price", zh: "价格", en: "Price")
    static let pictures = Phrase("store.pictures", zh: "左右滑动看 {n} 张图", en: "{n} pictures, swipe sideways")
    static let shop = Phrase("store.shop", zh: "店铺", en: "Shop")
    static let visit = Phrase("store.visit_shop", zh: "进店", en: "Visit")
    static let quantity = Phrase("store.quantity", zh: "数量", en: "Quantity")
    static let inStock = Phrase("store.in_stock", zh: "有货，{n} 件", en: "In stock: {n}")
    static let full = Phrase(
        "store.cart_full", zh: "购物车放满了 100 种商品，先去结算或移除一些。", en: "Your cart holds 100 products. Check out or remove some first.")
    static let details = Phrase("store.details", zh: "商品详情", en: "Details")
    static let category = Phrase("store.category", zh: "分类", en: "Category")
    static let home = Phrase("store.act_home", zh: "首页", en: "Home")
    static let cart = Phrase("store.act_cart", zh: "购物车", en: "Cart")
    static let add = Phrase("store.add_to_cart", zh: "加入购物车", en: "Add to cart")
    static let buy = Phrase("store.buy_now", zh: "立即购买", en: "Buy now")
}
