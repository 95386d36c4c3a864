// TownReviews.swift: what buyers say of what they received, and what shops answer.
import Catalog
import Core
import Reviews
import Trade

extension Town {
    mutating func review(_ buyer: Int) async throws {
        let (account, stars) = (buyers[buyer].account, Int64(1 + dice.below(5)))
        guard let part = dice.pick(Array(buyers[buyer].orders.suffix(15))) else { return }
        let words = try ReviewWords(stars > 3 ? "很好" : "一般")
        _ = try await attempt("reviewed") { house in
            try await house.reviews.write(stars, words, of: 1, in: part.order, shop: part.shop, by: account)
        }
    }

    mutating func answerReview(_ index: Int) async throws {
        let stand = stands[index]
        let found = try await attempt("reviews looked at") { house in
            try await house.reviews.reviews(ofShop: stand.shop, .all, PageRequest(limit: 10)).items
        }
        guard let review = dice.pick(found ?? []) else { return }
        _ = try await attempt("review answered") { house in
            try await house.reviews.answer(review.id, of: stand.shop, "谢谢惠顾", by: stand.owner)
        }
    }
}
