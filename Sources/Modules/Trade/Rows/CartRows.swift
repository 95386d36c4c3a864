// CartRows.swift: every statement on `trade_cart_line`.
import Catalog
import Core
import Identity
import Store

/// A SKU in a cart, as it was put there.
struct CartLine: Hashable, Sendable {
    let shop: ID<Shop>, sku: ID<SKU>
    var quantity: Int64
    /// What it cost when it was put in or last changed.
    var seenPrice: Money
    let addedAt: Timestamp
    /// It stays in the cart when the rest is bought.
    var isLeft = false
}

extension Reading {
    /// The lines of a person's cart, newest first.
    func cartLines(of person: ID<Account>) throws -> [CartLine] {
        try rows(
            """
            SELECT shop_id, sku_id, quantity, seen_price, added_at, is_left
            FROM trade_cart_line
            WHERE person_id = \(person)
            ORDER BY added_at DESC, sku_id
            """
        ).map {
            CartLine(
                shop: try $0.id(0), sku: try $0.id(1), quantity: try $0.int64(2), seenPrice: try $0.cny(3),
                addedAt: try $0.timestamp(4), isLeft: try $0.bool(5))
        }
    }
}

extension Writing {
    /// Puts a line in, or changes it.
    func put(_ line: CartLine, into person: ID<Account>) throws {
        try run(
            """
            INSERT INTO trade_cart_line (person_id, sku_id, shop_id, quantity, seen_price, added_at, is_left)
            VALUES
              (\(person), \(line.sku), \(line.shop), \(line.quantity), \(line.seenPrice.minor), \(line.addedAt), \(line.isLeft))
            ON CONFLICT (person_id, sku_id) DO UPDATE
            SET quantity = excluded.quantity, seen_price = excluded.seen_price, is_left = excluded.is_left
            """)
    }

    func removeFromCart(_ skus: [ID<SKU>], of person: ID<Account>) throws {
        guard !skus.isEmpty else { return }
        try run("DELETE FROM trade_cart_line WHERE person_id = \(person) AND sku_id IN \(list: skus)")
    }
}
