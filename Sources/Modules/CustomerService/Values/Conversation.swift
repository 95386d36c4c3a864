// Conversation.swift: one person and one shop, and whose turn it is.
import Catalog
import Core

/// All that a person and a shop wrote to each other. There is one for each pair; a closed one goes on when the person writes again.
public struct Conversation: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// The buyer wrote last.
        case waiting
        /// The shop wrote last.
        case answered
        case closed
    }
    public let shop: ID<Shop>   // its home
    public let id: ID<Conversation>
    public let buyer: ID<Account>
    public internal(set) var state: State
    /// Since when the buyer waits; nil unless waiting.
    public internal(set) var waitingSince: Timestamp?
    /// Who serves this buyer; nil: whoever comes first.
    public internal(set) var assignee: ID<Account>?
    /// What the buyer wrote since anybody of the shop looked.
    public internal(set) var unread: Int64
    public internal(set) var last: LastMessage
    let version: Int64   // what `save` compares; 0: not stored yet
}

/// What lists show of a conversation.
public struct LastMessage: Hashable, Sendable {
    /// A list shows so many characters.
    static let shown = 80
    public let id: ID<ServiceMessage>
    public let at: Timestamp
    public let side: ServiceSide
    public let text: String
    public let card: MessageCard.Kind?

    init(_ message: ServiceMessage) {
        (id, at, side, card) = (message.id, message.at, message.side, message.card?.kind)
        text = String(message.text.prefix(Self.shown).map { $0.isNewline ? " " : $0 })
    }

    init(id: ID<ServiceMessage>, at: Timestamp, side: ServiceSide, text: String, card: MessageCard.Kind?) {
        (self.id, self.at, self.side, self.text, self.card) = (id, at, side, text, card)
    }
}

extension Conversation {
    /// A conversation that begins with its buyer's first message.
    init(_ id: ID<Conversation>, first message: ServiceMessage) {
        self.init(
            shop: message.shop, id: id, buyer: message.sender, state: .waiting, waitingSince: message.at, assignee: nil, unread: 1,
            last: LastMessage(message), version: 0)
    }

    /// After its buyer wrote. Who waits already goes on waiting since then.
    func asked(_ message: ServiceMessage) -> Conversation {
        var after = self
        switch state {
        case .waiting: break
        case .answered, .closed: (after.state, after.waitingSince) = (.waiting, message.at)
        }
        after.unread += 1
        after.last = LastMessage(message)
        return after
    }

    /// After somebody of the shop wrote, who serves this buyer from now on unless somebody does already.
    /// - Returns: also how long the buyer waited for this first answer of their turn; nil when they did not wait.
    func answered(_ message: ServiceMessage) -> (Conversation, waited: Span?) {
        var after = self
        let waited: Span? = waitingSince.map { max(message.at - $0, .seconds(0)) }
        (after.state, after.waitingSince, after.unread) = (.answered, nil, 0)
        after.assignee = assignee ?? message.sender
        after.last = LastMessage(message)
        return (after, waited)
    }

    /// Taken from the queue without (another) answer; the next message brings it back.
    func closed() -> Conversation {
        var after = self
        (after.state, after.waitingSince, after.unread) = (.closed, nil, 0)
        return after
    }

    /// - Throws: ``ServiceError/alreadyTaken`` when somebody else serves this buyer.
    func taken(by staff: ID<Account>) throws(ServiceError) -> Conversation {
        if let assignee, assignee != staff { throw .alreadyTaken }
        return handed(to: staff)
    }

    func handed(to staff: ID<Account>) -> Conversation {
        var after = self
        after.assignee = staff
        return after
    }

    /// After somebody of the shop saw everything up to a message.
    func seen(upTo message: ID<ServiceMessage>) -> Conversation {
        guard last.id <= message else { return self }
        var after = self
        after.unread = 0
        return after
    }
}

/// A conversation as its buyer's list names it.
public struct PersonConversation: Hashable, Sendable {
    public let person: ID<Account>   // its home
    public let shop: ID<Shop>
    public let conversation: ID<Conversation>
    public let last: LastMessage
    /// What the shop wrote since the person looked.
    public let unread: Int64
}
