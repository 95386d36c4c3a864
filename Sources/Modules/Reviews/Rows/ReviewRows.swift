// ReviewRows.swift: every statement of this room.
import Catalog
import Core
import Identity
import Store
import Trade

extension SQL {
    static let reviewColumns: SQL = """
        shop_id, id, product_id, order_id, line, buyer_id, stars, spec_text, text, pictures, at, follow_text, follow_pictures,
          follow_at, answer_text, answer_at, answer_by, hidden_for, reports, version
        """
}

extension Review {
    init(_ row: Row) throws {
        let buyer: ID<Account> = try row.id(5)
        var followUp: Said?, answer: Said?
        if let text = try row.optionalText(11) {
            followUp = Said(words: try ReviewWords(stored: text, try row.text(12)), at: try row.timestamp(13), by: buyer)
        }
        if let text = try row.optionalText(14) {
            answer = Said(words: try ReviewWords(stored: text, "[]"), at: try row.timestamp(15), by: try row.id(16))
        }
        self.init(
            shop: try row.id(0), id: try row.id(1), product: try row.id(2), order: try row.id(3), line: try row.int64(4), buyer: buyer,
            starsGiven: try row.int64(6), specText: try row.text(7),
            words: try ReviewWords(stored: try row.text(8), try row.text(9)), at: try row.timestamp(10), followUp: followUp,
            answer: answer, hiddenFor: try row.optionalText(17), reports: try row.int64(18), version: try row.int64(19))
    }
}

extension Rating {
    fileprivate init(_ row: Row, from first: Int) throws { counts = try (first..<first + 5).map { try row.int64($0) } }
}

extension Reading {
    /// - Throws: ``ReviewError/notFound``
    func review(_ id: ID<Review>, of shop: ID<Shop>) throws -> Review {
        guard let row = try row("SELECT \(.reviewColumns) FROM reviews_review WHERE shop_id = \(shop) AND id = \(id)")
        else { throw ReviewError.notFound }
        return try Review(row)
    }

    func reviews(ofOrder order: ID<Order>, shop: ID<Shop>) throws -> [Review] {
        try rows(
            """
            SELECT \(.reviewColumns)
            FROM reviews_review
            WHERE shop_id = \(shop) AND order_id = \(order)
            ORDER BY line
            """
        ).map(Review.init)
    }

    /// Shown reviews of a product, newest first; one more than the page holds.
    func reviews(ofProduct product: ID<Product>, shop: ID<Shop>, _ filter: ReviewFilter, _ page: PageRequest) throws -> [Review] {
        try rows(
            """
            SELECT \(.reviewColumns)
            FROM reviews_review
            WHERE shop_id = \(shop) AND product_id = \(product) AND hidden_for IS NULL AND id < \(page.after?.keys[0] ?? .max)
              \(filter.condition)
            ORDER BY id DESC
            LIMIT \(page.limit + 1)
            """
        ).map(Review.init)
    }

    /// A shop's reviews, hidden ones too, newest first; one more than the page holds.
    func reviews(ofShop shop: ID<Shop>, _ filter: ReviewFilter, _ page: PageRequest) throws -> [Review] {
        try rows(
            """
            SELECT \(.reviewColumns)
            FROM reviews_review
            WHERE shop_id = \(shop) AND id < \(page.after?.keys[0] ?? .max) \(filter.condition)
            ORDER BY id DESC
            LIMIT \(page.limit + 1)
            """
        ).map(Review.init)
    }

    /// Reported ones that are shown, over all shops, oldest first; one more than the page holds.
    func reportedReviews(_ page: PageRequest) throws -> [Review] {
        try rows(
            """
            SELECT \(.reviewColumns)
            FROM reviews_review
            WHERE reports > 0 AND hidden_for IS NULL AND id > \(page.after?.keys[0] ?? 0)
            ORDER BY id
            LIMIT \(page.limit + 1)
            """
        ).map(Review.init)
    }

    /// What those who reported these reviews said, first said first; at most 20 of each, in one round trip.
    func reports(of reviews: [Review]) throws -> [ID<Review>: [String]] {
        guard !reviews.isEmpty else { return [:] }
        let found = try load(
            reviews.map { review in
                """
                SELECT reason
                FROM reviews_report
                WHERE shop_id = \(review.shop) AND review_id = \(review.id)
                ORDER BY at, account_id
                LIMIT 20
                """
            })
        return Dictionary(uniqueKeysWithValues: try zip(reviews, found).map { ($0.id, try $1.map { try $0.text(0) }) })
    }

    func rating(ofProduct product: ID<Product>, shop: ID<Shop>) throws -> Rating {
        try row(
            """
            SELECT stars1, stars2, stars3, stars4, stars5
            FROM reviews_product_rating
            WHERE shop_id = \(shop) AND product_id = \(product)
            """
        ).map { try Rating($0, from: 0) } ?? .none
    }

    func rating(ofShop shop: ID<Shop>) throws -> Rating {
        try row("SELECT stars1, stars2, stars3, stars4, stars5 FROM reviews_shop_rating WHERE shop_id = \(shop)")
            .map { try Rating($0, from: 0) } ?? .none
    }

    /// The rating as the reviews themselves say it.
    /// - Parameter product: nil for the whole shop.
    func recount(_ product: ID<Product>?, shop: ID<Shop>) throws -> Rating {
        let which: SQL = product.map { " AND product_id = \($0)" } ?? ""
        let found = try rows(
            """
            SELECT stars, COUNT(*)
            FROM reviews_review
            WHERE shop_id = \(shop)\(which) AND hidden_for IS NULL
            GROUP BY stars
            """)
        var counts: [Int64] = [0, 0, 0, 0, 0]
        for row in found { counts[Int(try row.int64(0)) - 1] = try row.int64(1) }
        return Rating(counts: counts)
    }
}

extension Writing {
    /// - Returns: false when this item was reviewed before.
    func insert(_ review: Review) throws -> Bool {
        try changes(
            """
            INSERT INTO reviews_review
              (shop_id, id, product_id, order_id, line, buyer_id, stars, spec_text, text, pictures, at, version)
            VALUES
              (\(review.shop), \(review.id), \(review.product), \(review.order), \(review.line), \(review.buyer),
              \(review.starsGiven), \(review.specText), \(review.words.text), \(review.words.picturesText), \(review.at), 1)
            ON CONFLICT DO NOTHING
            """) == 1
    }

    func save(_ review: Review) throws {
        try runOnce(
            """
            UPDATE reviews_review
            SET follow_text = \(review.followUp?.words.text), follow_pictures = \(review.followUp?.words.picturesText),
              follow_at = \(review.followUp?.at), answer_text = \(review.answer?.words.text), answer_at = \(review.answer?.at),
              answer_by = \(review.answer?.by), hidden_for = \(review.hiddenFor), reports = \(review.reports),
              version = \(review.version + 1)
            WHERE shop_id = \(review.shop) AND id = \(review.id) AND version = \(review.version)
            """)
    }

    /// - Returns: false when this person reported it before.
    func report(_ review: Review, by person: ID<Account>, _ reason: String, at now: Timestamp) throws -> Bool {
        try changes(
            """
            INSERT INTO reviews_report (shop_id, review_id, account_id, reason, at)
            VALUES (\(review.shop), \(review.id), \(person), \(reason), \(now))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    /// Counts a review in, or out, of its product's and its shop's rating.
    func count(_ review: Review, by step: Int64) throws {
        func one(_ stars: Int64) -> Int64 { review.starsGiven == stars ? step : 0 }
        func first(_ stars: Int64) -> Int64 { max(0, one(stars)) }
        try run(
            """
            INSERT INTO reviews_product_rating (shop_id, product_id, stars1, stars2, stars3, stars4, stars5)
            VALUES (\(review.shop), \(review.product), \(first(1)), \(first(2)), \(first(3)), \(first(4)), \(first(5)))
            ON CONFLICT (shop_id, product_id) DO UPDATE
            SET stars1 = reviews_product_rating.stars1 + \(one(1)), stars2 = reviews_product_rating.stars2 + \(one(2)),
              stars3 = reviews_product_rating.stars3 + \(one(3)), stars4 = reviews_product_rating.stars4 + \(one(4)),
              stars5 = reviews_product_rating.stars5 + \(one(5))
            """)
        try run(
            """
            INSERT INTO reviews_shop_rating (shop_id, stars1, stars2, stars3, stars4, stars5)
            VALUES (\(review.shop), \(first(1)), \(first(2)), \(first(3)), \(first(4)), \(first(5)))
            ON CONFLICT (shop_id) DO UPDATE
            SET stars1 = reviews_shop_rating.stars1 + \(one(1)), stars2 = reviews_shop_rating.stars2 + \(one(2)),
              stars3 = reviews_shop_rating.stars3 + \(one(3)), stars4 = reviews_shop_rating.stars4 + \(one(4)),
              stars5 = reviews_shop_rating.stars5 + \(one(5))
            """)
    }
}
