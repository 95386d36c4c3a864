// GoodsMigrations.swift: the orders in which a merchant's list is read, and who set stock by hand.
import Store

/// The list by price and by change reads along these; its filters are looked at on the way (`FilterProducts.swift`). Who set stock and
/// why is empty for what orders and files did, so that they pay nothing for it.
let goods = Migration(
    "catalog-goods-0001",
    """
    CREATE INDEX catalog_product_by_price ON catalog_product (shop_id, price, id);
    CREATE INDEX catalog_product_by_change ON catalog_product (shop_id, updated_at, id);
    ALTER TABLE catalog_stock_entry ADD COLUMN person_id \(.int64);
    ALTER TABLE catalog_stock_entry ADD COLUMN note TEXT;
    """)
