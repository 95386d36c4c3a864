// BrowseMigrations.swift: the tables by which buyers look around: what is on sale in order, and names by any part of them.
import Store

/// A row per product on sale, with its place in the tree, so that each list a buyer leafs through is one index read from its end.
/// Price and stock are not in it: they change too often, and are read with the products themselves.
let shelf = Migration(
    "catalog-0005",
    """
    CREATE TABLE catalog_shelf (
      shop_id \(.int64) NOT NULL,
      product_id \(.int64) NOT NULL,
      level1 \(.int64),
      level2 \(.int64),
      level3 \(.int64),
      brand_id \(.int64),
      \(.key(home: "shop_id", "product_id"))
    ) \(.strict);
    \(.each(
        sqlite: "CREATE INDEX catalog_shelf_shop ON catalog_shelf (shop_id, product_id);",
        postgres: """
            CREATE INDEX catalog_shelf_newest ON catalog_shelf (product_id);
            CREATE INDEX catalog_search_newest ON catalog_search (product_id);
            """))
    CREATE INDEX catalog_shelf_level1 ON catalog_shelf (level1, product_id);
    CREATE INDEX catalog_shelf_level2 ON catalog_shelf (level2, product_id);
    CREATE INDEX catalog_shelf_level3 ON catalog_shelf (level3, product_id);
    CREATE INDEX catalog_shelf_brand ON catalog_shelf (brand_id, product_id);
    INSERT INTO catalog_shelf (shop_id, product_id, level1, level2, level3, brand_id)
    SELECT p.shop_id, p.id, COALESCE(c.id, b.id, a.id),
           CASE WHEN c.id IS NOT NULL THEN b.id WHEN b.id IS NOT NULL THEN a.id END,
           CASE WHEN c.id IS NOT NULL THEN a.id END, p.brand_id
    FROM catalog_product AS p
    LEFT JOIN catalog_category AS a ON a.id = p.category_id
    LEFT JOIN catalog_category AS b ON b.id = a.parent_id
    LEFT JOIN catalog_category AS c ON c.id = b.parent_id
    WHERE p.state = 'listed';
    UPDATE catalog_search
    SET words = words || ' \u{E000}' || shop_id
    """)

/// Every end of every name of a shop, brand or category: what begins with the typed letters is what has them somewhere.
let names = Migration(
    "catalog-0006",
    """
    CREATE TABLE catalog_name (
      suffix \(.each(sqlite: "TEXT", postgres: "TEXT COLLATE \"C\"")) NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('shop', 'brand', 'category')),
      id \(.int64) NOT NULL,
      PRIMARY KEY (suffix, kind, id)
    ) \(.strictByKey);
    CREATE INDEX catalog_name_of ON catalog_name (kind, id);
    INSERT INTO catalog_name (suffix, kind, id)
    WITH RECURSIVE
      base (kind, id, name) AS (
        SELECT CAST('shop' AS TEXT), shop_id, lower(name) FROM catalog_shop_directory
        UNION ALL
        SELECT CAST('brand' AS TEXT), id, lower(name) FROM catalog_brand
        UNION ALL
        SELECT CAST('category' AS TEXT), id, lower(name) FROM catalog_category
      ),
      part (kind, id, name, at) AS (
        SELECT kind, id, name, 1 FROM base
        UNION ALL
        SELECT kind, id, name, at + 1 FROM part WHERE at < length(name)
      )
    SELECT substr(name, at), kind, id
    FROM part
    """)
