// StockList.swift: the stock of a whole shop, and setting it where it is seen.
import Catalog
import Core
import Design
import Web

extension Consoles {
    func showStockList(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        return try await stockList(place, typed: [:], note: "", Corrections(place.language))
    }

    /// Only what the merchant changed is set, all or none: orders move the other numbers meanwhile.
    func setStockList(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        var corrections = Corrections(place.language)
        var wanted: [(sku: ID<SKU>, onHand: Int64)] = []
        var typed: [ID<SKU>: String] = [:], seen: [ID<SKU>: Int64] = [:]
        for field in form.fields where field.name.hasPrefix("onHand[") {
            guard let sku = ID<SKU>(String(field.name.dropFirst(7).dropLast())) else { continue }
            let text = trimmed(field.value)
            guard text != form.text("seen[\(sku)]") else { continue }
            typed[sku] = String(text.prefix(20))
            guard let count = typedCount(text) else {
                corrections.add(field.name, "not_an_integer")
                continue
            }
            guard count <= ProductBounds.stock.upperBound else {
                corrections.add(field.name, "too_large", Format.grouped(ProductBounds.stock.upperBound))
                continue
            }
            wanted.append((sku, count))
            seen[sku] = form.text("seen[\(sku)]").flatMap { Int64($0) }
        }
        let note = trimmed(form.text("note") ?? "")
        guard corrections.isEmpty else { return try await stockList(place, typed: typed, note: note, corrections) }
        do {
            if !wanted.isEmpty {
                try await catalog.setStock(of: place.shop.id, wanted, seen: seen, reason: StockReason(place.person, note))
            }
            let (at, back) = request.place
            let cursor: [(String, String)] = at.map { [(back ? "before" : "after", $0.text)] } ?? []
            return .redirect(to: "\(place.path)/stock" + address(place.stockFilter + cursor + [("done", "stock")]))
        } catch let error as CatalogError {
            corrections.takeStock(error)
            return try await stockList(place, typed: typed, note: note, corrections)
        }
    }

    private func stockList(
        _ place: Workplace, typed: [ID<SKU>: String], note: String, _ corrections: Corrections
    ) async throws -> WebResponse {
        let (language, path) = (place.language, "\(place.path)/stock")
        let shelf = place.request.query("stock").flatMap(ProductFilter.Shelf.init(rawValue:))
        let text = String(trimmed(place.request.query("q") ?? "").prefix(ProductFilter.textMax))
        let (at, back) = place.request.place
        let page = try await catalog.stock(of: place.shop.id, shelf, text: text, limit: 30, at: at, back: back, lowBelow: place.lowLine)
        let glance = try await catalog.glance(of: place.shop.id, lowBelow: place.lowLine)
        let tree = try await catalog.categories()
        let write = place.may.contains("stock.write")
        let tabs: [(Phrase, String, Int64?)] = [
            (Say.all, "", nil), (ListWords.lowTab, "low", glance.low), (ListWords.outTab, "out", glance.out),
        ]
        let views: [HTML] = tabs.map { label, value, count in
            let current: HTML = value == (shelf?.rawValue ?? "") ? #" aria-current="page""# : HTML()
            let href = path + (value.isEmpty ? "" : "?stock=\(value)")
            return
                #"<a href="\#(href)"\#(current)>\#(label, language)\#(count.map { " <span>\(Format.grouped($0))</span>" } ?? HTML())</a>"#
        }
        let hidden: HTML = shelf.map { #"<input type="hidden" name="stock" value="\#($0.rawValue)">"# } ?? HTML()
        let rows: [HTML] = page.items.map { row($0, typed[$0.sku], tree, write, corrections, place) }
        var list: HTML
        if rows.isEmpty {
            list = Empty.html(.basket, StockWords.noneHere(language), action: text.isEmpty ? nil : (ListWords.clear(language), path))
        } else {
            list = #"""
                <div class="tbl flat stocks"><table><caption class="sr">\#(Say.stock, language)</caption><thead><tr><th scope="col">\#(Say.product, language)</th><th scope="col">\#(Say.code, language)</th>\#
                <th scope="col" class="num">\#(Say.onHand, language)</th><th scope="col" class="num">\#(Say.reserved, language)</th><th scope="col" class="num">\#(Say.available, language)</th>\#
                <th scope="col"><span class="sr">\#(Say.operation, language)</span></th></tr></thead><tbody>\#(rows)</tbody></table></div>
                """#
            list += twoWayPager(
                path, place.stockFilter, previous: page.previous, next: page.next,
                StockWords.shown(language, ["n": String(page.items.count)]), language)
        }
        let save: HTML = write && !rows.isEmpty ? reasonBar(note, language) : HTML()
        let cursor: [(String, String)] = at.map { [(back ? "before" : "after", $0.text)] } ?? []
        let labels = Dictionary(
            page.items.map { ("onHand[\($0.sku)]", $0.title + " " + $0.specText) }, uniquingKeysWith: { first, _ in first })
        let body: HTML = #"""
            \#(corrections.summary(labels))<form class="stack t" method="post" action="\#(path)\#(address(place.stockFilter + cursor))" data-once id="stock">\#(place.request.csrfField)</form>\#
            <section class="card" aria-label="\#(Say.stock, language)"><nav class="views" aria-label="\#(ListWords.views, language)">\#(views)</nav>\#
            <form class="filters" role="search" action="\#(path)">\#(hidden)<label class="search">\#(Icon.search.html)<span class="sr">\#(ListWords.search, language)</span>\#
            <input type="search" name="q" value="\#(text)" maxlength="60" placeholder="\#(ListWords.searchHint, language)" enterkeyhint="search"></label><button class="btn line">\#(ListWords.filter, language)</button></form>\#
            \#(list)</section>\#(save)
            """#
        return place.page(
            StockWords.title(language), at: .products, subtitle: StockWords.help(language),
            crumbs: [(Say.products(language), "\(place.path)/products")], body: body, status: corrections.isEmpty ? 200 : 422)
    }

    private func row(
        _ item: StockLineItem, _ typed: String?, _ tree: CategoryTree, _ write: Bool, _ corrections: Corrections, _ place: Workplace
    ) -> HTML {
        let language = place.language
        let own = "\(place.path)/products/\(item.product)/stock?sku=\(item.sku)"
        let spec: String = item.specText.isEmpty ? Say.noSpec(language) : item.specText
        let low: HTML = item.available < place.lowLine ? #" class="b neg""# : #" class="b""#
        let category = tree.line(item.category)
        return #"""
            <tr><td><div class="pt"><span class="pic s">\#(picture(item.picture, category: category, title: item.title))</span><div><a href="\#(own)"><b>\#(item.title)</b></a><span class="sub">\#(spec)</span></div></div></td>\#
            <td data-l="\#(Say.code, language)" class="mono">\#(item.code)</td><td data-l="\#(Say.onHand, language)" class="num">\#
            \#(write ? stockField(item.sku, seen: item.onHand, typed: typed, "\(item.title) \(spec)", corrections, language, form: "stock") : "\(Format.grouped(item.onHand))")</td>\#
            <td data-l="\#(Say.reserved, language)" class="num">\#(Format.grouped(item.reserved))</td><td data-l="\#(Say.available, language)" class="num"><b\#(low)>\#(Format.grouped(item.available))</b></td>\#
            <td class="end"><a href="\#(own)#journal">\#(StockWords.journal, language)<span class="sr"> \#(item.title) \#(spec)</span></a></td></tr>
            """#
    }

    /// The reason and the button under a list of numbers.
    func reasonBar(_ note: String, _ language: Language, form: String = "stock") -> HTML {
        #"""
        <div class="savebar"><label for="note" class="lab">\#(StockWords.reason, language)</label><span class="grow"><input class="in" id="note" name="note" form="\#(form)" value="\#(note)" maxlength="120" list="reasons" autocomplete="off" placeholder="\#(StockWords.reasonHint, language)"></span>\#
        <datalist id="reasons">\#(StockWords.reasons.map { phrase -> HTML in #"<option value="\#(phrase, language)"></option>"# })</datalist><button class="btn teal" form="\#(form)">\#(StockWords.save, language)</button></div>
        """#
    }

    /// A number to be set, and beside it what was seen.
    func stockField(
        _ sku: ID<SKU>, seen: Int64, typed: String?, _ name: String, _ corrections: Corrections, _ language: Language, form: String
    ) -> HTML {
        let path = "onHand[\(sku)]"
        let error = corrections[path]
        let invalid: HTML = error == nil ? HTML() : #" aria-invalid="true" aria-describedby="f-\#(path)-e""#
        let below: HTML = error.map { #"<span class="err" id="f-\#(path)-e">\#($0)</span>"# } ?? HTML()
        return #"""
            <span><input type="hidden" name="seen[\#(sku)]" form="\#(form)" value="\#(seen)"><input class="in num count" id="f-\#(path)" name="\#(path)" form="\#(form)" value="\#(typed ?? String(seen))" inputmode="numeric" autocomplete="off" aria-label="\#(name) \#(Say.onHand, language)"\#(invalid)>\#(below)</span>
            """#
    }
}

extension Workplace {
    /// What the list of stock is asked for.
    fileprivate var stockFilter: [(String, String)] {
        ["stock", "q"].compactMap { name in request.query(name).flatMap { $0.isEmpty ? nil : (name, $0) } }
    }
}

extension Corrections {
    /// A refusal of stock stands at its SKU.
    mutating func takeStock(_ error: CatalogError) {
        if case .stockBelowReserved(let sku, let reserved) = error {
            add("onHand[\(sku)]", "below_reserved", String(reserved))
        } else if case .stockChanged(let sku, let onHand) = error {
            add("onHand[\(sku)]", "changed_meanwhile", String(onHand))
        } else {
            take(error)
        }
    }
}
