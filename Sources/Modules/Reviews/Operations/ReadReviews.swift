// ReadReviews.swift: reviews as buyers, the shop and the platform read them, and the ratings.
import Catalog
import Core
import Identity
import Store
import Trade

/// Which reviews are asked for.
public enum ReviewFilter: String, Sendable, CaseIterable {
    case all, good, middle, bad, pictures, followed, unanswered

    var condition: SQL {
        switch self {
        case .all: ""
        case .good: "AND stars >= 4"
        case .middle: "AND stars = 3"
        case .bad: "AND stars <= 2"
        case .pictures: "AND pictures <> '[]'"
        case .followed: "AND follow_at IS NOT NULL"
        case .unanswered: "AND answer_at IS NULL AND hidden_for IS NULL"
        }
    }
}

/// A reported review, and what was said against it.
public struct ReportedReview: Sendable {
    public let review: Review
    public let reasons: [String]
}

extension Reviews {
    /// Shown reviews of a product, newest first.
    public func reviews(
        of product: ID<Product>, shop: ID<Shop>, _ filter: ReviewFilter = .all, _ page: PageRequest
    ) async throws -> Page<Review> {
        try await store.read { Page(try $0.reviews(ofProduct: product, shop: shop, filter, page), page) { Cursor($0.id.number) } }
    }

    /// A shop's reviews, hidden ones too, newest first. Who may see these is the caller's to check.
    public func reviews(ofShop shop: ID<Shop>, _ filter: ReviewFilter, _ page: PageRequest) async throws -> Page<Review> {
        try await store.read { Page(try $0.reviews(ofShop: shop, filter, page), page) { Cursor($0.id.number) } }
    }

    /// What a buyer wrote of an order, by line.
    public func reviews(of order: Order) async throws -> [Int64: Review] {
        let found = try await store.read { try $0.reviews(ofOrder: order.id, shop: order.shop) }
        return Dictionary(uniqueKeysWithValues: found.map { ($0.line, $0) })
    }

    /// - Throws: ``ReviewError/notFound``
    public func review(_ id: ID<Review>, of shop: ID<Shop>) async throws -> Review {
        try await store.read { try $0.review(id, of: shop) }
    }

    /// What the platform is to look at, over all shops, oldest first.
    public func reported(_ page: PageRequest) async throws -> Page<ReportedReview> {
        try await store.read { db in
            let found = Page(try db.reportedReviews(page), page) { Cursor($0.id.number) }
            let reasons = try db.reports(of: found.items)
            return found.map { ReportedReview(review: $0, reasons: reasons[$0.id] ?? []) }
        }
    }

    /// The rating of a product and its newest reviews, in one read.
    public func summary(of product: ID<Product>, shop: ID<Shop>, newest: Int64) async throws -> (rating: Rating, newest: [Review]) {
        try await store.read { db in
            let rating = try db.rating(ofProduct: product, shop: shop)
            guard rating.count > 0 else { return (rating, []) }
            let found = try db.reviews(ofProduct: product, shop: shop, .all, PageRequest(limit: newest))
            return (rating, Array(found.prefix(Int(newest))))
        }
    }

    public func rating(of product: ID<Product>, shop: ID<Shop>) async throws -> Rating {
        try await store.read { try $0.rating(ofProduct: product, shop: shop) }
    }

    public func rating(of shop: ID<Shop>) async throws -> Rating { try await store.read { try $0.rating(ofShop: shop) } }

    /// The rating as the reviews themselves say it: what is kept must be the same.
    /// - Parameter product: nil for the whole shop.
    public func recount(_ product: ID<Product>?, shop: ID<Shop>) async throws -> Rating {
        try await store.read { try $0.recount(product, shop: shop) }
    }
}
