// CatalogMigrations.swift: the room's tables.
import Store

/// This room's migrations, in order.
public let catalogMigrations: [Migration] =
    [shops, products, stock, search, kept, shopProfile] + platformMigrations + [
        shelf, names, goods, pricing, sold, waits, rest, bulk, restListed,
    ]

/// A shop's own table has just its id. The directory and the tree are `shared`: rarely written, read everywhere.
private let shops = Migration(
    "catalog-0001",
    """
    CREATE TABLE catalog_shop (
      id \(.int64) NOT NULL,
      organisation_id \(.int64) NOT NULL,
      slug TEXT NOT NULL,
      name TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'suspended')),
      opened_at \(.int64) NOT NULL,
      version \(.int64) NOT NULL,
      \(.key(home: "id"))
    ) \(.strict);
    CREATE TABLE catalog_organisation_shop (
      organisation_id \(.int64) NOT NULL,
      shop_id \(.int64) NOT NULL,
      PRIMARY KEY (organisation_id, shop_id)
    ) \(.strictByKey);
    CREATE TABLE catalog_shop_directory (
      shop_id \(.int64) NOT NULL,
      slug TEXT NOT NULL,
      name TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'suspended')),
      PRIMARY KEY (shop_id)
    ) \(.strict);
    CREATE TABLE catalog_category (
      id \(.int64) NOT NULL,
      parent_id \(.int64) NOT NULL,
      level \(.int64) NOT NULL CHECK (level BETWEEN 1 AND 3),
      name TEXT NOT NULL,
      PRIMARY KEY (id),
      UNIQUE (parent_id, name)
    ) \(.strict);
    CREATE TABLE catalog_brand (
      id \(.int64) NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (id),
      UNIQUE (name)
    ) \(.strict);
    """)

/// What placing an order reads stands in `catalog_product` and `catalog_sku`; long texts stand apart.
private let products = Migration(
    "catalog-0002",
    """
    CREATE TABLE catalog_product (
      shop_id \(.int64) NOT NULL,
      id \(.int64) NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('draft', 'listed', 'delisted', 'deleted')),
      version \(.int64) NOT NULL,
      title TEXT NOT NULL,
      category_id \(.int64),
      brand_id \(.int64),
      price \(.int64) NOT NULL CHECK (price BETWEEN 0 AND 1000000000),
      own_price \(.int64) NOT NULL CHECK (own_price IN (0, 1)),
      list_price \(.int64) CHECK (list_price BETWEEN 0 AND 1000000000),
      picture TEXT,
      handle TEXT,
      created_at \(.int64) NOT NULL,
      updated_at \(.int64) NOT NULL,
      \(.key(home: "shop_id", "id")),
      UNIQUE (shop_id, handle)
    ) \(.strict);
    CREATE INDEX catalog_product_state ON catalog_product (shop_id, state, id);
    CREATE INDEX catalog_product_category ON catalog_product (category_id, id);
    CREATE TABLE catalog_product_detail (
      shop_id \(.int64) NOT NULL,
      product_id \(.int64) NOT NULL,
      description TEXT NOT NULL,
      attributes TEXT NOT NULL,
      pictures TEXT NOT NULL,
      axes TEXT NOT NULL,
      import_hash TEXT,
      \(.key(home: "shop_id", "product_id")),
      \(.references("catalog_product", home: "shop_id", "product_id"))
    ) \(.strict);
    CREATE TABLE catalog_sku (
      shop_id \(.int64) NOT NULL,
      id \(.int64) NOT NULL,
      product_id \(.int64) NOT NULL,
      position \(.int64) NOT NULL,
      removed \(.int64) NOT NULL CHECK (removed IN (0, 1)),
      spec_text TEXT NOT NULL,
      price \(.int64) NOT NULL CHECK (price BETWEEN 0 AND 1000000000),
      list_price \(.int64) CHECK (list_price BETWEEN 0 AND 1000000000),
      weight_grams \(.int64) NOT NULL CHECK (weight_grams >= 0),
      spec_values TEXT NOT NULL,
      code TEXT NOT NULL,
      barcode TEXT NOT NULL,
      \(.key(home: "shop_id", "id")),
      \(.references("catalog_product", home: "shop_id", "product_id"))
    ) \(.strict);
    CREATE INDEX catalog_sku_product ON catalog_sku (shop_id, product_id);
    """)

/// The journal has no index by SKU, since every order would pay for it: each entry names the one before it of its SKU,
/// and the stock row names the last.
private let stock = Migration(
    "catalog-0003",
    """
    CREATE TABLE catalog_stock (
      shop_id \(.int64) NOT NULL,
      sku_id \(.int64) NOT NULL,
      on_hand \(.int64) NOT NULL,
      reserved \(.int64) NOT NULL,
      last_entry \(.int64) NOT NULL,
      previous_entry \(.int64) NOT NULL,
      \(.key(home: "shop_id", "sku_id")),
      CHECK (reserved >= 0 AND on_hand >= reserved)
    ) \(.strictHot);
    CREATE TABLE catalog_stock_entry (
      shop_id \(.int64) NOT NULL,
      id \(.int64) NOT NULL,
      sku_id \(.int64) NOT NULL,
      on_hand \(.int64) NOT NULL,
      reserved \(.int64) NOT NULL,
      cause TEXT NOT NULL,
      reference \(.int64) NOT NULL,
      previous_id \(.int64) NOT NULL,
      at \(.int64) NOT NULL,
      \(.key(home: "shop_id", "id"))
    ) \(.strict);
    """)

/// One row per listed product: its words, as `SearchText` made them.
private let search = Migration(
    "catalog-0004",
    """
    \(.each(
        sqlite: """
            CREATE VIRTUAL TABLE catalog_search
            USING fts5 (words, shop_id UNINDEXED, tokenize = 'unicode61 remove_diacritics 0');
            """,
        postgres: """
            CREATE TABLE catalog_search (
              shop_id BIGINT NOT NULL,
              product_id BIGINT NOT NULL,
              words TEXT NOT NULL,
              vector TSVECTOR GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED,
              PRIMARY KEY (shop_id, product_id)
            );
            CREATE INDEX catalog_search_vector ON catalog_search USING GIN (vector);
            """))
    """)
