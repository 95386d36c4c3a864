// OrderLaws.swift: an order's amounts are those of its items, and everybody's list shows it where it is.
import Store

enum OrderLaws {
    static let all: [Law] = [amounts, list, shipped]

    private static let amounts = Law(
        "orders.amounts", "Each order's goods are the sum of its items, and each item is worth its price times its pieces.",
        of: "trade_order", ["shop_id", "id", "goods", "items"]
    ) { _ in
        """
        SELECT o.shop_id, o.id, o.goods, COALESCE(i.total, 0)
        FROM trade_order AS o
        LEFT JOIN (
          SELECT order_id, CAST(SUM(amount) AS BIGINT) AS total,
            SUM(CASE WHEN amount <> unit_price * quantity THEN 1 ELSE 0 END) AS wrong
          FROM trade_order_item
          GROUP BY order_id
        ) AS i ON i.order_id = o.id
        WHERE i.total IS NULL OR o.goods <> i.total OR i.wrong > 0
        ORDER BY o.shop_id, o.id
        """
    }

    private static let list = Law(
        "orders.buyer_list", "Each order stands in its buyer's list once, under the heading of its state.", of: "trade_buyer_list",
        ["buyer_id", "order_id", "state", "listed"]
    ) { _ in
        """
        SELECT o.buyer_id, o.id, o.state, COUNT(l.order_id)
        FROM trade_order AS o
        LEFT JOIN trade_buyer_list AS l ON l.buyer_id = o.buyer_id AND l.order_id = o.id
          AND l.tab = CASE o.state
            WHEN 'pendingPayment' THEN 'toPay'
            WHEN 'awaitingShipment' THEN 'toShip'
            WHEN 'partlyShipped' THEN 'toReceive'
            WHEN 'shipped' THEN 'toReceive'
            WHEN 'completed' THEN 'completed'
            ELSE 'ended'
          END
        WHERE l.order_id IS NULL
        GROUP BY o.buyer_id, o.id, o.state
        ORDER BY o.buyer_id, o.id
        """
    }

    private static let shipped = Law(
        "orders.shipped", "What an item counts as shipped lies in its order's parcels.", of: "trade_order_item",
        ["shop_id", "order_id", "line", "shipped", "in_parcels"]
    ) { _ in
        """
        SELECT MIN(shop_id), order_id, line, SUM(shipped), SUM(sent)
        FROM (
          SELECT shop_id, order_id, line, shipped, 0 AS sent FROM trade_order_item WHERE shipped > 0
          UNION ALL
          SELECT shop_id, order_id, line, 0, quantity FROM trade_parcel_line
        ) AS both_sides
        GROUP BY order_id, line
        HAVING SUM(shipped) <> SUM(sent)
        ORDER BY order_id, line
        """
    }
}
