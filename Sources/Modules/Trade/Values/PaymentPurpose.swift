// PaymentPurpose.swift: what a payment of this room pays for, or a refund gives back.
import Catalog
import Core

/// The orders of a payment, as its events hand them back.
struct PaymentPurpose: Sendable {
    let orders: [(shop: ID<Shop>, order: ID<Order>)]

    init(_ orders: [Order]) { self.orders = orders.map { ($0.shop, $0.id) } }

    var json: JSON {
        let pairs: [JSON] = orders.map { [.int($0.shop.number), .int($0.order.number)] }
        return ["orders": .array(pairs)]
    }

    /// Nil when the purpose is another room's.
    init?(_ json: JSON) {
        guard let pairs = json["orders"]?.array else { return nil }
        orders = pairs.compactMap { pair in
            guard let shop = pair[0]?.int, let order = pair[1]?.int, shop > 0, order > 0 else { return nil }
            return (ID(shop), ID(order))
        }
    }
}
