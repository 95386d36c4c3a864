// PlatformMigrations.swift: the tables of what the platform decides: applications for shops, their journal, the tree, the brands.
import Store

/// In order; after the room's first four.
let platformMigrations: [Migration] = [shopReview, treeEditing, brandReview]

/// An application lives in the home of the shop that it may become, under the same number.
private let shopReview = Migration(
    "catalog-shops-0001",
    """
    CREATE TABLE catalog_shop_application (
      id \(.int64) NOT NULL,
      organisation_id \(.int64) NOT NULL,
      applicant_id \(.int64) NOT NULL,
      slug TEXT NOT NULL,
      name TEXT NOT NULL,
      goods TEXT NOT NULL,
      contact TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('applied', 'approved', 'rejected')),
      reason TEXT NOT NULL,
      applied_at \(.int64) NOT NULL,
      decided_at \(.int64),
      version \(.int64) NOT NULL,
      \(.key(home: "id"))
    ) \(.strict);
    CREATE INDEX catalog_shop_application_state ON catalog_shop_application (state, id);
    CREATE TABLE catalog_organisation_application (
      organisation_id \(.int64) NOT NULL,
      application_id \(.int64) NOT NULL,
      PRIMARY KEY (organisation_id, application_id)
    ) \(.strictByKey);
    CREATE TABLE catalog_shop_journal (
      shop_id \(.int64) NOT NULL,
      id \(.int64) NOT NULL,
      what TEXT NOT NULL CHECK (what IN ('applied', 'rejected', 'opened', 'suspended', 'resumed')),
      actor_id \(.int64),
      reason TEXT NOT NULL,
      at \(.int64) NOT NULL,
      \(.key(home: "shop_id", "id"))
    ) \(.strict);
    CREATE INDEX catalog_shop_journal_shop ON catalog_shop_journal (shop_id, id);
    CREATE INDEX catalog_shop_directory_state ON catalog_shop_directory (state, shop_id);
    """)

private let treeEditing = Migration(
    "catalog-tree-0001",
    """
    ALTER TABLE catalog_category ADD COLUMN name_en TEXT NOT NULL DEFAULT '';
    ALTER TABLE catalog_category ADD COLUMN position \(.int64) NOT NULL DEFAULT 0;
    ALTER TABLE catalog_category ADD COLUMN hidden \(.int64) NOT NULL DEFAULT 0;
    """)

/// A merged brand stays as another name of the one it went into, so that imports that name it find that one.
private let brandReview = Migration(
    "catalog-brands-0001",
    """
    ALTER TABLE catalog_brand ADD COLUMN approved \(.int64) NOT NULL DEFAULT 0;
    ALTER TABLE catalog_brand ADD COLUMN merged_into \(.int64);
    CREATE INDEX catalog_brand_merged ON catalog_brand (merged_into);
    CREATE INDEX catalog_product_brand ON catalog_product (brand_id, id);
    """)
