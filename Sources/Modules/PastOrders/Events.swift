// Events.swift: what this room tells.
import Catalog
import Core
import Store

/// A past order was taken in, or says something else than before: reports take off what it was and add what it is.
public struct PastOrderKept: DomainEvent, Equatable {
    public static let name = "pastorders.order_kept.v1"

    /// What reports count, in minor units.
    public struct Facts: Hashable, Sendable {
        public let placedAt: Timestamp, paidAt: Timestamp?
        public let total: Int64, paid: Int64, refunded: Int64
        public let region: String
    }
    public let shop: ID<Shop>, order: ID<PastOrder>
    public let before: Facts?, after: Facts

    public init(shop: ID<Shop>, order: ID<PastOrder>, before: Facts?, after: Facts) {
        (self.shop, self.order, self.before, self.after) = (shop, order, before, after)
    }

    public var payload: JSON {
        var parts: [String: JSON] = ["shop": .int(shop.number), "order": .int(order.number), "after": after.json]
        if let before { parts["before"] = before.json }
        return .object(parts)
    }

    public init(payload: JSON) throws {
        guard let shop = payload["shop"]?.int, let order = payload["order"]?.int, let after = payload["after"], shop > 0, order > 0
        else { throw StoreError.unexpectedColumn(0) }
        (self.shop, self.order) = (ID(shop), ID(order))
        self.after = try Facts(after)
        before = try payload["before"].map(Facts.init)
    }
}

extension PastOrderKept.Facts {
    init(_ facts: PastOrderFacts) {
        (placedAt, paidAt) = (facts.placedAt, facts.paidAt)
        (total, paid, refunded) = (facts.total.minor, facts.paid.minor, facts.refunded.minor)
        region = facts.region
    }

    fileprivate var json: JSON {
        var parts: [String: JSON] = [
            "placedAt": .int(placedAt.milliseconds), "total": .int(total), "paid": .int(paid), "refunded": .int(refunded),
            "region": .string(region),
        ]
        if let paidAt { parts["paidAt"] = .int(paidAt.milliseconds) }
        return .object(parts)
    }

    fileprivate init(_ json: JSON) throws {
        guard let placedAt = json["placedAt"]?.int, let total = json["total"]?.int, let paid = json["paid"]?.int,
            let refunded = json["refunded"]?.int, let region = json["region"]?.string
        else { throw StoreError.unexpectedColumn(0) }
        self.placedAt = Timestamp(milliseconds: placedAt)
        paidAt = json["paidAt"]?.int.map { Timestamp(milliseconds: $0) }
        (self.total, self.paid, self.refunded, self.region) = (total, paid, refunded, region)
    }
}
