// HistoryPages.swift: what a person looked at.
import Catalog
import Core
import Design
import Identity
import Web

extension Storefront {
    var historyPages: [PageRoute] {
        [
            PageRoute(.get, "/me/history", needs: .signedIn) { try await history($0) },
            PageRoute(.post, "/me/history", needs: .signedIn) { request in
                guard let product: ID<Product> = try request.form().id("product") else { throw WebError.badRequest("form") }
                try await catalog.forget([product], of: request.caller.id())
                return .redirect(to: "/me/history")
            },
            PageRoute(.get, "/me/history/clear", needs: .signedIn) { try await askToClear($0) },
            PageRoute(.post, "/me/history/clear", needs: .signedIn) { request in
                try await catalog.forgetHistory(of: request.caller.id())
                return .redirect(to: "/me/history")
            },
        ]
    }

    private func history(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let found = try await catalog.history(of: request.caller.id(), PageRequest(limit: 20, after: request.after))
        guard !found.items.isEmpty else {
            return try await show(
                request, Words.title(language), header: .back(to: "/me"), tab: .me,
                Empty.html(.box, Words.none(language), action: (Words.look(language), "/")))
        }
        let next: String? = found.next.map { address("/me/history", [("after", $0.text)]) }
        let rows = try await keptRows(found.items, "/me/history", Words.forget, request)
        return try await show(
            request, Words.title(language), header: .back(to: "/me"), tab: .me,
            #"""
            <p class="row between sm muted"><span>\#(Words.about, language, ["n": String(Catalog.historyMax)])</span><a class="more" href="/me/history/clear">\#(Words.clear, language)</a></p>
            <section class="card pad stack g3" aria-label="\#(Words.title, language)">\#(rows)</section>\#(Paging.html(next: next, language))
            """#)
    }

    private func askToClear(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        return try await show(
            request, Words.clearTitle(language), header: .back(to: "/me/history"),
            bar: #"""
                <div><a class="btn line" href="/me/history">\#(Words.keep, language)</a><span class="grow"></span>\#
                <button class="btn ink" form="clear">\#(Words.clearNow, language)</button></div>
                """#,
            #"""
            \#(Notice.html(.warning, "\(Words.clearAbout, language)"))
            <form id="clear" method="post" action="/me/history/clear" data-once>\#(request.csrfField)</form>
            """#)
    }
}

private enum Words {
    static let title = Phrase("store.history", zh: "看过的", en: "Recently seen")
    static let about = Phrase("store.history_about", zh: "只有你看得到，最多留 {n} 件。", en: "Only you see this; the last {n} products.")
    static let none = Phrase("store.history_none", zh: "还没有看过商品。", en: "You have not looked at a product yet.")
    static let look = Phrase("store.history_look", zh: "去逛逛", en: "Look around")
    static let forget = Phrase("store.history_forget", zh: "删除", en: "Forget")
    static let clear = Phrase("store.history_clear", zh: "清空", en: "Clear")
    static let clearTitle = Phrase("store.history_clear_title", zh: "清空看过的", en: "Clear what you have seen")
    static let clearAbout = Phrase(
        "store.history_clear_about", zh: "看过的商品会全部删除，不能恢复。收藏和订单不受影响。",
        en: "Everything you looked at is forgotten for good. Favourites and orders stay.")
    static let keep = Phrase("store.history_keep", zh: "留着", en: "Keep it")
    static let clearNow = Phrase("store.history_clear_now", zh: "清空", en: "Clear it")
}
