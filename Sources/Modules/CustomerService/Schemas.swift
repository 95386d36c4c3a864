// Schemas.swift: this room's things as JSON.
import Catalog
import Core
import Web

struct LastView: Sendable { let message: ID<ServiceMessage>, at: Timestamp, side: ServiceSide, text: String, card: MessageCard.Kind? }
struct PersonConversationView: Sendable { let shop: ID<Shop>, conversation: ID<Conversation>, unread: Int64, last: LastView }
struct ConversationView: Sendable {
    let shop: ID<Shop>, id: ID<Conversation>, buyer: ID<Account>, state: Conversation.State, waitingSince: Timestamp?
    let assignee: ID<Account>?, unread: Int64, last: LastView
}
struct MessageView: Sendable {
    let id: ID<ServiceMessage>, side: ServiceSide, text: String, card: CardInput?, at: Timestamp
}

extension LastView {
    init(_ last: LastMessage) { self.init(message: last.id, at: last.at, side: last.side, text: last.text, card: last.card) }
}

extension PersonConversationView {
    init(_ found: PersonConversation) {
        self.init(shop: found.shop, conversation: found.conversation, unread: found.unread, last: LastView(found.last))
    }
}

extension ConversationView {
    init(_ found: Conversation) {
        self.init(
            shop: found.shop, id: found.id, buyer: found.buyer, state: found.state, waitingSince: found.waitingSince,
            assignee: found.assignee, unread: found.unread, last: LastView(found.last))
    }
}

extension MessageView {
    init(_ message: ServiceMessage) {
        let card = message.card.map { CardInput(kind: $0.kind, id: String($0.number)) }
        self.init(id: message.id, side: message.side, text: message.text, card: card, at: message.at)
    }
}

extension Schema<String> {
    /// Checked further when it becomes a draft.
    static var messageText: Schema { .text(0...MessageDraft.length.upperBound, multiline: true) }
}

extension Schema<CardInput> {
    static var card: Schema {
        .object(
            CardInput.init, Field("kind", \.kind, .choice()),
            Field("id", \.id, .text(1...19), about: "Of a product on sale in this shop, or of an order of the buyer there."))
    }
}

extension Schema<LastView> {
    static var last: Schema {
        .object(
            LastView.init, Field("message", \.message, .id()), Field("at", \.at, .timestamp), Field("side", \.side, .choice()),
            Field("text", \.text, .text(0...80), about: "The first 80 characters."),
            Field("card", \.card, Schema<MessageCard.Kind>.choice().optional))
    }
}

extension Schema<PersonConversationView> {
    static var personConversation: Schema {
        .object(
            PersonConversationView.init, Field("shop", \.shop, .id()), Field("conversation", \.conversation, .id()),
            Field("unread", \.unread, .int(0...Int64.max)), Field("last", \.last, .last))
    }
}

extension Schema<ConversationView> {
    static var conversation: Schema {
        .object(
            ConversationView.init, Field("shop", \.shop, .id()), Field("id", \.id, .id()), Field("buyer", \.buyer, .id()),
            Field("state", \.state, .choice()), Field("waitingSince", \.waitingSince, Schema<Timestamp>.timestamp.optional),
            Field("assignee", \.assignee, Schema<ID<Account>>.id().optional), Field("unread", \.unread, .int(0...Int64.max)),
            Field("last", \.last, .last))
    }
}

extension Schema<MessageView> {
    static var message: Schema {
        .object(
            MessageView.init, Field("id", \.id, .id()), Field("side", \.side, .choice()), Field("text", \.text, .messageText),
            Field("card", \.card, Schema<CardInput>.card.optional), Field("at", \.at, .timestamp))
    }
}

extension Schema<SentMessage> {
    static var sent: Schema {
        .object(SentMessage.init(conversation:message:), Field("conversation", \.conversation, .id()), Field("message", \.message, .id()))
    }
}
