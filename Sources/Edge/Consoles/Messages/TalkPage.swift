// TalkPage.swift: one conversation at the desk: answering, taking, handing over, closing.
import Catalog
import Core
import CustomerService
import Design
import Identity
import Trade
import Web

/// What somebody of the shop is about to send.
struct TalkEntry: Sendable {
    var text = "", product = ""
    let key: String

    init(key: String) { self.key = key }
    init(_ form: Form) throws(InvalidInput) {
        (text, product, key) = (form.text("text") ?? "", form.text("product") ?? "", try form.idempotencyKey())
    }
}

extension Consoles {
    var talkPages: [PageRoute] {
        let path = "/desk/shops/{shop}/messages/{conversation}"
        return [
            PageRoute(.get, path, needs: .shop(CustomerService.read)) { request in
                let place = try await workplace(request)
                var entry = TalkEntry(key: random.secret())
                if let reply = request.query("reply").flatMap({ ID<QuickReply>($0) }) {
                    entry.text = try await customerService.quickReplies(of: place.shop.id).first { $0.id == reply }?.text ?? ""
                }
                return try await showTalk(place, entry, Corrections(place.language))
            },
            PageRoute(
                .post, path, needs: .shop(CustomerService.write), bodyLimit: Self.messageFormBytes,
                stale: { request in
                    let place = try await workplace(request)
                    var corrections = Corrections(place.language)
                    corrections.take(WebError.csrfMismatch)
                    return try await showTalk(place, TalkEntry(request.form()), corrections)
                }, { try await answer($0) }),
            PageRoute(.post, path + "/take", needs: .shop(CustomerService.write)) { request in
                try await act(request, done: "taken") { place, id in
                    try await customerService.take(id, of: place.shop.id, by: place.person)
                }
            },
            PageRoute(.post, path + "/hand-over", needs: .shop(CustomerService.write)) { request in
                let to = try request.form().text("to").flatMap { ID<Account>($0) }
                return try await act(request, done: "handed") { place, id in
                    guard let to else { throw ServiceError.notStaff }
                    try await customerService.handOver(id, of: place.shop.id, to: to)
                }
            },
            PageRoute(.post, path + "/close", needs: .shop(CustomerService.write)) { request in
                try await act(request, done: "closed") { place, id in try await customerService.close(id, of: place.shop.id) }
            },
        ]
    }

    private func act(
        _ request: WebRequest, done: String, _ body: (Workplace, ID<Conversation>) async throws -> Void
    ) async throws -> WebResponse {
        let place = try await workplace(request)
        let id: ID<Conversation> = try request.id("conversation")
        do {
            try await body(place, id)
            return .redirect(to: "\(place.path)/messages/\(id)?done=\(done)")
        } catch let error as ServiceError where error.kind == .conflict {
            var corrections = Corrections(place.language)
            corrections.take(error)
            return try await showTalk(place, TalkEntry(key: random.secret()), corrections)
        }
    }

    private func answer(_ request: WebRequest) async throws -> WebResponse {
        let place = try await workplace(request)
        let id: ID<Conversation> = try request.id("conversation")
        let form = try request.form()
        let entry = try TalkEntry(form)
        var corrections = Corrections(place.language)
        var card: MessageCard? = form.text("order").flatMap { ID<Order>($0) }.map { .order($0) }
        if card == nil { card = ID<Product>(entry.product).map { .product($0) } }
        do {
            let draft = try MessageDraft(text: entry.text, card: card)
            _ = try await customerService.answer(id, of: place.shop.id, draft, by: place.person, key: entry.key)
            return .redirect(to: "\(place.path)/messages/\(id)?done=answered#last")
        } catch let error as ServiceError where error == .cardNotFound {
            corrections.take(error)
        } catch let error as any CodedError where error.kind == .conflict || error.kind == .invalid {
            corrections.take(error)
        }
        return try await showTalk(place, entry, corrections)
    }

    private func showTalk(_ place: Workplace, _ entry: TalkEntry, _ corrections: Corrections) async throws -> WebResponse {
        let shop = place.shop.id
        let talk = try await customerService.conversation(place.request.id("conversation"), of: shop)
        let after = place.request.query("after").flatMap { Cursor(text: $0) }
        let page = try await customerService.messages(of: talk.id, at: shop, PageRequest(limit: 30, after: after))
        if talk.unread > 0, after == nil, !place.request.isAhead, place.may.contains(CustomerService.write), let newest = page.items.first {
            try await customerService.markSeen(talk.id, of: shop, upTo: newest.id)
        }
        let orders = place.may.contains("orders.read") ? try await trade.orders(of: talk.buyer, at: shop, limit: 10) : []
        var (products, cardOrders): (Set<ID<Product>>, Set<ID<Order>>) = ([], [])
        for card in page.items.compactMap(\.card) {
            switch card {
            case .product(let id): products.insert(id)
            case .order(let id): cardOrders.insert(id)
            }
        }
        let people = Set(page.items.map(\.sender)).union([talk.buyer]).union([talk.assignee].compactMap { $0 })
        let view = TalkView(
            place: place, talk: talk, messages: page.items.reversed(), next: page.next, orders: orders,
            products: try await catalog.productCards(products.sorted(), of: shop),
            cardOrders: try await trade.orders(cardOrders.sorted(), of: talk.buyer, at: shop),
            names: try await identity.displayNames(of: people.sorted()),
            colleagues: try await identity.staff(of: place.organisation, whoMay: CustomerService.write),
            replies: try await customerService.quickReplies(of: shop),
            listed: try await catalog.products(of: shop, state: .listed, PageRequest(limit: 50)).items, entry: entry,
            corrections: corrections)
        return place.page(
            view.buyer, at: .messages, crumbs: [(Say.messages(place.language), "\(place.path)/messages")],
            actions: TalkWords.tag(talk, place), body: view.body, status: corrections.isEmpty ? 200 : 422)
    }
}
