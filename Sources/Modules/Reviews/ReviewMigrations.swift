// ReviewMigrations.swift: the tables of this room, all in the shop's home.
import Store

public let reviewsMigrations: [Migration] = [
    Migration(
        "reviews-0001",
        """
        CREATE TABLE reviews_review (
          shop_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          product_id \(.int64) NOT NULL,
          order_id \(.int64) NOT NULL,
          line \(.int64) NOT NULL,
          buyer_id \(.int64) NOT NULL,
          stars \(.int64) NOT NULL CHECK (stars >= 1 AND stars <= 5),
          spec_text TEXT NOT NULL,
          text TEXT NOT NULL,
          pictures TEXT NOT NULL,
          at \(.int64) NOT NULL,
          follow_text TEXT,
          follow_pictures TEXT,
          follow_at \(.int64),
          answer_text TEXT,
          answer_at \(.int64),
          answer_by \(.int64),
          hidden_for TEXT,
          reports \(.int64) NOT NULL DEFAULT 0 CHECK (reports >= 0),
          version \(.int64) NOT NULL,
          UNIQUE (shop_id, order_id, line),
          \(.key(home: "shop_id", "id"))
        ) \(.strict);
        CREATE INDEX reviews_review_product ON reviews_review (shop_id, product_id, id) WHERE hidden_for IS NULL;
        CREATE INDEX reviews_review_shop ON reviews_review (shop_id, id);
        CREATE INDEX reviews_review_reported ON reviews_review (id) WHERE reports > 0 AND hidden_for IS NULL;
        CREATE TABLE reviews_report (
          shop_id \(.int64) NOT NULL,
          review_id \(.int64) NOT NULL,
          account_id \(.int64) NOT NULL,
          reason TEXT NOT NULL,
          at \(.int64) NOT NULL,
          PRIMARY KEY (shop_id, review_id, account_id)
        ) \(.strictByKey);
        CREATE TABLE reviews_product_rating (
          shop_id \(.int64) NOT NULL,
          product_id \(.int64) NOT NULL,
          stars1 \(.int64) NOT NULL CHECK (stars1 >= 0),
          stars2 \(.int64) NOT NULL CHECK (stars2 >= 0),
          stars3 \(.int64) NOT NULL CHECK (stars3 >= 0),
          stars4 \(.int64) NOT NULL CHECK (stars4 >= 0),
          stars5 \(.int64) NOT NULL CHECK (stars5 >= 0),
          PRIMARY KEY (shop_id, product_id)
        ) \(.strictByKey);
        CREATE TABLE reviews_shop_rating (
          shop_id \(.int64) NOT NULL,
          stars1 \(.int64) NOT NULL CHECK (stars1 >= 0),
          stars2 \(.int64) NOT NULL CHECK (stars2 >= 0),
          stars3 \(.int64) NOT NULL CHECK (stars3 >= 0),
          stars4 \(.int64) NOT NULL CHECK (stars4 >= 0),
          stars5 \(.int64) NOT NULL CHECK (stars5 >= 0),
          \(.key(home: "shop_id"))
        ) \(.strict);
        """)
]
