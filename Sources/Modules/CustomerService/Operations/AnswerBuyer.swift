// AnswerBuyer.swift: somebody of a shop answers, takes, hands over and closes a conversation. That they may is the caller's to check.
import Catalog
import Core
import Identity
import Store

extension CustomerService {
    /// Answers. The first answer since the buyer wrote ends their wait, which is counted; who answers first serves this buyer.
    /// - Parameter key: the client's; the same again answers the same and sends nothing more.
    /// - Throws: ``ServiceError``: `conversationNotFound`, `cardNotFound` (an order must be this buyer's).
    public func answer(
        _ id: ID<Conversation>, of shop: ID<Shop>, _ draft: MessageDraft, by staff: ID<Account>, key: String
    ) async throws -> SentMessage {
        let buyer = try await conversation(id, of: shop).buyer
        try await check(draft.card, at: shop, of: buyer)
        let now = clock.now()
        let (messageID, event): (ID<ServiceMessage>, ID<MessageSent>) = (try ids.next(), try ids.next())
        let repeatKey = RepeatKey(caller: staff, operation: "service.answer", key: key, input: "\(shop) \(id) \(draft.fingerprint)")
        return try await store.write(home: .shop(shop)) { tx in
            if let earlier = try tx.earlierAnswer(repeatKey).flatMap({ SentMessage(text: $0) }) { return earlier }
            let before = try tx.conversation(id, of: shop)
            let message = ServiceMessage(
                shop: shop, conversation: id, id: messageID, side: .shop, sender: staff, text: draft.text, card: draft.card, at: now)
            let (after, waited) = before.answered(message)
            try tx.save(after)
            try tx.insert(message)
            try tx.list(after, unread: 1)
            if let waited { try tx.count(waited, of: shop, at: now) }
            try tx.tell(message, buyer: before.buyer, waited: waited, id: event)
            let sent = SentMessage(message)
            try tx.remember(repeatKey, answer: sent.text, at: now)
            return sent
        }
    }

    /// Serves a buyer whom nobody serves yet. Again it does nothing.
    /// - Throws: ``ServiceError``: `conversationNotFound`, `alreadyTaken`.
    @discardableResult
    public func take(_ id: ID<Conversation>, of shop: ID<Shop>, by staff: ID<Account>) async throws -> Conversation {
        try await change(id, of: shop) { try $0.taken(by: staff) }
    }

    /// Gives a buyer to a colleague, or to oneself, whoever serves them now. Again it does nothing.
    /// - Throws: ``ServiceError``: `conversationNotFound`, `notStaff` when the colleague may not answer in this shop.
    @discardableResult
    public func handOver(_ id: ID<Conversation>, of shop: ID<Shop>, to colleague: ID<Account>) async throws -> Conversation {
        let organisation = ID<Organisation>(try await catalog.shop(shop).organisationNumber)
        guard try await identity.permits(colleague, Self.write, in: organisation) else { throw ServiceError.notStaff }
        return try await change(id, of: shop) { $0.handed(to: colleague) }
    }

    /// Takes a conversation out of the queue until the buyer writes again. Closing one that waits counts as no answer. Again it does
    /// nothing.
    /// - Throws: ``ServiceError/conversationNotFound``.
    @discardableResult
    public func close(_ id: ID<Conversation>, of shop: ID<Shop>) async throws -> Conversation {
        try await change(id, of: shop) { $0.closed() }
    }

    /// Somebody of the shop has seen everything up to a message. A later one stays unread.
    public func markSeen(_ id: ID<Conversation>, of shop: ID<Shop>, upTo message: ID<ServiceMessage>) async throws {
        try await change(id, of: shop) { $0.seen(upTo: message) }
    }

    @discardableResult
    private func change(
        _ id: ID<Conversation>, of shop: ID<Shop>, _ decide: @escaping @Sendable (Conversation) throws -> Conversation
    ) async throws -> Conversation {
        try await store.write(home: .shop(shop)) { tx in
            let before = try tx.conversation(id, of: shop)
            let after = try decide(before)
            if after != before { try tx.save(after) }
            return after
        }
    }
}
