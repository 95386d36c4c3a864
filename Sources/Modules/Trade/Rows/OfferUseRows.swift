// OfferUseRows.swift: what orders say of one offer, read over a bounded range of their discounts.
import Catalog
import Core
import Offers
import Store

extension Offer {
    /// One row for each order that used it, newest first; a shop's within the time in which the offer could be used.
    fileprivate func used(_ columns: SQL) -> SQL {
        let looked: SQL
        if let shop {
            let ends = terms.endsAt + .days(terms.validDays ?? 0) + .minutes(1)
            looked = """
                SELECT shop_id, order_id, offer_id, amount, platform_part
                  FROM trade_item_discount
                  WHERE shop_id = \(shop) AND order_id > \(Self.lowest(at: madeAt)) AND order_id < \(Self.lowest(at: ends))
                  ORDER BY order_id DESC
                """
        } else {
            looked = """
                SELECT shop_id, order_id, offer_id, amount, platform_part
                  FROM trade_item_discount
                  WHERE kind = 'platformCoupon' AND offer_id = \(id)
                  ORDER BY order_id DESC
                """
        }
        return """
            SELECT \(columns)
            FROM (
              SELECT looked.shop_id, looked.order_id, CAST(SUM(looked.amount) AS BIGINT) AS amount,
                CAST(SUM(looked.platform_part) AS BIGINT) AS platform_part
              FROM (
                \(looked)
                LIMIT \(OfferUse.lookedThrough)
              ) AS looked
              WHERE looked.offer_id = \(id)
              GROUP BY looked.shop_id, looked.order_id
            ) AS used
            JOIN trade_order AS o ON o.shop_id = used.shop_id AND o.id = used.order_id
            WHERE o.state NOT IN ('pendingPayment', 'cancelled', 'closed')
            """
    }

    /// Ids carry the moment in which they were made.
    private static func lowest(at time: Timestamp) -> Int64 {
        time > IDLayout.epoch ? IDLayout.number(at: time, node: 0, sequence: 0) - 1 : 0
    }
}

extension Reading {
    func use(of offer: Offer, latest: Int64) throws -> OfferUse {
        let (sums, rows) = try load(
            offer.used(
                """
                COUNT(*), CAST(COALESCE(SUM(used.amount), 0) AS BIGINT), CAST(COALESCE(SUM(used.platform_part), 0) AS BIGINT),
                  CAST(COALESCE(SUM(o.goods), 0) AS BIGINT)
                """),
            "\(offer.used("o.shop_id, o.id, o.state, o.placed_at, used.amount, used.platform_part")) ORDER BY o.id DESC LIMIT \(latest)")
        guard let sum = sums.first else { throw StoreError.unexpectedColumn(0) }
        return OfferUse(
            orders: try sum.int64(0), amount: try sum.cny(1), platformPart: try sum.cny(2), sold: try sum.cny(3),
            latest: try rows.map {
                OfferUsed(
                    shop: try $0.id(0), order: try $0.id(1), state: try $0.choice(2), placedAt: try $0.timestamp(3), amount: try $0.cny(4),
                    platformPart: try $0.cny(5))
            })
    }
}

extension Trade {
    /// What an offer took off orders, and who bears it. Who may see it is the caller's to check.
    /// - Parameter latest: how many of the newest orders are told one by one, 1 to 100.
    public func use(of offer: Offer, latest: Int64 = 20) async throws -> OfferUse {
        try await store.read { try $0.use(of: offer, latest: latest) }
    }
}
