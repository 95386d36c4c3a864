// BulkUndoPages.swift: the last changes of many products, and taking one back.
import Catalog
import Core
import Design
import Identity
import Web

extension Consoles {
    var bulkUndoPages: [PageRoute] {
        [
            PageRoute(.get, "/desk/shops/{shop}/products/changes", needs: .shop("catalog.write")) { try await showBulkChanges($0) },
            PageRoute(.post, "/desk/shops/{shop}/products/changes/{change}/undo", needs: .shop("catalog.write")) { request in
                let place = try await workplace(request)
                let report = try await catalog.undo(request.id("change"), of: place.shop.id, by: place.person)
                let titles = try await catalog.titles(of: place.shop.id, report.skipped.map(\.product))
                return bulkDone(report, titles, place, BulkUndoWords.undone)
            },
        ]
    }

    private func showBulkChanges(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let language = place.language
        let changes = try await catalog.bulkChanges(of: place.shop.id)
        var names: [ID<Account>: String] = [:]
        for person in Set(changes.compactMap(\.person)).sorted() { names[person] = try await identity.profile(of: person)?.name }
        let rows: [HTML] = changes.map { change in
            let end: HTML =
                change.isUndone ? #"<span class="muted">\#(BulkUndoWords.wasUndone, language)</span>"# : undoForm(change.id, place)
            return #"""
                <tr><td data-l="\#(StaffWords.when, language)">\#(When.html(change.at, now: place.now, language))</td><td data-l="\#(StaffWords.who, language)">\#(change.person.flatMap { names[$0] } ?? "")</td>\#
                <td data-l="\#(StaffWords.what, language)">\#(BulkUndoWords.kind(change.kind), language)</td><td data-l="\#(Say.products, language)" class="num">\#(change.products)</td><td>\#(end)</td></tr>
                """#
        }
        let inside: HTML =
            rows.isEmpty
            ? Empty.html(.box, BulkUndoWords.none(language))
            : #"""
            <div class="tbl flat"><table><caption class="sr">\#(BulkUndoWords.title, language)</caption><thead><tr><th scope="col">\#(StaffWords.when, language)</th><th scope="col">\#(StaffWords.who, language)</th>\#
            <th scope="col">\#(StaffWords.what, language)</th><th scope="col" class="num">\#(Say.products, language)</th><th scope="col"><span class="sr">\#(BulkUndoWords.undo, language)</span></th></tr></thead><tbody>\#(rows)</tbody></table></div>
            """#
        return place.page(
            BulkUndoWords.title(language), at: .products, subtitle: BulkUndoWords.about(language),
            crumbs: [(Say.products(language), "\(place.path)/products")], body: #"<section class="card">\#(inside)</section>"#)
    }

    /// The button that takes a change back at once: nothing is lost by it that could not be done again.
    func undoForm(_ change: ID<BulkChange>, _ place: Workplace) -> HTML {
        #"""
        <form class="inline" method="post" action="\#(place.path)/products/changes/\#(change)/undo" data-once>\#(place.request.csrfField)\#
        <button class="btn line">\#(BulkUndoWords.undo, place.language)</button></form>
        """#
    }
}

enum BulkUndoWords {
    static let title = Phrase("desk.undo_title", zh: "最近的批量改动", en: "Latest bulk changes")
    static let about = Phrase(
        "desk.undo_about", zh: "24 小时内可以撤销；之后又被改过的商品会跳过并列出", en: "Each can be undone for 24 hours; what was changed since is left and named"
    )
    static let none = Phrase("desk.undo_none", zh: "24 小时内没有批量改动。", en: "No bulk change in the last 24 hours.")
    static let undo = Phrase("desk.undo", zh: "撤销", en: "Undo")
    static let undone = Phrase("desk.undone", zh: "{n} 件商品恢复成改动前的样子。", en: "{n} products are as they were before.")
    static let wasUndone = Phrase("desk.undo_done", zh: "已撤销", en: "Undone")

    static func kind(_ kind: BulkChange.Kind) -> Phrase {
        switch kind {
        case .listed: Phrase("desk.did_listed_many", zh: "批量上架", en: "Listed many")
        case .delisted: Phrase("desk.did_delisted_many", zh: "批量下架", en: "Delisted many")
        case .priced: Phrase("desk.did_priced_many", zh: "批量改价", en: "Changed many prices")
        }
    }
}
