// ConversationRows.swift: every statement on `service_conversation` and `service_person_conversation`.
import Catalog
import Core
import Store

extension SQL {
    static let conversationColumns: SQL =
        "shop_id, id, buyer_id, state, waiting_since, assignee_id, unread, last_id, last_at, last_side, last_text, last_card, version"
}

extension LastMessage {
    /// From five columns, the first of them `column`.
    init(_ row: Row, at column: Int) throws {
        let card: MessageCard.Kind? = row.isNull(column + 4) ? nil : try row.choice(column + 4)
        self.init(
            id: try row.id(column), at: try row.timestamp(column + 1), side: try row.choice(column + 2),
            text: try row.text(column + 3), card: card)
    }
}

extension Conversation {
    init(_ row: Row) throws {
        self.init(
            shop: try row.id(0), id: try row.id(1), buyer: try row.id(2), state: try row.choice(3),
            waitingSince: try row.optionalTimestamp(4), assignee: try row.optionalID(5), unread: try row.int64(6),
            last: try LastMessage(row, at: 7), version: try row.int64(12))
    }
}

extension Reading {
    /// - Throws: ``ServiceError/conversationNotFound``.
    func conversation(_ id: ID<Conversation>, of shop: ID<Shop>) throws -> Conversation {
        let row = try row(
            """
            SELECT \(.conversationColumns)
            FROM service_conversation
            WHERE shop_id = \(shop) AND id = \(id)
            """)
        guard let row else { throw ServiceError.conversationNotFound }
        return try Conversation(row)
    }

    func conversation(of buyer: ID<Account>, at shop: ID<Shop>) throws -> Conversation? {
        try row(
            """
            SELECT \(.conversationColumns)
            FROM service_conversation
            WHERE shop_id = \(shop) AND buyer_id = \(buyer)
            """
        ).map(Conversation.init)
    }

    /// Who waits longest first, one more than the page holds.
    func waiting(at shop: ID<Shop>, _ page: PageRequest) throws -> [Conversation] {
        let (since, id) = page.after.map { ($0.keys[0], $0.keys.count > 1 ? $0.keys[1] : 0) } ?? (0, 0)
        return try rows(
            """
            SELECT \(.conversationColumns)
            FROM service_conversation
            WHERE shop_id = \(shop) AND state = 'waiting'
              AND (waiting_since > \(since) OR (waiting_since = \(since) AND id > \(id)))
            ORDER BY waiting_since, id
            LIMIT \(page.limit + 1)
            """
        ).map(Conversation.init)
    }

    /// The latest first, one more than the page holds.
    func conversations(at shop: ID<Shop>, in state: Conversation.State, _ page: PageRequest) throws -> [Conversation] {
        try rows(
            """
            SELECT \(.conversationColumns)
            FROM service_conversation
            WHERE shop_id = \(shop) AND state = \(state.rawValue) AND last_id < \(page.after?.keys[0] ?? .max)
            ORDER BY last_id DESC
            LIMIT \(page.limit + 1)
            """
        ).map(Conversation.init)
    }

    /// What somebody of the shop serves and has not closed, the latest first, one more than the page holds.
    func conversations(at shop: ID<Shop>, servedBy staff: ID<Account>, _ page: PageRequest) throws -> [Conversation] {
        try rows(
            """
            SELECT \(.conversationColumns)
            FROM service_conversation
            WHERE shop_id = \(shop) AND assignee_id = \(staff) AND state <> 'closed' AND last_id < \(page.after?.keys[0] ?? .max)
            ORDER BY last_id DESC
            LIMIT \(page.limit + 1)
            """
        ).map(Conversation.init)
    }

    /// What a person has not read of one shop.
    func unread(of person: ID<Account>, at shop: ID<Shop>) throws -> Int64 {
        try row("SELECT unread FROM service_person_conversation WHERE person_id = \(person) AND shop_id = \(shop)")?.int64(0) ?? 0
    }

    /// A person's conversations, the latest first, one more than the page holds.
    func personConversations(of person: ID<Account>, _ page: PageRequest) throws -> [PersonConversation] {
        try rows(
            """
            SELECT shop_id, conversation_id, unread, last_id, last_at, last_side, last_text, last_card
            FROM service_person_conversation
            WHERE person_id = \(person) AND last_id < \(page.after?.keys[0] ?? .max)
            ORDER BY last_id DESC
            LIMIT \(page.limit + 1)
            """
        ).map { row in
            PersonConversation(
                person: person, shop: try row.id(0), conversation: try row.id(1), last: try LastMessage(row, at: 3),
                unread: try row.int64(2))
        }
    }
}

extension Writing {
    /// Puts a new one in, or compares and sets. A second first message at the same time is run again, and finds the other's.
    func save(_ conversation: Conversation) throws {
        let last = conversation.last
        if conversation.version == 0 {
            try runOnce(
                """
                INSERT INTO service_conversation
                  (shop_id, id, buyer_id, state, waiting_since, assignee_id, unread, last_id, last_at, last_side, last_text, last_card,
                  version)
                VALUES
                  (\(conversation.shop), \(conversation.id), \(conversation.buyer), \(conversation.state.rawValue),
                  \(conversation.waitingSince), \(conversation.assignee), \(conversation.unread), \(last.id), \(last.at),
                  \(last.side.rawValue), \(last.text), \(last.card?.rawValue), 1)
                ON CONFLICT DO NOTHING
                """)
        } else {
            try runOnce(
                """
                UPDATE service_conversation
                SET state = \(conversation.state.rawValue), waiting_since = \(conversation.waitingSince),
                  assignee_id = \(conversation.assignee), unread = \(conversation.unread), last_id = \(last.id),
                  last_at = \(last.at), last_side = \(last.side.rawValue), last_text = \(last.text),
                  last_card = \(last.card?.rawValue), version = \(conversation.version + 1)
                WHERE shop_id = \(conversation.shop) AND id = \(conversation.id) AND version = \(conversation.version)
                """)
        }
    }

    /// Writes the line of the buyer's list.
    /// - Parameter unread: how many messages they now have more to read.
    func list(_ conversation: Conversation, unread: Int64) throws {
        let last = conversation.last
        try run(
            """
            INSERT INTO service_person_conversation
              (person_id, shop_id, conversation_id, unread, last_id, last_at, last_side, last_text, last_card)
            VALUES
              (\(conversation.buyer), \(conversation.shop), \(conversation.id), \(unread), \(last.id), \(last.at),
              \(last.side.rawValue), \(last.text), \(last.card?.rawValue))
            ON CONFLICT (person_id, shop_id) DO UPDATE
            SET unread = service_person_conversation.unread + \(unread), last_id = excluded.last_id, last_at = excluded.last_at,
              last_side = excluded.last_side, last_text = excluded.last_text, last_card = excluded.last_card
            """)
    }

    /// The person has seen everything up to a message. When another came meanwhile nothing changes: it is unread.
    func markSeen(by person: ID<Account>, at shop: ID<Shop>, upTo message: ID<ServiceMessage>) throws {
        try run(
            """
            UPDATE service_person_conversation
            SET unread = 0
            WHERE person_id = \(person) AND shop_id = \(shop) AND last_id <= \(message) AND unread > 0
            """)
    }
}
