// KeptMigrations.swift: what a person keeps of the catalogue. Both lie in the person's home and name the product's shop.
import Store

/// `id` is time-ordered: lists go by it, newest first.
let kept = Migration(
    "catalog-kept-0001",
    """
    CREATE TABLE catalog_favourite (
      person_id \(.int64) NOT NULL,
      product_id \(.int64) NOT NULL,
      shop_id \(.int64) NOT NULL,
      id \(.int64) NOT NULL,
      at \(.int64) NOT NULL,
      PRIMARY KEY (person_id, product_id)
    ) \(.strictByKey);
    CREATE INDEX catalog_favourite_newest ON catalog_favourite (person_id, id);
    CREATE TABLE catalog_visit (
      person_id \(.int64) NOT NULL,
      product_id \(.int64) NOT NULL,
      shop_id \(.int64) NOT NULL,
      id \(.int64) NOT NULL,
      at \(.int64) NOT NULL,
      PRIMARY KEY (person_id, product_id)
    ) \(.strictByKey);
    CREATE INDEX catalog_visit_newest ON catalog_visit (person_id, id);
    """)
