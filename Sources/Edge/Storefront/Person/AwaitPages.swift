// AwaitPages.swift: asking to be told when a SKU that cannot be had now can be had again, and no longer asking.
import Catalog
import Core
import Design
import Identity
import Web

extension Storefront {
    var awaitPages: [PageRoute] { [PageRoute(.post, "/me/awaited", needs: .signedIn) { try await keepAwaited($0) }] }

    /// The buttons in place of buying, where the chosen SKU is sold out or its shop rests: one for the page's bar, one for its sheet. They lead back to
    /// the page that they are on; who is not signed in comes back there after signing in.
    func awaitActs(_ product: Product, _ sku: SKU, _ request: WebRequest) async throws -> (bar: HTML, sheet: HTML) {
        let language = request.language
        // Where the shop rests the cart's button stands beside it: there is room for a short word alone.
        let isBesideCart = sku.available > 0
        let (tell, told) = isBesideCart ? (Words.tellThen, Words.toldThen) : (Words.tell, Words.told)
        func words(_ icon: Icon, _ phrase: Phrase) -> HTML { "\(isBesideCart ? HTML() : icon.small)\(phrase, language)" }
        guard !request.caller.isGuest, let person = request.caller.person else {
            let link: HTML =
                #"<a class="btn ink grow" href="\#(address("/sign-in", [("next", request.here)]))">\#(words(.bell, tell))</a>"#
            return (link, link)
        }
        let isAwaited = try await !catalog.awaited(among: [sku.id], of: product.shop, by: person).isEmpty
        let (kind, icon, label): (HTML, Icon, Phrase) = isAwaited ? ("line", .check, told) : ("ink", .bell, tell)
        func act(_ id: String) -> HTML {
            #"""
            <form id="\#(id)" method="post" action="/me/awaited" data-once hidden>\#(request.csrfField)\#(hidden("shop", "\(product.shop)"))\#(hidden("sku", "\(sku.id)"))\#(hidden("next", request.here))</form>\#
            <button class="btn \#(kind) grow" form="\#(id)" name="act" value="\#(isAwaited ? "remove" : "add")" aria-pressed="\#(isAwaited ? "true" : "false")">\#(words(icon, label))</button>
            """#
        }
        return (act("await"), act("await-here"))
    }

    private func keepAwaited(_ request: WebRequest) async throws -> WebResponse {
        let (form, person) = (try request.form(), try request.caller.id())
        guard let shop: ID<Shop> = form.id("shop"), let sku: ID<SKU> = form.id("sku") else { throw WebError.badRequest("form") }
        let next: String = form.text("next").flatMap { isLocalPath($0) ? $0 : nil } ?? "/"
        guard form.text("act") != "remove" else {
            try await catalog.stopAwaiting(sku, of: shop, by: person)
            return .redirect(to: next)
        }
        do {
            try await catalog.awaitStock(of: sku, in: shop, by: person)
        } catch CatalogError.inStock {
            // It came back meanwhile: the page shows it.
        }
        return .redirect(to: next)
    }
}

private enum Words {
    static let tell = Phrase("store.await", zh: "到货提醒", en: "Tell me when it is back")
    static let tellThen = Phrase("store.await_rest", zh: "开业提醒", en: "Remind me")
    static let told = Phrase("store.awaited", zh: "已设提醒", en: "You will be told")
    static let toldThen = Phrase("store.awaited_rest", zh: "已设提醒", en: "Noted")
}
