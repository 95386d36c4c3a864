// OfferRows.swift: every statement on `offers_offer` and its counters, `offers_count`, `offers_got`, `offers_stock`, `offers_taken`.
import Catalog
import Core
import Identity
import Store

extension Offer {
    static let columns: SQL = """
        id, shop_id, kind, name, hand, terms, starts_at, ends_at, valid_days, quantity, per_person, platform_share, member_level,
          coupon_code, made_at, ended_at
        """

    init(_ row: Row) throws {
        let json = try JSON(parsing: try row.text(5))
        let shop = try row.int64(1), share = try row.int64(11)
        let terms = OfferTerms(
            try row.choice(2), try row.text(3), hand: try row.choice(4), scope: try OfferTerms.scope(json),
            ladder: try Ladder(json["ladder"]), prices: try OfferTerms.prices(json), from: try row.timestamp(6),
            until: try row.timestamp(7), validDays: try row.optionalInt64(8), quantity: try row.optionalInt64(9),
            perPerson: try row.int64(10), platformShare: Rate(basisPoints: share), memberLevel: try row.int64(12),
            couponCode: try row.text(13))
        self.init(
            id: try row.id(0), shop: shop == 0 ? nil : ID(shop), terms: terms, madeAt: try row.timestamp(14),
            endedAt: try row.optionalTimestamp(15))
    }

    /// The home of what a shop, or the platform for nil, offers.
    static func home(_ shop: ID<Shop>?) -> Home { shop.map { .shop($0) } ?? .shared }
}

extension SQL {
    /// Those that may still matter: coupons outlive their offer by at most 366 days.
    static func offers(of shop: ID<Shop>?, after cutoff: Timestamp) -> SQL {
        """
        SELECT \(Offer.columns)
        FROM offers_offer
        WHERE shop_id = \(Offer.home(shop)) AND ends_at > \(cutoff)
        ORDER BY id
        """
    }

    /// Coupons of these offers given out in all, and to one person.
    static func offerCounts(_ offers: [ID<Offer>], of shop: ID<Shop>?, person: ID<Account>?) -> SQL {
        """
        SELECT c.offer_id, c.given, COALESCE(g.got, 0)
        FROM offers_count AS c
        LEFT JOIN offers_got AS g ON g.shop_id = c.shop_id AND g.offer_id = c.offer_id AND g.person_id = \(person?.number ?? 0)
        WHERE c.shop_id = \(Offer.home(shop)) AND c.offer_id IN \(list: offers)
        """
    }

    static func offerStock(_ offers: [ID<Offer>], _ skus: [ID<SKU>], of shop: ID<Shop>) -> SQL {
        """
        SELECT offer_id, sku_id, stock - sold
        FROM offers_stock
        WHERE shop_id = \(shop) AND offer_id IN \(list: offers) AND sku_id IN \(list: skus)
        """
    }

    static func offerTaken(_ offers: [ID<Offer>], _ skus: [ID<SKU>], of shop: ID<Shop>, person: ID<Account>) -> SQL {
        """
        SELECT offer_id, sku_id, pieces
        FROM offers_taken
        WHERE shop_id = \(shop) AND offer_id IN \(list: offers) AND sku_id IN \(list: skus) AND person_id = \(person)
        """
    }

    /// One more coupon of an offer, while there are any.
    static func giveOne(of offer: Offer) -> SQL {
        """
        UPDATE offers_count
        SET given = given + 1
        WHERE shop_id = \(Offer.home(offer.shop)) AND offer_id = \(offer.id) AND given < \(offer.terms.quantity ?? .max)
        """
    }

    /// One more for a person, up to a limit of at least 1.
    static func getOne(of offer: Int64, shop: ID<Shop>?, person: ID<Account>, most: Int64) -> SQL {
        """
        INSERT INTO offers_got (shop_id, offer_id, person_id, got)
        VALUES (\(Offer.home(shop)), \(offer), \(person), 1)
        ON CONFLICT (shop_id, offer_id, person_id) DO UPDATE SET got = offers_got.got + 1 WHERE offers_got.got < \(most)
        """
    }

    /// One row when a person has had a first-order price of a shop and did not give it back; see ``Offers/spending(_:_:by:lines:fresh:at:)``.
    static func firstPriceHad(at shop: ID<Shop>, person: ID<Account>) -> SQL {
        "SELECT 1 FROM offers_got WHERE shop_id = \(shop) AND offer_id = 0 AND person_id = \(person) AND got > 0"
    }

    static func sell(_ pieces: Int64, at key: OfferSKU, of shop: ID<Shop>) -> SQL {
        """
        UPDATE offers_stock
        SET sold = sold + \(pieces)
        WHERE shop_id = \(shop) AND offer_id = \(key.offer) AND sku_id = \(key.sku) AND stock - sold >= \(pieces)
        """
    }

    /// - Parameter most: at least as many as the pieces.
    static func takePieces(_ pieces: Int64, at key: OfferSKU, of shop: ID<Shop>, person: ID<Account>, most: Int64) -> SQL {
        """
        INSERT INTO offers_taken (shop_id, offer_id, sku_id, person_id, pieces)
        VALUES (\(shop), \(key.offer), \(key.sku), \(person), \(pieces))
        ON CONFLICT (shop_id, offer_id, sku_id, person_id) DO UPDATE SET pieces = offers_taken.pieces + \(pieces)
        WHERE offers_taken.pieces + \(pieces) <= \(most)
        """
    }
}

extension Reading {
    /// - Throws: ``OffersError/offerNotFound``
    func offer(_ id: ID<Offer>, of shop: ID<Shop>?) throws -> Offer {
        guard let row = try row("SELECT \(Offer.columns) FROM offers_offer WHERE shop_id = \(Offer.home(shop)) AND id = \(id)")
        else { throw OffersError.offerNotFound }
        return try Offer(row)
    }

    func offers(_ ids: [ID<Offer>], of shop: ID<Shop>?) throws -> [Offer] {
        try rows("SELECT \(Offer.columns) FROM offers_offer WHERE shop_id = \(Offer.home(shop)) AND id IN \(list: ids)").map(Offer.init)
    }

    /// Newest first, one more than the page holds.
    func offers(of shop: ID<Shop>?, _ page: PageRequest) throws -> [Offer] {
        try rows(
            """
            SELECT \(Offer.columns)
            FROM offers_offer
            WHERE shop_id = \(Offer.home(shop)) AND id < \(page.after?.keys[0] ?? .max)
            ORDER BY id DESC
            LIMIT \(page.limit + 1)
            """
        ).map(Offer.init)
    }

    func offerStock(of offer: Offer) throws -> [(sku: ID<SKU>, stock: Int64, sold: Int64)] {
        try rows(
            "SELECT sku_id, stock, sold FROM offers_stock WHERE shop_id = \(Offer.home(offer.shop)) AND offer_id = \(offer.id)"
        ).map { (try $0.id(0), try $0.int64(1), try $0.int64(2)) }
    }

    func offerCounts(_ offers: [Offer], of shop: ID<Shop>?) throws -> [ID<Offer>: Int64] {
        try rows(.offerCounts(offers.map(\.id), of: shop, person: nil)).reduce(into: [:]) { $0[try $1.id(0)] = try $1.int64(1) }
    }
}

extension Writing {
    func insert(_ offer: Offer, by actor: ID<Account>) throws {
        let terms = offer.terms
        try run(
            """
            INSERT INTO offers_offer
              (id, shop_id, kind, name, hand, terms, starts_at, ends_at, valid_days, quantity, per_person, platform_share,
              member_level, coupon_code, made_by, made_at)
            VALUES
              (\(offer.id), \(Offer.home(offer.shop)), \(terms.kind.rawValue), \(terms.name), \(terms.hand.rawValue), \(terms.text),
              \(terms.startsAt), \(terms.endsAt), \(terms.validDays), \(terms.quantity), \(terms.perPerson),
              \(terms.platformShare.basisPoints), \(terms.memberLevel), \(terms.couponCode), \(actor), \(offer.madeAt))
            """)
        if offer.kind.isCoupon {
            try run("INSERT INTO offers_count (shop_id, offer_id, given) VALUES (\(Offer.home(offer.shop)), \(offer.id), 0)")
        }
        for price in terms.prices {
            guard let stock = price.stock else { continue }
            try run(
                """
                INSERT INTO offers_stock (shop_id, offer_id, sku_id, stock, sold)
                VALUES (\(Offer.home(offer.shop)), \(offer.id), \(price.sku), \(stock), 0)
                """)
        }
    }

    func end(_ offer: Offer, at now: Timestamp) throws -> Bool {
        try changes(
            """
            UPDATE offers_offer
            SET ended_at = \(now)
            WHERE shop_id = \(Offer.home(offer.shop)) AND id = \(offer.id) AND ended_at IS NULL
            """) == 1
    }

    func unsell(_ pieces: Int64, at key: OfferSKU, of shop: ID<Shop>) throws {
        try run(
            """
            UPDATE offers_stock
            SET sold = sold - \(pieces)
            WHERE shop_id = \(shop) AND offer_id = \(key.offer) AND sku_id = \(key.sku) AND sold >= \(pieces)
            """)
    }

    func untake(_ pieces: Int64, at key: OfferSKU, of shop: ID<Shop>, person: ID<Account>) throws {
        try run(
            """
            UPDATE offers_taken
            SET pieces = pieces - \(pieces)
            WHERE shop_id = \(shop) AND offer_id = \(key.offer) AND sku_id = \(key.sku) AND person_id = \(person)
              AND pieces >= \(pieces)
            """)
    }

    func unget(_ offer: Int64, of shop: ID<Shop>, person: ID<Account>) throws {
        try run(
            """
            UPDATE offers_got
            SET got = got - 1
            WHERE shop_id = \(shop) AND offer_id = \(offer) AND person_id = \(person) AND got > 0
            """)
    }
}
