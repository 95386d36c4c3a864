// AfterSaleLaws.swift: cases hold their order, and give back what they say; ratings are what a re-count says.
import Store

enum AfterSaleLaws {
    static let all: [Law] = [holds, refunds, ratings]

    private static let holds = Law(
        "aftersale.holds", "As many after-sales make an order's days stand still as are open.", of: "trade_order",
        ["shop_id", "id", "holds", "open_cases"]
    ) { _ in
        """
        SELECT shop_id, order_id, SUM(holds), SUM(cases)
        FROM (
          SELECT shop_id, id AS order_id, holds, 0 AS cases FROM trade_order WHERE holds > 0
          UNION ALL
          SELECT shop_id, order_id, 0, 1 FROM aftersale_case WHERE ended_at IS NULL
        ) AS both_sides
        GROUP BY shop_id, order_id
        HAVING SUM(holds) <> SUM(cases)
        ORDER BY shop_id, order_id
        """
    }

    private static let refunds = Law(
        "aftersale.refunds", "Each case that gives money back has one refund of its order, of the same amounts, done when the case is.",
        of: "aftersale_case", ["shop_id", "id", "state", "goods", "freight", "refund_goods", "refund_freight", "refunded_at"]
    ) { _ in
        """
        SELECT c.shop_id, c.id, c.state, c.goods, c.freight, r.goods, r.freight, r.refunded_at
        FROM aftersale_case AS c
        LEFT JOIN trade_refund AS r ON r.shop_id = c.shop_id AND r.order_id = c.order_id AND r.id = c.refund_id AND r.subject = c.id
        WHERE c.refund_id IS NOT NULL
          AND (r.id IS NULL OR r.goods <> c.goods OR r.freight <> c.freight OR (c.state = 'refunded') <> (r.refunded_at IS NOT NULL))
        ORDER BY c.shop_id, c.id
        """
    }

    private static let ratings = Law(
        "reviews.ratings", "A product's and a shop's stars are those of the reviews that are shown.", of: "reviews_product_rating",
        ["shop_id", "product_id", "one", "two", "three", "four", "five"]
    ) { _ in
        """
        SELECT shop_id, product_id, SUM(s1), SUM(s2), SUM(s3), SUM(s4), SUM(s5)
        FROM (
          SELECT shop_id, product_id, stars1 AS s1, stars2 AS s2, stars3 AS s3, stars4 AS s4, stars5 AS s5 FROM reviews_product_rating
          UNION ALL
          SELECT shop_id, 0, stars1, stars2, stars3, stars4, stars5 FROM reviews_shop_rating
          UNION ALL
          SELECT shop_id, product_id, \(stars) FROM reviews_review WHERE hidden_for IS NULL
          UNION ALL
          SELECT shop_id, 0, \(stars) FROM reviews_review WHERE hidden_for IS NULL
        ) AS both_sides
        GROUP BY shop_id, product_id
        HAVING SUM(s1) <> 0 OR SUM(s2) <> 0 OR SUM(s3) <> 0 OR SUM(s4) <> 0 OR SUM(s5) <> 0
        ORDER BY shop_id, product_id
        """
    }

    /// A review as what it should have added, taken away; the shop's own rating stands as product 0.
    private static let stars: SQL = """
        CASE stars WHEN 1 THEN -1 ELSE 0 END, CASE stars WHEN 2 THEN -1 ELSE 0 END, CASE stars WHEN 3 THEN -1 ELSE 0 END,
          CASE stars WHEN 4 THEN -1 ELSE 0 END, CASE stars WHEN 5 THEN -1 ELSE 0 END
        """
}
