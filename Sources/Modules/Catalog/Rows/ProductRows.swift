// ProductRows.swift: every statement on a product and its SKUs.
import Core
import Store

extension Product {
    /// The product, its long texts, its SKUs: three reads for one round trip.
    static func queries(_ id: ID<Product>, of shop: ID<Shop>) -> [SQL] {
        [
            """
            SELECT state, version, title, category_id, brand_id, price, own_price, list_price, handle, created_at, updated_at
            FROM catalog_product
            WHERE shop_id = \(shop) AND id = \(id)
            """,
            """
            SELECT description, attributes, pictures, axes
            FROM catalog_product_detail
            WHERE shop_id = \(shop) AND product_id = \(id)
            """,
            """
            SELECT s.id, s.spec_values, s.price, s.list_price, s.code, s.barcode, s.weight_grams, k.on_hand, k.reserved
            FROM catalog_sku AS s
            JOIN catalog_stock AS k ON k.shop_id = s.shop_id AND k.sku_id = s.id
            WHERE s.shop_id = \(shop) AND s.product_id = \(id) AND s.removed = 0
            ORDER BY s.position, s.id
            """,
        ]
    }

    /// Nil when there is none, or it was deleted.
    init?(_ id: ID<Product>, of shop: ID<Shop>, _ found: ArraySlice<[Row]>) throws {
        let found = Array(found)
        guard let row = found[0].first, let detail = found[1].first else { return nil }
        let state: State = try row.choice(0)
        guard state != .deleted else { return nil }
        self.init(
            shop: shop, id: id, handle: try row.optionalText(8), state: state, title: try row.text(2),
            category: try row.optionalID(3), brand: try row.optionalID(4), price: try row.cny(5),
            ownPrice: try row.bool(6), listPrice: try row.optionalInt64(7).map { .cny($0) },
            description: try detail.text(0), attributes: try Packed.attributes(detail.text(1)),
            pictures: try Packed.texts(detail.text(2)), axes: try Packed.axes(detail.text(3)),
            skus: try found[2].map(SKU.init), version: try row.int64(1), createdAt: try row.timestamp(9),
            updatedAt: try row.timestamp(10))
    }
}

extension SKU {
    init(_ row: Row) throws {
        self.init(
            id: try row.id(0), values: try Packed.texts(row.text(1)), price: try row.cny(2),
            listPrice: try row.optionalInt64(3).map { .cny($0) }, code: try row.text(4), barcode: try row.text(5),
            weightGrams: try row.int64(6), onHand: try row.int64(7), reserved: try row.int64(8))
    }
}

extension Reading {
    func product(_ id: ID<Product>, of shop: ID<Shop>) throws -> Product {
        guard let product = try Product(id, of: shop, load(Product.queries(id, of: shop))[...]) else {
            throw CatalogError.productNotFound
        }
        return product
    }
}

extension Writing {
    /// The product's own rows; its SKUs are written one by one.
    func insert(_ product: Product) throws {
        try runOnce(
            """
            INSERT INTO catalog_product (shop_id, id, state, version, title, category_id, brand_id, price, own_price,
              list_price, picture, handle, created_at, updated_at)
            VALUES (\(product.shop), \(product.id), \(product.state.rawValue), \(product.version), \(product.title),
              \(product.category), \(product.brand), \(product.price.minor), \(product.ownPrice),
              \(product.listPrice?.minor), \(product.pictures.first), \(product.handle), \(product.createdAt),
              \(product.updatedAt))
            """)
        try runOnce(
            """
            INSERT INTO catalog_product_detail (shop_id, product_id, description, attributes, pictures, axes)
            VALUES (\(product.shop), \(product.id), \(product.description), \(Packed.text(product.attributes)),
              \(Packed.text(product.pictures)), \(Packed.text(product.axes)))
            """)
    }

    /// Compares and sets the product's version. Its long texts are saved on their own, after this.
    func save(_ product: Product) throws {
        try runOnce(
            """
            UPDATE catalog_product
            SET state = \(product.state.rawValue), version = \(product.version + 1), title = \(product.title),
                category_id = \(product.category), brand_id = \(product.brand), price = \(product.price.minor),
                own_price = \(product.ownPrice), list_price = \(product.listPrice?.minor),
                picture = \(product.pictures.first), handle = \(product.handle), updated_at = \(product.updatedAt)
            WHERE shop_id = \(product.shop) AND id = \(product.id) AND version = \(product.version)
            """)
    }

    func saveTexts(_ product: Product) throws {
        try runOnce(
            """
            UPDATE catalog_product_detail
            SET description = \(product.description), attributes = \(Packed.text(product.attributes)),
                pictures = \(Packed.text(product.pictures)), axes = \(Packed.text(product.axes))
            WHERE shop_id = \(product.shop) AND product_id = \(product.id)
            """)
    }

    func insert(_ sku: SKU, of product: Product, position: Int) throws {
        try runOnce(
            """
            INSERT INTO catalog_sku (shop_id, id, product_id, position, removed, spec_text, price, list_price, weight_grams,
              spec_values, code, barcode)
            VALUES (\(product.shop), \(sku.id), \(product.id), \(Int64(position)), 0, \(sku.specText), \(sku.price.minor),
              \(sku.listPrice?.minor), \(sku.weightGrams), \(Packed.text(sku.values)), \(sku.code), \(sku.barcode))
            """)
    }

    func save(_ sku: SKU, of product: Product, position: Int) throws {
        try runOnce(
            """
            UPDATE catalog_sku
            SET position = \(Int64(position)), spec_text = \(sku.specText), price = \(sku.price.minor),
                list_price = \(sku.listPrice?.minor), weight_grams = \(sku.weightGrams),
                spec_values = \(Packed.text(sku.values)), code = \(sku.code), barcode = \(sku.barcode)
            WHERE shop_id = \(product.shop) AND id = \(sku.id)
            """)
    }

    /// Old orders still name it; nobody can buy it.
    func remove(_ sku: ID<SKU>, of shop: ID<Shop>) throws {
        try runOnce("UPDATE catalog_sku SET removed = 1 WHERE shop_id = \(shop) AND id = \(sku)")
    }
}
