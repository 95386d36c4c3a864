// LookOverShop.swift: what a merchant sees of a whole shop at once.
import Core
import Store

/// A shop's products by state, and how many SKUs on sale run low or are sold out.
public struct ShopGlance: Hashable, Sendable {
    public let draft: Int64, listed: Int64, delisted: Int64
    /// Of which some are left, but few; of which none is.
    public let low: Int64, out: Int64
    public var all: Int64 { draft + listed + delisted }
}

/// A SKU on sale of which few are left.
public struct LowSKU: Hashable, Sendable {
    public let product: ID<Product>, sku: ID<SKU>
    public let title: String
    /// `红 / M`; empty without axes.
    public let specText: String
    public let available: Int64
}

/// The SKUs of a product taken together.
public struct ShelfTotals: Hashable, Sendable {
    public let skus: Int64
    public let lowestPrice: Money, highestPrice: Money
    public let available: Int64, reserved: Int64
}

extension Catalog {
    /// - Parameter lowBelow: fewer available pieces than this are low.
    public func glance(of shop: ID<Shop>, lowBelow: Int64) async throws -> ShopGlance {
        try await store.read { db in
            var counts: [Product.State: Int64] = [:]
            let rows = try db.rows(
                """
                SELECT state, COUNT(*)
                FROM catalog_product
                WHERE shop_id = \(shop)
                GROUP BY state
                """)
            for row in rows { counts[try row.choice(0)] = try row.int64(1) }
            let low = try db.row(
                """
                SELECT COUNT(*), CAST(COALESCE(SUM(CASE WHEN k.on_hand = k.reserved THEN 1 ELSE 0 END), 0) AS BIGINT)
                FROM catalog_product AS p
                JOIN catalog_sku AS s ON s.shop_id = p.shop_id AND s.product_id = p.id
                JOIN catalog_stock AS k ON k.shop_id = s.shop_id AND k.sku_id = s.id
                WHERE p.shop_id = \(shop) AND p.state = 'listed' AND s.removed = 0 AND k.on_hand - k.reserved < \(lowBelow)
                """)
            let (few, out) = (try low?.int64(0) ?? 0, try low?.int64(1) ?? 0)
            return ShopGlance(
                draft: counts[.draft] ?? 0, listed: counts[.listed] ?? 0, delisted: counts[.delisted] ?? 0, low: few - out, out: out)
        }
    }

    /// SKUs on sale that run low, the fewest first.
    /// - Parameter limit: 1 to 100.
    public func lowStock(of shop: ID<Shop>, below: Int64, limit: Int64) async throws -> [LowSKU] {
        try await store.read { db in
            try db.rows(
                """
                SELECT p.id, s.id, p.title, s.spec_text, k.on_hand - k.reserved
                FROM catalog_product AS p
                JOIN catalog_sku AS s ON s.shop_id = p.shop_id AND s.product_id = p.id
                JOIN catalog_stock AS k ON k.shop_id = s.shop_id AND k.sku_id = s.id
                WHERE p.shop_id = \(shop) AND p.state = 'listed' AND s.removed = 0 AND k.on_hand - k.reserved < \(below)
                ORDER BY k.on_hand - k.reserved, s.id
                LIMIT \(limit)
                """
            ).map { row in
                LowSKU(
                    product: try row.id(0), sku: try row.id(1), title: try row.text(2), specText: try row.text(3),
                    available: try row.int64(4))
            }
        }
    }

    /// Titles by id; of products that are there.
    public func titles(of shop: ID<Shop>, _ products: [ID<Product>]) async throws -> [ID<Product>: String] {
        guard !products.isEmpty else { return [:] }
        return try await store.readOnce { db in
            let rows = try db.rows(
                """
                SELECT id, title
                FROM catalog_product
                WHERE shop_id = \(shop) AND id IN \(list: products) AND state <> 'deleted'
                """)
            return try rows.reduce(into: [:]) { $0[try $1.id(0)] = try $1.text(1) }
        }
    }

    /// What a list shows of each product's SKUs.
    public func shelf(of shop: ID<Shop>, _ products: [ID<Product>]) async throws -> [ID<Product>: ShelfTotals] {
        guard !products.isEmpty else { return [:] }
        return try await store.read { db in
            var totals: [ID<Product>: ShelfTotals] = [:]
            let rows = try db.rows(
                """
                SELECT s.product_id, COUNT(*), MIN(s.price), MAX(s.price),
                       CAST(SUM(k.on_hand - k.reserved) AS BIGINT), CAST(SUM(k.reserved) AS BIGINT)
                FROM catalog_sku AS s
                JOIN catalog_stock AS k ON k.shop_id = s.shop_id AND k.sku_id = s.id
                WHERE s.shop_id = \(shop) AND s.product_id IN \(list: products) AND s.removed = 0
                GROUP BY s.product_id
                """)
            for row in rows {
                totals[try row.id(0)] = ShelfTotals(
                    skus: try row.int64(1), lowestPrice: try row.cny(2), highestPrice: try row.cny(3),
                    available: try row.int64(4), reserved: try row.int64(5))
            }
            return totals
        }
    }
}
