// BrowsePages.swift: looking around: home, search, categories, a shop.
import Catalog
import Core
import Design
import Web

extension Storefront {
    var browsePages: [PageRoute] {
        [
            PageRoute(.get, "/") { try await home($0) },
            PageRoute(.get, "/search") { try await search($0) },
            PageRoute(.get, "/categories") { try await categories($0) },
            PageRoute(.get, "/shops/{slug}") { try await shop($0) },
        ]
    }

    private func home(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let found = try await catalog.search("", sort: .newest, PageRequest(limit: 20))
        let shops = try await catalog.shops(PageRequest(limit: 10)).items.filter { $0.state == .open }
        guard !found.items.isEmpty else {
            return try await show(request, Words.home(language), tab: .home, Empty.html(.basket, Words.nothing(language)))
        }
        let more: HTML = found.next == nil ? HTML() : #"<a href="/search?sort=newest">\#(Words.all, language)</a>"#
        let shopChips: [HTML] = shops.map { #"<a class="chip" href="/shops/\#($0.slug)">\#(Icon.shop.small)\#($0.name)</a>"# }
        return try await show(
            request, Words.home(language), tab: .home,
            #"""
            \#(categoryChips(found.tree.children(of: nil), language))
            <section class="stack g2" aria-labelledby="new"><div class="section-h"><h2 id="new">\#(Words.newest, language)</h2>\#(more)</div>
            \#(productGrid(found.items, found.tree, language))</section>
            <section class="stack g2" aria-labelledby="shops"><div class="section-h"><h2 id="shops">\#(Words.shops, language)</h2></div>
            <div class="chips">\#(shopChips)</div></section>
            """#)
    }

    private func search(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let text = String((request.query("q") ?? "").trimmed.prefix(Catalog.queryMax))
        let category: ID<Category>? = request.id(query: "category")
        let sort = request.query("sort").flatMap(SearchSort.init) ?? .best
        let found = try await catalog.search(text, category: category, sort: sort, PageRequest(limit: 20, after: request.after))
        let place = category.flatMap { found.tree[$0] }
        let title: String = text.isEmpty ? place?.name ?? Words.everything(language) : Words.results(language, ["q": text])
        func link(_ sort: SearchSort, _ category: ID<Category>?, _ after: Cursor? = nil) -> String {
            address(
                "/search",
                [
                    ("q", text), ("category", category?.description), ("sort", sort == .best ? nil : sort.rawValue),
                    ("after", after?.text),
                ])
        }
        guard !found.items.isEmpty else {
            return try await show(
                request, title, header: .search(query: text), try await emptyResult(text, found.tree, language))
        }
        let sorts: [HTML] = [SearchSort.best, .newest, .cheapest, .dearest].map { choice in
            let current: HTML = choice == sort ? #" aria-current="true""# : HTML()
            return #"<a class="chip"\#(current) href="\#(link(choice, category))">\#(Words.name(choice), language)</a>"#
        }
        let below: [Category] = found.tree.children(of: category).filter { _ in text.isEmpty }
        let count: String = Format.count(found.total, language)
        return try await show(
            request, title, header: .search(query: text), tab: text.isEmpty && category != nil ? .categories : nil,
            #"""
            <nav class="chips" aria-label="\#(Words.sorting, language)">\#(sorts)</nav>
            \#(category == nil ? HTML() : categoryChips(below, language))
            <section class="stack g2" aria-labelledby="found"><div class="section-h"><h2 id="found">\#(title)</h2>\#
            <span class="sm muted">\#(Words.count, language, ["n": count])</span></div>
            \#(productGrid(found.items, found.tree, language))
            <div class="gutter">\#(Paging.html(next: found.next.map { link(sort, category, $0) }, language))</div></section>
            """#)
    }

    /// Repeats the query, and offers what there is.
    private func emptyResult(_ text: String, _ tree: CategoryTree, _ language: Language) async throws -> HTML {
        let newest = try await catalog.search("", sort: .newest, PageRequest(limit: 4))
        let line: String = text.isEmpty ? Words.noneHere(language) : Words.none(language, ["q": text])
        let others: HTML =
            newest.items.isEmpty
            ? HTML()
            : #"""
            <section class="stack g2" aria-labelledby="new"><div class="section-h"><h2 id="new">\#(Words.newest, language)</h2></div>
            \#(productGrid(newest.items, newest.tree, language))</section>
            """#
        return #"""
            \#(Empty.html(.basket, line, action: (Words.browse(language), "/categories")))
            \#(categoryChips(tree.children(of: nil), language))\#(others)
            """#
    }

    private func categories(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let tree = try await catalog.categories()
        let top = tree.children(of: nil)
        guard !top.isEmpty else {
            return try await show(
                request, Words.categories(language), tab: .categories,
                Empty.html(.basket, Words.noCategories(language), action: (Words.all(language), "/search")))
        }
        let sections: [HTML] = top.map { category in
            let children: [Category] = tree.within(category.id).dropFirst().compactMap { tree[$0] }
            let links: [HTML] = children.map { #"<a class="chip" href="/search?category=\#($0.id)">\#($0.name)</a>"# }
            return #"""
                <section class="card pad stack g2" aria-labelledby="c\#(category.id)">\#
                <div class="row between"><h2 id="c\#(category.id)">\#(category.name)</h2>\#
                <a class="more" href="/search?category=\#(category.id)">\#(Words.all, language)\#(Icon.next.small)</a></div>\#
                <div class="row wrap">\#(links)</div></section>
                """#
        }
        return try await show(
            request, Words.categories(language), tab: .categories, #"<div class="gutter stack g2">\#(sections)</div>"#)
    }

    private func shop(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let shop = try await catalog.shop(slug: request.parameter("slug") ?? "")
        guard shop.state == .open else { throw CatalogError.shopSuspended }
        let found = try await catalog.search("", in: shop.id, sort: .newest, PageRequest(limit: 20, after: request.after))
        let next: String? = found.next.map { address("/shops/\(shop.slug)", [("after", $0.text)]) }
        let goods: HTML =
            found.items.isEmpty
            ? Empty.html(.basket, Words.shopEmpty(language), action: (Words.home(language), "/"))
            : #"\#(productGrid(found.items, found.tree, language))<div class="gutter">\#(Paging.html(next: next, language))</div>"#
        return try await show(
            request, shop.name,
            #"""
            <div class="gutter row g2"><span class="avatar" aria-hidden="true">\#(shop.name.prefix(1))</span>\#
            <div class="grow"><h2>\#(shop.name)</h2><p class="sm muted">\#(Words.count, language, ["n": Format.count(found.total, language)])</p></div></div>
            \#(goods)
            """#)
    }

    private func categoryChips(_ categories: [Category], _ language: Language) -> HTML {
        guard !categories.isEmpty else { return HTML() }
        let chips: [HTML] = categories.map { #"<a class="chip" href="/search?category=\#($0.id)">\#($0.name)</a>"# }
        return #"<nav class="chips" aria-label="\#(Words.categories, language)">\#(chips)</nav>"#
    }
}

private enum Words {
    static let home = Phrase("store.home", zh: "首页", en: "Home")
    static let nothing = Phrase("store.nothing_yet", zh: "还没有商品上架，过些时候再来看看。", en: "Nothing is on sale yet. Please come back later.")
    static let newest = Phrase("store.newest", zh: "新上架", en: "New arrivals")
    static let all = Phrase("store.all", zh: "看全部", en: "See all")
    static let shops = Phrase("store.shops", zh: "店铺", en: "Shops")
    static let everything = Phrase("store.everything", zh: "全部商品", en: "All products")
    static let results = Phrase("store.results", zh: "“{q}”的结果", en: "Results for “{q}”")
    static let count = Phrase("store.count", zh: "{n} 件商品", en: "{n} products")
    static let sorting = Phrase("store.sorting", zh: "排序", en: "Sorting")
    static let none = Phrase(
        "store.no_results", zh: "没有找到“{q}”。换个短一点的词，或者看看分类。", en: "Nothing found for “{q}”. Try a shorter word, or browse.")
    static let noneHere = Phrase("store.no_products_here", zh: "这里还没有商品。", en: "There are no products here yet.")
    static let browse = Phrase("store.browse", zh: "看分类", en: "Browse")
    static let categories = Phrase("store.categories", zh: "分类", en: "Categories")
    static let noCategories = Phrase("store.no_categories", zh: "还没有分类。", en: "There are no categories yet.")
    static let shopEmpty = Phrase("store.shop_empty", zh: "这家店还没有商品上架。", en: "This shop has nothing on sale yet.")

    static func name(_ sort: SearchSort) -> Phrase {
        switch sort {
        case .best: Phrase("store.sort_best", zh: "综合", en: "Best match")
        case .newest: Phrase("store.sort_newest", zh: "最新", en: "Newest")
        case .cheapest: Phrase("store.sort_cheapest", zh: "价格从低到高", en: "Price, low to high")
        case .dearest: Phrase("store.sort_dearest", zh: "价格从高到低", en: "Price, high to low")
        }
    }
}
