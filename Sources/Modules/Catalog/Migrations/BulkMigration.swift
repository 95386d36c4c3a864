// BulkMigration.swift: what changes of many products at once were, for as long as they can be undone.
import Store

let bulk = Migration(
    "catalog-bulk-0001",
    """
    CREATE TABLE catalog_bulk (
      shop_id \(.int64) NOT NULL,
      id \(.int64) NOT NULL,
      person_id \(.int64),
      kind TEXT NOT NULL CHECK (kind IN ('listed', 'delisted', 'priced')),
      products \(.int64) NOT NULL,
      at \(.int64) NOT NULL,
      undone_at \(.int64),
      PRIMARY KEY (shop_id, id)
    ) \(.strictByKey);
    CREATE INDEX catalog_bulk_at ON catalog_bulk (at);
    CREATE TABLE catalog_bulk_line (
      shop_id \(.int64) NOT NULL,
      bulk_id \(.int64) NOT NULL,
      product_id \(.int64) NOT NULL,
      version \(.int64) NOT NULL,
      before TEXT NOT NULL,
      PRIMARY KEY (shop_id, bulk_id, product_id)
    ) \(.strictByKey);
    """)
