// ProductView.swift: how a product's page looks, from what was read of it.
import Catalog
import Core
import Design
import Web

/// All that the page shows, the same for everyone.
struct ProductView: Sendable {
    let sight: ProductSight
    let choice: SpecChoice
    /// Of one piece; nil when it cannot be bought.
    let freight: Money?
    /// What the shop asks for sending, where it is not simply free; said in place of that.
    var freightText: String?
    /// Its shop's offers for it.
    var offers = HTML()
    /// In place of buying, where the chosen SKU is sold out or the shop rests.
    var wait: (bar: HTML, sheet: HTML)?
    /// Its shop is on holiday, and says so.
    var isResting = false
    var rest = HTML()
    /// Beside a product that cannot be had.
    let others: Shelf?
    /// Its own address, which choosing a spec leads back to.
    var path: String

    init(sight: ProductSight, choice: SpecChoice, freight: Money?, others: Shelf?) {
        (self.sight, self.choice, self.freight, self.others) = (sight, choice, freight, others)
        path = productPath(sight.product.shop, sight.product.id)
    }

    var product: Product { sight.product }
    var isSoldOut: Bool { product.skus.allSatisfy { $0.available <= 0 } }
    private var category: String { sight.path.last?.name ?? "" }

    func head(_ language: Language) -> HTML {
        let values: [String] = product.attributes.prefix(4).map { "\($0.name) \($0.value)" }
        let about: [String] = [product.title, sight.shop.name, Format.money(product.price)] + values
        return headLines(description: about.joined(separator: " · "), canonical: path)
    }

    /// - Parameters:
    ///   - isCovered: a sheet lies over it and holds the heading.
    ///   - said: what buyers said of it.
    func body(isCovered: Bool, said: HTML = HTML(), _ language: Language) -> HTML {
        let sku = choice.chosen
        let title: HTML = isCovered ? #"<p class="t">\#(product.title)</p>"# : #"<h1 class="t" itemprop="name">\#(product.title)</h1>"#
        let sold: HTML = sight.sold > 0 ? #"<p class="sm muted">\#(soldText(sight.sold, language))</p>"# : HTML()
        let short: HTML = isSoldOut ? Notice.html(.warning, "\(ProductWords.soldOut, language)") : HTML()
        return #"""
            \#(gallery(language))
            <section class="buybox" itemscope itemtype="https://schema.org/Product" aria-label="\#(ProductWords.price, language)">\#
            <div class="row base wrap" itemprop="offers" itemscope itemtype="https://schema.org/Offer">\#(Price.html(sku.price, language))\#(was(sku, language))\#(saving(sku, language))\#
            <meta itemprop="price" content="\#(plain(sku.price))"><meta itemprop="priceCurrency" content="\#(sku.price.currency.code)">\#
            <meta itemprop="availability" content="\#(sku.available > 0 ? "https://schema.org/InStock" : "https://schema.org/OutOfStock")"></div>\#(title)\#(sold)</section>
            \#(rest)\#(short)\#(offers)\#(rows(language))\#(picker(language))\#(said)\#(shopCard(language))\#(details(language))\#(otherGoods(language))
            """#
    }

    /// What once was on sale: still known by its name, and where to go on.
    func offSale(_ language: Language) -> HTML {
        let isOpen = sight.shop.state == .open
        let line = isOpen ? ProductWords.delisted(language) : ProductWords.shopClosed(language, ["shop": sight.shop.name])
        let action: (label: String, href: String) =
            isOpen ? (ProductWords.toShop(language), "/shops/\(sight.shop.slug)") : (ProductWords.elsewhere(language), "/")
        return #"""
            <section class="card pad"><div class="item"><div class="pic p92 faded">\#(Picture.html(product.pictures.first, title: product.title, category: category))</div>\#
            <div class="grow"><h1 class="md b">\#(product.title)</h1><p class="tags"><span class="tag danger">\#(isOpen ? TroubleWords.delisted : ProductWords.closedTag, language)</span></p></div></div></section>
            \#(Empty.html(.box, line, action: action))\#(otherGoods(language))
            """#
    }

    private func gallery(_ language: Language) -> HTML {
        let own = product.pictures.filter { $0.hasPrefix(MediaStore.path) }
        let faded: HTML = isSoldOut ? " faded" : HTML()
        guard !own.isEmpty else {
            return
                #"<div class="gallery\#(faded)"><div class="square">\#(Picture.html(nil, title: product.title, category: category))</div></div>"#
        }
        let items: [HTML] = own.enumerated().map { index, picture in
            let place: HTML = own.count > 1 ? "<span>\(index + 1)/\(own.count)</span>" : HTML()
            let shown = Picture.html(picture, title: product.title, category: category, alt: product.title, eager: index == 0)
            return #"<li id="p\#(index + 1)">\#(shown)\#(place)</li>"#
        }
        let list: HTML =
            #"<ul class="gallery\#(faded)" tabindex="0" aria-label="\#(ProductWords.pictures, language, ["n": String(own.count)])">\#(items)</ul>"#
        guard own.count > 1 else { return list }
        let thumbs: [HTML] = own.enumerated().map { index, picture in
            #"""
            <a href="#p\#(index + 1)" aria-label="\#(ProductWords.picture, language, ["n": String(index + 1)])">\#(Picture.html(picture, title: product.title, category: category))</a>
            """#
        }
        return #"\#(list)<nav class="thumbs" aria-label="\#(ProductWords.pictureList, language)">\#(thumbs)</nav>"#
    }

    func was(_ sku: SKU, _ language: Language) -> HTML {
        sku.listPrice.map { $0.minor > sku.price.minor ? Price.was($0, language) : HTML() } ?? HTML()
    }

    private func saving(_ sku: SKU, _ language: Language) -> HTML {
        guard let saved = savedYuan(sku.price, sku.listPrice) else { return HTML() }
        return #"<span class="tag red">\#(GoodsWords.off, language, ["n": saved])</span>"#
    }

    private func plain(_ money: Money) -> String {
        let (yuan, cents) = money.minor.quotientAndRemainder(dividingBy: 100)
        return "\(yuan).\(cents < 10 ? "0" : "")\(cents)"
    }

    private func rows(_ language: Language) -> HTML {
        let sku = choice.chosen
        let spec: HTML =
            sku.values.isEmpty
            ? HTML()
            : #"""
            <a data-sheet href="\#(sheetAddress(nil))"><span class="k">\#(ProductWords.chosen, language)</span><span class="grow">\#(sku.specText)</span>\#(Icon.next.small)</a>
            """#
        let freightLine: HTML =
            freight.map { freight -> HTML in
                let text = freightText ?? (freight.minor == 0 ? ProductWords.free(language) : Format.money(freight))
                return #"<div class="r"><span class="k">\#(ProductWords.freight, language)</span><span class="grow">\#(text)</span></div>"#
            } ?? HTML()
        return #"""
            <section class="card rows" aria-label="\#(ProductWords.facts, language)">\#(spec)\#(freightLine)\#
            <div class="r"><span class="k">\#(ProductWords.stock, language)</span><span class="grow">\#(stock(sku, language))</span></div></section>
            """#
    }

    func stock(_ sku: SKU, _ language: Language) -> HTML {
        switch sku.available {
        case ...0: #"<b class="danger-text">\#(TroubleWords.soldOut, language)</b>"#
        case 1...9: "\(TroubleWords.short, language, ["n": String(sku.available)])"
        default: "\(ProductWords.inStock, language, ["n": Format.grouped(sku.available)])"
        }
    }

    /// The sheet's address with this choice.
    /// - Parameter to: `cart` or `checkout`; nil offers both.
    func sheetAddress(_ to: String?, sku: ID<SKU>? = nil, quantity: String? = nil) -> String {
        address(path, [("sku", (sku ?? choice.chosen.id).description), ("quantity", quantity), ("buy", to ?? "1")])
    }

    private func picker(_ language: Language) -> HTML {
        guard !product.axes.isEmpty else { return HTML() }
        return #"""
            <section class="card pad stack g3" id="buy" aria-label="\#(ProductWords.chosen, language)">\#(axes(language) { address(path, [("sku", $0.description)]) + "#buy" })</section>
            """#
    }

    /// Each value is a link to the SKU it leads to: a choice is an address. What cannot be had is dashed and says so.
    func axes(_ language: Language, link: (ID<SKU>) -> String) -> HTML {
        choice.product.axes.enumerated().map { index, axis -> HTML in
            let options: [HTML] = choice.options(axis: index).compactMap { option in
                guard let sku = option.sku else { return nil }
                let current: HTML = option.isChosen ? #" aria-current="true""# : HTML()
                let tick: HTML = option.isChosen ? Icon.check.small : HTML()
                let (kind, text): (HTML, HTML) =
                    option.isAvailable
                    ? ("opt", "\(tick)\(option.value)") : ("opt out", "\(tick)<s>\(option.value)</s> \(TroubleWords.soldOut, language)")
                return #"<li><a class="\#(kind)"\#(current) href="\#(link(sku))">\#(text)</a></li>"#
            }
            return #"<div class="stack g1"><h2 class="md">\#(axis.name)</h2><ul class="opts">\#(options)</ul></div>"#
        }.joined()
    }

    private func shopCard(_ language: Language) -> HTML {
        let shop = sight.shop
        return #"""
            <section class="card pad" aria-labelledby="shop"><div class="row g2 wrap">\#(shopFace(shop.card))<h2 class="grow cut" id="shop">\#(shop.name)</h2>\#
            <a class="btn line" href="/shops/\#(shop.slug)">\#(ProductWords.visit, language)</a></div></section>
            """#
    }

    private func details(_ language: Language) -> HTML {
        var rows: [HTML] = product.attributes.map { "<dt>\($0.name)</dt><dd>\($0.value)</dd>" }
        if let brand = sight.brand {
            rows.append(
                #"<dt>\#(ProductWords.brand, language)</dt><dd><a href="\#(address("/search", [("brand", brand.id.description)]))">\#(brand.name)</a></dd>"#
            )
        }
        if !sight.path.isEmpty {
            let path: [HTML] = sight.path.map {
                #"<a href="\#(address("/search", [("category", $0.id.description)]))">\#($0.name(in: language))</a>"#
            }
            rows.append("<dt>\(ProductWords.category, language)</dt><dd>\(path.joined(" › "))</dd>")
        }
        let list: HTML = rows.isEmpty ? HTML() : #"<dl class="attrs">\#(rows)</dl>"#
        // The catalogue keeps descriptions sanitised by its allow-list.
        let text: HTML = product.description.isEmpty ? HTML() : #"<div class="prose">\#(HTML.sanitised(product.description))</div>"#
        guard !list.isEmpty || !text.isEmpty else { return HTML() }
        return
            #"<section class="card pad stack g2" aria-labelledby="dt"><h2 id="dt">\#(ProductWords.details, language)</h2>\#(list)\#(text)</section>"#
    }

    /// What else there is, where this cannot be had.
    private func otherGoods(_ language: Language) -> HTML {
        guard let others else { return HTML() }
        let rest = Shelf(others, items: Array(others.items.filter { $0.id != product.id }.prefix(4)))
        guard !rest.items.isEmpty else { return HTML() }
        return #"""
            <section class="stack g1 bleed" aria-labelledby="others"><div class="section-h"><h2 id="others">\#(ProductWords.others, language)</h2></div>\#(productGrid(rest, language))</section>
            """#
    }

    func bar(_ count: Int, _ favourite: HTML, _ language: Language) -> HTML {
        let dot: HTML =
            count > 0
            ? #"<span class="dot"><span class="sr">\#(ProductWords.inCart, language) </span>\#(count > 99 ? "99+" : String(count))</span>"#
            : HTML()
        let ask = address("/messages/\(sight.shop.slug)", [("product", product.id.description)])
        // Of a shop that rests it can be put into the cart, for later.
        let later: HTML =
            choice.chosen.available > 0
            ? #"<a class="btn line grow" data-sheet href="\#(sheetAddress("cart"))">\#(ProductWords.add, language)</a>"# : HTML()
        let buttons: HTML =
            wait.map { later + $0.bar }
                ?? #"""
                <div class="duo"><a class="btn" data-sheet href="\#(sheetAddress("cart"))">\#(ProductWords.add, language)</a>\#
                <a class="btn" data-sheet href="\#(sheetAddress("checkout"))">\#(ProductWords.buy, language)</a></div>
                """#
        return #"""
            <div><a class="act" href="\#(ask)">\#(Icon.talk.html)\#(ProductWords.ask, language)</a>\#(favourite)\#
            <a class="act" href="/cart">\#(Icon.cart.html)\#(ProductWords.cart, language)\#(dot)</a>\#(buttons)</div>
            """#
    }
}
