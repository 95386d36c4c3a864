// RefundLaws.swift: no item gives back more than was paid for it, and each refund of an order is money of its payment.
import Store

enum RefundLaws {
    static let all: [Law] = [items, lines, money]

    private static let items = Law(
        "refunds.items", "What each item counts as gone back is the sum of its refunds, and none of it is above what was paid.",
        of: "trade_order_item", ["shop_id", "order_id", "line", "goods_too_much", "freight_too_much", "pieces_too_much", "above_paid"]
    ) { _ in
        """
        SELECT MIN(shop_id), order_id, line, SUM(goods), SUM(freight), SUM(pieces), SUM(above)
        FROM (
          SELECT shop_id, order_id, line, refunded AS goods, refunded_freight AS freight, refunded_pieces AS pieces,
            CASE WHEN refunded > amount - discount OR refunded_freight > freight OR refunded_pieces > quantity THEN 1 ELSE 0 END AS above
          FROM trade_order_item
          WHERE refunded > 0 OR refunded_freight > 0 OR refunded_pieces > 0
          UNION ALL
          SELECT shop_id, order_id, line, -goods, -freight, -pieces, 0 FROM trade_refund_line
        ) AS both_sides
        GROUP BY order_id, line
        HAVING SUM(goods) <> 0 OR SUM(freight) <> 0 OR SUM(pieces) <> 0 OR SUM(above) > 0
        ORDER BY order_id, line
        """
    }

    private static let lines = Law(
        "refunds.lines", "Each refund of an order is the sum of its lines.", of: "trade_refund",
        ["order_id", "id", "goods_too_much", "freight_too_much"]
    ) { _ in
        """
        SELECT order_id, id, SUM(goods), SUM(freight)
        FROM (
          SELECT order_id, id, goods, freight FROM trade_refund
          UNION ALL
          SELECT order_id, refund_id, -goods, -freight FROM trade_refund_line
        ) AS both_sides
        GROUP BY order_id, id
        HAVING SUM(goods) <> 0 OR SUM(freight) <> 0
        ORDER BY order_id, id
        """
    }

    private static let money = Law(
        "refunds.money", "Each refund that moves money is one of its buyer's payment, of the same amount, and done when that is.",
        of: "trade_refund", ["shop_id", "id", "amount", "sent", "state", "refunded_at"]
    ) { _ in
        """
        SELECT r.shop_id, r.id, r.goods + r.freight, p.amount, p.state, r.refunded_at
        FROM trade_refund AS r
        JOIN trade_order AS o ON o.shop_id = r.shop_id AND o.id = r.order_id
        LEFT JOIN payments_refund AS p ON p.payer_id = o.buyer_id AND p.id = r.id
        WHERE r.goods + r.freight > 0
          AND (p.amount IS NULL OR p.amount <> r.goods + r.freight OR (p.state = 'refunded') <> (r.refunded_at IS NOT NULL))
        ORDER BY r.shop_id, r.id
        """
    }
}
