// BuyerMigrations.swift: a buyer's list goes by its headings, and a cart knows what waits for another time.
import Store

/// The heading is part of the list's key: each heading is a range of its own, with no second index for placing to write.
let buyerMigrations: [Migration] = [
    Migration(
        "trade-buyer-0001",
        """
        CREATE TABLE trade_buyer_list (
          buyer_id \(.int64) NOT NULL,
          tab TEXT NOT NULL CHECK (tab IN ('toPay', 'toShip', 'toReceive', 'completed', 'ended')),
          order_id \(.int64) NOT NULL,
          shop_id \(.int64) NOT NULL,
          PRIMARY KEY (buyer_id, tab, order_id)
        ) \(.strictByKey);
        INSERT INTO trade_buyer_list (buyer_id, tab, order_id, shop_id)
        SELECT b.buyer_id,
          CASE o.state
            WHEN 'pendingPayment' THEN 'toPay'
            WHEN 'awaitingShipment' THEN 'toShip'
            WHEN 'partlyShipped' THEN 'toReceive'
            WHEN 'shipped' THEN 'toReceive'
            WHEN 'completed' THEN 'completed'
            ELSE 'ended'
          END, b.order_id, b.shop_id
        FROM trade_buyer_order AS b
        JOIN trade_order AS o ON o.shop_id = b.shop_id AND o.id = b.order_id;
        DROP TABLE trade_buyer_order;
        ALTER TABLE trade_cart_line ADD COLUMN is_left \(.int64) NOT NULL DEFAULT 0 CHECK (is_left IN (0, 1));
        """)
]
