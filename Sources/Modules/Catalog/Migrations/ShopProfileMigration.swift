// ShopProfileMigration.swift: what a shop says about itself, and the index that finds its SKUs by their codes.
import Store

let shopProfile = Migration(
    "catalog-0005-profile",
    """
    CREATE TABLE catalog_shop_profile (
      shop_id \(.int64) NOT NULL,
      introduction TEXT NOT NULL,
      logo TEXT,
      phone TEXT NOT NULL,
      return_name TEXT NOT NULL,
      return_phone TEXT NOT NULL,
      return_address TEXT NOT NULL,
      version \(.int64) NOT NULL,
      \(.key(home: "shop_id"))
    ) \(.strict);
    CREATE INDEX catalog_sku_code ON catalog_sku (shop_id, code) WHERE code <> '';
    """)
