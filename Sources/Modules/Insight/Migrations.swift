// Migrations.swift: the tables of this room, all of them in the shop's home.
import Store

public let insightMigrations: [Migration] = [
    Migration(
        "insight-0001",
        """
        CREATE TABLE insight_day (
          shop_id \(.int64) NOT NULL,
          day \(.int64) NOT NULL,
          placed \(.int64) NOT NULL,
          paid \(.int64) NOT NULL,
          cancelled \(.int64) NOT NULL,
          shipped \(.int64) NOT NULL,
          completed \(.int64) NOT NULL,
          pieces \(.int64) NOT NULL,
          gmv \(.int64) NOT NULL,
          refunds \(.int64) NOT NULL,
          refunded \(.int64) NOT NULL,
          PRIMARY KEY (shop_id, day)
        ) \(.strictByKey);
        CREATE TABLE insight_product_day (
          shop_id \(.int64) NOT NULL,
          day \(.int64) NOT NULL,
          product_id \(.int64) NOT NULL,
          pieces \(.int64) NOT NULL,
          gmv \(.int64) NOT NULL,
          PRIMARY KEY (shop_id, day, product_id)
        ) \(.strictByKey);
        CREATE TABLE insight_buyer_day (
          shop_id \(.int64) NOT NULL,
          day \(.int64) NOT NULL,
          buyer_id \(.int64) NOT NULL,
          PRIMARY KEY (shop_id, day, buyer_id)
        ) \(.strictByKey);
        """),
    Migration(
        "insight-regions-0001",
        """
        CREATE TABLE insight_region_day (
          shop_id \(.int64) NOT NULL,
          day \(.int64) NOT NULL,
          region TEXT NOT NULL,
          placed \(.int64) NOT NULL,
          placed_amount \(.int64) NOT NULL,
          paid \(.int64) NOT NULL,
          paid_amount \(.int64) NOT NULL,
          refunds \(.int64) NOT NULL,
          refunded \(.int64) NOT NULL,
          PRIMARY KEY (shop_id, day, region)
        ) \(.strictByKey);
        """),
    // Catalog's lists show what was ever sold; what this room counted before they did is theirs from here on.
    Migration(
        "insight-sold-0001",
        """
        UPDATE catalog_product
        SET sold = counted.pieces
        FROM (
          SELECT shop_id, product_id, CAST(SUM(pieces) AS BIGINT) AS pieces
          FROM insight_product_day
          GROUP BY shop_id, product_id
        ) AS counted
        WHERE catalog_product.shop_id = counted.shop_id AND catalog_product.id = counted.product_id
        """),
]
