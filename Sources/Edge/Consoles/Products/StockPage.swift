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
            PageRoute(.get, "/desk/shops/{shop}/stock", needs: .shop("stock.read")) { try await showStockList($0) },
            PageRoute(.post, "/desk/shops/{shop}/stock", needs: .shop("stock.write")) { try await setStockList($0) },
            PageRoute(.get, "/desk/shops/{shop}/products/{product}/stock/journal", needs: .shop("stock.read")) {
                try await exportJournal($0)
            },
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
        let note = trimmed(form.text("note") ?? "")
        let seen = Dictionary(uniqueKeysWithValues: rows.map { ($0.sku.id, $0.seen) })
        guard corrections.isEmpty else { return try await showStock(place, product, rows, corrections, note: note) }
        do {
            if !wanted.isEmpty {
                try await catalog.setStock(of: place.shop.id, wanted, seen: seen, reason: StockReason(place.person, note))
            }
            return .redirect(to: "\(place.path)/products/\(product.id)/stock?done=stock")
        } catch let error as CatalogError {   // an order was faster
            corrections.takeStock(error)
            return try await showStock(place, product, rows, corrections, note: note)
        }
    }

    private func showStock(
        _ place: Workplace, _ product: Product, _ rows: [StockRow], _ corrections: Corrections, note: String = ""
    ) async throws -> WebResponse {
        let language = place.language
        let path = "\(place.path)/products/\(product.id)"
        let write = place.may.contains("stock.write")
        let chosen: SKU? =
            place.request.query("sku").flatMap { ID<SKU>($0) }.flatMap { id in product.skus.first { $0.id == id } } ?? product.skus.first
        let lines: [HTML] = rows.map { line($0, product, isChosen: $0.sku.id == chosen?.id, write, path, corrections, place) }
        let labels = Dictionary(uniqueKeysWithValues: rows.map { ($0.path, name(of: $0.sku, language)) })
        let table: HTML = #"""
            \#(corrections.summary(labels))<form method="post" action="\#(path)/stock" id="stock" data-once>\#(place.request.csrfField)</form><section class="card">\#
            <div class="tbl flat stocks"><table><caption class="sr">\#(Say.stock, language)</caption><thead><tr><th scope="col">\#(Say.spec, language)</th><th scope="col">\#(Say.code, language)</th>\#
            <th scope="col" class="num">\#(Say.onHand, language)</th><th scope="col" class="num">\#(Say.reserved, language)</th><th scope="col" class="num">\#(Say.available, language)</th>\#
            <th scope="col"><span class="sr">\#(Say.operation, language)</span></th></tr></thead><tbody>\#(lines)</tbody></table></div></section>\#(write ? reasonBar(note, language) : HTML())
            """#
        let journal: HTML = if let chosen { try await journal(of: chosen, product, place) } else { HTML() }
        let actions: HTML =
            place.may.contains("catalog.write") ? #"<a class="btn line" href="\#(path)">\#(StockWords.editProduct, language)</a>"# : HTML()
        return place.page(
            Say.stock(language), at: .products, subtitle: product.title,
            crumbs: [(Say.products(language), "\(place.path)/products"), (StockWords.title(language), "\(place.path)/stock")],
            actions: actions, body: table + journal, status: corrections.isEmpty ? 200 : 422)
    }

    func name(of sku: SKU, _ language: Language) -> String { sku.specText.isEmpty ? Say.noSpec(language) : sku.specText }

    private func line(
        _ row: StockRow, _ product: Product, isChosen: Bool, _ write: Bool, _ path: String, _ corrections: Corrections, _ place: Workplace
    ) -> HTML {
        let (sku, language) = (row.sku, place.language)
        let number: HTML =
            write
            ? stockField(sku.id, seen: row.seen, typed: row.typed, name(of: sku, language), corrections, language, form: "stock")
            : "\(Format.grouped(sku.onHand))"
        let low: HTML = sku.available < place.lowLine ? #" class="b neg""# : #" class="b""#
        let current: HTML = isChosen ? #" aria-current="true""# : HTML()
        return #"""
            <tr><td><b class="b">\#(name(of: sku, language))</b></td><td data-l="\#(Say.code, language)" class="mono">\#(sku.code)</td>\#
            <td data-l="\#(Say.onHand, language)" class="num">\#(number)</td><td data-l="\#(Say.reserved, language)" class="num">\#(Format.grouped(sku.reserved))</td>\#
            <td data-l="\#(Say.available, language)" class="num"><b\#(low)>\#(Format.grouped(sku.available))</b></td>\#
            <td class="end"><a href="\#(path)/stock?sku=\#(sku.id)#journal"\#(current)>\#(StockWords.journal, language)<span class="sr"> \#(name(of: sku, language))</span></a></td></tr>
            """#
    }
}

enum StockWords {
    static let help = Phrase(
        "desk.stock_help", zh: "在库是仓里实际有的件数；订单占用的不能再卖。", en: "On hand is what lies in the store; what orders reserved cannot be sold again."
    )
    static let save = Phrase("desk.stock_save", zh: "保存库存", en: "Save stock")
    static let editProduct = Phrase("desk.edit_product", zh: "编辑商品", en: "Edit the product")
    static let title = Phrase("desk.stock_title", zh: "库存", en: "Stock")
    static let noneHere = Phrase("desk.stock_none", zh: "这里没有规格。", en: "Nothing is listed here.")
    static let shown = Phrase("desk.stock_shown", zh: "本页 {n} 个规格", en: "{n} options here")
    static let reason = Phrase("desk.stock_reason", zh: "原因", en: "Reason")
    static let reasonHint = Phrase("desk.stock_reason_hint", zh: "盘点、到货、报损……记在流水里", en: "A count, a delivery, a loss: kept in the journal")
    static let reasons = [
        Phrase("desk.reason_count", zh: "盘点", en: "Counted"), Phrase("desk.reason_delivery", zh: "到货", en: "Delivery"),
        Phrase("desk.reason_loss", zh: "报损", en: "Lost or broken"),
    ]
    static let before = Phrase("desk.journal_before", zh: "变动前", en: "Before")
    static let after = Phrase("desk.journal_after", zh: "变动后", en: "After")
    static let change = Phrase("desk.journal_change", zh: "在库变动", en: "Change")
    static let reservedChange = Phrase("desk.journal_reserved", zh: "占用变动", en: "Reserved")
    static let who = Phrase("desk.journal_who", zh: "谁", en: "Who")
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
        case .writeOff: Phrase("desk.cause_write_off", zh: "退货报损", en: "Returned, no good")
        }
    }
}
