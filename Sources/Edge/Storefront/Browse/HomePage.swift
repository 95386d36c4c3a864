// HomePage.swift: the first page: categories, what is new, shops.
import Catalog
import Core
import Design
import Web

/// All that the page shows.
struct HomeView: Sendable {
    let newest: Shelf
    let shops: [ShopCard]
    let now: Timestamp
    static let categoriesMax = 8

    func body(_ language: Language) -> HTML {
        let top = newest.tree.children(of: nil)
        let tiles: [HTML] = top.prefix(Self.categoriesMax).map { category in
            #"""
            <a class="kind inherit" href="\#(address("/search", [("category", category.id.description)]))"><span class="pic">\#
            \#(Placeholder.svg(forCategory: category.name, title: ""))</span><span>\#(category.name(in: language))</span></a>
            """#
        }
        let kinds: HTML =
            tiles.isEmpty
            ? HTML()
            : #"""
            <section class="stack g2 gutter" aria-labelledby="kinds"><h2 class="sr" id="kinds">\#(BrowseWords.categories, language)</h2><div class="kinds">\#(tiles)</div></section>
            """#
        let more: HTML = newest.next == nil ? HTML() : #"<a href="/search?sort=newest">\#(BrowseWords.all, language)</a>"#
        let rows: [HTML] = shops.map { shopRow($0, at: now, language) }
        let list: HTML =
            rows.isEmpty
            ? HTML()
            : #"""
            <section class="stack g1" aria-labelledby="shops"><div class="section-h"><h2 id="shops">\#(BrowseWords.shops, language)</h2>\#
            <a href="/shops">\#(BrowseWords.all, language)</a></div><div class="gutter"><nav class="card rows" aria-labelledby="shops">\#(rows)</nav></div></section>
            """#
        return #"""
            \#(kinds)
            <section class="stack g1" aria-labelledby="new"><div class="section-h"><h2 id="new">\#(BrowseWords.newest, language)</h2>\#(more)</div>
            \#(productGrid(newest, language, eager: 4))</section>
            \#(list)
            """#
    }
}

/// A shop as a line that leads there.
func shopRow(_ shop: ShopCard, at now: Timestamp, _ language: Language) -> HTML {
    let rests: HTML = shop.isResting(at: now) ? restTag(language) : HTML()
    return
        #"<a href="/shops/\#(shop.slug)">\#(shopFace(shop))<span class="grow b cut">\#(shop.name)</span>\#(rests)\#(Icon.next.small)</a>"#
}

extension Storefront {
    func loadHome() async throws -> HomeView {
        async let newest = catalog.newest(PageRequest(limit: 20))
        async let shops = catalog.shops(PageRequest(limit: 5))
        return try await HomeView(newest: newest, shops: shops.items, now: clock.now())
    }

    func home(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let view = try await loadHome()
        let head = headLines(description: BrowseWords.about(language), canonical: "/")
        guard !view.newest.items.isEmpty else {
            return try await show(
                request, BrowseWords.home(language), tab: .home, head: head, Empty.html(.basket, BrowseWords.nothing(language)))
        }
        return try await show(request, BrowseWords.home(language), tab: .home, head: head, view.body(language))
    }

    /// All shops, the newest first.
    func shops(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let found = try await catalog.shops(PageRequest(limit: 20, after: request.after))
        let rows: [HTML] = found.items.map { shopRow($0, at: clock.now(), language) }
        let next: String? = found.next.map { address("/shops", [("after", $0.text)]) }
        let body: HTML =
            rows.isEmpty
            ? Empty.html(.basket, BrowseWords.noShops(language), action: (BrowseWords.home(language), "/"))
            : #"<nav class="card rows" aria-label="\#(BrowseWords.shops, language)">\#(rows)</nav>\#(Paging.html(next: next, language))"#
        return try await show(
            request, BrowseWords.shops(language), header: .back(to: "/"), tab: .home,
            head: headLines(description: BrowseWords.aboutShops(language), canonical: "/shops"), body)
    }
}
