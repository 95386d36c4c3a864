// ConversationPages.swift: the shops that a person wrote to.
import Catalog
import Core
import CustomerService
import Design
import Web

extension Storefront {
    var conversationPages: [PageRoute] { [PageRoute(.get, "/messages", needs: .signedIn) { try await showConversations($0) }] }

    private func showConversations(_ request: WebRequest) async throws -> WebResponse {
        let language = request.language
        let page = try await customerService.conversations(of: request.caller.id(), PageRequest(limit: 20, after: request.after))
        guard !page.items.isEmpty else {
            return try await show(
                request, ChatWords.title(language), header: .back(to: "/me"), tab: .me,
                Empty.html(.box, ChatWords.none(language), action: (ChatWords.look(language), "/")))
        }
        let shops = try await catalog.shopCards(page.items.map(\.shop))
        let rows: [HTML] = page.items.compactMap { item in shops[item.shop].map { row(item, $0, language) } }
        let next: String? = page.next.map { address("/messages", [("after", $0.text)]) }
        return try await show(
            request, ChatWords.title(language), header: .back(to: "/me"), tab: .me,
            #"<ul class="card rows">\#(rows)</ul>\#(Paging.html(next: next, language))"#)
    }

    private func row(_ item: PersonConversation, _ shop: ShopCard, _ language: Language) -> HTML {
        let who: HTML = item.last.side == .buyer ? "\(ChatWords.you, language)\(ChatWords.colon, language)" : HTML()
        let said: String = item.last.text.isEmpty ? item.last.card.map { ChatWords.card($0)(language) } ?? "" : item.last.text
        let name: HTML =
            item.unread > 0
            ? #"<b>\#(shop.name)</b> <span class="tag red">\#(ChatWords.newCount, language, ["n": Format.count(item.unread, language)])</span>"#
            : "\(shop.name)"
        return #"""
            <li><a href="/messages/\#(shop.slug)#last"><span class="av t" aria-hidden="true">\#(shop.name.prefix(1))</span><span class="grow"><span class="row between base"><span>\#(name)</span>\#
            <span class="sm muted num">\#(When.html(item.last.at, now: clock.now(), language))</span></span><span class="wide-line sm ink2" dir="auto">\#(who)\#(said)</span></span></a></li>
            """#
    }
}
