// Migrations.swift: the tables of this room, all in the person's home.
import Store

public let noticesMigrations: [Migration] = [
    Migration(
        "notices-0001",
        """
        CREATE TABLE notices_notice (
          person_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN
            ('orderPaid', 'orderPartlyShipped', 'orderShipped', 'orderCompletesSoon', 'orderCompleted', 'orderExpired',
             'orderCancelled', 'orderClosed', 'refunded')),
          shop_id \(.int64),
          order_id \(.int64),
          amount \(.int64) NOT NULL,
          currency TEXT NOT NULL,
          at \(.int64) NOT NULL,
          read_at \(.int64),
          PRIMARY KEY (person_id, id)
        ) \(.strictByKey);
        CREATE INDEX notices_notice_at ON notices_notice (at);
        CREATE TABLE notices_unread (
          person_id \(.int64) NOT NULL,
          unread \(.int64) NOT NULL CHECK (unread >= 0),
          \(.key(home: "person_id"))
        ) \(.strictHot);
        """),
    // The kinds are the program's to know: a list of them in the schema would have to be made anew with each new one.
    Migration(
        "notices-0002",
        """
        CREATE TABLE notices_told (
          person_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          kind TEXT NOT NULL CHECK (kind <> ''),
          shop_id \(.int64),
          order_id \(.int64),
          amount \(.int64) NOT NULL,
          currency TEXT NOT NULL,
          at \(.int64) NOT NULL,
          read_at \(.int64),
          PRIMARY KEY (person_id, id)
        ) \(.strictByKey);
        INSERT INTO notices_told (person_id, id, kind, shop_id, order_id, amount, currency, at, read_at)
        SELECT person_id, id, kind, shop_id, order_id, amount, currency, at, read_at FROM notices_notice;
        DROP TABLE notices_notice;
        CREATE INDEX notices_told_at ON notices_told (at);
        """),
    // A notice may name one thing of its order: a case of after-sale.
    Migration("notices-0003-subject", "ALTER TABLE notices_told ADD COLUMN subject \(.int64)"),
    Migration(
        "notices-0004-goods",
        """
        ALTER TABLE notices_told ADD COLUMN product_id \(.int64);
        ALTER TABLE notices_told ADD COLUMN sku_id \(.int64);
        """),
]
