// ListProducts.swift: a product goes on sale, off sale, away; and a merchant's list.
import Core
import Identity
import Store

/// A product as lists show it.
public struct ProductCard: Hashable, Sendable {
    public let shop: ID<Shop>
    public let id: ID<Product>
    public let state: Product.State
    public let title: String
    public let price: Money
    public let listPrice: Money?
    /// `/media/…` or an http(s) address; nil: draw a placeholder.
    public let picture: String?
    public let category: ID<Category>?
    public let brand: ID<Brand>?
    /// Pieces that were paid, ever; what came back is not taken off.
    public let sold: Int64
}

extension Catalog {
    /// Moves a product to another state. Being there already changes nothing.
    /// - Parameter actor: for the audit; nil for a program.
    /// - Throws: ``CatalogError/stateRefused(from:to:)``; ``CatalogError/productNotFound``.
    public func setState(
        _ state: Product.State, of id: ID<Product>, in shop: ID<Shop>, by actor: ID<Account>? = nil
    ) async throws -> Product {
        let now = clock.now()
        return try await store.write(home: .shop(shop)) { [ids] tx in
            var product = try tx.product(id, of: shop)
            guard product.state.mayBecome(state) else {
                throw CatalogError.stateRefused(from: product.state, to: state)
            }
            guard product.state != state else { return product }
            (product.state, product.updatedAt) = (state, now)
            if state == .deleted { product.handle = nil }
            try tx.save(product)
            product.version += 1
            try tx.index(product)
            try tx.auditGoods("products.\(state.rawValue)", "\(id)", of: shop, by: actor, ids, at: now)
            if state == .listed { try tx.tellStockBack(product.skus.map(\.id), of: shop, at: now) { try ids.next() } }
            return product
        }
    }

    /// A shop's products, newest first.
    /// - Parameter state: nil for all but deleted ones.
    public func products(of shop: ID<Shop>, state: Product.State? = nil, _ page: PageRequest) async throws -> Page<ProductCard> {
        let states: [String] = state.map { [$0.rawValue] } ?? ["draft", "listed", "delisted"]
        let found = try await store.read { db in
            try db.rows(
                """
                SELECT \(ProductCard.columns)
                FROM catalog_product AS p
                WHERE p.shop_id = \(shop) AND p.state IN \(list: states) AND p.id < \(page.after?.keys[0] ?? .max)
                ORDER BY p.id DESC
                LIMIT \(page.limit + 1)
                """
            ).map(ProductCard.init)
        }
        return Page(found, page) { Cursor($0.id.number) }
    }
}

extension ProductCard {
    static let columns: SQL =
        "p.shop_id, p.id, p.state, p.title, p.price, p.list_price, p.picture, p.category_id, p.brand_id, p.sold"

    init(_ row: Row) throws {
        self.init(
            shop: try row.id(0), id: try row.id(1), state: try row.choice(2), title: try row.text(3), price: try row.cny(4),
            listPrice: try row.optionalInt64(5).map { .cny($0) }, picture: try row.optionalText(6),
            category: try row.optionalID(7), brand: try row.optionalID(8), sold: try row.int64(9))
    }
}
