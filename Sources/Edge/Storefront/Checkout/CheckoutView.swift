// CheckoutView.swift: how a checkout looks: address, lines per shop, the exact total, and what changed.
import Catalog
import Core
import Design
import Offers
import Trade
import Web

struct CheckoutView {
    /// As the buyer saw it.
    let state: CheckoutState
    /// As it is now.
    let quote: Quote
    let book: [Address], shops: [ID<Shop>: ShopCard], tree: CategoryTree
    let problems: [FieldProblem], isStale: Bool
    /// Paying was refused, and why when a coupon was the reason.
    let isRefused: Bool, refusal: OffersError?
    let csrf: HTML, language: Language

    private var hasTrouble: Bool { quote.trouble != nil }
    /// Another address has another freight, and that is no change of price; paying by an old total is refused all the same.
    private var hasChanged: Bool {
        guard !hasTrouble else { return false }
        return quote.goods != state.total - state.freight || (isRefused && quote.total != state.total)
    }

    var body: HTML {
        let lines: [HTML] = quote.lines.map { hidden("line", SeenLine($0).text) }
        return #"""
            \#(notice)
            <form class="stack g1" id="pay" method="post" action="/checkout" data-once>\#(csrf)\#(hidden("idempotency_key", state.key))\#(lines)\#
            \#(hidden("total", String(quote.total.minor)))\#(hidden("freight", String(quote.freight.minor)))\#(quote.coupons.map { hidden("coupon", $0.description) })\#(hidden("from", state.fromCart ? "cart" : "now"))\#
            <button class="enter" name="act" value="refresh" tabindex="-1" aria-hidden="true" formnovalidate>\#(CheckoutWords.refresh, language)</button>
            \#(addresses)\#(quote.shops.map(section))\#(offersCard)\#(sums)
            <p class="sm muted">\#(quote.shops.count > 1 ? CheckoutWords.afterSeveral : CheckoutWords.after, language, ["n": String(quote.shops.count)])</p></form>
            """#
    }

    /// One button: what is to be done next.
    var bar: HTML {
        let (act, label): (String, String) =
            if hasTrouble {
                ("fit", CheckoutWords.fit(language))
            } else if state.isTyping {
                ("save", CheckoutWords.save(language))
            } else if state.isChoosing {
                ("keep", CheckoutWords.useThis(language))
            } else {
                ("pay", (hasChanged ? CheckoutWords.payNew : CheckoutWords.pay)(language, ["n": Format.money(quote.total)]))
            }
        return #"""
            <div><p class="total">\#(CheckoutWords.total, language) \#(Price.html(quote.total, language))</p>\#
            <button class="btn" form="pay" name="act" value="\#(act)">\#(label)</button></div>
            """#
    }

    private var notice: HTML {
        if isStale { return Notice.html(.warning, "\(CheckoutWords.stale, language)") }
        if hasTrouble {
            let lines: [HTML] = quote.lines.compactMap { line in
                line.trouble.map { trouble in
                    let name: String = line.sale.map { $0.title + (language == .zh ? "：" : ": ") } ?? ""
                    return "<li>\(name)\(troubleText(trouble, language))</li>"
                }
            }
            return #"""
                <section class="notice danger" role="alert" aria-labelledby="er">\#(Icon.warn.html)<div class="grow"><h2 id="er">\#(CheckoutWords.trouble, language)</h2>\#
                <p>\#(CheckoutWords.troubleAbout, language)</p><ul class="changes">\#(lines)</ul></div></section>
                """#
        }
        guard hasChanged else { return HTML() }
        let changes: [HTML] = quote.lines.compactMap { line in
            guard let sale = line.sale, let seen = state.seenPrice(line.wanted.sku), seen != line.unitPrice else { return nil }
            let values: [String: String] = ["what": sale.title, "old": Format.money(seen), "new": Format.money(line.unitPrice)]
            return ##"<li><a href="#k\##(line.wanted.sku)">\##(CheckoutWords.changedItem, language, values)</a></li>"##
        }
        return #"""
            <section class="notice danger" role="alert" aria-labelledby="er">\#(Icon.warn.html)<div class="grow"><h2 id="er">\#(CheckoutWords.changed, language)</h2>\#
            <p>\#(refusal.map { couponRefusal($0, language) } ?? CheckoutWords.changedAbout(language))</p><ul class="changes">\#(changes)</ul>\#
            <p class="row between b"><span>\#(CheckoutWords.total, language)</span><span class="nowrap"><s>\#(Format.money(state.total))</s> → \#(Format.money(quote.total))</span></p></div></section>
            """#
    }

    private var addresses: HTML {
        if state.isTyping {
            let keep: HTML =
                book.isEmpty
                ? HTML()
                : #"<button class="btn ghost" name="act" value="keep" formnovalidate>\#(CheckoutWords.keep, language)</button>"#
            return #"""
                <section class="card pad stack g3" aria-labelledby="ad"><h2 id="ad">\#(CheckoutWords.newAddress, language)</h2>\#
                \#(hidden("typing", "1"))\#(state.entry.html(problems, at: "/checkout", language))\#(keep)</section>
                """#
        }
        guard state.isChoosing else { return chosenAddress }
        let rows: [HTML] = book.map { one in
            let checked: HTML = one.id == state.address ? " checked" : HTML()
            return #"""
                <label class="r"><input type="radio" name="address" value="\#(one.id)"\#(checked)>\#(addressText(one, language))</label>
                """#
        }
        return #"""
            <fieldset class="card rows" id="ad"><legend class="sr">\#(CheckoutWords.address, language)</legend>\#(rows)\#
            <div class="r"><button class="btn line sm tall" name="act" value="new" formnovalidate>\#(Icon.plus.small)\#(CheckoutWords.newAddress, language)</button></div></fieldset>
            """#
    }

    /// The whole row is a button that shows the others.
    private var chosenAddress: HTML {
        guard let one = book.first(where: { $0.id == state.address }) else { return HTML() }
        return #"""
            <section class="card rows" aria-label="\#(CheckoutWords.address, language)">\#(hidden("address", one.id.description))\#
            <button class="r" name="act" value="choose" formaction="/checkout#ad" formnovalidate>\#(Icon.pin.large)\#(addressText(one, language))\#
            <span class="sr">\#(CheckoutWords.otherAddress, language)</span>\#(Icon.next.html)</button></section>
            """#
    }

    private func section(_ part: ShopQuote) -> HTML {
        let name = "note-\(part.shop)"
        let problem: FieldProblem? = problems.first { $0.path == name }
        let error: HTML =
            problem.map { #"<span class="err" id="\#(name)-e" role="alert">\#(FormProblems.words($0, language))</span>"# } ?? HTML()
        let invalid: HTML = problem == nil ? HTML() : #" aria-invalid="true" aria-describedby="\#(name)-e""#
        return #"""
            <section class="card pad stack g2" aria-labelledby="s\#(part.shop)">\#(shopHeading(shops[part.shop], part.shop, language))\#
            \#(part.lines.map(row))
            \#(quote.shops.count > 1 ? subtotal(part) : HTML())
            <div class="field"><label for="\#(name)">\#(CheckoutWords.note, language)</label><input id="\#(name)" name="\#(name)" maxlength="\#(CheckoutState.noteMax)" \#
            value="\#(state.notes[part.shop] ?? "")" placeholder="\#(CheckoutWords.noteHint, language)" autocomplete="off" enterkeyhint="done"\#(invalid)>\#(error)</div></section>
            """#
    }

    private func subtotal(_ part: ShopQuote) -> HTML {
        #"""
        <dl class="lines"><div><dt>\#(CheckoutWords.goods, language)</dt><dd class="num">\#(Format.money(part.goods + part.discount))</dd></div>\#
        \#(discountLine(part.discount, language))<div><dt>\#(CheckoutWords.freight, language)</dt><dd class="num">\#(Format.money(part.freight))</dd></div>\#
        <div class="sum"><dt>\#(CheckoutWords.subtotal, language)</dt><dd class="num b">\#(Format.money(part.total))</dd></div></dl>
        """#
    }

    private func row(_ line: QuotedLine) -> HTML {
        guard let sale = line.sale else {
            return itemRow(picture: Placeholder.svg(.box, hue: 2), title: troubleText(.gone, language), href: nil, spec: "", below: HTML())
        }
        var marks: HTML = line.trouble.map { #"<p><span class="tag danger">\#(troubleText($0, language))</span></p>"# } ?? HTML()
        if let seen = state.seenPrice(sale.sku), seen != line.unitPrice {
            let difference = line.unitPrice - seen
            let tag: HTML =
                difference.minor > 0
                ? #"<span class="tag danger">\#(CartWords.dearer, language, ["n": Format.money(difference)])</span>"#
                : #"<span class="tag teal">\#(CartWords.cheaper, language, ["n": Format.money(-difference)])</span>"#
            marks += #"<p class="row wrap">\#(tag)\#(Price.was(seen, language))</p>"#
        }
        let row: HTML = itemRow(
            picture: Picture.html(sale.picture, title: sale.title, category: tree.name(sale.category)), title: sale.title, href: nil,
            spec: sale.specText,
            below:
                #"<div class="row between">\#(unitPrice(line, sale, language))<span class="sm ink2">× \#(line.wanted.quantity)</span></div>\#(discountTags(line, language))\#(marks)"#
        )
        return #"<div id="k\#(sale.sku)">\#(row)</div>"#
    }

    /// Freight is known once there is an address.
    private var freightText: String {
        state.isTyping ? OfferWords.freightLater(language) : Format.money(quote.freight)
    }

    private var offersCard: HTML { offersNotTaken(quote, language) }

    private var sums: HTML {
        return #"""
            <section class="card pad" aria-labelledby="sum"><h2 class="sr" id="sum">\#(CheckoutWords.sums, language)</h2>\#
            <dl class="lines"><div><dt>\#(CheckoutWords.goods, language)</dt><dd class="num">\#(Format.money(quote.goods + quote.discount))</dd></div>\#
            \#(usedOffers(quote, language))<div><dt>\#(CheckoutWords.freight, language)</dt><dd class="num">\#(freightText)</dd></div>\#
            <div class="sum"><dt>\#(CheckoutWords.total, language)</dt><dd class="num">\#(Price.html(quote.total, language))</dd></div></dl></section>
            """#
    }
}

/// Name, phone in part, and the place; a name that is written from the right keeps to itself.
func addressText(_ one: Address, _ language: Language) -> HTML {
    let mark: HTML = one.isDefault ? #" <span class="tag teal">\#(CheckoutWords.defaultMark, language)</span>"# : HTML()
    return #"""
        <span class="grow"><bdi class="b">\#(one.postal.name)</bdi> <span class="num">\#(Format.masked(phone: one.postal.phone))</span>\#(mark)<br><span class="ink2">\#(one.postal.line)</span></span>
        """#
}

enum CheckoutWords {
    static let title = Phrase("store.checkout", zh: "确认订单", en: "Check out")
    static let refresh = Phrase("store.checkout_refresh", zh: "更新", en: "Update")
    static let nothing = Phrase(
        "store.checkout_nothing", zh: "没有可以结算的商品。刚付过款的话，到订单里看。",
        en: "There is nothing to check out. If you have just paid, look at your orders.")
    static let orders = Phrase("store.checkout_orders", zh: "看我的订单", en: "My orders")
    static let placedBefore = Phrase(
        "store.checkout_placed_before", zh: "这一页已经下过单，没有再下一次。要再买，请回到商品页。",
        en: "This page has placed its order already; nothing was ordered twice. To buy again, go back to the product.")
    static let address = Phrase("store.checkout_address", zh: "收货地址", en: "Delivery address")
    static let newAddress = Phrase("store.checkout_new_address", zh: "新增收货地址", en: "New address")
    static let keep = Phrase("store.checkout_keep_address", zh: "用已有的地址", en: "Use a saved address")
    static let useThis = Phrase("store.checkout_use_address", zh: "用这个地址", en: "Use this address")
    static let otherAddress = Phrase("store.checkout_other_address", zh: "换一个地址", en: "Choose another address")
    static let stale = Phrase(
        "store.checkout_stale", zh: "这一页是上次登录时打开的，还没有下单。你填的内容都还在，核对后再付款。",
        en: "This page was opened before you last signed in; nothing was ordered. What you typed is still here: check it, then pay.")
    static let away = Phrase(
        "store.checkout_away", zh: "服务暂时没有回应。你填的内容都还在，再试一次就好；同一笔不会下两次单。",
        en: "The service does not answer just now. What you typed is still here; try again. The same purchase is never placed twice.")
    static let tryAgain = Phrase("store.checkout_try_again", zh: "再试一次", en: "Try again")
    static let save = Phrase("store.checkout_save_address", zh: "保存地址并继续", en: "Save address")
    static let defaultMark = Phrase("store.default", zh: "默认", en: "Default")
    static let goods = Phrase("store.goods", zh: "商品金额", en: "Goods")
    static let freight = Phrase("store.freight", zh: "运费", en: "Delivery")
    static let subtotal = Phrase("store.subtotal", zh: "本店小计", en: "This shop")
    static let total = Phrase("store.total", zh: "合计", en: "Total")
    static let sums = Phrase("store.sums", zh: "金额合计", en: "Amounts")
    static let note = Phrase("store.note", zh: "给店铺留言", en: "Note to the shop")
    static let noteHint = Phrase("store.note_hint", zh: "选填，例如：请用纸箱", en: "Optional, e.g. please use a box")
    static let after = Phrase("store.checkout_after", zh: "下单后请在 30 分钟内付款。", en: "Please pay within 30 minutes of placing the order.")
    static let afterSeveral = Phrase(
        "store.checkout_after_several", zh: "付款后生成 {n} 笔订单，分开发货。下单后请在 30 分钟内付款。",
        en: "This makes {n} orders, sent separately. Please pay within 30 minutes of placing them.")
    static let pay = Phrase("store.pay", zh: "付款 {n}", en: "Pay {n}")
    static let payNew = Phrase("store.pay_new", zh: "按新价付款 {n}", en: "Pay the new total {n}")
    static let fit = Phrase("store.fit", zh: "只买有货的", en: "Buy what is left")
    static let trouble = Phrase("store.checkout_trouble", zh: "有商品买不到了，还没有下单", en: "Some items cannot be bought; nothing was ordered")
    static let troubleAbout = Phrase(
        "store.checkout_trouble_about", zh: "没有扣款。你填的内容都还在。", en: "You were not charged. What you typed is still here.")
    static let changed = Phrase("store.checkout_changed", zh: "价格变了，还没有下单", en: "A price changed; nothing was ordered")
    static let changedAbout = Phrase(
        "store.checkout_changed_about", zh: "没有扣款。看看新的合计，再决定。", en: "You were not charged. Look at the new total, then decide.")
    static let changedItem = Phrase("store.checkout_changed_item", zh: "{what}：{old} 变为 {new}", en: "{what}: {old} is now {new}")
}
