// OfferLaws.swift: no coupon is spent twice, given beyond its number, or lost.
import Store

enum OfferLaws {
    static let all: [Law] = [coupons, given, sold]

    private static let coupons = Law(
        "offers.coupons", "A coupon stands on as many orders as spent it and did not give it back.", of: "offers_coupon",
        ["person_id", "id", "standing", "spent"]
    ) { _ in
        """
        SELECT person_id, id, SUM(standing), SUM(spent)
        FROM (
          SELECT person_id, id, standing, 0 AS spent FROM offers_coupon
          UNION ALL
          SELECT person_id, coupon_id, 0, 1 FROM offers_spent WHERE coupon_id IS NOT NULL AND returned_at IS NULL
        ) AS both_sides
        GROUP BY person_id, id
        HAVING SUM(standing) <> SUM(spent)
        ORDER BY person_id, id
        """
    }

    /// What everybody has and nothing limits is not counted: its counter would be one row that all orders touch.
    private static let given = Law(
        "offers.given", "As many coupons of an offer are counted as there are.", of: "offers_count",
        ["shop_id", "offer_id", "given", "coupons"]
    ) { _ in
        """
        SELECT shop_id, offer_id, SUM(given), SUM(coupons)
        FROM (
          SELECT shop_id, offer_id, given, 0 AS coupons FROM offers_count
          UNION ALL
          SELECT c.shop_id, c.offer_id, 0, 1
          FROM offers_coupon AS c
          LEFT JOIN offers_offer AS o ON o.shop_id = c.shop_id AND o.id = c.offer_id
          WHERE o.id IS NULL OR o.hand <> 'open' OR o.quantity IS NOT NULL
        ) AS both_sides
        GROUP BY shop_id, offer_id
        HAVING SUM(given) <> SUM(coupons)
        ORDER BY shop_id, offer_id
        """
    }

    private static let sold = Law(
        "offers.sold", "What a limited-time price has sold is what orders took of it and did not give back.", of: "offers_stock",
        ["offer_id", "sku_id", "sold", "taken"]
    ) { _ in
        """
        SELECT offer_id, sku_id, SUM(sold), SUM(taken)
        FROM (
          SELECT offer_id, sku_id, sold, 0 AS taken FROM offers_stock
          UNION ALL
          SELECT s.offer_id, s.sku_id, 0, s.pieces
          FROM offers_spent AS s
          JOIN offers_stock AS k ON k.shop_id = s.shop_id AND k.offer_id = s.offer_id AND k.sku_id = s.sku_id
          WHERE s.returned_at IS NULL
        ) AS both_sides
        GROUP BY offer_id, sku_id
        HAVING SUM(sold) <> SUM(taken)
        ORDER BY offer_id, sku_id
        """
    }
}
