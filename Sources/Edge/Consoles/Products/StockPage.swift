// StockPage.swift: a product's stock per SKU, setting it, and its journal.
import Catalog
import Core
import Design
import Web

/// What is typed for one SKU, beside what the merchant saw.
private struct StockRow {
    let sku: SKU
    var typed: String
    var seen: Int64
    var path: String { "onHand[\(sku.id)]" }
}

extension Consoles {
    var stockPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/products/{product}/stock", needs: .shop("stock.read")) { request in
                let place = try await workplace(request)
                let product = try await catalog.product(request.id("product"), of: place.shop.id)
                let rows = product.skus.map { StockRow(sku: $0, typed: String($0.onHand), seen: $0.onHand) }
                return try await showStock(place, product, rows, Corrections(place.language))
            },
            PageRoute(.post, "/desk/shops/{shop}/products/{product}/stock", needs: .shop("stock.write"), bodyLimit: 256 << 10) {
                try await setStock($0)
            },
        ]
    }

    /// Only what the merchant changed is set: orders move the other numbers meanwhile.
    private func setStock(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        let product = try await catalog.product(request.id("product"), of: place.shop.id)
        var corrections = Corrections(place.language)
        var wanted: [(sku: ID<SKU>, onHand: Int64)] = []
        var rows = product.skus.map { sku in
            StockRow(
                sku: sku, typed: trimmed(form.text("onHand[\(sku.id)]") ?? String(sku.onHand)),
                seen: form.text("seen[\(sku.id)]").flatMap { Int64($0) } ?? sku.onHand)
        }
        for index in rows.indices where rows[index].typed != String(rows[index].seen) {
            let row = rows[index]
            guard let count = typedCount(row.typed) else {
                corrections.add(row.path, "not_an_integer")
                continue
            }
            guard count <= ProductBounds.stock.upperBound else {
                corrections.add(row.path, "too_large", Format.grouped(ProductBounds.stock.upperBound))
                continue
            }
            if row.seen != row.sku.onHand {
                corrections.add(row.path, "changed_meanwhile", String(row.sku.onHand))
                rows[index].seen = row.sku.onHand
            } else if count < row.sku.reserved {
                corrections.add(row.path, "below_reserved", String(row.sku.reserved))
            } else {
                wanted.append((row.sku.id, count))
            }
        }
        guard corrections.isEmpty else { return try await showStock(place, product, rows, corrections) }
        do {
            if !wanted.isEmpty { try await catalog.setStock(of: place.shop.id, wanted) }
            return .redirect(to: "\(place.path)/products/\(product.id)/stock?done=stock")
        } catch let error as CatalogError {   // an order was faster
            corrections.take(error)
            return try await showStock(place, product, rows, corrections)
        }
    }

    private func showStock(
        _ place: Workplace, _ product: Product, _ rows: [StockRow], _ corrections: Corrections
    ) async throws -> WebResponse {
        let language = place.language
        let path = "\(place.path)/products/\(product.id)"
        let write = place.may.contains("stock.write")
        let chosen: SKU? =
            place.request.query("sku").flatMap { ID<SKU>($0) }.flatMap { id in product.skus.first { $0.id == id } } ?? product.skus.first
        let lines: [HTML] = rows.map { line($0, product, isChosen: $0.sku.id == chosen?.id, write, path, corrections, language) }
        let labels = Dictionary(uniqueKeysWithValues: rows.map { ($0.path, name(of: $0.sku, language)) })
        let save: HTML =
            write
            ? #"<div class="bd row between wrap"><span class="sub">\#(StockWords.help, language)</span><button class="btn teal">\#(StockWords.save, language)</button></div>"#
            : HTML()
        let table: HTML = #"""
            \#(corrections.summary(labels))<section class="card"><form method="post" action="\#(path)/stock">\#(place.request.csrfField)\#
            <div class="tbl flat stocks"><table><caption class="sr">\#(Say.stock, language)</caption><thead><tr><th scope="col">\#(Say.spec, language)</th><th scope="col">\#(Say.code, language)</th>\#
            <th scope="col" class="num">\#(Say.onHand, language)</th><th scope="col" class="num">\#(Say.reserved, language)</th><th scope="col" class="num">\#(Say.available, language)</th>\#
            <th scope="col"><span class="sr">\#(Say.operation, language)</span></th></tr></thead><tbody>\#(lines)</tbody></table></div>\#(save)</form></section>
            """#
        let journal: HTML = if let chosen { try await journal(of: chosen, product, place) } else { HTML() }
        let actions: HTML =
            place.may.contains("catalog.write") ? #"<a class="btn line" href="\#(path)">\#(StockWords.editProduct, language)</a>"# : HTML()
        return place.page(
            Say.stock(language), at: .products, subtitle: product.title, crumbs: [(Say.products(language), "\(place.path)/products")],
            actions: actions, body: table + journal, status: corrections.isEmpty ? 200 : 422)
    }

    private func name(of sku: SKU, _ language: Language) -> String { sku.specText.isEmpty ? Say.noSpec(language) : sku.specText }

    private func line(
        _ row: StockRow, _ product: Product, isChosen: Bool, _ write: Bool, _ path: String, _ corrections: Corrections, _ language: Language
    ) -> HTML {
        let (sku, error) = (row.sku, corrections[row.path])
        let invalid: HTML = error == nil ? HTML() : #" aria-invalid="true" aria-describedby="f-\#(row.path)-e""#
        let below: HTML = error.map { #"<span class="err" id="f-\#(row.path)-e">\#($0)</span>"# } ?? HTML()
        let number: HTML =
            write
            ? #"""
            <span><input type="hidden" name="seen[\#(sku.id)]" value="\#(row.seen)"><input class="in num count" id="f-\#(row.path)" name="\#(row.path)" value="\#(row.typed)" inputmode="numeric" autocomplete="off" aria-label="\#(name(of: sku, language)) \#(Say.onHand, language)"\#(invalid)>\#(below)</span>
            """# : "\(Format.grouped(sku.onHand))"
        let low: HTML = sku.available < Self.lowBelow ? #" class="b neg""# : #" class="b""#
        let current: HTML = isChosen ? #" aria-current="true""# : HTML()
        return #"""
            <tr><td><b class="b">\#(name(of: sku, language))</b></td><td data-l="\#(Say.code, language)" class="mono">\#(sku.code)</td>\#
            <td data-l="\#(Say.onHand, language)" class="num">\#(number)</td><td data-l="\#(Say.reserved, language)" class="num">\#(Format.grouped(sku.reserved))</td>\#
            <td data-l="\#(Say.available, language)" class="num"><b\#(low)>\#(Format.grouped(sku.available))</b></td>\#
            <td class="end"><a href="\#(path)/stock?sku=\#(sku.id)#journal"\#(current)>\#(StockWords.journal, language)<span class="sr"> \#(name(of: sku, language))</span></a></td></tr>
            """#
    }

    private func journal(of sku: SKU, _ product: Product, _ place: Workplace) async throws -> HTML {
        let language = place.language
        let after = place.request.query("after").flatMap { Cursor(text: $0) }
        let page = try await catalog.stockJournal(of: sku.id, in: place.shop.id, PageRequest(limit: 20, after: after))
        let path = "\(place.path)/products/\(product.id)/stock"
        let rows: [HTML] = page.items.map { entry in
            let order: HTML =
                entry.reference > 0 && place.may.contains("orders.read")
                ? #"<a class="mono" href="\#(place.path)/orders/\#(entry.reference)">\#(entry.reference)</a>"# : HTML()
            return #"""
                <tr><td>\#(StockWords.cause(entry.cause), language)</td><td data-l="\#(StockWords.when, language)">\#(When.html(entry.at, now: place.now, language))</td>\#
                <td data-l="\#(Say.onHand, language)" class="num">\#(signed(entry.onHand))</td><td data-l="\#(Say.reserved, language)" class="num">\#(signed(entry.reserved))</td>\#
                <td data-l="\#(StockWords.order, language)">\#(order)</td></tr>
                """#
        }
        let next: String? = page.next.map { path + address([("sku", sku.id.description), ("after", $0.text)]) + "#journal" }
        return #"""
            <section class="card" id="journal"><header><h2>\#(StockWords.journal, language)</h2><span class="sub">\#(name(of: sku, language))</span></header>\#
            <div class="tbl flat"><table><thead><tr><th scope="col">\#(StockWords.what, language)</th><th scope="col">\#(StockWords.when, language)</th>\#
            <th scope="col" class="num">\#(Say.onHand, language)</th><th scope="col" class="num">\#(Say.reserved, language)</th><th scope="col">\#(StockWords.order, language)</th></tr></thead>\#
            <tbody>\#(rows)</tbody></table></div></section>\#(Paging.html(next: next, language))
            """#
    }

    private func signed(_ number: Int64) -> String {
        number > 0 ? "+\(Format.grouped(number))" : number == 0 ? "—" : Format.grouped(number)
    }
}

enum StockWords {
    static let help = Phrase(
        "desk.stock_help", zh: "在库是仓里实际有的件数；订单占用的不能再卖。", en: "On hand is what lies in the store; what orders reserved cannot be sold again."
    )
    static let save = Phrase("desk.stock_save", zh: "保存库存", en: "Save stock")
    static let editProduct = Phrase("desk.edit_product", zh: "编辑商品", en: "Edit the product")
    static let journal = Phrase("desk.journal", zh: "库存流水", en: "Journal")
    static let what = Phrase("desk.journal_what", zh: "事由", en: "What")
    static let when = Phrase("desk.journal_when", zh: "时间", en: "When")
    static let order = Phrase("desk.journal_order", zh: "订单", en: "Order")

    static func cause(_ cause: StockEntry.Cause) -> Phrase {
        switch cause {
        case .initial: Phrase("desk.cause_initial", zh: "首次入库", en: "First stock")
        case .set: Phrase("desk.cause_set", zh: "手工修改", en: "Set by hand")
        case .import: Phrase("desk.cause_import", zh: "文件导入", en: "Import")
        case .reserve: Phrase("desk.cause_reserve", zh: "下单占用", en: "Reserved by an order")
        case .release: Phrase("desk.cause_release", zh: "取消释放", en: "Given back")
        case .ship: Phrase("desk.cause_ship", zh: "发货出库", en: "Shipped")
        case .restock: Phrase("desk.cause_restock", zh: "退货入库", en: "Returned")
        }
    }
}
