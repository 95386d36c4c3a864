// Events.swift: what this room tells. What was written is not told.
import Catalog
import Core
import Identity
import Store
import Trade

/// Somebody reviewed what they received.
public struct ReviewWritten: DomainEvent, Hashable {
    public static let name = "reviews.written.v1"
    public let shop: ID<Shop>, review: ID<Review>, product: ID<Product>, order: ID<Order>, buyer: ID<Account>, stars: Int64

    init(_ review: Review) {
        (shop, self.review, product, order) = (review.shop, review.id, review.product, review.order)
        (buyer, stars) = (review.buyer, review.starsGiven)
    }

    public var payload: JSON {
        [
            "shop": .int(shop.number), "review": .int(review.number), "product": .int(product.number), "order": .int(order.number),
            "buyer": .int(buyer.number), "stars": .int(stars),
        ]
    }

    public init(payload: JSON) throws {
        func number(_ name: String) throws -> Int64 {
            guard let number = payload[name]?.int, number > 0 else { throw StoreError.unexpectedColumn(0) }
            return number
        }
        (shop, review, product) = (ID(try number("shop")), ID(try number("review")), ID(try number("product")))
        (order, buyer, stars) = (ID(try number("order")), ID(try number("buyer")), try number("stars"))
    }
}
