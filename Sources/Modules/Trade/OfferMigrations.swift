// OfferMigrations.swift: what an order keeps of the offers that made its price.
import Store

/// An order without offers has no row of `trade_item_discount`, and zeros elsewhere: nothing more is written for it.
let offerMigrations: [Migration] = [
    Migration(
        "trade-offers-0001",
        """
        ALTER TABLE trade_order ADD COLUMN discount \(.int64) NOT NULL DEFAULT 0 CHECK (discount >= 0);
        ALTER TABLE trade_order ADD COLUMN uses_offers \(.int64) NOT NULL DEFAULT 0 CHECK (uses_offers IN (0, 1));
        ALTER TABLE trade_order_item ADD COLUMN discount \(.int64) NOT NULL DEFAULT 0
          CHECK (discount >= 0 AND discount <= amount);
        ALTER TABLE trade_order_item ADD COLUMN platform_discount \(.int64) NOT NULL DEFAULT 0
          CHECK (platform_discount >= 0 AND platform_discount <= discount);
        ALTER TABLE trade_order_item ADD COLUMN freight \(.int64) NOT NULL DEFAULT 0 CHECK (freight >= 0);
        CREATE TABLE trade_item_discount (
          shop_id \(.int64) NOT NULL,
          order_id \(.int64) NOT NULL,
          line \(.int64) NOT NULL,
          position \(.int64) NOT NULL,
          offer_id \(.int64) NOT NULL,
          kind TEXT NOT NULL,
          name TEXT NOT NULL,
          amount \(.int64) NOT NULL CHECK (amount > 0),
          platform_part \(.int64) NOT NULL CHECK (platform_part >= 0 AND platform_part <= amount),
          \(.orderedKey(home: "shop_id", "order_id", "line", "position"))
        ) \(.strictByKey);
        """),
    // A platform's coupon is spent in every shop: its report finds it without reading them all. A shop's own are found by their time.
    Migration(
        "trade-offers-0002",
        """
        CREATE INDEX trade_item_discount_platform ON trade_item_discount (offer_id, order_id) WHERE kind = 'platformCoupon';
        """),
]
