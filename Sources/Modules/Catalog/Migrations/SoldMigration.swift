// SoldMigration.swift: how many pieces of a product were paid, beside what lists show of it.
import Core
import Store

/// No index: who sorts by it sorts what was found, and each payment would have to move it.
let sold = Migration(
    "catalog-sold-0001",
    """
    ALTER TABLE catalog_product ADD COLUMN sold \(.int64) NOT NULL DEFAULT 0
    """)

extension Product {
    /// Counts pieces that were paid, in the transaction of who hears of them; the product's version stays. Placing has no part in it.
    public static func countSold(_ pieces: Int64, of product: ID<Product>, of shop: ID<Shop>) -> SQL {
        "UPDATE catalog_product SET sold = sold + \(pieces) WHERE shop_id = \(shop) AND id = \(product)"
    }
}
