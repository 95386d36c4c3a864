// SaleLine.swift: what a cart or a placing order must know of a SKU, in one statement.
import Core
import Store

/// A SKU as it is sold now.
public struct SaleLine: Hashable, Sendable {
    public let shop: ID<Shop>
    public let sku: ID<SKU>
    public let product: ID<Product>
    public let productState: Product.State
    public let productVersion: Int64
    public let shopState: Shop.State
    /// The SKU was taken away from its product.
    public let removed: Bool
    public let title: String
    /// `红 / M`; empty without axes.
    public let specText: String
    public let price: Money
    public let listPrice: Money?
    public let weightGrams: Int64
    /// `/media/…` or an http(s) address; nil: draw a placeholder.
    public let picture: String?
    public let category: ID<Category>?
    /// On hand less reserved.
    public let available: Int64
    /// Which state of its shop's offers and freight prices it; 0: the shop has none.
    public let pricingVersion: Int64
    /// Its shop's holiday: nothing is ordered while it holds.
    public let rest: ShopRest?

    /// Whether it may be sold at all; `available` says how many.
    public var isOnSale: Bool { productState == .listed && shopState == .open && !removed }

    /// Whether a piece of it can be ordered at this moment.
    public func canBeHad(at now: Timestamp) -> Bool { isOnSale && available > 0 && rest?.holds(at: now) != true }

    /// The lines of these SKUs of one shop, in order of SKU. Those of other shops are not found.
    public static func query(shop: ID<Shop>, skus: [ID<SKU>]) -> SQL {
        """
        SELECT s.shop_id, s.id, s.product_id, p.state, p.version, h.state, s.removed, p.title, s.spec_text, s.price,
               s.list_price, s.weight_grams, p.picture, p.category_id, k.on_hand - k.reserved,
               h.pricing_version, h.rest_from, h.rest_until, h.rest_note
        FROM catalog_sku AS s
        JOIN catalog_stock AS k ON k.shop_id = s.shop_id AND k.sku_id = s.id
        JOIN catalog_product AS p ON p.shop_id = s.shop_id AND p.id = s.product_id
        JOIN catalog_shop AS h ON h.id = s.shop_id
        WHERE s.shop_id = \(shop) AND s.id IN \(list: skus)
        ORDER BY s.id
        """
    }

    public static func decode(_ rows: [Row]) throws -> [SaleLine] { try rows.map(SaleLine.init) }

    init(_ row: Row) throws {
        (shop, sku, product) = (try row.id(0), try row.id(1), try row.id(2))
        (productState, productVersion) = (try row.choice(3), try row.int64(4))
        (shopState, removed) = (try row.choice(5), try row.bool(6))
        (title, specText) = (try row.text(7), try row.text(8))
        (price, listPrice) = (try row.cny(9), try row.optionalInt64(10).map { .cny($0) })
        weightGrams = try row.int64(11)
        (picture, category, available) = (try row.optionalText(12), try row.optionalID(13), try row.int64(14))
        pricingVersion = try row.int64(15)
        rest = try ShopRest(row, from: 16)
    }
}

extension Catalog {
    /// The lines of SKUs of several shops, as they are now, in order of shop and SKU. What is not found is left out.
    public func saleLines(_ skus: [(ID<Shop>, ID<SKU>)]) async throws -> [SaleLine] {
        let byShop = Dictionary(grouping: skus, by: \.0)
        let queries: [SQL] = byShop.keys.sorted().map { shop in
            SaleLine.query(shop: shop, skus: byShop[shop, default: []].map(\.1).sorted())
        }
        guard !queries.isEmpty else { return [] }
        return try await store.read { db in try db.load(queries).flatMap(SaleLine.decode) }
    }
}
