// WriteToShop.swift: a person writes to a shop.
import Catalog
import Core
import Identity
import Store
import Trade

/// Where a message went.
public struct SentMessage: Hashable, Sendable {
    public let conversation: ID<Conversation>, message: ID<ServiceMessage>

    var text: String { "\(conversation) \(message)" }

    init(conversation: ID<Conversation>, message: ID<ServiceMessage>) { (self.conversation, self.message) = (conversation, message) }
    init(_ message: ServiceMessage) { (conversation, self.message) = (message.conversation, message.id) }
    init?(text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let conversation = ID<Conversation>(String(parts[0])), let message = ID<ServiceMessage>(String(parts[1]))
        else { return nil }
        (self.conversation, self.message) = (conversation, message)
    }
}

extension CustomerService {
    /// Sends a person's message to a shop; their first one begins the conversation.
    /// - Parameter key: the client's; the same again answers the same and sends nothing more.
    /// - Throws: ``ServiceError``: `cardNotFound`, `tooManyMessages` (20 a minute); ``CatalogError/shopNotFound``.
    public func send(_ draft: MessageDraft, to shop: ID<Shop>, by person: ID<Account>, key: String) async throws -> SentMessage {
        _ = try await catalog.shop(shop)
        try await check(draft.card, at: shop, of: person)
        let now = clock.now()
        let (newID, messageID): (ID<Conversation>, ID<ServiceMessage>) = (try ids.next(), try ids.next())
        let event: ID<MessageSent> = try ids.next()
        let repeatKey = RepeatKey(caller: person, operation: "service.send", key: key, input: "\(shop) \(draft.fingerprint)")
        return try await store.write(home: .shop(shop)) { tx in
            if let earlier = try tx.earlierAnswer(repeatKey).flatMap({ SentMessage(text: $0) }) { return earlier }
            guard try tx.countSending(by: person, limit: Self.messagesPerMinute, at: now) else {
                throw ServiceError.tooManyMessages(retryAfterSeconds: 60 - now.milliseconds / 1_000 % 60)
            }
            let before = try tx.conversation(of: person, at: shop)
            let message = ServiceMessage(
                shop: shop, conversation: before?.id ?? newID, id: messageID, side: .buyer, sender: person, text: draft.text,
                card: draft.card, at: now)
            let after = before?.asked(message) ?? Conversation(newID, first: message)
            try tx.save(after)
            try tx.insert(message)
            try tx.list(after, unread: 0)
            try tx.forgetDraft(at: shop, of: person)
            try tx.tell(message, buyer: person, waited: nil, id: event)
            let sent = SentMessage(message)
            try tx.remember(repeatKey, answer: sent.text, at: now)
            return sent
        }
    }

    /// A card shows a product that is on sale in this shop, or an order of this buyer there.
    func check(_ card: MessageCard?, at shop: ID<Shop>, of buyer: ID<Account>) async throws {
        do {
            switch card {
            case .product(let id): _ = try await catalog.listedProduct(id, of: shop)
            case .order(let id): _ = try await trade.order(id, of: shop, asBuyer: buyer)
            case nil: break
            }
        } catch CatalogError.productNotFound, CatalogError.shopSuspended {
            throw ServiceError.cardNotFound
        } catch TradeError.orderNotFound {
            throw ServiceError.cardNotFound
        }
    }

    /// Keeps what a guest typed, so that it is there when they have signed in. What they typed to this shop before is gone.
    public func keep(_ draft: MessageDraft, to shop: ID<Shop>, of person: ID<Account>) async throws {
        let now = clock.now()
        try await store.write(home: .person(person)) { try $0.keep(draft, at: shop, of: person, since: now) }
    }

    /// What a person typed to a shop and did not send; nil when nothing is kept.
    public func draft(to shop: ID<Shop>, of person: ID<Account>) async throws -> MessageDraft? {
        try await store.read { try $0.drafts(of: person, at: shop).first?.message }
    }

    /// Forgets what was typed seven days ago and never sent, a few at a time; called now and then.
    /// - Returns: how many it found; call again at once while it is not 0.
    public func sweep() async throws -> Int {
        let cutoff = clock.now() - Self.draftKept
        let old = try await store.read { try $0.drafts(before: cutoff, limit: 200) }
        guard !old.isEmpty else { return 0 }
        try await store.write(home: .shared, .background) { tx in
            for draft in old { try tx.forgetDraft(at: draft.shop, of: draft.person, before: cutoff) }
        }
        return old.count
    }
}

extension Writing {
    func tell(_ message: ServiceMessage, buyer: ID<Account>, waited: Span?, id: ID<MessageSent>) throws {
        let event = MessageSent(
            shop: message.shop, conversation: message.conversation, message: message.id, buyer: buyer, side: message.side,
            waited: waited)
        try publish(event, id: id, home: .shop(message.shop), at: message.at)
    }
}
