// CouponRows.swift: every statement on `offers_coupon` and `offers_spent`.
import Catalog
import Core
import Identity
import Store

extension Coupon {
    static let columns: SQL = "person_id, id, shop_id, offer_id, got_at, ends_at, standing, spent_at"

    init(_ row: Row) throws {
        let shop = try row.int64(2)
        self.init(
            person: try row.id(0), id: try row.id(1), shop: shop == 0 ? nil : ID(shop), offer: try row.id(3), gotAt: try row.timestamp(4),
            endsAt: try row.timestamp(5), standing: try row.int64(6), spentAt: try row.optionalTimestamp(7))
    }
}

extension SQL {
    /// What a person can spend at these shops, and what of it was named, spent or not.
    static func usableCoupons(of person: ID<Account>, at shops: [ID<Shop>], now: Timestamp, named: [ID<Coupon>]) -> SQL {
        let usable: SQL = """
            SELECT \(Coupon.columns)
            FROM offers_coupon
            WHERE person_id = \(person) AND standing = 0 AND ends_at > \(now) AND shop_id IN \(list: [0] + shops.map(\.number))
            ORDER BY ends_at, id
            LIMIT 200
            """
        if named.isEmpty { return usable }
        return """
            SELECT \(Coupon.columns)
            FROM (\(usable)) AS usable
            UNION
            SELECT \(Coupon.columns)
            FROM offers_coupon
            WHERE person_id = \(person) AND id IN \(list: named)
            ORDER BY ends_at, id
            """
    }

    /// Orders' numbers carry the moment in which they were placed, so that the time of an offer is a range of the key.
    static func taken(at offer: Offer, of shop: ID<Shop>) -> SQL {
        func number(_ time: Timestamp) -> Int64 { time > IDLayout.epoch ? IDLayout.number(at: time, node: 0, sequence: 0) - 1 : 0 }
        return """
            SELECT looked.sku_id, COUNT(*), CAST(SUM(looked.pieces) AS BIGINT)
            FROM (
              SELECT offer_id, sku_id, pieces
              FROM offers_spent
              WHERE shop_id = \(shop) AND order_id > \(number(offer.madeAt)) AND order_id < \(number(offer.terms.endsAt + .minutes(1)))
                AND returned_at IS NULL
              ORDER BY order_id DESC
              LIMIT 20000
            ) AS looked
            WHERE looked.offer_id = \(offer.id) AND looked.sku_id IS NOT NULL
            GROUP BY looked.sku_id
            """
    }

    /// Whose it is and when it ends were looked at when it was read, and neither ever changes: only its standing can be another now.
    static func spend(_ coupon: ID<Coupon>, of person: ID<Account>, on items: Int64, at now: Timestamp) -> SQL {
        """
        UPDATE offers_coupon
        SET standing = \(items), spent_at = \(now)
        WHERE person_id = \(person) AND id = \(coupon) AND standing = 0
        """
    }
}

extension Reading {
    /// A person's coupons, the newest first, one more than the page holds.
    func coupons(of person: ID<Account>, _ page: PageRequest) throws -> [Coupon] {
        try rows(
            """
            SELECT \(Coupon.columns)
            FROM offers_coupon
            WHERE person_id = \(person) AND id < \(page.after?.keys[0] ?? .max)
            ORDER BY id DESC
            LIMIT \(page.limit + 1)
            """
        ).map(Coupon.init)
    }

    func coupon(_ id: ID<Coupon>, of person: ID<Account>) throws -> Coupon {
        guard let row = try row("SELECT \(Coupon.columns) FROM offers_coupon WHERE person_id = \(person) AND id = \(id)")
        else { throw OffersError.couponNotFound }
        return try Coupon(row)
    }

    /// What of these lines of an order was spent and has not come back.
    func spent(_ order: Int64, of shop: ID<Shop>) throws -> [SpentRow] {
        try rows(
            """
            SELECT position, line, person_id, offer_id, coupon_id, sku_id, pieces
            FROM offers_spent
            WHERE shop_id = \(shop) AND order_id = \(order) AND returned_at IS NULL
            ORDER BY position
            """
        ).map { row in
            SpentRow(
                position: try row.int64(0), line: try row.int64(1), person: try row.id(2), offer: try row.int64(3),
                coupon: try row.optionalID(4), sku: try row.optionalID(5), pieces: try row.int64(6))
        }
    }
}

/// One thing that one item of an order used up.
struct SpentRow: Hashable, Sendable {
    let position: Int64, line: Int64
    let person: ID<Account>
    /// 0: it was the person's first order at the shop.
    let offer: Int64
    let coupon: ID<Coupon>?
    let sku: ID<SKU>?
    let pieces: Int64
}

extension Writing {
    func insert(_ coupon: Coupon) throws {
        try run(
            """
            INSERT INTO offers_coupon (person_id, id, shop_id, offer_id, got_at, ends_at, standing, spent_at)
            VALUES
              (\(coupon.person), \(coupon.id), \(Offer.home(coupon.shop)), \(coupon.offer), \(coupon.gotAt), \(coupon.endsAt),
              \(coupon.standing), \(coupon.spentAt))
            """)
    }

    func insert(_ row: SpentRow, order: Int64, shop: ID<Shop>) throws {
        try run(
            """
            INSERT INTO offers_spent (shop_id, order_id, position, line, person_id, offer_id, coupon_id, sku_id, pieces)
            VALUES (\(shop), \(order), \(row.position), \(row.line), \(row.person), \(row.offer), \(row.coupon), \(row.sku), \(row.pieces))
            """)
    }

    /// - Returns: false when it came back before.
    func markReturned(_ row: SpentRow, order: Int64, shop: ID<Shop>, at now: Timestamp) throws -> Bool {
        try changes(
            """
            UPDATE offers_spent
            SET returned_at = \(now)
            WHERE shop_id = \(shop) AND order_id = \(order) AND position = \(row.position) AND returned_at IS NULL
            """) == 1
    }

    /// One item less that it is spent on; none left: it can be spent again, until its old end.
    func releaseCoupon(_ id: ID<Coupon>, of person: ID<Account>) throws {
        try run(
            """
            UPDATE offers_coupon
            SET standing = standing - 1
            WHERE person_id = \(person) AND id = \(id) AND standing > 0
            """)
    }
}
