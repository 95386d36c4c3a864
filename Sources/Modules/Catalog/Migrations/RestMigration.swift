// RestMigration.swift: a shop's holiday.
import Store

/// Beside the shop's state, which is read with every line that is sold: so placing asks for nothing more.
let rest = Migration(
    "catalog-rest-0001",
    """
    ALTER TABLE catalog_shop ADD COLUMN rest_from \(.int64);
    ALTER TABLE catalog_shop ADD COLUMN rest_until \(.int64);
    ALTER TABLE catalog_shop ADD COLUMN rest_note TEXT;
    """)

/// Lists name shops by the directory: there too, so that a card says it without asking each shop.
let restListed = Migration(
    "catalog-rest-0002-listed",
    """
    ALTER TABLE catalog_shop_directory ADD COLUMN rest_from \(.int64);
    ALTER TABLE catalog_shop_directory ADD COLUMN rest_until \(.int64);
    UPDATE catalog_shop_directory
    SET rest_from = (SELECT s.rest_from FROM catalog_shop AS s WHERE s.id = catalog_shop_directory.shop_id),
        rest_until = (SELECT s.rest_until FROM catalog_shop AS s WHERE s.id = catalog_shop_directory.shop_id);
    """)
