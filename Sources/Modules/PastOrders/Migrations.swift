// Migrations.swift: the one table of this room.
import Store

public let pastOrdersMigrations: [Migration] = [
    Migration(
        "past-orders-0001",
        """
        CREATE TABLE pastorders_order (
          shop_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          number TEXT NOT NULL,
          placed_at \(.int64) NOT NULL,
          paid_at \(.int64),
          currency TEXT NOT NULL,
          goods \(.int64) NOT NULL CHECK (goods >= 0),
          freight \(.int64) NOT NULL CHECK (freight >= 0),
          paid \(.int64) NOT NULL CHECK (paid >= 0),
          refunded \(.int64) NOT NULL CHECK (refunded >= 0 AND refunded <= paid),
          difference \(.int64) NOT NULL,
          region TEXT NOT NULL,
          buyer TEXT NOT NULL,
          status TEXT NOT NULL,
          lines TEXT NOT NULL,
          UNIQUE (shop_id, number),
          \(.key(home: "shop_id", "id"))
        ) \(.strict);
        CREATE INDEX pastorders_order_placed ON pastorders_order (shop_id, placed_at, id);
        CREATE INDEX pastorders_order_different ON pastorders_order (shop_id, placed_at, id) WHERE difference <> 0;
        """)
]
