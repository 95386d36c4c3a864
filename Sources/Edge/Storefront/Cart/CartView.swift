// CartView.swift: how a cart looks: lines per shop with their pieces, what changed, and apart what cannot be bought.
import Catalog
import Core
import Design
import Trade
import Web

struct CartView {
    let cart: Cart
    /// The chosen lines as they would be paid, without freight; nil when none are chosen.
    let quote: Quote?
    let shops: [ID<Shop>: ShopCard], tree: CategoryTree
    let typed: [ID<SKU>: String], problems: [ID<SKU>: String]
    let csrf: HTML, language: Language

    private var lost: [CartItem] { cart.items.filter(\.quoted.isUnbuyable) }
    private var live: [CartItem] { cart.items.filter { !$0.quoted.isUnbuyable } }

    /// The first button is the one that Enter presses, and the one that the script sends with a tick.
    var body: HTML {
        var order: [ID<Shop>] = []
        for item in live where !order.contains(item.quoted.wanted.shop) { order.append(item.quoted.wanted.shop) }
        let sections: [HTML] = order.map { shop in
            let rows: [HTML] = live.filter { $0.quoted.wanted.shop == shop }.map { CartRow(item: $0, view: self).html }
            return #"""
                <section class="card pad stack g3" aria-labelledby="s\#(shop)">\#(shopHeading(shops[shop], shop, language))\#(rows)</section>
                """#
        }
        let update: HTML =
            #"<button class="enter" name="act" value="update" tabindex="-1" aria-hidden="true">\#(CartWords.update(language))</button>"#
        let plain: HTML =
            #"<p class="center"><button class="btn line noscript-only" name="act" value="update">\#(CartWords.update(language))</button></p>"#
        return #"""
            <form class="stack g1" id="cart" method="post" action="/cart">\#(csrf)\#(update)\#(sections)\#(offers)\#(lostSection)\#(plain)</form>
            """#
    }

    /// What offers take off the chosen lines, and why the others do not.
    private var offers: HTML {
        guard let quote else { return HTML() }
        let used = usedOffers(quote, language)
        guard quote.discount.minor > 0 else { return offersNotTaken(quote, language) }
        return #"""
            <section class="card pad" aria-label="\#(OfferWords.discount, language)"><dl class="lines"><div><dt>\#(CheckoutWords.goods, language)</dt><dd class="num">\#(Format.money(quote.goods + quote.discount))</dd></div>\#(used)\#
            <div class="sum"><dt>\#(CartWords.total, language)</dt><dd class="num">\#(Price.html(quote.goods, language))</dd></div></dl></section>\#(offersNotTaken(quote, language))
            """#
    }

    private var lostSection: HTML {
        guard !lost.isEmpty else { return HTML() }
        let rows: [HTML] = lost.map { CartRow(item: $0, view: self).lostHTML }
        return #"""
            <section class="card pad stack g3" aria-labelledby="lost"><div class="row between"><h2 id="lost">\#(CartWords.lost, language, ["n": String(lost.count)])</h2>\#
            <button class="btn ghost sm tall" name="act" value="clear">\#(CartWords.clear, language)</button></div>\#(rows)</section>
            """#
    }

    var bar: HTML {
        let all = live.allSatisfy { !$0.isLeft }
        let pieces: Int64 = cart.chosen.reduce(0) { $0 + $1.quantity }
        let toggle: HTML =
            live.isEmpty
            ? HTML()
            : #"<button class="act plain" form="cart" name="act" value="\#(all ? "none" : "all")">\#(all ? Icon.close.html : Icon.check.html)\#(all ? CartWords.none : CartWords.all, language)</button>"#
        let off: HTML = live.isEmpty ? " disabled" : HTML()
        return #"""
            <div>\#(toggle)<p class="total">\#(CartWords.total, language) \#(Price.html(quote?.goods ?? cart.total, language))<br>\#
            <small>\#(CartWords.pieces, language, ["n": String(pieces)])</small></p>\#
            <button class="btn" form="cart" name="act" value="checkout"\#(off)>\#(CartWords.checkout, language)</button></div>
            """#
    }
}

func shopHeading(_ card: ShopCard?, _ shop: ID<Shop>, _ language: Language) -> HTML {
    guard let card else { return #"<h2 class="shopname" id="s\#(shop)">\#(Icon.shop.html)\#(CartWords.closedShop, language)</h2>"# }
    return #"""
        <h2 class="shopname" id="s\#(shop)">\#(Icon.shop.html)<a class="inherit tall-line" href="/shops/\#(card.slug)">\#(card.name)</a>\#(Icon.next.small)</h2>
        """#
}

/// One line of the cart.
private struct CartRow {
    let item: CartItem, view: CartView

    private var language: Language { view.language }
    private var sku: ID<SKU> { item.quoted.wanted.sku }
    private var name: String { item.quoted.sale.map { "\($0.title) \($0.specText)" } ?? troubleText(.gone, language) }

    var html: HTML {
        guard let sale = item.quoted.sale else { return lostHTML }
        let checked: HTML = item.isLeft ? HTML() : " checked"
        let problem: HTML = view.problems[sku].map { #"<p class="err" id="e\#(sku)" role="alert">\#($0)</p>"# } ?? HTML()
        return #"""
            <div class="item line" id="l\#(sku)"><label class="pick"><input type="checkbox" name="pick" value="\#(sku)" data-auto\#(checked)><span class="sr">\#(CartWords.buyThis, language, ["what": name])</span></label>\#
            <div class="pic p72">\#(picture(sale))</div><div class="grow"><h3><a href="\#(address(productPath(sale.shop, sale.product), [("sku", sale.sku.description)]))">\#(sale.title)</a></h3>\#
            \#(spec(sale))\#(change(sale))<div class="row between wrap">\#(unitPrice(view.quote?.lines.first { $0.wanted.sku == sku } ?? item.quoted, sale, language))\#(stepper)</div>\#(problem)\#(short)\#
            <div class="row wrap end-x">\#(button("keep", CartWords.keep))\#(button("remove", CartWords.remove))</div></div></div>
            """#
    }

    /// A line of which nothing is left to be bought.
    var lostHTML: HTML {
        let trouble: String = item.quoted.trouble.map { troubleText($0, language) } ?? ""
        let title: String = item.quoted.sale?.title ?? CartWords.goneTitle(language)
        let drawn: HTML = item.quoted.sale.map(picture) ?? Placeholder.svg(.box, hue: 2)
        let keep: HTML = item.quoted.sale?.isOnSale == true ? button("keep", CartWords.keep) : HTML()
        return #"""
            <div class="item"><div class="pic p72 faded">\#(drawn)</div><div class="grow"><h3 class="ink2">\#(title)</h3>\#(item.quoted.sale.map(spec) ?? HTML())\#
            <div class="row between wrap"><span class="tag danger">\#(trouble)</span><span class="row">\#(keep)\#(button("remove", CartWords.remove))</span></div></div></div>
            """#
    }

    private func picture(_ sale: SaleLine) -> HTML {
        Picture.html(sale.picture, title: sale.title, category: view.tree.name(sale.category))
    }

    private func spec(_ sale: SaleLine) -> HTML { sale.specText.isEmpty ? HTML() : #"<p class="spec">\#(sale.specText)</p>"# }

    /// What it cost when it was put in, when that is another price.
    private func change(_ sale: SaleLine) -> HTML {
        guard item.priceChanged else { return HTML() }
        let difference = sale.price - item.seenPrice
        let tag: HTML =
            difference.minor > 0
            ? #"<span class="tag danger">\#(CartWords.dearer, language, ["n": Format.money(difference)])</span>"#
            : #"<span class="tag teal">\#(CartWords.cheaper, language, ["n": Format.money(-difference)])</span>"#
        let values: [String: String] = ["old": Format.money(item.seenPrice), "new": Format.money(sale.price)]
        return #"<p class="row wrap sm ink2">\#(tag)<span>\#(CartWords.changed, language, values)</span></p>"#
    }

    private var short: HTML {
        guard case .short(let left) = item.quoted.trouble, left > 0 else { return HTML() }
        return #"""
            <p class="row between wrap"><span class="tag danger">\#(troubleText(.short(available: left), language))</span>\#
            <button class="btn line sm tall" name="act" value="fit.\#(sku)">\#(CartWords.fit, language, ["n": String(left)])</button></p>
            """#
    }

    private var stepper: HTML {
        let count = item.quoted.wanted.quantity
        let value: String = view.typed[sku] ?? String(count)
        let invalid: HTML = view.problems[sku] == nil ? HTML() : #" aria-invalid="true" aria-describedby="e\#(sku)""#
        let least: HTML = value == "1" ? " disabled" : HTML()
        return #"""
            <span class="qty"><button name="act" value="less.\#(sku)" aria-label="\#(CartWords.less, language, ["what": name])"\#(least)>\#(Icon.minus.small)</button>\#
            <input name="q-\#(sku)" inputmode="numeric" maxlength="4" value="\#(value)" autocomplete="off" enterkeyhint="done" aria-label="\#(CartWords.quantityOf, language, ["what": name])"\#(invalid)>\#
            <button name="act" value="more.\#(sku)" aria-label="\#(CartWords.more, language, ["what": name])">\#(Icon.plus.small)</button></span>\#(hidden("w-\(sku)", String(count)))
            """#
    }

    private func button(_ act: String, _ label: Phrase) -> HTML {
        #"<button class="btn ghost sm" name="act" value="\#(act).\#(sku)">\#(label, language)<span class="sr"> \#(name)</span></button>"#
    }
}

enum CartWords {
    static let title = Phrase("store.cart", zh: "购物车", en: "Cart")
    static let empty = Phrase("store.cart_empty", zh: "购物车是空的。", en: "Your cart is empty.")
    static let look = Phrase("store.cart_look", zh: "去逛逛", en: "Look around")
    static let total = Phrase("store.cart_total", zh: "合计", en: "Total")
    static let pieces = Phrase("store.cart_pieces", zh: "已选 {n} 件", en: "{n} chosen")
    static let checkout = Phrase("store.cart_checkout", zh: "去结算", en: "Check out")
    static let all = Phrase("store.cart_all", zh: "全选", en: "All")
    static let none = Phrase("store.cart_none", zh: "全不选", en: "None")
    static let update = Phrase("store.cart_update", zh: "更新数量和选择", en: "Update the cart")
    static let chooseFirst = Phrase("store.cart_choose_first", zh: "先选要买的商品，再去结算。", en: "Choose what to buy first, then check out.")
    static let full = Phrase(
        "store.cart_full_again", zh: "购物车最多放 100 种商品，放不下这笔订单了。先结算或移除一些。",
        en: "A cart holds 100 products, and that order does not fit. Check out or remove some first.")
    static let lost = Phrase("store.cart_lost", zh: "现在买不到的 {n} 种", en: "{n} that cannot be bought now")
    static let clear = Phrase("store.cart_clear", zh: "全部移除", en: "Remove all")
    static let goneTitle = Phrase("store.cart_gone_title", zh: "这件商品已经没有了", en: "This product is gone")
    static let closedShop = Phrase("store.cart_closed_shop", zh: "店铺已不在", en: "The shop is gone")
    static let dearer = Phrase("store.cart_dearer", zh: "每件涨 {n}", en: "{n} more each")
    static let cheaper = Phrase("store.cart_cheaper", zh: "每件降 {n}", en: "{n} less each")
    static let changed = Phrase("store.cart_changed", zh: "加入时 {old}，现在 {new}", en: "Was {old} when added, now {new}")
    static let quantityOf = Phrase("store.cart_quantity_of", zh: "{what} 的数量", en: "Quantity of {what}")
    static let less = Phrase("store.cart_less", zh: "少买一件 {what}", en: "One less of {what}")
    static let more = Phrase("store.cart_more", zh: "多买一件 {what}", en: "One more of {what}")
    static let buyThis = Phrase("store.cart_buy_this", zh: "这次买 {what}", en: "Buy {what} now")
    static let fit = Phrase("store.cart_fit", zh: "改为 {n} 件", en: "Make it {n}")
    static let keep = Phrase("store.cart_keep", zh: "移入收藏", en: "Move to favourites")
    static let remove = Phrase("store.cart_remove", zh: "移除", en: "Remove")
    static let againAll = Phrase("store.cart_again_all", zh: "上次买的都放进购物车了。", en: "Everything from that order is in your cart.")
    static let againSome = Phrase(
        "store.cart_again_some", zh: "上次买的里面，这些现在买不到或不够", en: "Of that order these are not, or not all, to be had now")
}
