// ShopPage.swift: a shop: its name, a search of its own, its categories and its goods; or that it is closed for now.
import Catalog
import Core
import Design
import Reviews
import Web

/// All that the page shows.
struct ShopView: Sendable {
    let shop: Shop
    let profile: ShopProfile
    let results: SearchView
    let rating: Rating
    /// What the shop offers.
    var offers = HTML()
    /// That it is on holiday.
    var rest = HTML()
    private var asked: SearchAddress { results.asked }
    private var found: SearchFound { results.found }

    func head(_ language: Language) -> HTML {
        let about = BrowseWords.aboutResults(language, ["what": shop.name, "n": Format.count(found.total, language)])
        return headLines(description: about, canonical: "/shops/\(shop.slug)")
    }

    func body(_ language: Language) -> HTML {
        let wish = asked.wish
        let isWhole = wish.text.isEmpty && wish.choices == 0
        let counted = found.isCapped ? BrowseWords.countCapped : BrowseWords.count
        let count = counted(language, ["n": Format.count(found.total, language)])
        let face: HTML =
            profile.logo.map { #"<span class="pic p48">\#(Picture.html($0, title: shop.name, category: ""))</span>"# }
            ?? shopFace(shop.card)
        let about: HTML = profile.introduction.isEmpty || !isWhole ? HTML() : #"<p class="sm ink2">\#(profile.introduction)</p>"#
        let rated: HTML = rating.count > 0 ? #"<p class="row wrap g1">\#(ratingLine(rating, language))</p>"# : HTML()
        let top: HTML = #"""
            \#(rest)<section class="card pad stack g2" aria-label="\#(shop.name)"><div class="row g2">\#(face)<div class="grow"><p class="b cut">\#(shop.name)</p>\#
            <p class="sm muted">\#(count)</p>\#(rated)</div><a class="btn line" href="/messages/\#(shop.slug)">\#(BrowseWords.write, language)</a></div>\#(about)\#
            <form class="search" role="search" action="\#(asked.path)">\#(Icon.search.html)<label class="sr" for="sq">\#(BrowseWords.inShop, language)</label>\#
            <input id="sq" name="q" type="search" maxlength="100" enterkeyhint="search" placeholder="\#(BrowseWords.inShop, language)" value="\#(wish.text)">\#
            <button class="btn ink">\#(BrowseWords.go, language)</button></form></section>\#(isWhole ? offers : HTML())
            """#
        guard !found.shelf.items.isEmpty else {
            let line =
                isWhole
                ? BrowseWords.shopEmpty(language)
                : wish.text.isEmpty ? BrowseWords.noneChosen(language) : BrowseWords.none(language, ["q": wish.text])
            let action: (label: String, href: String) =
                isWhole ? (BrowseWords.elsewhere(language), "/") : (BrowseWords.everything(language), asked.path)
            return top + chosenChips(results, language) + Empty.html(.basket, line, action: action)
        }
        return #"""
            \#(top)<div class="stack g1">\#(sortChips(asked, choices: wish.choices, language))\#(chosenChips(results, language))\#(categories(language))</div>
            <section class="stack g1 bleed" aria-labelledby="found"><div class="section-h"><h2 id="found">\#(wish.text.isEmpty ? BrowseWords.everything(language) : BrowseWords.results(language, ["q": wish.text]))</h2>\#
            <span class="sm muted">\#(count)</span></div>\#(productGrid(found.shelf, language, eager: 4, naming: false))</section>
            \#(pages(asked, found, limit: SearchView.limit, language))
            """#
    }

    /// The shop's own first level, and one step below what is chosen.
    private func categories(_ language: Language) -> HTML {
        let chosen = asked.wish.category.flatMap { results.tree[$0] }
        let shown = (found.facets?.categories ?? []).filter { $0.value.parent == chosen?.id }
        guard shown.count > 1 else { return HTML() }
        return categoryChips(
            shown.prefix(12).map { counted in (counted.value, asked.with { $0.wish.category = counted.value.id }.text, counted.count) },
            language)
    }
}

extension Storefront {
    func loadShop(_ shop: Shop, _ asked: SearchAddress) async throws -> ShopView {
        let profile = try await catalog.profile(of: shop.id)
        let found = try await catalog.find(asked.wish, PageRequest(limit: SearchView.limit, after: asked.after))
        let results = SearchView(asked: asked, found: found, shops: [], now: clock.now(), near: [], instead: nil)
        return ShopView(shop: shop, profile: profile, results: results, rating: try await reviews.rating(of: shop.id))
    }

    func shopPage(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let shop = try await catalog.shop(slug: request.parameter("slug") ?? "")
        guard shop.state == .open else { return try await closed(shop, request) }
        let asked = SearchAddress(request, path: "/shops/\(shop.slug)", within: shop.id)
        var view = try await loadShop(shop, asked)
        view.offers = try await offersOf(shop, request)
        view.rest = shop.restNotice(at: clock.now(), language)
        return try await show(
            request, shop.name, header: .back(to: "/"), head: view.head(language),
            sheet: asked.isFiltering ? filterSheet(view.results, language) : nil, view.body(language))
    }

    /// A suspended shop is there, and says so; nothing of it is on sale.
    func closed(_ shop: Shop, _ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let other = try await catalog.newest(PageRequest(limit: 4))
        let goods: HTML =
            other.items.isEmpty
            ? HTML()
            : #"""
            <section class="stack g1 bleed" aria-labelledby="new"><div class="section-h"><h2 id="new">\#(BrowseWords.popular, language)</h2></div>\#(productGrid(other, language))</section>
            """#
        return try await show(
            request, BrowseWords.suspended(language), header: .back(to: "/"), status: 404,
            Empty.html(
                .box, BrowseWords.suspendedWhy(language, ["name": shop.name]), action: (BrowseWords.elsewhere(language), "/")) + goods)
    }
}
