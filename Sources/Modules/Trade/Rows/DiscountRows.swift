// DiscountRows.swift: every statement on `trade_item_discount`: which offer took what off which item.
import Catalog
import Core
import Offers
import Store

/// One discount on one item of an order, as it was when it was placed.
public struct ItemDiscount: Hashable, Sendable {
    /// Of the order.
    public let line: Int64
    public let offer: ID<Offer>
    public let kind: Offer.Kind
    public let name: String
    public let amount: Money
    /// What of it the platform bears.
    public let platformPart: Money
}

extension Reading {
    /// In order of line and of stacking.
    func discounts(of order: ID<Order>, shop: ID<Shop>) throws -> [ItemDiscount] {
        try rows(
            """
            SELECT line, offer_id, kind, name, amount, platform_part
            FROM trade_item_discount
            WHERE shop_id = \(shop) AND order_id = \(order)
            ORDER BY line, position
            """
        ).map {
            ItemDiscount(
                line: try $0.int64(0), offer: try $0.id(1), kind: try $0.choice(2), name: try $0.text(3), amount: try $0.cny(4),
                platformPart: try $0.cny(5))
        }
    }
}

extension Writing {
    /// Nothing for an order without discounts.
    func insertDiscounts(_ quote: ShopQuote, of order: Order) throws {
        for (index, line) in quote.lines.enumerated() {
            for (place, part) in (line.priced?.parts ?? []).enumerated() {
                try run(
                    """
                    INSERT INTO trade_item_discount
                      (shop_id, order_id, line, position, offer_id, kind, name, amount, platform_part)
                    VALUES
                      (\(order.shop), \(order.id), \(Int64(index + 1)), \(Int64(place + 1)), \(part.offer), \(part.kind.rawValue),
                      \(part.name), \(part.amount.minor), \(part.platformPart.minor))
                    """)
            }
        }
    }
}

extension Trade {
    /// What offers took off an order, item by item; empty without a read for an order that none did.
    public func discounts(of order: Order) async throws -> [ItemDiscount] {
        guard order.discount.minor > 0 else { return [] }
        return try await store.readOnce { try $0.discounts(of: order.id, shop: order.shop) }
    }
}
