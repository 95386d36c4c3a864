// ReadConversations.swift: conversations as their person and their shop see them.
import Catalog
import Core
import Identity
import Store

/// Which of a shop's conversations.
public enum QueueView: String, Sendable, CaseIterable { case waiting, mine, answered, closed }

/// What a person and a shop wrote, as the person sees it.
public struct PersonThread: Hashable, Sendable {
    public let conversation: Conversation
    /// Newest first.
    public let messages: [ServiceMessage]
    /// Where older ones go on.
    public let next: Cursor?
    /// What the shop wrote since the person looked.
    public let unread: Int64
}

extension CustomerService {
    // MARK: The person's side

    /// A person's conversations, the latest first.
    public func conversations(of person: ID<Account>, _ page: PageRequest) async throws -> Page<PersonConversation> {
        Page(try await store.read { try $0.personConversations(of: person, page) }, page) { Cursor($0.last.id.number) }
    }

    /// What a person and a shop wrote, newest first; nil when nothing was written yet.
    public func thread(of person: ID<Account>, at shop: ID<Shop>, _ page: PageRequest) async throws -> PersonThread? {
        try await store.read { db in
            guard let conversation = try db.conversation(of: person, at: shop) else { return nil }
            let found = Page(try db.messages(of: conversation.id, at: shop, page), page) { Cursor($0.id.number) }
            return PersonThread(
                conversation: conversation, messages: found.items, next: found.next, unread: try db.unread(of: person, at: shop))
        }
    }

    /// The person has seen everything up to a message. A later one stays unread.
    public func markSeen(by person: ID<Account>, at shop: ID<Shop>, upTo message: ID<ServiceMessage>) async throws {
        try await store.write(home: .shop(shop)) { try $0.markSeen(by: person, at: shop, upTo: message) }
    }

    /// How many messages of shops a person has not read.
    public func unread(of person: ID<Account>) async throws -> Int64 {
        try await store.read { try $0.row(Self.unreadQuery(of: person))?.int64(0) ?? 0 }
    }

    /// One row of one number, to be read together with others: a sum over the shops that the person wrote to.
    public static func unreadQuery(of person: ID<Account>) -> SQL {
        "SELECT CAST(COALESCE(SUM(unread), 0) AS BIGINT) FROM service_person_conversation WHERE person_id = \(person)"
    }

    // MARK: The shop's side. Who may see it is the caller's to check.

    /// - Throws: ``ServiceError/conversationNotFound``.
    public func conversation(_ id: ID<Conversation>, of shop: ID<Shop>) async throws -> Conversation {
        try await store.read { try $0.conversation(id, of: shop) }
    }

    /// A shop's conversations: of those that wait, who waits longest first; else the latest first.
    /// - Parameter staff: whose `mine` are.
    public func queue(of shop: ID<Shop>, _ view: QueueView, by staff: ID<Account>, _ page: PageRequest) async throws -> Page<Conversation> {
        let found = try await store.read { db in
            switch view {
            case .waiting: try db.waiting(at: shop, page)
            case .mine: try db.conversations(at: shop, servedBy: staff, page)
            case .answered: try db.conversations(at: shop, in: .answered, page)
            case .closed: try db.conversations(at: shop, in: .closed, page)
            }
        }
        return Page(found, page) { last in
            view == .waiting ? Cursor(last.waitingSince?.milliseconds ?? 0, last.id.number) : Cursor(last.last.id.number)
        }
    }

    /// The messages of a conversation, newest first.
    public func messages(of id: ID<Conversation>, at shop: ID<Shop>, _ page: PageRequest) async throws -> Page<ServiceMessage> {
        Page(try await store.read { try $0.messages(of: id, at: shop, page) }, page) { Cursor($0.id.number) }
    }

    /// How many buyers wait for an answer, counted up to 1,000.
    public func unanswered(_ shop: ID<Shop>) async throws -> Int64 {
        try await store.read { db in
            try db.row(
                """
                SELECT COUNT(*)
                FROM (
                  SELECT id
                  FROM service_conversation
                  WHERE shop_id = \(shop) AND state = 'waiting'
                  LIMIT 1000
                ) AS waiting
                """)?.int64(0) ?? 0
        }
    }

    /// How long buyers waited for the first answer of their turn, over the last days up to today (the day of the answer counts).
    /// - Parameter days: 1 to 366.
    public func answerTimes(of shop: ID<Shop>, days: Int64) async throws -> AnswerTimes {
        let today = AnswerTimes.day(clock.now())
        return try await store.read { try $0.answerTimes(of: shop, days: today - days + 1...today) }
    }
}
