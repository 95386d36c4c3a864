// ProductCards.swift: products of one shop by their ids, for who points at them.
import Core
import Store

extension Catalog {
    /// These products as lists show them, by id, whatever their state; deleted ones and other shops' are left out.
    public func productCards(_ products: [ID<Product>], of shop: ID<Shop>) async throws -> [ID<Product>: ProductCard] {
        guard !products.isEmpty else { return [:] }
        let found = try await store.read { db in
            try db.rows(
                """
                SELECT \(ProductCard.columns)
                FROM catalog_product AS p
                WHERE p.shop_id = \(shop) AND p.id IN \(list: products) AND p.state <> 'deleted'
                """
            ).map(ProductCard.init)
        }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0) })
    }
}
