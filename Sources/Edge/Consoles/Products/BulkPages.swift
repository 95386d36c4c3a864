// BulkPages.swift: many products at once: chosen, previewed, done.
import Catalog
import Core
import Design
import Web

extension Consoles {
    /// Shows what would change; changes nothing.
    func previewBulk(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let form = try request.form()
        var bulk: BulkForm
        if let again = BulkForm(form) {
            bulk = again
        } else {
            guard let deed = form.text("do").flatMap(BulkForm.Deed.init(rawValue:)) else {
                throw InvalidInput([FieldProblem("do", "not_a_choice")])
            }
            bulk = BulkForm(deed, seen: try await chosen(form, place).map { SeenProduct($0.id, version: $0.version) })
        }
        guard !bulk.seen.isEmpty else { return .redirect(to: "\(place.path)/products") }
        var corrections = Corrections(place.language)
        let change = bulk.change(&corrections)
        let products = try await catalog.products(bulk.seen.map(\.id), of: place.shop.id)
        let preview = BulkPreview(place: place, bulk: bulk, change: change, products: products, corrections: corrections)
        return place.page(
            preview.title, at: .products, subtitle: BulkWords.nothingYet(place.language),
            crumbs: [(Say.products(place.language), "\(place.path)/products")], body: preview.html, status: corrections.isEmpty ? 200 : 422)
    }

    /// The products ticked, or all that the filter finds.
    private func chosen(_ form: Form, _ place: Workplace) async throws -> [Product] {
        var ids = form.texts("id").prefix(Catalog.manyMax).compactMap { ID<Product>($0) }
        if form.text("all") != nil {
            let filter = ProductQuery(carried: form.text("filter") ?? "").filter(try await catalog.categories())
            ids = try await catalog.productIDs(of: place.shop.id, filter, limit: Int64(Catalog.manyMax), lowBelow: place.lowLine)
        }
        return try await catalog.products(ids, of: place.shop.id)
    }

    /// Each product for itself: one that somebody changed since the preview is left as it is, and named.
    func applyBulk(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        guard let bulk = try BulkForm(request.form()) else { throw InvalidInput([FieldProblem("seen", "wrong_type")]) }
        var corrections = Corrections(place.language)
        guard let change = bulk.change(&corrections) else { return try await previewBulk(request) }
        let report = try await catalog.change(bulk.seen, of: place.shop.id, change, by: place.person)
        let titles = try await catalog.titles(of: place.shop.id, report.skipped.map(\.product))
        return bulkDone(report, titles, place, BulkWords.done)
    }

    /// - Parameter words: of what was done with `{n}` products.
    func bulkDone(_ report: ManyReport, _ titles: [ID<Product>: String], _ place: Workplace, _ words: Phrase) -> WebResponse {
        let language = place.language
        let line: HTML = "\(words, language, ["n": String(report.done.count)])"
        var body = Notice.html(.info, line)
        if !report.skipped.isEmpty {
            let rows: [HTML] = report.skipped.map { skip in
                let title: String = titles[skip.product] ?? TrendWords.gone(language)
                return #"""
                    <tr><td><a href="\#(place.path)/products/\#(skip.product)"><b>\#(title)</b></a></td><td data-l="\#(BulkWords.why, language)">\#(BulkWords.skipped(skip.why), language)</td></tr>
                    """#
            }
            body += #"""
                <section class="card"><header><h2>\#(BulkWords.skippedTitle, language, ["n": String(report.skipped.count)])</h2></header><div class="tbl flat"><table>\#
                <thead><tr><th scope="col">\#(Say.product, language)</th><th scope="col">\#(BulkWords.why, language)</th></tr></thead><tbody>\#(rows)</tbody></table></div></section>
                """#
        }
        let undo: HTML = report.change.map { undoForm($0, place) } ?? HTML()
        body +=
            #"<div class="row wrap"><a class="btn teal" href="\#(place.path)/products?sort=changed">\#(BulkWords.back, language)</a>\#(undo)</div>"#
        return place.page(
            BulkWords.doneTitle(language), at: .products, crumbs: [(Say.products(language), "\(place.path)/products")], body: body)
    }
}
