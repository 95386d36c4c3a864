// MessageRows.swift: every statement on `service_message`, `service_sender` and `service_draft`.
import Catalog
import Core
import Store

/// What somebody typed and did not send.
struct KeptDraft: Hashable, Sendable {
    let person: ID<Account>, shop: ID<Shop>, text: String, card: MessageCard?, at: Timestamp
}

extension Row {
    /// A card of two columns, both null or neither.
    fileprivate func card(_ column: Int) throws -> MessageCard? {
        guard let number = try optionalInt64(column + 1) else { return nil }
        return MessageCard(try choice(column), number)
    }
}

extension Reading {
    /// Newest first, one more than the page holds.
    func messages(of conversation: ID<Conversation>, at shop: ID<Shop>, _ page: PageRequest) throws -> [ServiceMessage] {
        try rows(
            """
            SELECT id, side, sender_id, text, card, card_id, at
            FROM service_message
            WHERE shop_id = \(shop) AND conversation_id = \(conversation) AND id < \(page.after?.keys[0] ?? .max)
            ORDER BY id DESC
            LIMIT \(page.limit + 1)
            """
        ).map { row in
            ServiceMessage(
                shop: shop, conversation: conversation, id: try row.id(0), side: try row.choice(1), sender: try row.id(2),
                text: try row.text(3), card: try row.card(4), at: try row.timestamp(6))
        }
    }

    func drafts(of person: ID<Account>, at shop: ID<Shop>? = nil) throws -> [KeptDraft] {
        let filter: SQL = shop.map { "AND shop_id = \($0)" } ?? ""
        return try rows(
            """
            SELECT shop_id, text, card, card_id, at
            FROM service_draft
            WHERE person_id = \(person) \(filter)
            ORDER BY shop_id
            """
        ).map { row in
            KeptDraft(
                person: person, shop: try row.id(0), text: try row.text(1), card: try row.card(2), at: try row.timestamp(4))
        }
    }

    /// At most `limit` that were typed before a moment.
    func drafts(before moment: Timestamp, limit: Int64) throws -> [(person: ID<Account>, shop: ID<Shop>)] {
        try rows("SELECT person_id, shop_id FROM service_draft WHERE at < \(moment) ORDER BY at LIMIT \(limit)")
            .map { (try $0.id(0), try $0.id(1)) }
    }
}

extension Writing {
    func insert(_ message: ServiceMessage) throws {
        try run(
            """
            INSERT INTO service_message (shop_id, conversation_id, id, side, sender_id, text, card, card_id, at)
            VALUES
              (\(message.shop), \(message.conversation), \(message.id), \(message.side.rawValue), \(message.sender), \(message.text),
              \(message.card?.kind.rawValue), \(message.card?.number), \(message.at))
            """)
    }

    /// Counts one more message of this minute.
    /// - Returns: false when there were `limit` already.
    func countSending(by person: ID<Account>, limit: Int64, at now: Timestamp) throws -> Bool {
        let minute: Int64 = now.milliseconds / 60_000
        return try changes(
            """
            INSERT INTO service_sender (person_id, minute, sent)
            VALUES (\(person), \(minute), 1)
            ON CONFLICT (person_id) DO UPDATE
            SET sent = CASE WHEN service_sender.minute = excluded.minute THEN service_sender.sent + 1 ELSE 1 END,
              minute = excluded.minute
            WHERE service_sender.minute <> excluded.minute OR service_sender.sent < \(limit)
            """) == 1
    }

    /// Keeps what somebody typed; what they typed to this shop before is gone.
    func keep(_ draft: MessageDraft, at shop: ID<Shop>, of person: ID<Account>, since now: Timestamp) throws {
        try run(
            """
            INSERT INTO service_draft (person_id, shop_id, text, card, card_id, at)
            VALUES (\(person), \(shop), \(draft.text), \(draft.card?.kind.rawValue), \(draft.card?.number), \(now))
            ON CONFLICT (person_id, shop_id) DO UPDATE
            SET text = excluded.text, card = excluded.card, card_id = excluded.card_id, at = excluded.at
            """)
    }

    func forgetDraft(at shop: ID<Shop>, of person: ID<Account>) throws {
        try run("DELETE FROM service_draft WHERE person_id = \(person) AND shop_id = \(shop)")
    }

    func forgetDraft(at shop: ID<Shop>, of person: ID<Account>, before moment: Timestamp) throws {
        try run("DELETE FROM service_draft WHERE person_id = \(person) AND shop_id = \(shop) AND at < \(moment)")
    }
}

extension KeptDraft {
    /// It was checked before it was kept.
    var message: MessageDraft { MessageDraft(checked: text, card) }
}

extension MessageDraft {
    init(checked text: String, _ card: MessageCard?) { (self.text, self.card) = (text, card) }
}
