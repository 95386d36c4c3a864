// Migrations.swift: the tables of this room. Orders live with their shop, carts and lists with their person.
import Store

public let tradeMigrations: [Migration] =
    [
        Migration(
            "trade-0001",
            """
            CREATE TABLE trade_order (
              shop_id \(.int64) NOT NULL,
              id \(.int64) NOT NULL,
              buyer_id \(.int64) NOT NULL,
              payment_id \(.int64),
              state TEXT NOT NULL CHECK (state IN
                ('pendingPayment', 'awaitingShipment', 'partlyShipped', 'shipped', 'completed', 'cancelled', 'closed')),
              goods \(.int64) NOT NULL CHECK (goods >= 0),
              freight \(.int64) NOT NULL CHECK (freight >= 0),
              currency TEXT NOT NULL,
              recipient TEXT NOT NULL,
              phone TEXT NOT NULL,
              division TEXT NOT NULL,
              address TEXT NOT NULL,
              note TEXT NOT NULL,
              placed_at \(.int64) NOT NULL,
              expires_at \(.int64) NOT NULL,
              paid_at \(.int64),
              shipped_at \(.int64),
              completed_at \(.int64),
              ended_at \(.int64),
              is_cancelling \(.int64) NOT NULL DEFAULT 0,
              refund_id \(.int64),
              refunded_at \(.int64),
              version \(.int64) NOT NULL,
              \(.key(home: "shop_id", "id"))
            ) \(.strict);
            CREATE INDEX trade_order_shop ON trade_order (shop_id, id);
            CREATE INDEX trade_order_to_ship ON trade_order (shop_id, id) WHERE state IN ('awaitingShipment', 'partlyShipped');
            CREATE TABLE trade_order_item (
              shop_id \(.int64) NOT NULL,
              order_id \(.int64) NOT NULL,
              line \(.int64) NOT NULL,
              sku_id \(.int64) NOT NULL,
              product_id \(.int64) NOT NULL,
              title TEXT NOT NULL,
              spec_text TEXT NOT NULL,
              picture TEXT,
              unit_price \(.int64) NOT NULL CHECK (unit_price >= 0),
              quantity \(.int64) NOT NULL CHECK (quantity > 0),
              amount \(.int64) NOT NULL CHECK (amount >= 0),
              shipped \(.int64) NOT NULL DEFAULT 0 CHECK (shipped >= 0 AND shipped <= quantity),
              \(.orderedKey(home: "shop_id", "order_id", "line"))
            ) \(.strictByKey);
            CREATE TABLE trade_parcel (
              shop_id \(.int64) NOT NULL,
              order_id \(.int64) NOT NULL,
              id \(.int64) NOT NULL,
              carrier TEXT NOT NULL,
              number TEXT NOT NULL,
              shipped_at \(.int64) NOT NULL,
              \(.orderedKey(home: "shop_id", "order_id", "id"))
            ) \(.strictByKey);
            CREATE TABLE trade_parcel_line (
              shop_id \(.int64) NOT NULL,
              order_id \(.int64) NOT NULL,
              parcel_id \(.int64) NOT NULL,
              line \(.int64) NOT NULL,
              quantity \(.int64) NOT NULL CHECK (quantity > 0),
              \(.orderedKey(home: "shop_id", "order_id", "parcel_id", "line"))
            ) \(.strictByKey);
            CREATE TABLE trade_buyer_order (
              buyer_id \(.int64) NOT NULL,
              order_id \(.int64) NOT NULL,
              shop_id \(.int64) NOT NULL,
              PRIMARY KEY (buyer_id, order_id)
            ) \(.strictByKey);
            CREATE TABLE trade_cart_line (
              person_id \(.int64) NOT NULL,
              sku_id \(.int64) NOT NULL,
              shop_id \(.int64) NOT NULL,
              quantity \(.int64) NOT NULL CHECK (quantity > 0),
              seen_price \(.int64) NOT NULL,
              added_at \(.int64) NOT NULL,
              PRIMARY KEY (person_id, sku_id)
            ) \(.strictByKey);
            CREATE TABLE trade_address (
              person_id \(.int64) NOT NULL,
              id \(.int64) NOT NULL,
              name TEXT NOT NULL,
              phone TEXT NOT NULL,
              division TEXT NOT NULL,
              detail TEXT NOT NULL,
              is_default \(.int64) NOT NULL,
              \(.key(home: "person_id", "id"))
            ) \(.strict);
            CREATE INDEX trade_address_person ON trade_address (person_id, id);
            """)
    ] + buyerMigrations + [orderDesk, oneList] + offerMigrations + refundMigrations + feeMigrations
