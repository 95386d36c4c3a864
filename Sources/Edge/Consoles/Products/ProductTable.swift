// ProductTable.swift: the list of products: tabs, filters, rows, and the bar for many at once.
import Catalog
import Core
import Design
import Insight
import Web

struct ProductTable: Sendable {
    let place: Workplace
    let query: ProductQuery
    let tree: CategoryTree
    let brands: [Brand]
    let glance: ShopGlance
    /// How many the filter finds.
    let all: Int64
    let totals: [ID<Product>: ShelfTotals]
    /// Of the last 30 days; nil: not this person's to see.
    let sold: [ID<Product>: ProductFigures]?

    private var language: Language { place.language }
    private var path: String { "\(place.path)/products" }

    var views: HTML {
        let tabs: [(label: String, items: [(String, String)], count: Int64?)] = [
            (Say.all(language), [], glance.all), (Say.state(Product.State.listed)(language), [("state", "listed")], glance.listed),
            (Say.state(Product.State.draft)(language), [("state", "draft")], glance.draft),
            (Say.state(Product.State.delisted)(language), [("state", "delisted")], glance.delisted),
            (ListWords.lowTab(language), [("state", "listed"), ("stock", "low")], nil),
            (ListWords.outTab(language), [("state", "listed"), ("stock", "out")], nil),
        ]
        let here = address(query.without("sort"))
        let links: [HTML] = tabs.map { tab in
            let href = address(tab.items)
            let current: HTML = href == here ? #" aria-current="page""# : HTML()
            let count: HTML = tab.count.map { " <span>\(Format.grouped($0))</span>" } ?? HTML()
            return #"<a href="\#(path)\#(href)"\#(current)>\#(tab.label)\#(count)</a>"#
        }
        return #"<nav class="views" aria-label="\#(ListWords.views, language)">\#(links)</nav>"#
    }

    var filters: HTML {
        let own: [Category] = tree.all.filter { $0.level <= 2 || $0.id.description == query.category }
        let categories = own.map { ($0.id.description, tree.line($0.id)) }.sorted { $0.1 < $1.1 }
        let marks = brands.prefix(500).map { ($0.id.description, $0.name) }
        let states: [(String, String)] = [Product.State.listed, .draft, .delisted].map { ($0.rawValue, Say.state($0)(language)) }
        let shelves = [("low", ListWords.lowTab(language)), ("out", ListWords.outTab(language))]
        let sorts = ProductFilter.Sort.allCases.map { ($0 == .newest ? "" : $0.rawValue, ListWords.sort($0)(language)) }
        return #"""
            <form class="filters" role="search" action="\#(path)"><label class="search">\#(Icon.search.html)<span class="sr">\#(ListWords.search, language)</span>\#
            <input type="search" name="q" value="\#(query.text)" maxlength="60" placeholder="\#(ListWords.searchHint, language)" enterkeyhint="search"></label>\#
            \#(choice("state", ListWords.state, ListWords.anyState, states, query.state))\#(choice("category", EditorWords.category, ListWords.anyCategory, categories, query.category))\#
            \#(choice("brand", EditorWords.brand, ListWords.anyBrand, marks, query.brand))\#(choice("stock", Say.stock, ListWords.anyStock, shelves, query.shelf))\#
            \#(amount("from", ListWords.priceFrom, query.from))\#(amount("to", ListWords.priceTo, query.to))\#
            \#(choice("sort", ListWords.order, nil, sorts, query.sort))<button class="btn line">\#(ListWords.filter, language)</button></form>
            """#
    }

    private func choice(_ name: String, _ label: Phrase, _ any: Phrase?, _ options: [(String, String)], _ value: String) -> HTML {
        let first: HTML = any.map { #"<option value="">\#($0, language)</option>"# } ?? HTML()
        let rest: [HTML] = options.map { option in
            let chosen: HTML = option.0 == value ? " selected" : HTML()
            return #"<option value="\#(option.0)"\#(chosen)>\#(option.1)</option>"#
        }
        return #"<select class="in" name="\#(name)" aria-label="\#(label, language)">\#(first)\#(rest)</select>"#
    }

    private func amount(_ name: String, _ label: Phrase, _ value: String) -> HTML {
        #"<input class="in count" name="\#(name)" value="\#(value)" inputmode="decimal" autocomplete="off" placeholder="\#(label, language)" aria-label="\#(label, language)">"#
    }

    /// What is asked for, each to be taken off with one link.
    var chips: HTML {
        guard query.isNarrow else { return HTML() }
        var shown: [(String, [(String, String)])] = []
        if !query.text.isEmpty { shown.append(("“\(query.text)”", query.without("q"))) }
        if let id = ID<Category>(query.category) { shown.append((tree.line(id), query.without("category"))) }
        if let brand = brands.first(where: { $0.id.description == query.brand }) { shown.append((brand.name, query.without("brand"))) }
        if !query.shelf.isEmpty {
            shown.append(((query.shelf == "low" ? ListWords.lowTab : ListWords.outTab)(language), query.without("stock")))
        }
        if !query.from.isEmpty || !query.to.isEmpty {
            shown.append(("¥\(query.from.isEmpty ? "0" : query.from) – \(query.to)", query.without("from", "to")))
        }
        let chips: [HTML] = shown.map { label, rest in
            #"<span class="fchip">\#(label)<a href="\#(path)\#(address(rest))" aria-label="\#(ListWords.dropFilter, language) \#(label)">×</a></span>"#
        }
        return
            #"<div class="on"><span>\#(ListWords.filters, language)</span>\#(chips)<a class="tapline" href="\#(path)">\#(ListWords.clear, language)</a></div>"#
    }

    var nothing: HTML {
        if query.items.isEmpty {
            let action = place.may.contains("catalog.write") ? (ProductWords.publish(language), "\(path)/new") : nil
            return Empty.html(.basket, ProductWords.none(language), action: action)
        }
        return Empty.html(.basket, ListWords.noneFound(language), action: (ListWords.clear(language), path))
    }

    /// - Parameter isAll: everything that the filter finds is chosen, beyond this page.
    func html(_ cards: [ProductCard], isAll: Bool) -> HTML {
        let write = place.may.contains("catalog.write")
        let rows: [HTML] = cards.map { row($0, write: write, isAll: isAll) }
        let tick: HTML =
            write
            ? #"<th scope="col"><label class="tick"><input type="checkbox" data-all="id"><span class="sr">\#(ListWords.pickPage, language)</span></label></th>"#
            : HTML()
        let soldHead: HTML = sold == nil ? HTML() : #"<th scope="col" class="num">\#(ListWords.sold, language)</th>"#
        let table: HTML = #"""
            <div class="tbl flat"><table><caption class="sr">\#(Say.products, language)</caption><thead><tr>\#(tick)<th scope="col">\#(Say.product, language)</th>\#
            \#(head(Say.price, [.cheapest, .dearest]))<th scope="col" class="num">\#(Say.available, language)</th>\#(soldHead)<th scope="col">\#(Say.state, language)</th>\#
            <th scope="col"><span class="sr">\#(Say.operation, language)</span></th></tr></thead><tbody>\#(rows)</tbody></table></div>
            """#
        guard write else { return table }
        return #"""
            <form class="pick" method="post" action="\#(path)/bulk">\#(place.request.csrfField)<input type="hidden" name="filter" value="\#(query.carried)">\#(table)\#(bar(isAll: isAll))</form>
            """#
    }

    /// A head that sorts: pressed again, the other way.
    private func head(_ label: Phrase, _ ways: [ProductFilter.Sort]) -> HTML {
        let next: ProductFilter.Sort = query.order == ways[0] ? ways[1] : ways[0]
        let sorted: HTML =
            query.order == ways[0] ? #" aria-sort="ascending""# : query.order == ways[1] ? #" aria-sort="descending""# : HTML()
        let arrow: String = query.order == ways[0] ? "▲" : query.order == ways[1] ? "▼" : ""
        let href = path + address(query.without("sort") + [("sort", next.rawValue)])
        return #"<th scope="col" class="num"\#(sorted)><a class="sort" href="\#(href)">\#(label, language) \#(arrow)</a></th>"#
    }

    private func bar(isAll: Bool) -> HTML {
        let most = Int64(Catalog.manyMax)
        let count: HTML =
            isAll
            ? #"<input type="hidden" name="all" value="1"><span>\#(ListWords.allPicked, language, ["n": Format.grouped(min(all, most))])</span><a href="\#(path)\#(address(query.items))">\#(ListWords.pickNone, language)</a>"#
            : #"<span>\#(ListWords.picked, language) <b></b></span><a href="\#(path)\#(address(query.items + [("select", "all")]))">\#(ListWords.pickAll, language, ["n": Format.grouped(min(all, most))])</a>"#
        let buttons: [HTML] = [("price", ListWords.price), ("list", Say.list), ("delist", Say.delist)].map { value, label in
            #"<button class="btn" name="do" value="\#(value)">\#(label, language)</button>"#
        }
        return #"""
            <div class="bulk" role="group" aria-label="\#(ListWords.many, language)">\#(count)<span class="grow"></span>\#(buttons)<button class="btn line" type="reset">\#(ListWords.unpick, language)</button></div>
            """#
    }

    private func row(_ card: ProductCard, write: Bool, isAll: Bool) -> HTML {
        let own = "\(path)/\(card.id)"
        let category = tree.line(card.category)
        let shelf = totals[card.id]
        let options: String =
            shelf.map { $0.skus == 1 ? Say.noSpec(language) : ProductWords.options(language, ["n": String($0.skus)]) } ?? ""
        let under: String = [options, category].filter { !$0.isEmpty }.joined(separator: " · ")
        var price = Format.money(card.price)
        if let shelf, shelf.lowestPrice != shelf.highestPrice {
            price = "\(Format.money(shelf.lowestPrice)) – \(Yuan.text(shelf.highestPrice))"
        }
        let available = shelf?.available ?? 0
        let low: HTML = available < place.lowLine ? #" class="b neg""# : #" class="b""#
        let stock: HTML = #"""
            <b\#(low)>\#(Format.grouped(available))</b><span class="sub">\#(Say.reserved, language) \#(Format.grouped(shelf?.reserved ?? 0))</span>
            """#
        let tick: HTML =
            write
            ? #"<td><label class="tick"><input type="checkbox" name="id" value="\#(card.id)"\#(isAll ? " checked" : HTML())><span class="sr">\#(ListWords.pick, language) \#(card.title)</span></label></td>"#
            : HTML()
        let title: HTML = write ? #"<a href="\#(own)"><b>\#(card.title)</b></a>"# : "<b>\(card.title)</b>"
        let out: HTML =
            card.state == .listed && available == 0 ? #"<span class="tag danger">\#(OverviewWords.soldOut, language)</span>"# : HTML()
        let pieces: HTML =
            sold.map { #"<td data-l="\#(ListWords.sold, language)" class="num">\#(Format.grouped($0[card.id]?.pieces ?? 0))</td>"# }
            ?? HTML()
        let edit: HTML = write ? #"<a href="\#(own)">\#(Say.edit, language)<span class="sr"> \#(card.title)</span></a>"# : HTML()
        return #"""
            <tr>\#(tick)<td><div class="pt"><span class="pic">\#(picture(card.picture, category: category, title: card.title))</span><div>\#(title)<span class="sub">\#(under)</span></div></div></td>\#
            <td data-l="\#(Say.price, language)" class="num">\#(price)</td><td data-l="\#(Say.available, language)" class="num">\#(stock)</td>\#(pieces)\#
            <td data-l="\#(Say.state, language)"><span class="tags">\#(card.state.tag(language))\#(out)</span></td>\#
            <td class="end"><a href="\#(own)/stock">\#(Say.stock, language)<span class="sr"> \#(card.title)</span></a>\#(edit)</td></tr>
            """#
    }

    func pager(_ page: TwoWayPage<ProductCard>) -> HTML {
        twoWayPager(
            path, query.items, previous: page.previous, next: page.next,
            ListWords.shown(language, ["n": String(page.items.count), "all": Format.grouped(all)]), language)
    }
}

/// Links to both neighbours under a list; one that is not there says so.
func twoWayPager(
    _ path: String, _ items: [(String, String)], previous: Cursor?, next: Cursor?, _ line: String, _ language: Language
) -> HTML {
    func link(_ label: Phrase, _ rel: String, _ name: String, _ cursor: Cursor?) -> HTML {
        guard let cursor else { return #"<span class="btn line sm" role="link" aria-disabled="true">\#(label, language)</span>"# }
        return #"<a class="btn line sm" rel="\#(rel)" href="\#(path)\#(address(items + [(name, cursor.text)]))">\#(label, language)</a>"#
    }
    return #"""
        <nav class="pager" aria-label="\#(ListWords.paging, language)"><span>\#(line)</span><span class="row">\#(link(ListWords.previous, "prev", "before", previous))\#(link(ListWords.next, "next", "after", next))</span></nav>
        """#
}
