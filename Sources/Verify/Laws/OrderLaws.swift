// OrderLaws.swift: an order's amounts are those of its items, and everybody's list shows it where it is.
import Store

enum OrderLaws {
    static let all: [Law] = [amounts, discounts, list, shipped]

    private static let amounts = Law(
        "orders.amounts",
        "Each order's goods, discount and freight are the sums of its items, and each item is worth its price times its pieces.",
        of: "trade_order", ["shop_id", "id", "goods", "items", "discount", "item_discounts", "freight", "item_freights"]
    ) { _ in
        """
        SELECT o.shop_id, o.id, o.goods, COALESCE(i.paid, 0), o.discount, COALESCE(i.discount, 0), o.freight, COALESCE(i.freight, 0)
        FROM trade_order AS o
        LEFT JOIN (
          SELECT order_id, CAST(SUM(amount - discount) AS BIGINT) AS paid, CAST(SUM(discount) AS BIGINT) AS discount,
            CAST(SUM(freight) AS BIGINT) AS freight, SUM(CASE WHEN amount <> unit_price * quantity THEN 1 ELSE 0 END) AS wrong
          FROM trade_order_item
          GROUP BY order_id
        ) AS i ON i.order_id = o.id
        WHERE i.paid IS NULL OR o.goods <> i.paid OR o.discount <> i.discount OR o.freight <> i.freight OR i.wrong > 0
        ORDER BY o.shop_id, o.id
        """
    }

    private static let discounts = Law(
        "orders.discounts", "What offers took off each item, and the platform's part of it, are the sums of its offers.",
        of: "trade_order_item", ["shop_id", "order_id", "line", "discount_too_much", "platform_part_too_much"]
    ) { _ in
        """
        SELECT MIN(shop_id), order_id, line, SUM(discount), SUM(platform_part)
        FROM (
          SELECT shop_id, order_id, line, discount, platform_discount AS platform_part FROM trade_order_item WHERE discount > 0
          UNION ALL
          SELECT shop_id, order_id, line, -amount, -platform_part FROM trade_item_discount
        ) AS both_sides
        GROUP BY order_id, line
        HAVING SUM(discount) <> 0 OR SUM(platform_part) <> 0
        ORDER BY order_id, line
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
