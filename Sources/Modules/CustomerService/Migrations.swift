// Migrations.swift: the tables of this room. Conversations live with their shop, what a person sees of them with the person.
import Store

public let customerServiceMigrations: [Migration] = [
    Migration(
        "service-0001",
        """
        CREATE TABLE service_conversation (
          shop_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          buyer_id \(.int64) NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('waiting', 'answered', 'closed')),
          waiting_since \(.int64),
          assignee_id \(.int64),
          unread \(.int64) NOT NULL CHECK (unread >= 0),
          last_id \(.int64) NOT NULL,
          last_at \(.int64) NOT NULL,
          last_side TEXT NOT NULL CHECK (last_side IN ('buyer', 'shop')),
          last_text TEXT NOT NULL,
          last_card TEXT CHECK (last_card IN ('product', 'order')),
          version \(.int64) NOT NULL,
          CHECK ((state = 'waiting') = (waiting_since IS NOT NULL)),
          UNIQUE (shop_id, buyer_id),
          \(.key(home: "shop_id", "id"))
        ) \(.strict);
        CREATE INDEX service_conversation_queue ON service_conversation (shop_id, waiting_since, id) WHERE state = 'waiting';
        CREATE INDEX service_conversation_state ON service_conversation (shop_id, state, last_id);
        CREATE INDEX service_conversation_assignee ON service_conversation (shop_id, assignee_id, last_id)
          WHERE assignee_id IS NOT NULL;
        CREATE TABLE service_message (
          shop_id \(.int64) NOT NULL,
          conversation_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          side TEXT NOT NULL CHECK (side IN ('buyer', 'shop')),
          sender_id \(.int64) NOT NULL,
          text TEXT NOT NULL,
          card TEXT CHECK (card IN ('product', 'order')),
          card_id \(.int64),
          at \(.int64) NOT NULL,
          CHECK ((card IS NULL) = (card_id IS NULL)),
          CHECK (text <> '' OR card IS NOT NULL),
          \(.orderedKey(home: "shop_id", "conversation_id", "id"))
        ) \(.strictByKey);
        CREATE TABLE service_answer_time (
          shop_id \(.int64) NOT NULL,
          day \(.int64) NOT NULL,
          bucket \(.int64) NOT NULL CHECK (bucket >= 0),
          answers \(.int64) NOT NULL CHECK (answers > 0),
          waited_ms \(.int64) NOT NULL CHECK (waited_ms >= 0),
          PRIMARY KEY (shop_id, day, bucket)
        ) \(.strictByKey);
        CREATE TABLE service_quick_reply (
          shop_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          text TEXT NOT NULL CHECK (text <> ''),
          PRIMARY KEY (shop_id, id)
        ) \(.strictByKey);
        CREATE TABLE service_person_conversation (
          person_id \(.int64) NOT NULL,
          shop_id \(.int64) NOT NULL,
          conversation_id \(.int64) NOT NULL,
          unread \(.int64) NOT NULL CHECK (unread >= 0),
          last_id \(.int64) NOT NULL,
          last_at \(.int64) NOT NULL,
          last_side TEXT NOT NULL CHECK (last_side IN ('buyer', 'shop')),
          last_text TEXT NOT NULL,
          last_card TEXT CHECK (last_card IN ('product', 'order')),
          PRIMARY KEY (person_id, shop_id)
        ) \(.strictByKey);
        CREATE INDEX service_person_conversation_last ON service_person_conversation (person_id, last_id);
        CREATE TABLE service_sender (
          person_id \(.int64) NOT NULL,
          minute \(.int64) NOT NULL,
          sent \(.int64) NOT NULL CHECK (sent > 0),
          \(.key(home: "person_id"))
        ) \(.strictHot);
        CREATE TABLE service_draft (
          person_id \(.int64) NOT NULL,
          shop_id \(.int64) NOT NULL,
          text TEXT NOT NULL,
          card TEXT CHECK (card IN ('product', 'order')),
          card_id \(.int64),
          at \(.int64) NOT NULL,
          PRIMARY KEY (person_id, shop_id)
        ) \(.strictByKey);
        CREATE INDEX service_draft_at ON service_draft (at);
        """)
]
