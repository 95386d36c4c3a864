// ChatPage.swift: one person and one shop: what was written, and a field to write in. A guest may write; it is sent once they have
// signed in, and what they typed is there when they come back.
import Catalog
import Core
import CustomerService
import Design
import Identity
import Trade
import Web

/// What was typed, or is about to be.
struct ChatEntry: Sendable {
    var text = "", card: MessageCard?
    let key: String
    var problems: [FieldProblem] = []
    var refusal: (any CodedError)?

    init(_ request: WebRequest, key: String) {
        self.key = key
        if let order: ID<Order> = request.id(query: "order") {
            card = .order(order)
        } else if let product: ID<Product> = request.id(query: "product") {
            card = .product(product)
        }
    }

    init(_ form: Form) throws(InvalidInput) {
        (text, key) = (form.text("text") ?? "", try form.idempotencyKey())
        if let order = form.text("order").flatMap({ ID<Order>($0) }) {
            card = .order(order)
        } else if let product = form.text("product").flatMap({ ID<Product>($0) }) {
            card = .product(product)
        }
    }
}

extension Storefront {
    /// In bytes: a long text is refused in words, with all of it still in its field.
    private static let chatFormBytes = 256 << 10

    var chatPages: [PageRoute] {
        [
            PageRoute(.get, "/messages/{slug}") { request in
                let shop = try await shop(request)
                var entry = ChatEntry(request, key: random.secret())
                if let person = request.caller.person, let draft = try await customerService.draft(to: shop.id, of: person) {
                    (entry.text, entry.card) = (draft.text, entry.card ?? draft.card)
                }
                return try await chat(request, shop, entry)
            },
            PageRoute(
                .post, "/messages/{slug}", bodyLimit: Self.chatFormBytes,
                stale: { request in
                    var entry = try ChatEntry(request.form())
                    entry.refusal = WebError.csrfMismatch
                    return try await chat(request, shop(request), entry, status: 422)
                }, { try await send($0) }),
        ]
    }

    private func shop(_ request: WebRequest) async throws -> Shop {
        guard let slug = request.parameter("slug") else { throw WebError.notFound }
        return try await catalog.shop(slug: slug)
    }

    private func send(_ request: WebRequest) async throws -> WebResponse {
        let shop = try await shop(request)
        var entry = try ChatEntry(request.form())
        let draft: MessageDraft
        do {
            draft = try MessageDraft(text: entry.text, card: entry.card)
        } catch {
            entry.problems = error.problems
            return try await chat(request, shop, entry, status: 422)
        }
        let here = "/messages/\(shop.slug)"
        guard let writer = try? request.caller.id() else {
            let (guest, new) = try await person(request)
            try await customerService.keep(draft, to: shop.id, of: guest)
            let answer = WebResponse.redirect(to: address("/sign-in", [("next", here)]))
            return new.map { answer.setting(cookie($0)) } ?? answer
        }
        do {
            _ = try await customerService.send(draft, to: shop.id, by: writer, key: entry.key)
            return .redirect(to: here + "#last")
        } catch let error as any CodedError where error is ServiceError || error.kind == .conflict {
            entry.refusal = error
            return try await chat(request, shop, entry, status: error.status)
        }
    }

    private func chat(_ request: WebRequest, _ shop: Shop, _ entry: ChatEntry, status: Int = 200) async throws -> WebResponse {
        let (language, reader) = (request.language, try? request.caller.id())
        var thread: PersonThread?
        if let reader {
            thread = try await customerService.thread(of: reader, at: shop.id, PageRequest(limit: 30, after: request.after))
            if let thread, thread.unread > 0, request.after == nil, !request.isAhead, let newest = thread.messages.first {
                try await customerService.markSeen(by: reader, at: shop.id, upTo: newest.id)
            }
        }
        let cards = try await cards(thread?.messages ?? [], entry, shop.id, reader)
        let name: String = try await reader.asyncMap { try await identity.profile(of: $0)?.name ?? "" } ?? ""
        let view = ChatView(shop: shop, entry: entry, thread: thread, cards: cards, name: name, now: clock.now(), language: language)
        var hint: String = reader == nil ? ChatWords.signInFirst(language) : ""
        if thread == nil, let half = try await customerService.answerTimes(of: shop.id, days: 7).halfWithin {
            hint = ChatWords.answers(language, ["time": view.span(half)]) + hint
        }
        return try await show(
            request, shop.name, header: .back(to: reader == nil ? "/shops/\(shop.slug)" : "/messages"), bar: view.form(request),
            status: status, here: request.method == .get ? nil : "/messages/\(shop.slug)", view.body(hint))
    }

    /// What the cards of these messages, and of the one being written, show now.
    private func cards(
        _ messages: [ServiceMessage], _ entry: ChatEntry, _ shop: ID<Shop>, _ reader: ID<Account>?
    ) async throws -> ChatCards {
        var (products, orders): (Set<ID<Product>>, Set<ID<Order>>) = ([], [])
        for card in messages.compactMap(\.card) + [entry.card].compactMap({ $0 }) {
            switch card {
            case .product(let id): products.insert(id)
            case .order(let id): orders.insert(id)
            }
        }
        return ChatCards(
            products: try await catalog.productCards(products.sorted(), of: shop),
            orders: try await reader.asyncMap { try await trade.orders(orders.sorted(), of: $0, at: shop) } ?? [:],
            tree: products.isEmpty ? nil : try await catalog.categories())
    }
}

extension Optional where Wrapped: Sendable {
    fileprivate func asyncMap<Other>(_ transform: (Wrapped) async throws -> Other) async rethrows -> Other? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
