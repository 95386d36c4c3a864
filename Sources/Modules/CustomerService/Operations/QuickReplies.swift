// QuickReplies.swift: answers that a shop keeps ready.
import Catalog
import Core
import Identity
import Store

/// A text to be put into an answer.
public struct QuickReply: Hashable, Sendable {
    public let id: ID<QuickReply>
    /// 1 to 2,000 characters.
    public let text: String
}

extension CustomerService {
    /// A shop's saved answers, oldest first.
    public func quickReplies(of shop: ID<Shop>) async throws -> [QuickReply] {
        try await store.read { try $0.quickReplies(of: shop) }
    }

    /// Keeps a text. One that is there already is not kept twice.
    /// - Throws: ``InvalidInput``; ``ServiceError/quickRepliesFull(_:)`` above 30.
    @discardableResult
    public func addQuickReply(_ text: String, to shop: ID<Shop>) async throws -> QuickReply {
        let draft = try MessageDraft(text: text)
        let id: ID<QuickReply> = try ids.next()
        return try await store.write(home: .shop(shop)) { tx in
            try tx.takeGuard("service.quick_replies", home: .shop(shop))
            let kept = try tx.quickReplies(of: shop)
            if let same = kept.first(where: { $0.text == draft.text }) { return same }
            guard kept.count < Self.quickRepliesMax else { throw ServiceError.quickRepliesFull(Self.quickRepliesMax) }
            let reply = QuickReply(id: id, text: draft.text)
            try tx.insert(reply, of: shop)
            return reply
        }
    }

    /// - Throws: ``ServiceError/quickReplyNotFound``.
    public func removeQuickReply(_ id: ID<QuickReply>, of shop: ID<Shop>) async throws {
        try await store.write(home: .shop(shop)) { tx in
            guard try tx.deleteQuickReply(id, of: shop) else { throw ServiceError.quickReplyNotFound }
        }
    }
}
