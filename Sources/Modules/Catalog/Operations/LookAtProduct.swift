// LookAtProduct.swift: all that a product's page says of it, in one read.
import Core
import Identity
import Store

/// A product with what stands around it.
public struct ProductSight: Sendable {
    public let product: Product
    public let shop: Shop
    /// From the first level down; empty without a category.
    public let path: [Category]
    public let brand: Brand?
    /// Which state of its shop's offers and freight prices it; 0: the shop has none.
    public let pricingVersion: Int64
    /// Pieces that were paid, ever.
    public let sold: Int64
    /// Listed, in an open shop.
    public var isOnSale: Bool { product.state == .listed && shop.state == .open }
}

extension Catalog {
    /// A product that is or was on sale, of an open or suspended shop.
    /// - Throws: ``CatalogError/productNotFound`` for one that buyers never saw, or that is gone.
    public func sight(of id: ID<Product>, of shop: ID<Shop>) async throws -> ProductSight {
        let sight = try await preview(of: id, of: shop)
        guard sight.product.state != .draft else { throw CatalogError.productNotFound }
        return sight
    }

    /// A product as buyers would see it, drafts too, for its own shop. Who may see that is the caller's to check.
    /// - Throws: ``CatalogError/productNotFound`` for one that is gone.
    public func preview(of id: ID<Product>, of shop: ID<Shop>) async throws -> ProductSight {
        try await store.read { db in
            let found = try db.load(Product.queries(id, of: shop) + [ProductSight.around(id, of: shop)])
            guard let product = try Product(id, of: shop, found[0..<3]), let row = found[3].first else {
                throw CatalogError.productNotFound
            }
            let brand: ID<Brand>? = try row.optionalID(18)
            return ProductSight(
                product: product,
                shop: Shop(
                    id: shop, organisation: try row.id(0), slug: try row.text(1), name: try row.text(2), state: try row.choice(3),
                    openedAt: try row.timestamp(4), version: try row.int64(5), rest: try ShopRest(row, from: 22)),
                path: try Category.path(row, from: 6),
                brand: try brand.flatMap { id in try row.optionalText(19).map { Brand(id: id, name: $0) } },
                pricingVersion: try row.int64(20), sold: try row.int64(21))
        }
    }
}

extension ProductSight {
    static func around(_ id: ID<Product>, of shop: ID<Shop>) -> SQL {
        """
        SELECT h.organisation_id, h.slug, h.name, h.state, h.opened_at, h.version,
               a.id, a.parent_id, a.name, a.name_en, b.id, b.parent_id, b.name, b.name_en, c.id, c.parent_id, c.name, c.name_en,
               r.id, r.name, h.pricing_version, p.sold, h.rest_from, h.rest_until, h.rest_note
        FROM catalog_product AS p
        JOIN catalog_shop AS h ON h.id = p.shop_id
        LEFT JOIN catalog_category AS a ON a.id = p.category_id
        LEFT JOIN catalog_category AS b ON b.id = a.parent_id
        LEFT JOIN catalog_category AS c ON c.id = b.parent_id
        LEFT JOIN catalog_brand AS r ON r.id = p.brand_id
        WHERE p.shop_id = \(shop) AND p.id = \(id)
        """
    }
}
