// ProductsPage.swift: a shop's products, by state, and putting them on and off sale.
import Catalog
import Core
import Design
import Web

extension Consoles {
    var productPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/products", needs: .shop("catalog.read")) { try await showProducts($0) },
            PageRoute(.get, "/desk/shops/{shop}/products/new", needs: .shop("catalog.write")) { try await newProduct($0) },
            PageRoute(.post, "/desk/shops/{shop}/products/new", needs: .shop("catalog.write"), bodyLimit: Self.pictureFormBytes) {
                try await saveProduct($0)
            },
            PageRoute(.get, "/desk/shops/{shop}/products/{product}", needs: .shop("catalog.write")) { try await editProduct($0) },
            PageRoute(.post, "/desk/shops/{shop}/products/{product}", needs: .shop("catalog.write"), bodyLimit: Self.pictureFormBytes) {
                try await saveProduct($0)
            },
            PageRoute(.post, "/desk/shops/{shop}/products/{product}/state", needs: .shop("catalog.write")) { try await moveProduct($0) },
        ]
    }

    private func moveProduct(_ request: WebRequest) async throws -> WebResponse {
        let shop: ID<Shop> = try request.id("shop")
        let form = try request.form()
        guard let state = form.text("state").flatMap(Product.State.init(rawValue:)), state == .listed || state == .delisted else {
            throw InvalidInput([FieldProblem("state", "not_a_choice")])
        }
        _ = try await catalog.setState(state, of: request.id("product"), in: shop)
        let view: String = form.text("view").flatMap(Product.State.init(rawValue:))?.rawValue ?? ""
        return .redirect(to: "/desk/shops/\(shop)/products?done=\(state.rawValue)" + (view.isEmpty ? "" : "&state=\(view)"))
    }

    private func showProducts(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, place.path)
        let state = request.query("state").flatMap(Product.State.init(rawValue:)).flatMap { $0 == .deleted ? nil : $0 }
        let after = request.query("after").flatMap { Cursor(text: $0) }
        let page = try await catalog.products(of: place.shop.id, state: state, PageRequest(limit: 20, after: after))
        let totals = try await catalog.shelf(of: place.shop.id, page.items.map(\.id))
        let glance = try await catalog.glance(of: place.shop.id, lowBelow: place.lowLine)
        let tree = try await catalog.categories()
        let views: [HTML] = [(nil, glance.all), (.listed, glance.listed), (.draft, glance.draft), (.delisted, glance.delisted)].map {
            (view: Product.State?, count: Int64) -> HTML in
            let current: HTML = view == state ? #" aria-current="page""# : HTML()
            let label: String = view.map { Say.state($0)(language) } ?? Say.all(language)
            let href: String = view.map { "\(path)/products?state=\($0.rawValue)" } ?? "\(path)/products"
            return #"<a href="\#(href)"\#(current)>\#(label) <span>\#(Format.grouped(count))</span></a>"#
        }
        let rows: [HTML] = page.items.map { row($0, totals[$0.id], tree, view: state, place) }
        let write = place.may.contains("catalog.write")
        let table: HTML =
            rows.isEmpty
            ? Empty.html(
                .basket, ProductWords.none(language), action: write ? (ProductWords.publish(language), "\(path)/products/new") : nil)
            : #"""
            <div class="tbl flat"><table><caption class="sr">\#(Say.products, language)</caption><thead><tr><th scope="col">\#(Say.product, language)</th>\#
            <th scope="col" class="num">\#(Say.price, language)</th><th scope="col" class="num">\#(Say.available, language)</th><th scope="col">\#(Say.state, language)</th>\#
            <th scope="col"><span class="sr">\#(Say.operation, language)</span></th></tr></thead><tbody>\#(rows)</tbody></table></div>
            """#
        let items: [(String, String)] = state.map { [("state", $0.rawValue)] } ?? []
        let next: String? = page.next.map { "\(path)/products" + address(items + [("after", $0.text)]) }
        let first: HTML = after == nil ? HTML() : #"<p><a href="\#(path)/products\#(address(items))">\#(Say.firstPage, language)</a></p>"#
        let body: HTML = #"""
            <section class="card" aria-label="\#(Say.products, language)"><nav class="views" aria-label="\#(Say.state, language)">\#(views)</nav>\#(table)</section>\#
            \#(Paging.html(next: next, language))\#(first)
            """#
        let actions: HTML = write ? #"<a class="btn teal" href="\#(path)/products/new">\#(ProductWords.publish, language)</a>"# : HTML()
        return place.page(Say.products(language), at: .products, actions: actions, body: body)
    }

    private func row(
        _ card: ProductCard, _ totals: ShelfTotals?, _ tree: CategoryTree, view: Product.State?, _ place: Workplace
    ) -> HTML {
        let (language, path) = (place.language, "\(place.path)/products/\(card.id)")
        let category = tree.line(card.category)
        let options: String =
            totals.map { $0.skus == 1 ? Say.noSpec(language) : ProductWords.options(language, ["n": String($0.skus)]) } ?? ""
        let under: String = [options, category].filter { !$0.isEmpty }.joined(separator: " · ")
        var price = Format.money(card.price)
        if let totals, totals.lowestPrice != totals.highestPrice {
            price = "\(Format.money(totals.lowestPrice)) – \(Yuan.text(totals.highestPrice))"
        }
        let low: HTML = (totals?.available ?? 0) < place.lowLine ? #" class="b neg""# : #" class="b""#
        let stock: HTML = #"""
            <b\#(low)>\#(Format.grouped(totals?.available ?? 0))</b><span class="sub">\#(Say.reserved, language) \#(Format.grouped(totals?.reserved ?? 0))</span>
            """#
        let write = place.may.contains("catalog.write")
        let title: HTML = write ? #"<a href="\#(path)"><b>\#(card.title)</b></a>"# : "<b>\(card.title)</b>"
        var buttons: HTML =
            #"<a class="btn ghost sm" href="\#(path)/stock">\#(Say.stock, language)<span class="sr"> \#(card.title)</span></a>"#
        if write {
            let (to, verb): (Product.State, Phrase) = card.state == .listed ? (.delisted, Say.delist) : (.listed, Say.list)
            buttons += #"""
                <form class="inline" method="post" action="\#(path)/state">\#(place.request.csrfField)<input type="hidden" name="state" value="\#(to.rawValue)">\#
                <input type="hidden" name="view" value="\#(view?.rawValue)"><button class="btn line sm">\#(verb, language)<span class="sr"> \#(card.title)</span></button></form>
                """#
        }
        return #"""
            <tr><td><div class="pt"><span class="pic">\#(picture(card.picture, category: category, title: card.title))</span><div>\#(title)<span class="sub">\#(under)</span></div></div></td>\#
            <td data-l="\#(Say.price, language)" class="num">\#(price)</td><td data-l="\#(Say.available, language)" class="num">\#(stock)</td>\#
            <td data-l="\#(Say.state, language)">\#(card.state.tag(language))</td><td class="end">\#(buttons)</td></tr>
            """#
    }
}

enum ProductWords {
    static let publish = Phrase("desk.publish", zh: "发布商品", en: "New product")
    static let none = Phrase("desk.no_products", zh: "这里还没有商品。", en: "There are no products here.")
    static let options = Phrase("desk.options", zh: "{n} 个规格", en: "{n} options")
}
