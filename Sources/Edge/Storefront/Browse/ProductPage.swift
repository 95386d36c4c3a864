// ProductPage.swift: one product: pictures, price, what is chosen, shop, details; and the way to buying it.
import Catalog
import Core
import Design
import Trade
import Web

extension Storefront {
    var productPages: [PageRoute] {
        [
            PageRoute(.get, "/products/{shop}/{product}", isKept: true) { try await product($0) },
            PageRoute(.get, "/desk/shops/{shop}/products/{product}/preview", needs: .shop("catalog.read")) { try await preview($0) },
        ]
    }

    /// A product as buyers will see it, for who works on it: nothing can be bought here.
    private func preview(_ request: WebRequest) async throws -> WebResponse {
        let (language, shop): (Language, ID<Shop>) = (request.language, try request.id("shop"))
        let sight = try await catalog.preview(of: request.id("product"), of: shop)
        let editor = "/desk/shops/\(shop)/products/\(sight.product.id)"
        guard let choice = SpecChoice(sight.product, asked: request.id(query: "sku")) else { throw CatalogError.productNotFound }
        var view = ProductView(sight: sight, choice: choice, freight: .cny(0), others: nil)
        view.path = editor + "/preview"
        let bar: HTML = #"<div><a class="btn line" href="\#(editor)">\#(ProductWords.edit, language)</a></div>"#
        return try await show(
            request, view.product.title, header: .product(back: editor), bar: bar,
            Notice.html(.info, "\(ProductWords.preview, language)") + view.body(isCovered: false, language))
    }

    /// What anyone may see of a product.
    /// - Parameter sku: what the address names.
    /// - Throws: ``CatalogError/productNotFound``.
    func loadProduct(_ id: ID<Product>, of shop: ID<Shop>, sku: ID<SKU>?) async throws -> ProductView {
        let sight = try await catalog.sight(of: id, of: shop)
        guard let choice = SpecChoice(sight.product, asked: sku) else { throw CatalogError.productNotFound }
        let isSoldOut = sight.product.skus.allSatisfy { $0.available <= 0 }
        guard sight.isOnSale else {
            let others =
                try await sight.shop.state == .open
                ? catalog.newest(in: shop, PageRequest(limit: 4)) : catalog.newest(PageRequest(limit: 4))
            return ProductView(sight: sight, choice: choice, freight: nil, others: others)
        }
        let others = isSoldOut ? try await catalog.newest(in: shop, PageRequest(limit: 5)) : nil
        return ProductView(sight: sight, choice: choice, freight: .cny(0), others: others)
    }

    /// The form comes back here with what was typed: `?sku=&quantity=`, so that reloading repeats nothing. Then, and with `buy`, the
    /// sheet is open.
    private func product(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        var view = try await loadProduct(request.id("product"), of: request.id("shop"), sku: request.id(query: "sku"))
        let header: StorePage.Header = .product(back: view.sight.shop.state == .open ? "/shops/\(view.sight.shop.slug)" : "/")
        guard view.sight.isOnSale else {
            return try await show(
                request, view.product.title, header: header, status: 404, head: view.head(language), view.offSale(language))
        }
        await remember(view.product, request)
        (view.isResting, view.rest) = (view.sight.shop.isResting(at: clock.now()), view.sight.shop.restNotice(at: clock.now(), language))
        (view.offers, view.freightText) = try await offersOn(view, request)
        let said = try await productReviews(view.product, language)
        let sheet = BuySheet(view, request)
        if view.choice.chosen.available <= 0 || view.isResting {
            view.wait = try await awaitActs(view.product, view.choice.chosen, request)
        }
        let bar = view.bar(try await cartCount(request), try await favouriteAct(view.product, request), language)
        return try await show(
            request, view.product.title, header: header, bar: bar, status: sheet?.problem == nil ? 200 : 422, head: view.head(language),
            sheet: sheet?.html(request.csrfField, language), view.body(isCovered: sheet != nil, said: said, language))
    }

    /// The history of who is signed in; a page is shown whether or not it could be written.
    private func remember(_ product: Product, _ request: WebRequest) async {
        guard let person = request.caller.person, !request.caller.isGuest else { return }
        try? await catalog.remember(product.id, of: product.shop, seenBy: person)
    }
}
