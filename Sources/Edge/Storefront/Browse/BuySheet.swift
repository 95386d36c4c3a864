// BuySheet.swift: buying without leaving the page: spec, pieces, and into the cart or to the checkout.
import Catalog
import Core
import Design
import Trade
import Web

/// Over the product's page. It is open when the address says `buy`, or brings back what was typed.
struct BuySheet: Sendable {
    private let view: ProductView
    private let typed: String
    /// The one button that was tapped; nil: both.
    private let to: String?
    private let isCartFull: Bool

    init?(_ view: ProductView, _ request: WebRequest) {
        let wish = request.query("buy")
        guard wish != nil || request.query("quantity") != nil || request.query("full") != nil, !view.isSoldOut else { return nil }
        (self.view, isCartFull) = (view, request.query("full") != nil)
        typed = String((request.query("quantity") ?? "1").prefix(20))
        to = wish == "cart" || wish == "checkout" ? wish : nil
    }

    private enum Trouble { case cartFull, notPieces, short(Int64) }
    private var trouble: Trouble? {
        if isCartFull { return .cartFull }
        guard let count = pieces(typed) else { return .notPieces }
        let left = view.choice.chosen.available
        return count > left && left > 0 ? .short(left) : nil
    }

    /// In the language of the words; nil when all is well.
    var problem: Phrase? {
        switch trouble {
        case nil: nil
        case .cartFull: ProductWords.full
        case .notPieces: TroubleWords.quantity
        case .short: TroubleWords.short
        }
    }

    private func problemText(_ language: Language) -> String? {
        guard case .short(let left) = trouble else { return problem?(language) }
        return TroubleWords.short(language, ["n": Format.grouped(left)])
    }

    func html(_ csrf: HTML, _ language: Language) -> HTML {
        let (product, sku) = (view.product, view.choice.chosen)
        let spec: HTML = sku.values.isEmpty ? "\(product.title)" : "\(ProductWords.chosen, language) \(sku.specText)"
        let whole: HTML =
            sku.values.isEmpty ? HTML() : #"<span class="sr">\#(ProductWords.buyWhat, language, ["what": product.title])</span>"#
        let picture = Picture.html(product.pictures.first, title: product.title, category: view.sight.path.last?.name ?? "")
        let axes = view.axes(language) { view.sheetAddress(to, sku: $0, quantity: typed == "1" ? nil : typed) }
        return #"""
            <section class="sheet" role="dialog" aria-modal="true" aria-labelledby="sh"><a class="iconbtn x" href="\#(address(view.path, [("sku", sku.id.description)]))" aria-label="\#(BrowseWords.close, language)">\#(Icon.close.html)</a>\#
            <form class="in" id="order" method="post" action="/cart/lines" data-once>\#(csrf)\#
            \#(hidden("shop", "\(product.shop)"))\#(hidden("product", "\(product.id)"))\#(hidden("sku", "\(sku.id)"))\#
            <div class="item"><div class="pic p92">\#(picture)</div><div class="grow"><div class="row base wrap">\#(Price.html(sku.price, language))\#(view.was(sku, language))</div>\#
            <h1 class="md" id="sh">\#(whole)\#(spec)</h1><p class="sm muted">\#(view.stock(sku, language))</p></div></div>\#
            \#(axes)\#(quantity(language))</form>\#
            <form id="step" action="\#(view.path)">\#(hidden("sku", "\(sku.id)"))\#(hidden("buy", to ?? "1"))</form>\#
            <div class="foot">\#(buttons(language))</div></section>
            """#
    }

    private func quantity(_ language: Language) -> HTML {
        let left = view.choice.chosen.available
        let error: HTML = problemText(language).map { #"<p class="err" id="quantity-e" role="alert">\#($0)</p>"# } ?? HTML()
        let invalid: HTML = problem == nil ? HTML() : #" aria-invalid="true" aria-describedby="quantity-e""#
        let now = pieces(typed) ?? 1
        func step(_ to: Int64, _ icon: Icon, _ words: Phrase) -> HTML {
            let off: HTML = to < 1 || to > max(min(left, WantedLine.quantities.upperBound), 1) ? " disabled" : HTML()
            return #"<button form="step" name="quantity" value="\#(to)" aria-label="\#(words, language)"\#(off)>\#(icon.small)</button>"#
        }
        return #"""
            <div class="row between"><label class="md b" for="quantity">\#(ProductWords.quantity, language)</label>\#
            <div class="qty">\#(step(now - 1, .minus, ProductWords.fewer))\#
            <input id="quantity" name="quantity" inputmode="numeric" value="\#(typed)" autocomplete="off" maxlength="4"\#(invalid)>\#
            \#(step(now + 1, .plus, ProductWords.more))</div></div>\#(error)
            """#
    }

    private func buttons(_ language: Language) -> HTML {
        if let wait = view.wait, view.choice.chosen.available <= 0 { return wait.sheet }
        let to = view.isResting ? "cart" : to
        func button(_ value: String, _ words: Phrase) -> HTML {
            #"<button class="btn" form="order" name="to" value="\#(value)">\#(words, language)</button>"#
        }
        switch to {
        case "cart": return button("cart", ProductWords.add)
        case "checkout": return button("checkout", ProductWords.buy)
        default: return #"<div class="duo">\#(button("cart", ProductWords.add))\#(button("checkout", ProductWords.buy))</div>"#
        }
    }
}
