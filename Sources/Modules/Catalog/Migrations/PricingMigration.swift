// PricingMigration.swift: which state of a shop's offers is the current one.
import Core
import Store

/// A number beside the shop's state, which is read with every line that is sold: so a shop without offers costs no read more, and
/// who knows its offers of that number needs not ask for them.
let pricing = Migration(
    "catalog-pricing-0001",
    """
    ALTER TABLE catalog_shop ADD COLUMN pricing_version \(.int64) NOT NULL DEFAULT 0
    """)

extension Shop {
    /// One row of one number.
    public static func pricingVersionQuery(_ shop: ID<Shop>) -> SQL { "SELECT pricing_version FROM catalog_shop WHERE id = \(shop)" }

    /// The shop's offers or its freight are other ones from here on.
    public static func priceDifferently(_ shop: ID<Shop>) -> SQL {
        "UPDATE catalog_shop SET pricing_version = pricing_version + 1 WHERE id = \(shop)"
    }
}
