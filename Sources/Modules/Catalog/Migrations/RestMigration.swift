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
