// FavouritePages.swift: marking a product, and the list of what is marked.
import Catalog
import Core
import Design
import Identity
import Web

extension Storefront {
    var favouritePages: [PageRoute] {
        [
            PageRoute(.get, "/me/favourites", needs: .signedIn) { try await favourites($0) },
            PageRoute(.post, "/me/favourites", needs: .signedIn) { try await mark($0) },
        ]
    }

    /// The small button of a product's page: marks it, or takes the mark away. It leads back to `here`; who is not signed in comes back
    /// to the page after signing in.
    /// - Parameter isMarked: as ``isFavourite(_:_:)`` says.
    func favouriteButton(_ product: Product, isMarked: Bool, _ request: WebRequest, here: String) -> HTML {
        let language = request.language
        guard !request.caller.isGuest, request.caller.person != nil else {
            return #"<a class="act" href="\#(address("/sign-in", [("next", here)]))">\#(Icon.heart.html)\#(Words.mark, language)</a>"#
        }
        let (icon, label): (HTML, Phrase) =
            isMarked ? (#"<span class="marked">\#(Icon.heart.html)</span>"#, Words.marked) : (Icon.heart.html, Words.mark)
        return #"""
            <form method="post" action="/me/favourites" data-once>\#(request.csrfField)\#(hidden("shop", "\(product.shop)"))\#(hidden("product", "\(product.id)"))\#(hidden("next", here))\#
            <button class="act" name="act" value="\#(isMarked ? "remove" : "add")" aria-pressed="\#(isMarked ? "true" : "false")">\#(icon)\#(label, language)</button></form>
            """#
    }

    /// The button as the caller finds it, which leads back to the page that it is on.
    func favouriteAct(_ product: Product, _ request: WebRequest) async throws -> HTML {
        favouriteButton(product, isMarked: try await isFavourite(product.id, request), request, here: request.here)
    }

    /// Whether the caller marked it; false for who is not signed in.
    func isFavourite(_ product: ID<Product>, _ request: WebRequest) async throws -> Bool {
        guard !request.caller.isGuest, let person = request.caller.person else { return false }
        return try await !catalog.favourites(among: [product], of: person).isEmpty
    }

    private func mark(_ request: WebRequest) async throws -> WebResponse {
        let form = try request.form()
        let person = try request.caller.id()
        guard let product: ID<Product> = form.id("product") else { throw WebError.badRequest("form") }
        let next: String = form.text("next").flatMap { isLocalPath($0) ? $0 : nil } ?? "/me/favourites"
        guard form.text("act") != "remove" else {
            try await catalog.removeFavourites([product], of: person)
            return .redirect(to: next)
        }
        guard let shop: ID<Shop> = form.id("shop") else { throw WebError.badRequest("form") }
        do {
            try await catalog.addFavourite(product, of: shop, by: person)
        } catch FavouriteError.full {
            return .redirect(to: "/me/favourites?full=1")
        }
        return .redirect(to: next)
    }

    private func favourites(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let found = try await catalog.favourites(of: request.caller.id(), PageRequest(limit: 20, after: request.after))
        let full: HTML =
            request.query("full") == nil
            ? HTML()
            : Notice.html(.warning, "\(Words.full, language, ["n": String(Catalog.favouritesMax)])", code: FavouriteError.full.code)
        guard !found.items.isEmpty else {
            return try await show(
                request, Words.title(language), header: .back(to: "/me"), tab: .me,
                Empty.html(.gift, Words.none(language), action: (Words.look(language), "/")))
        }
        let next: String? = found.next.map { address("/me/favourites", [("after", $0.text)]) }
        let rows = try await keptRows(found.items, "/me/favourites", Words.unmark, request)
        return try await show(
            request, Words.title(language), header: .back(to: "/me"), tab: .me,
            #"\#(full)<section class="card pad stack g3" aria-label="\#(Words.title, language)">\#(rows)</section>\#(Paging.html(next: next, language))"#
        )
    }

    /// Products that a person kept, as they are now, each with a button that takes it out.
    /// - Parameter action: gets `product` and `act=remove`.
    func keptRows(_ items: [KeptProduct], _ action: String, _ label: Phrase, _ request: WebRequest) async throws -> HTML {
        let language = request.language
        let tree = try await catalog.categories()
        return items.map { item -> HTML in
            let card = item.card
            let (tag, faded): (HTML, HTML) =
                switch item.standing {
                case .onSale where item.available < 10:
                    (#"<span class="tag">\#(TroubleWords.short, language, ["n": String(item.available)])</span>"#, HTML())
                case .onSale: (HTML(), HTML())
                case .soldOut: (#"<span class="tag danger">\#(TroubleWords.soldOut, language)</span>"#, " faded")
                case .delisted: (#"<span class="tag danger">\#(TroubleWords.delisted, language)</span>"#, " faded")
                }
            let rests: HTML = item.isResting && item.standing != .delisted ? restTag(language) : HTML()
            let title: HTML =
                item.standing == .delisted
                ? #"<h3 class="ink2">\#(card.title)</h3>"# : #"<h3><a href="\#(productPath(card.shop, card.id))">\#(card.title)</a></h3>"#
            return #"""
                <div class="item"><div class="pic p72\#(faded)">\#(Picture.html(card.picture, title: card.title, category: tree.name(card.category)))</div><div class="grow">\#(title)\#
                <div class="row between wrap"><span class="row base">\#(Price.html(card.price, language))\#(rests)\#(tag)</span><form method="post" action="\#(action)" data-once>\#(request.csrfField)\#
                \#(hidden("product", "\(card.id)"))<button class="btn ghost sm" name="act" value="remove">\#(label, language)<span class="sr"> \#(card.title)</span></button></form></div></div></div>
                """#
        }.joined()
    }
}

private enum Words {
    static let title = Phrase("store.favourites", zh: "收藏", en: "Favourites")
    static let mark = Phrase("store.favourite_mark", zh: "收藏", en: "Save")
    static let marked = Phrase("store.favourite_marked", zh: "已收藏", en: "Saved")
    static let unmark = Phrase("store.favourite_unmark", zh: "取消收藏", en: "Remove")
    static let none = Phrase(
        "store.favourites_none", zh: "还没有收藏。看到喜欢的，点商品页下方的“收藏”。", en: "Nothing saved yet. Press “Save” on a product you like.")
    static let look = Phrase("store.favourites_look", zh: "去逛逛", en: "Look around")
    static let full = Phrase(
        "store.favourites_full", zh: "收藏满了 {n} 件，先取消一些再加。",
        en: "You have saved {n} products, which is all there is room for. Remove some first.")
}
