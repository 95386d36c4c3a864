// ProductsPage.swift: a shop's products: what may be done at which address, and the list.
import Catalog
import Core
import Design
import Insight
import Settings
import Web

extension Consoles {
    var productPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/products", needs: .shop("catalog.read")) { try await showProducts($0) },
            PageRoute(.get, "/desk/shops/{shop}/products/export", needs: .shop("catalog.read")) { try await exportProducts($0) },
            PageRoute(.post, "/desk/shops/{shop}/products/bulk", needs: .shop("catalog.write")) { try await previewBulk($0) },
            PageRoute(.post, "/desk/shops/{shop}/products/bulk/apply", needs: .shop("catalog.write")) { try await applyBulk($0) },
            PageRoute(.get, "/desk/shops/{shop}/products/new", needs: .shop("catalog.write")) { try await newProduct($0) },
            PageRoute(.post, "/desk/shops/{shop}/products/new", needs: .shop("catalog.write"), bodyLimit: Self.pictureFormBytes) {
                try await saveProduct($0)
            },
        ] + bulkUndoPages + [
            PageRoute(.get, "/desk/shops/{shop}/products/{product}", needs: .shop("catalog.write")) { try await editProduct($0) },
            PageRoute(.post, "/desk/shops/{shop}/products/{product}", needs: .shop("catalog.write"), bodyLimit: Self.pictureFormBytes) {
                try await saveProduct($0)
            },
            PageRoute(.post, "/desk/shops/{shop}/products/{product}/state", needs: .shop("catalog.write")) { try await moveProduct($0) },
            PageRoute(.get, "/desk/shops/{shop}/products/{product}/delete", needs: .shop("catalog.write")) { try await askToDelete($0) },
            PageRoute(.post, "/desk/shops/{shop}/products/{product}/delete", needs: .shop("catalog.write")) { try await deleteProduct($0) },
        ]
    }

    private func moveProduct(_ request: WebRequest) async throws -> WebResponse {
        let shop: ID<Shop> = try request.id("shop")
        let product: ID<Product> = try request.id("product")
        let form = try request.form()
        guard let state = form.text("state").flatMap(Product.State.init(rawValue:)), state == .listed || state == .delisted else {
            throw InvalidInput([FieldProblem("state", "not_a_choice")])
        }
        _ = try await catalog.setState(state, of: product, in: shop, by: request.caller.id())
        return .redirect(to: "/desk/shops/\(shop)/products/\(product)?done=\(state.rawValue)")
    }

    private func exportProducts(_ request: WebRequest) async throws -> WebResponse {
        let shop: ID<Shop> = try request.id("shop")
        let filter = ProductQuery { request.query($0) }.filter(try await catalog.categories())
        let bytes = try await catalog.exportProducts(of: shop, filter, lowBelow: try await settings.values(at: clock.now()).lowStockLine)
        return .csv(bytes, name: "products-\(When.day(clock.now())).csv")
    }

    private func showProducts(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let (language, path) = (place.language, "\(place.path)/products")
        let query = ProductQuery { request.query($0) }
        let tree = try await catalog.categories()
        let filter = query.filter(tree)
        let (at, back) = request.place
        let page = try await catalog.products(
            of: place.shop.id, filter, sort: query.order, limit: 20, at: at, back: back, lowBelow: place.lowLine)
        let glance = try await catalog.glance(of: place.shop.id, lowBelow: place.lowLine)
        let all = try await catalog.count(of: place.shop.id, filter, lowBelow: place.lowLine)
        let ids = page.items.map(\.id)
        let sold: [ID<Product>: ProductFigures]? =
            place.may.contains("insight.read") ? try await insight.sold(ids, of: place.shop.id, days: 30) : nil
        let table = ProductTable(
            place: place, query: query, tree: tree, brands: try await catalog.brands(), glance: glance, all: all,
            totals: try await catalog.shelf(of: place.shop.id, ids), sold: sold)
        let list: HTML =
            page.items.isEmpty ? table.nothing : table.html(page.items, isAll: request.query("select") == "all") + table.pager(page)
        let write = place.may.contains("catalog.write")
        var actions: HTML = #"""
            <a class="btn line" href="\#(place.path)/stock">\#(StockWords.title, language)</a><a class="btn line" href="\#(path)/export\#(address(query.items))">\#(Icon.download.html)\#(ListWords.export, language)</a>
            """#
        if write {
            actions =
                #"<a class="btn line" href="\#(place.path)/import">\#(Icon.upload.html)\#(ListWords.importVerb, language)</a>"# + actions
                + #"<a class="btn line" href="\#(path)/changes">\#(BulkUndoWords.title, language)</a>"#
                + #"<a class="btn teal" href="\#(path)/new">\#(ProductWords.publish, language)</a>"#
        }
        let body: HTML = #"""
            <section class="card" aria-label="\#(Say.products, language)">\#(table.views)\#(table.filters)\#(table.chips)\#(list)</section>
            """#
        let line = ListWords.counts(
            language,
            ["listed": Format.grouped(glance.listed), "draft": Format.grouped(glance.draft), "delisted": Format.grouped(glance.delisted)])
        return place.page(Say.products(language), at: .products, subtitle: line, actions: actions, body: body)
    }
}

extension WebRequest {
    /// `?after=` or `?before=`: where a page of a list lies.
    var place: (at: Cursor?, back: Bool) {
        if let before = query("before").flatMap({ Cursor(text: $0) }) { return (before, true) }
        return (query("after").flatMap { Cursor(text: $0) }, false)
    }
}

extension WebResponse {
    /// A file to be kept.
    static func csv(_ bytes: [UInt8], name: String) -> WebResponse {
        WebResponse(
            headers: ["content-disposition": "attachment; filename=\"\(name)\"", "cache-control": "no-store"],
            contentType: "text/csv; charset=utf-8", body: bytes)
    }
}

enum ProductWords {
    static let publish = Phrase("desk.publish", zh: "发布商品", en: "New product")
    static let none = Phrase("desk.no_products", zh: "还没有商品。", en: "There are no products yet.")
    static let options = Phrase("desk.options", zh: "{n} 个规格", en: "{n} options")
}
