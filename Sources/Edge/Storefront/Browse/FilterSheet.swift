// FilterSheet.swift: every choice with its count, as links; prices may also be typed.
import Catalog
import Core
import Design
import Web

/// Over the results, which stay behind it.
func filterSheet(_ view: SearchView, _ language: Language) -> HTML {
    let asked = view.asked
    var closed = asked
    (closed.isFiltering, closed.lowestTyped, closed.highestTyped) = (false, "", "")
    let all: HTML = view.facets.map { FilterGroups(asked: asked, facets: $0, tree: view.tree, language: language).html } ?? HTML()
    let total: String = Format.count(view.found.total, language)
    var cleared = asked.cleared
    cleared.isFiltering = true
    return #"""
        <section class="sheet" role="dialog" aria-modal="true" aria-labelledby="sh"><a class="iconbtn x" href="\#(closed.text)" aria-label="\#(BrowseWords.close, language)">\#(Icon.close.html)</a>\#
        <div class="in"><h1 id="sh" class="big">\#(BrowseWords.filter, language)</h1>\#(all)</div>\#
        <div class="foot row"><a class="btn line" href="\#(cleared.text)">\#(BrowseWords.clear, language)</a>\#
        <a class="btn" href="\#(closed.text)">\#(BrowseWords.see, language, ["n": total])</a></div></section>
        """#
}

private struct FilterGroups {
    let asked: SearchAddress, facets: SearchFacets, tree: CategoryTree, language: Language

    var html: HTML {
        let wish = asked.wish
        let categories: [HTML] = facets.categories.filter { isShown($0.value) }.map { counted in
            option(counted.value.name(in: language), counted.count, isChosen: counted.value.id == wish.category) {
                $0.wish.category = counted.value.id == wish.category ? counted.value.parent : counted.value.id
            }
        }
        let brands: [HTML] = facets.brands.map { counted in
            option(counted.value.name, counted.count, isChosen: counted.value.id == wish.brand) {
                $0.wish.brand = counted.value.id == wish.brand ? nil : counted.value.id
            }
        }
        let shops: [HTML] = facets.shops.map { counted in
            option(counted.value.name, counted.count, isChosen: counted.value.id == wish.shop) {
                $0.wish.shop = counted.value.id == wish.shop ? nil : counted.value.id
            }
        }
        let bands: [HTML] = facets.prices.map { counted in
            let band = counted.value
            let isChosen = band.lowest == wish.lowest && band.highest == wish.highest
            return option(BrowseWords.name(band, language), counted.count, isChosen: isChosen) {
                ($0.wish.lowest, $0.wish.highest) = isChosen ? (nil, nil) : (band.lowest, band.highest)
            }
        }
        let stock = option(BrowseWords.inStock(language), facets.inStock, isChosen: wish.inStock) { $0.wish.inStock = !wish.inStock }
        return group(BrowseWords.category, categories) + group(BrowseWords.price, bands, below: typed)
            + group(BrowseWords.stock, [stock]) + group(BrowseWords.brand, brands)
            + (wish.within == nil ? group(BrowseWords.shop, shops) : HTML())
    }

    /// The way to the chosen category, what lies beside it and what lies below.
    private func isShown(_ category: Category) -> Bool {
        guard let chosen = asked.wish.category.flatMap({ tree[$0] }) else { return category.level == 1 }
        let path = tree.path(to: chosen.id).map(\.id)
        return path.contains(category.id) || category.parent == chosen.id
            || tree.children(of: chosen.id).isEmpty && category.parent == chosen.parent
    }

    private func group(_ title: Phrase, _ options: [HTML], below: HTML = HTML()) -> HTML {
        guard !options.isEmpty || !below.isEmpty else { return HTML() }
        let list: HTML = options.isEmpty ? HTML() : #"<ul class="opts">\#(options)</ul>"#
        return #"<div class="stack g1"><h2 class="md">\#(title, language)</h2>\#(list)\#(below)</div>"#
    }

    private func option(_ name: String, _ count: Int64, isChosen: Bool, _ change: (inout SearchAddress) -> Void) -> HTML {
        let next = asked.with { next in
            change(&next)
            (next.lowestTyped, next.highestTyped) = ("", "")
        }
        let (mark, tick): (HTML, HTML) = isChosen ? (#" aria-current="true""#, Icon.check.small) : (HTML(), HTML())
        return
            #"<li><a class="opt"\#(mark) href="\#(next.text)">\#(tick)\#(name)<span class="sm muted">\#(Format.count(count, language))</span></a></li>"#
    }

    /// Prices in one's own numbers; what is no amount stays and says so.
    private var typed: HTML {
        let kept: [HTML] = asked.items.filter { !["min", "max", "after"].contains($0.0) }.compactMap { name, value in
            value.map { $0.isEmpty ? HTML() : hidden(name, $0) }
        }
        func field(_ name: String, _ label: Phrase, _ money: Money?, _ wrong: String) -> HTML {
            let error: HTML =
                wrong.isEmpty ? HTML() : #"<span class="err" id="\#(name)-e" role="alert">\#(BrowseWords.priceWrong, language)</span>"#
            let state: HTML = wrong.isEmpty ? HTML() : #" aria-invalid="true" aria-describedby="\#(name)-e""#
            return #"""
                <div class="field"><label for="\#(name)">\#(label, language)</label>\#
                <input id="\#(name)" name="\#(name)" inputmode="decimal" autocomplete="off" maxlength="20" value="\#(money.map(SearchAddress.text) ?? wrong)"\#(state)>\#(error)</div>
                """#
        }
        return #"""
            <form class="stack g2" action="\#(asked.path)">\#(kept)<div class="two">\#(field("min", BrowseWords.lowest, asked.wish.lowest, asked.lowestTyped))\#
            \#(field("max", BrowseWords.highest, asked.wish.highest, asked.highestTyped))</div><div><button class="btn line sm tall">\#(BrowseWords.apply, language)</button></div></form>
            """#
    }
}
