// AddToCart.swift: a product's form: into the cart, or bought at once.
import Catalog
import Core
import Design
import Identity
import Trade
import Web

extension Storefront {
    /// Puts a product into the cart, or leads to buying it at once. What cannot be done leads back with what was typed.
    func addToCart(_ request: WebRequest) async throws -> WebResponse {
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
}

extension Form {
    func id<Tag>(_ name: String, _: Tag.Type = Tag.self) -> ID<Tag>? { text(name).flatMap { ID<Tag>($0) } }
}
