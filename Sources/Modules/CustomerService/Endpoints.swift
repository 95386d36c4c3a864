// Endpoints.swift: a person's API: writing to shops.
import Catalog
import Core
import Identity
import Trade
import Web

struct ListInput: Sendable {
    let limit: Int64, after: Cursor?
    var request: PageRequest { PageRequest(limit: limit, after: after) }
}
struct ShopPageInput: Sendable {
    let shop: ID<Shop>, limit: Int64, after: Cursor?
    var request: PageRequest { PageRequest(limit: limit, after: after) }
}
struct CardInput: Sendable { let kind: MessageCard.Kind, id: String }
struct WriteInput: Sendable { let shop: ID<Shop>, text: String, card: CardInput? }
struct SeenInput: Sendable { let shop: ID<Shop>, message: ID<ServiceMessage> }

extension CustomerService {
    public var endpoints: [AnyEndpoint] {
        [listConversations.erased, listMessages.erased, sendMessage.erased, seeMessages.erased] + shopEndpoints
    }

    var listConversations: Endpoint<ListInput, Page<PersonConversationView>> {
        Endpoint(
            .get, "/api/v1/me/conversations", "Lists the shops that the caller wrote to, the latest first.", needs: .signedIn,
            input: .object(
                ListInput.init, Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)), output: .page(of: .personConversation)
        ) { input, call in try await conversations(of: call.id(), input.request).map(PersonConversationView.init) }
    }

    var listMessages: Endpoint<ShopPageInput, Page<MessageView>> {
        Endpoint(
            .get, "/api/v1/me/shops/{shop}/messages", "Lists what the caller and a shop wrote, newest first.", needs: .signedIn,
            input: .object(
                ShopPageInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)),
            output: .page(of: .message)
        ) { input, call in
            let found = try await thread(of: call.id(), at: input.shop, input.request)
            return Page(items: (found?.messages ?? []).map(MessageView.init), next: found?.next)
        }
    }

    var sendMessage: Endpoint<WriteInput, SentMessage> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/messages", "Writes to a shop, with a product of it or an own order if wanted.",
            needs: .signedIn,
            input: .object(
                WriteInput.init, Field("shop", in: .path, \.shop, .id()), Field("text", \.text, .messageText, default: ""),
                Field("card", \.card, Schema<CardInput>.card.optional)),
            output: .sent,
            errors: [
                "catalog.shop_not_found", "service.card_not_found", "service.too_many_messages", "store.idempotency_key_reused",
            ], idempotent: .key, success: 201
        ) { input, call in
            try await send(MessageDraft(input.text, input.card), to: input.shop, by: call.id(), key: try call.key())
        }
    }

    var seeMessages: Endpoint<SeenInput, Void> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/messages/seen", "Says that the caller has seen everything up to a message.",
            needs: .signedIn,
            input: .object(
                SeenInput.init, Field("shop", in: .path, \.shop, .id()), Field("message", \.message, .id())), output: .nothing
        ) { input, call in try await markSeen(by: call.id(), at: input.shop, upTo: input.message) }
    }
}

extension MessageDraft {
    /// - Throws: ``InvalidInput``, also at `card.id`.
    init(_ text: String, _ card: CardInput?) throws(InvalidInput) {
        guard let card else {
            try self.init(text: text)
            return
        }
        guard let id = ID<ServiceMessage>(card.id) else { throw InvalidInput([FieldProblem("card.id", "not_an_id")]) }
        try self.init(text: text, card: MessageCard(card.kind, id.number))
    }
}
