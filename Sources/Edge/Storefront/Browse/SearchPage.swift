// SearchPage.swift: results of words or of a category, with what they can be narrowed by.
import Catalog
import Core
import Design
import Web

/// All that the page shows.
struct SearchView: Sendable {
    let asked: SearchAddress
    let found: SearchFound
    /// Shops whose names have the words.
    let shops: [ShopCard]
    let now: Timestamp
    /// Of a search that found nothing: words that find something, and what else there is.
    let near: [String], instead: Shelf?
    static let limit: Int64 = 20

    var tree: CategoryTree { found.shelf.tree }
    var facets: SearchFacets? { found.facets }
    private var category: Category? { asked.wish.category.flatMap { tree[$0] } }

    func title(_ language: Language) -> String {
        let text = asked.wish.text
        return text.isEmpty ? category?.name(in: language) ?? BrowseWords.everything(language) : BrowseWords.results(language, ["q": text])
    }

    func head(_ language: Language) -> HTML {
        let what = title(language)
        var plain = asked
        (plain.after, plain.isFiltering) = (nil, false)
        return headLines(
            description: BrowseWords.aboutResults(language, ["what": what, "n": Format.count(found.total, language)]), canonical: plain.text
        )
    }

    func body(_ language: Language) -> HTML {
        guard !found.shelf.items.isEmpty else { return nothing(language) }
        let count: String = Format.count(found.total, language)
        let counted = found.isCapped ? BrowseWords.countCapped : BrowseWords.count
        return #"""
            \#(trail(language))\#(matchingShops(language))
            <div class="stack g1">\#(sortChips(asked, choices: asked.wish.choices, language))\#(chosenChips(self, language))\#(categories(language))</div>
            <section class="stack g1" aria-labelledby="found"><div class="section-h"><h2 id="found">\#(title(language))</h2>\#
            <span class="sm muted">\#(counted, language, ["n": count])</span></div>
            \#(productGrid(found.shelf, language, eager: 4))
            <div class="gutter">\#(pages(asked, found, limit: Self.limit, language))</div></section>
            """#
    }

    /// The way down to the category that is looked at.
    private func trail(_ language: Language) -> HTML {
        guard asked.wish.text.isEmpty, let category, category.parent != nil else { return HTML() }
        let links: [HTML] = tree.path(to: category.id).map { place in
            place.id == category.id
                ? #"<span aria-current="page">\#(place.name(in: language))</span>"#
                : #"<a class="tapline" href="\#(asked.with { $0.wish.category = place.id }.text)">\#(place.name(in: language))</a>"#
        }
        return
            #"<nav class="gutter row sm ink2 tapline" aria-label="\#(BrowseWords.path, language)">\#(links.joined(#"<span aria-hidden="true">›</span>"#))</nav>"#
    }

    private func matchingShops(_ language: Language) -> HTML {
        guard !shops.isEmpty else { return HTML() }
        let rows: [HTML] = shops.map { shopRow($0, at: now, language) }
        return #"<div class="gutter"><nav class="card rows" aria-label="\#(BrowseWords.shops, language)">\#(rows)</nav></div>"#
    }

    /// One step down, with counts.
    private func categories(_ language: Language) -> HTML {
        let level = (category?.level ?? 0) + 1
        let below = (facets?.categories ?? []).filter { $0.value.level == level && (category == nil || $0.value.parent == category?.id) }
        guard below.count > 1 || category != nil else { return HTML() }
        return categoryChips(
            below.prefix(12).map { counted in
                (counted.value, asked.with { $0.wish.category = counted.value.id }.text, counted.count)
            }, language)
    }

    /// Repeats what was looked for, offers near words, and what there is.
    private func nothing(_ language: Language) -> HTML {
        let text = asked.wish.text
        let isNarrowed = text.isEmpty ? asked.wish.choices > (asked.wish.category == nil ? 0 : 1) : asked.wish.choices > 0
        let line: String =
            isNarrowed
            ? BrowseWords.noneChosen(language) : text.isEmpty ? BrowseWords.noneHere(language) : BrowseWords.none(language, ["q": text])
        let words: [HTML] = near.map { #"<a class="chip" href="\#(address("/search", [("q", $0)]))">\#($0)</a>"# }
        let nearest: HTML =
            words.isEmpty
            ? HTML()
            : #"<nav class="stack g1 gutter" aria-labelledby="near"><h2 class="md" id="near">\#(BrowseWords.near, language)</h2><div class="row wrap">\#(words)</div></nav>"#
        let goods: HTML =
            instead.map { shelf in
                #"""
                <section class="stack g1" aria-labelledby="new"><div class="section-h"><h2 id="new">\#(BrowseWords.popular, language)</h2></div>
                \#(productGrid(shelf, language))</section>
                """#
            } ?? HTML()
        let action: (label: String, href: String) =
            isNarrowed ? (BrowseWords.clear(language), asked.cleared.text) : (BrowseWords.browse(language), "/categories")
        return #"""
            \#(isNarrowed ? chosenChips(self, language) : HTML())\#(matchingShops(language))
            \#(Empty.html(.basket, line, action: action))\#(nearest)\#(goods)
            """#
    }
}

/// The order, and the door to all choices.
func sortChips(_ asked: SearchAddress, choices: Int, _ language: Language) -> HTML {
    let sorts: [HTML] = SearchSort.allCases.map { choice in
        let current: HTML = choice == asked.wish.sort ? #" aria-current="true""# : HTML()
        return
            #"<a class="chip"\#(current) href="\#(asked.with { $0.wish.sort = choice }.text)">\#(BrowseWords.name(choice), language)</a>"#
    }
    let number: HTML = choices > 0 ? #"&nbsp;<span class="dot">\#(choices)</span>"# : HTML()
    let filter: HTML =
        #"<a class="chip" data-sheet href="\#(asked.with { $0.isFiltering = true }.text)">\#(Icon.menu.small)\#(BrowseWords.filter, language)\#(number)</a>"#
    return #"<nav class="chips" aria-label="\#(BrowseWords.sorting, language)">\#(filter)\#(sorts)</nav>"#
}

/// What is chosen; each goes away by a tap.
func chosenChips(_ view: SearchView, _ language: Language) -> HTML {
    let (asked, wish) = (view.asked, view.asked.wish)
    var chips: [(String, SearchAddress)] = []
    if let id = wish.category, !wish.text.isEmpty || wish.within != nil, let name = view.tree[id]?.name(in: language) {
        chips.append((name, asked.with { $0.wish.category = nil }))
    }
    if let id = wish.brand {
        let name = view.facets?.brands.first { $0.value.id == id }?.value.name ?? BrowseWords.brand(language)
        chips.append((name, asked.with { $0.wish.brand = nil }))
    }
    if let id = wish.shop {
        let name = view.facets?.shops.first { $0.value.id == id }?.value.name ?? BrowseWords.shop(language)
        chips.append((name, asked.with { $0.wish.shop = nil }))
    }
    if wish.lowest != nil || wish.highest != nil {
        let band = PriceBand(lowest: wish.lowest, highest: wish.highest)
        chips.append((BrowseWords.name(band, language), asked.with { ($0.wish.lowest, $0.wish.highest) = (nil, nil) }))
    }
    if wish.inStock { chips.append((BrowseWords.inStock(language), asked.with { $0.wish.inStock = false })) }
    guard !chips.isEmpty else { return HTML() }
    let links: [HTML] = chips.map { name, next in
        #"<a class="chip" href="\#(next.text)"><span class="sr">\#(BrowseWords.drop, language)</span>\#(name)&nbsp;\#(Icon.close.small)</a>"#
    }
    return #"<nav class="chips" aria-label="\#(BrowseWords.chosen, language)">\#(links)</nav>"#
}

/// To the pages before and after.
func pages(_ asked: SearchAddress, _ found: SearchFound, limit: Int64, _ language: Language) -> HTML {
    let place = asked.after?.keys[0] ?? 0
    let start = 0..<found.total ~= place ? place : 0
    let previous: String? = start == 0 ? nil : asked.with { $0.after = start <= limit ? nil : Cursor(start - limit) }.text
    return Paging.html(previous: previous, next: found.shelf.next.map { next in asked.with { $0.after = next }.text }, language)
}

extension Storefront {
    func loadSearch(_ asked: SearchAddress) async throws -> SearchView {
        let found = try await catalog.find(asked.wish, PageRequest(limit: SearchView.limit, after: asked.after))
        let text = asked.wish.text
        let isFirst = asked.after == nil && asked.wish.choices == 0 && !text.isEmpty
        let shops = isFirst ? try await catalog.shops(named: text) : []
        let now = clock.now()
        guard found.shelf.items.isEmpty else {
            return SearchView(asked: asked, found: found, shops: shops, now: now, near: [], instead: nil)
        }
        let instead = try await catalog.newest(PageRequest(limit: 4))
        return SearchView(
            asked: asked, found: found, shops: shops, now: now, near: text.isEmpty ? [] : try await catalog.nearest(to: text),
            instead: instead.items.isEmpty ? nil : instead)
    }

    func search(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let asked = SearchAddress(request)
        let view = try await loadSearch(asked)
        let isBrowsing = asked.wish.text.isEmpty && asked.wish.category != nil
        return try await show(
            request, view.title(language), header: .search(query: asked.wish.text), tab: isBrowsing ? .categories : nil,
            head: view.head(language), sheet: asked.isFiltering ? filterSheet(view, language) : nil, view.body(language))
    }
}
