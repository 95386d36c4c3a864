// FindProducts.swift: a merchant finds a product of their own by a part of its title, or by a code of one of its SKUs.
import Core
import Store

extension Catalog {
    /// Products of these shops that are not deleted, newest first: those with exactly this code or barcode, else those whose title
    /// has this part. Reads the shops' own rows only.
    /// - Parameters:
    ///   - text: 1 to 60 characters are looked at.
    ///   - limit: 1 to 50.
    public func findProducts(_ text: String, of shops: [ID<Shop>], limit: Int64) async throws -> [ProductCard] {
        let text = String(text.prefix(60))
        guard !shops.isEmpty, !text.isEmpty else { return [] }
        return try await store.read { db in
            let byCode = try db.rows(
                """
                SELECT \(ProductCard.columns)
                FROM catalog_product AS p
                WHERE p.shop_id IN \(list: shops) AND p.state <> 'deleted' AND p.id IN (
                  SELECT s.product_id
                  FROM catalog_sku AS s
                  WHERE s.shop_id IN \(list: shops) AND s.removed = 0 AND (s.code = \(text) OR s.barcode = \(text))
                )
                ORDER BY p.id DESC
                LIMIT \(limit)
                """)
            if !byCode.isEmpty { return try byCode.map(ProductCard.init) }
            return try db.rows(
                """
                SELECT \(ProductCard.columns)
                FROM catalog_product AS p
                WHERE p.shop_id IN \(list: shops) AND p.state <> 'deleted' AND LOWER(p.title) LIKE LOWER(\(likePattern(text))) ESCAPE '!'
                ORDER BY p.id DESC
                LIMIT \(limit)
                """
            ).map(ProductCard.init)
        }
    }
}
