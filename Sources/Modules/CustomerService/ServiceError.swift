// ServiceError.swift: what this room refuses.
import Core

/// Codes are public API: add, never rename.
public enum ServiceError: CodedError, Equatable {
    /// No such conversation in this shop, or another person's.
    case conversationNotFound
    /// No such product on sale in this shop, or no such order of this person there.
    case cardNotFound
    case tooManyMessages(retryAfterSeconds: Int64)
    /// Somebody else serves this buyer: it can be handed over, not taken.
    case alreadyTaken
    /// Nobody of this shop who may answer.
    case notStaff
    case quickReplyNotFound
    case quickRepliesFull(Int)

    public var code: String {
        switch self {
        case .conversationNotFound: "service.conversation_not_found"
        case .cardNotFound: "service.card_not_found"
        case .tooManyMessages: "service.too_many_messages"
        case .alreadyTaken: "service.already_taken"
        case .notStaff: "service.not_staff"
        case .quickReplyNotFound: "service.quick_reply_not_found"
        case .quickRepliesFull: "service.quick_replies_full"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .conversationNotFound, .cardNotFound, .quickReplyNotFound: .notFound
        case .tooManyMessages: .tooMany
        case .alreadyTaken, .notStaff, .quickRepliesFull: .conflict
        }
    }

    public var facts: [String: String] {
        switch self {
        case .tooManyMessages(let seconds): ["retryAfterSeconds": String(seconds)]
        case .quickRepliesFull(let limit): ["limit": String(limit)]
        case .conversationNotFound, .cardNotFound, .alreadyTaken, .notStaff, .quickReplyNotFound: [:]
        }
    }
}
