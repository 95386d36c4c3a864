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
]
