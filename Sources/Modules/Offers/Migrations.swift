// Migrations.swift: the tables of this room. Offers and their counters live with their shop, the platform's under 0; coupons with
// who holds them.
import Store

/// `offers_spent` says what an order used up, so that it can come back: a coupon on an item, pieces at a price.
public let offersMigrations: [Migration] = [
    Migration(
        "offers-0001",
        """
        CREATE TABLE offers_offer (
          shop_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN
            ('limitedPrice', 'firstOrderPrice', 'memberPrice', 'fullReduction', 'productCoupon', 'shopCoupon', 'platformCoupon')),
          name TEXT NOT NULL,
          hand TEXT NOT NULL CHECK (hand IN ('open', 'claimed', 'targeted', 'code')),
          terms TEXT NOT NULL,
          starts_at \(.int64) NOT NULL,
          ends_at \(.int64) NOT NULL,
          valid_days \(.int64),
          quantity \(.int64) CHECK (quantity > 0),
          per_person \(.int64) NOT NULL CHECK (per_person >= 0),
          platform_share \(.int64) NOT NULL CHECK (platform_share BETWEEN 0 AND 10000),
          member_level \(.int64) NOT NULL,
          coupon_code TEXT NOT NULL,
          made_by \(.int64) NOT NULL,
          made_at \(.int64) NOT NULL,
          ended_at \(.int64),
          CHECK (starts_at < ends_at),
          \(.key(home: "shop_id", "id"))
        ) \(.strict);
        CREATE INDEX offers_offer_shop ON offers_offer (shop_id, id);
        CREATE TABLE offers_count (
          shop_id \(.int64) NOT NULL,
          offer_id \(.int64) NOT NULL,
          given \(.int64) NOT NULL CHECK (given >= 0),
          \(.key(home: "shop_id", "offer_id"))
        ) \(.strictHot);
        CREATE TABLE offers_got (
          shop_id \(.int64) NOT NULL,
          offer_id \(.int64) NOT NULL,
          person_id \(.int64) NOT NULL,
          got \(.int64) NOT NULL CHECK (got >= 0),
          \(.orderedKey(home: "shop_id", "offer_id", "person_id"))
        ) \(.strictByKey);
        CREATE TABLE offers_stock (
          shop_id \(.int64) NOT NULL,
          offer_id \(.int64) NOT NULL,
          sku_id \(.int64) NOT NULL,
          stock \(.int64) NOT NULL,
          sold \(.int64) NOT NULL CHECK (sold >= 0 AND sold <= stock),
          \(.orderedKey(home: "shop_id", "offer_id", "sku_id"))
        ) \(.strictByKey);
        CREATE TABLE offers_taken (
          shop_id \(.int64) NOT NULL,
          offer_id \(.int64) NOT NULL,
          sku_id \(.int64) NOT NULL,
          person_id \(.int64) NOT NULL,
          pieces \(.int64) NOT NULL CHECK (pieces >= 0),
          \(.orderedKey(home: "shop_id", "offer_id", "sku_id", "person_id"))
        ) \(.strictByKey);
        CREATE TABLE offers_coupon (
          person_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          shop_id \(.int64) NOT NULL,
          offer_id \(.int64) NOT NULL,
          got_at \(.int64) NOT NULL,
          ends_at \(.int64) NOT NULL,
          standing \(.int64) NOT NULL CHECK (standing >= 0),
          spent_at \(.int64),
          \(.key(home: "person_id", "id"))
        ) \(.strict);
        CREATE INDEX offers_coupon_person ON offers_coupon (person_id, id);
        CREATE TABLE offers_spent (
          shop_id \(.int64) NOT NULL,
          order_id \(.int64) NOT NULL,
          position \(.int64) NOT NULL,
          line \(.int64) NOT NULL,
          person_id \(.int64) NOT NULL,
          offer_id \(.int64) NOT NULL,
          coupon_id \(.int64),
          sku_id \(.int64),
          pieces \(.int64) NOT NULL,
          returned_at \(.int64),
          \(.orderedKey(home: "shop_id", "order_id", "position"))
        ) \(.strictByKey);
        CREATE TABLE offers_freight_template (
          shop_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          name TEXT NOT NULL,
          measure TEXT NOT NULL CHECK (measure IN ('pieces', 'grams')),
          is_default \(.int64) NOT NULL CHECK (is_default IN (0, 1)),
          charges TEXT NOT NULL,
          version \(.int64) NOT NULL,
          \(.key(home: "shop_id", "id"))
        ) \(.strict);
        CREATE INDEX offers_freight_template_shop ON offers_freight_template (shop_id, id);
        CREATE TABLE offers_freight_product (
          shop_id \(.int64) NOT NULL,
          product_id \(.int64) NOT NULL,
          template_id \(.int64) NOT NULL,
          \(.orderedKey(home: "shop_id", "product_id"))
        ) \(.strictByKey);
        CREATE INDEX offers_freight_product_shop ON offers_freight_product (shop_id, template_id);
        """)
]
