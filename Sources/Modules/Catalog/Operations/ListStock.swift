// ListStock.swift: the stock of a whole shop, SKU by SKU.
import Core
import Store

/// A SKU as the list of stock shows it.
public struct StockLineItem: Hashable, Sendable {
    public let product: ID<Product>, sku: ID<SKU>
    public let state: Product.State
    public let title: String
    /// `红 / M`; empty without axes.
    public let specText: String
    public let code: String
    public let picture: String?
    public let category: ID<Category>?
    public let onHand: Int64, reserved: Int64
    public var available: Int64 { onHand - reserved }
}

extension Catalog {
    /// SKUs of products that are not deleted, newest first; one page forth or back.
    ///
    /// The plan: `catalog_sku_product` of the shop from the cursor on, product and stock by their keys. SKUs that a filter leaves out are
    /// read on the way.
    /// - Parameters:
    ///   - shelf: with it only SKUs on sale, as the overview counts them.
    ///   - text: in the title, or the beginning of the code, or a whole barcode.
    public func stock(
        of shop: ID<Shop>, _ shelf: ProductFilter.Shelf? = nil, text: String = "", limit: Int64 = 20, at: Cursor? = nil, back: Bool = false,
        lowBelow: Int64
    ) async throws -> TwoWayPage<StockLineItem> {
        precondition(PageRequest.limits ~= limit)
        let words: SQL = text.isEmpty ? "" : "AND \(LikePattern(text).skuCondition)"
        let few: SQL = shelf.map { "AND p.state = 'listed' AND \($0.stock(lowBelow))" } ?? "AND p.state <> 'deleted'"
        let (way, beyond): (SQL, SQL) = back ? ("ASC", ">") : ("DESC", "<")
        var place: SQL = ""
        if let keys = at?.keys, keys.count == 2 {
            place = """
                AND s.product_id \(beyond)= \(keys[0]) AND (s.product_id \(beyond) \(keys[0]) OR s.id \(beyond) \(keys[1]))
                """
        }
        let start = place
        return try await store.readOnce { db in
            let found = try db.rows(
                """
                SELECT p.id, s.id, p.state, p.title, s.spec_text, s.code, p.picture, p.category_id, k.on_hand, k.reserved
                FROM catalog_sku AS s
                JOIN catalog_product AS p ON p.shop_id = s.shop_id AND p.id = s.product_id
                JOIN catalog_stock AS k ON k.shop_id = s.shop_id AND k.sku_id = s.id
                WHERE s.shop_id = \(shop) AND s.removed = 0 \(few) \(words) \(start)
                ORDER BY s.product_id \(way), s.id \(way)
                LIMIT \(limit + 1)
                """
            ).map { row in
                StockLineItem(
                    product: try row.id(0), sku: try row.id(1), state: try row.choice(2), title: try row.text(3), specText: try row.text(4),
                    code: try row.text(5), picture: try row.optionalText(6), category: try row.optionalID(7), onHand: try row.int64(8),
                    reserved: try row.int64(9))
            }
            return TwoWayPage(found, limit: limit, at: at, back: back) { Cursor($0.product.number, $0.sku.number) }
        }
    }
}
