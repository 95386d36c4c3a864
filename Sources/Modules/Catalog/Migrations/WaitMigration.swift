// WaitMigration.swift: who waits for a SKU to be there again.
import Store

/// In the shop's home, where its stock moves: so who adds to it knows at once whether anybody waits.
let waits = Migration(
    "catalog-waits-0001",
    """
    CREATE TABLE catalog_wait (
      shop_id \(.int64) NOT NULL,
      sku_id \(.int64) NOT NULL,
      person_id \(.int64) NOT NULL,
      at \(.int64) NOT NULL,
      PRIMARY KEY (shop_id, sku_id, person_id)
    ) \(.strictByKey);
    CREATE INDEX catalog_wait_at ON catalog_wait (at);
    """)
