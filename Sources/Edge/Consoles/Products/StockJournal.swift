// StockJournal.swift: every change of a SKU's stock: what, when, from how many to how many, who and why.
import Catalog
import Core
import Design
import Identity
import Web

extension Consoles {
    func journal(of sku: SKU, _ product: Product, _ place: Workplace) async throws -> HTML {
        let language = place.language
        let after = place.request.query("after").flatMap { Cursor(text: $0) }
        let page = try await catalog.stockJournal(of: sku.id, in: place.shop.id, PageRequest(limit: 20, after: after))
        let path = "\(place.path)/products/\(product.id)/stock"
        let people = try await names(of: page.items.compactMap(\.person))
        let rows: [HTML] = page.items.map { entry in
            let order: HTML =
                entry.reference > 0 && place.may.contains("orders.read")
                ? #"<a class="mono" href="\#(place.path)/orders/\#(entry.reference)">\#(entry.reference)</a>"# : HTML()
            let note: HTML = entry.note.isEmpty ? HTML() : #"<span class="sub">\#(entry.note)</span>"#
            return #"""
                <tr><td><div>\#(StockWords.cause(entry.cause), language)\#(note)</div></td><td data-l="\#(StockWords.when, language)">\#(When.html(entry.at, now: place.now, language))</td>\#
                <td data-l="\#(StockWords.before, language)" class="num">\#(Format.grouped(entry.onHandBefore))</td><td data-l="\#(StockWords.change, language)" class="num">\#(signed(entry.onHand))</td>\#
                <td data-l="\#(StockWords.after, language)" class="num b">\#(Format.grouped(entry.onHandAfter))</td><td data-l="\#(StockWords.reservedChange, language)" class="num">\#(signed(entry.reserved))</td>\#
                <td data-l="\#(StockWords.who, language)">\#(entry.person.flatMap { people[$0] })</td><td data-l="\#(StockWords.order, language)">\#(order)</td></tr>
                """#
        }
        let next: String? = page.next.map { path + address([("sku", sku.id.description), ("after", $0.text)]) + "#journal" }
        let first: HTML =
            after == nil ? HTML() : #"<p><a class="tapline" href="\#(path)?sku=\#(sku.id)#journal">\#(Say.firstPage, language)</a></p>"#
        return #"""
            <section class="card" id="journal"><header><h2>\#(StockWords.journal, language) <span class="sub">\#(name(of: sku, language))</span></h2>\#
            <a href="\#(path)/journal?sku=\#(sku.id)">\#(ListWords.export, language)</a></header><div class="tbl flat"><table><caption class="sr">\#(StockWords.journal, language)</caption><thead><tr><th scope="col">\#(StockWords.what, language)</th><th scope="col">\#(StockWords.when, language)</th>\#
            <th scope="col" class="num">\#(StockWords.before, language)</th><th scope="col" class="num">\#(StockWords.change, language)</th><th scope="col" class="num">\#(StockWords.after, language)</th>\#
            <th scope="col" class="num">\#(StockWords.reservedChange, language)</th><th scope="col">\#(StockWords.who, language)</th><th scope="col">\#(StockWords.order, language)</th></tr></thead>\#
            <tbody>\#(rows)</tbody></table></div></section>\#(Paging.html(next: next, language))\#(first)
            """#
    }

    /// The newest 5,000 entries of a SKU as a file.
    func exportJournal(_ request: WebRequest) async throws -> WebResponse {
        let shop: ID<Shop> = try request.id("shop")
        let product = try await catalog.product(request.id("product"), of: shop)
        let id: ID<SKU>? = request.query("sku").flatMap { ID($0) }
        guard let sku = id == nil ? product.skus.first : product.skus.first(where: { $0.id == id }) else {
            throw CatalogError.productNotFound
        }
        let language = request.language
        var file = CSVText()
        let heads: [Phrase] = [
            StockWords.when, StockWords.what, StockWords.before, StockWords.change, StockWords.after, StockWords.reservedChange,
            StockWords.who,
            StockWords.reason, StockWords.order,
        ]
        file.add(heads.map { $0(language) })
        var (after, pages): (Cursor?, Int) = (nil, 0)
        repeat {
            let page = try await catalog.stockJournal(of: sku.id, in: shop, PageRequest(limit: 100, after: after))
            let people = try await names(of: page.items.compactMap(\.person))
            for entry in page.items {
                file.add([
                    When.day(entry.at) + " " + When.clock(entry.at), StockWords.cause(entry.cause)(language), String(entry.onHandBefore),
                    String(entry.onHand), String(entry.onHandAfter), String(entry.reserved), entry.person.flatMap { people[$0] } ?? "",
                    entry.note, entry.reference > 0 ? String(entry.reference) : "",
                ])
            }
            (after, pages) = (page.next, pages + 1)
        } while after != nil && pages < 50
        return file.response("stock-\(sku.id).csv")
    }

    private func names(of people: [ID<Account>]) async throws -> [ID<Account>: String] {
        var names: [ID<Account>: String] = [:]
        for person in Set(people) { names[person] = try await identity.profile(of: person)?.name }
        return names
    }

    private func signed(_ number: Int64) -> String {
        number > 0 ? "+\(Format.grouped(number))" : number == 0 ? "—" : Format.grouped(number)
    }
}
