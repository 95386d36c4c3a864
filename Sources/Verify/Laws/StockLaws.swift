// StockLaws.swift: one stock: both its numbers are the sums of its journal, and what is reserved is what open orders wait for.
import Store

enum StockLaws {
    static let all: [Law] = [journal, reserved]

    private static let journal = Law(
        "stock.journal", "Each SKU's stock on hand and reserved are the sums of its journal.", of: "catalog_stock",
        ["shop_id", "sku_id", "on_hand_too_much", "reserved_too_much"]
    ) { _ in
        """
        SELECT shop_id, sku_id, SUM(on_hand), SUM(reserved)
        FROM (
          SELECT shop_id, sku_id, on_hand, reserved FROM catalog_stock
          UNION ALL
          SELECT shop_id, sku_id, -on_hand, -reserved FROM catalog_stock_entry
        ) AS both_sides
        GROUP BY sku_id, shop_id
        HAVING SUM(on_hand) <> 0 OR SUM(reserved) <> 0
        ORDER BY shop_id, sku_id
        """
    }

    private static let reserved = Law(
        "stock.reserved", "What is reserved of each SKU is what open orders and exchanges still wait for.", of: "catalog_stock",
        ["shop_id", "sku_id", "reserved", "waited_for"]
    ) { _ in
        """
        SELECT shop_id, sku_id, SUM(reserved), SUM(wanted)
        FROM (
          SELECT shop_id, sku_id, reserved, 0 AS wanted FROM catalog_stock
          UNION ALL
          SELECT o.shop_id, i.sku_id, 0, i.quantity - i.shipped - i.refunded_unsent
          FROM trade_order AS o
          JOIN trade_order_item AS i ON i.shop_id = o.shop_id AND i.order_id = o.id
          WHERE o.state IN ('pendingPayment', 'awaitingShipment', 'partlyShipped')
          UNION ALL
          SELECT c.shop_id, COALESCE(c.wanted_sku_id, i.sku_id), 0, c.pieces
          FROM aftersale_case AS c
          JOIN trade_order_item AS i ON i.shop_id = c.shop_id AND i.order_id = c.order_id AND i.line = c.line
          WHERE c.ended_at IS NULL AND c.is_reserved = 1
        ) AS both_sides
        GROUP BY sku_id, shop_id
        HAVING SUM(reserved) <> SUM(wanted)
        ORDER BY shop_id, sku_id
        """
    }
}
