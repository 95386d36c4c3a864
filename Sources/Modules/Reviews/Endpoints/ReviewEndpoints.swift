// ReviewEndpoints.swift: the API of reviews: reading, writing, answering, reporting, hiding.
import Catalog
import Core
import Identity
import Trade
import Web

struct ReviewView: Sendable {
    let shop: ID<Shop>, id: ID<Review>, product: ID<Product>, stars: Int64, specText: String, text: String, pictures: [String]
    let at: Timestamp, followUp: SaidView?, answer: SaidView?, isHidden: Bool
}
struct SaidView: Sendable { let text: String, pictures: [String], at: Timestamp }
struct RatingView: Sendable { let tenths: Int64?, count: Int64, counts: [Int64] }

struct ProductReviewsInput: Sendable {
    let shop: ID<Shop>, product: ID<Product>, filter: ReviewFilter, limit: Int64, after: Cursor?
}
struct ShopReviewsInput: Sendable { let shop: ID<Shop>, filter: ReviewFilter, limit: Int64, after: Cursor? }
struct ProductInput: Sendable { let shop: ID<Shop>, product: ID<Product> }
struct ReviewInput: Sendable { let shop: ID<Shop>, id: ID<Review> }
struct WriteInput: Sendable {
    let shop: ID<Shop>, order: ID<Order>, line: Int64, stars: Int64, text: String, pictures: [String]
}
struct FollowInput: Sendable { let shop: ID<Shop>, id: ID<Review>, text: String, pictures: [String] }
struct TextInput: Sendable { let shop: ID<Shop>, id: ID<Review>, text: String }
struct ReportedInput: Sendable { let limit: Int64, after: Cursor? }

private let missing = "reviews.not_found"

extension Reviews {
    public var endpoints: [AnyEndpoint] {
        [
            listReviews.erased, showRating.erased, writeReview.erased, followReview.erased, reportReview.erased, listShopReviews.erased,
            answerReview.erased, listReported.erased, hideReview.erased, showReview.erased,
        ]
    }

    var listReviews: Endpoint<ProductReviewsInput, Page<ReviewView>> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/products/{product}/reviews", "Lists what buyers said of a product, newest first.", needs: .anyone,
            input: .object(
                ProductReviewsInput.init, Field("shop", in: .path, \.shop, .id()), Field("product", in: .path, \.product, .id()),
                Field("filter", in: .query, \.filter, .choice(), default: .all),
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)), output: .page(of: .review)
        ) { input, _ in
            let page = PageRequest(limit: input.limit, after: input.after)
            return try await reviews(of: input.product, shop: input.shop, input.filter, page).map(ReviewView.init)
        }
    }

    var showRating: Endpoint<ProductInput, RatingView> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/products/{product}/rating", "Says how a product is rated.", needs: .anyone,
            input: .object(ProductInput.init, Field("shop", in: .path, \.shop, .id()), Field("product", in: .path, \.product, .id())),
            output: .object(
                RatingView.init, Field("tenths", \.tenths, Schema<Int64>.int(10...50).optional, about: "The mean in tenths of a star."),
                Field("count", \.count, .int(0...Int64.max)),
                Field("counts", \.counts, .list(of: .int(0...Int64.max), 5...5), about: "Of one star first."))
        ) { input, _ in
            let rating = try await rating(of: input.product, shop: input.shop)
            return RatingView(tenths: rating.tenths, count: rating.count, counts: rating.counts)
        }
    }

    var writeReview: Endpoint<WriteInput, ReviewView> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/orders/{order}/reviews", "Reviews an item that the caller bought and received, once.",
            needs: .signedIn,
            input: .object(
                WriteInput.init, Field("shop", in: .path, \.shop, .id()), Field("order", in: .path, \.order, .id()),
                Field("line", \.line, .int(1...100)), Field("stars", \.stars, .int(Review.stars)),
                Field("text", \.text, .text(0...500, multiline: true), default: ""),
                Field("pictures", \.pictures, .list(of: .text(1...200), 0...ReviewWords.picturesMax), default: [])),
            output: .review, errors: ["trade.order_not_found", "trade.no_such_line", "reviews.not_received", "reviews.already_written"],
            success: 201
        ) { input, call in
            let words = try ReviewWords(input.text, pictures: input.pictures)
            return ReviewView(try await write(input.stars, words, of: input.line, in: input.order, shop: input.shop, by: call.id()))
        }
    }

    var followReview: Endpoint<FollowInput, ReviewView> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/reviews/{review}/follow-up", "Says more of it later, once.", needs: .signedIn,
            input: .object(
                FollowInput.init, Field("shop", in: .path, \.shop, .id()), Field("review", in: .path, \.id, .id()),
                Field("text", \.text, .text(0...500, multiline: true), default: ""),
                Field("pictures", \.pictures, .list(of: .text(1...200), 0...ReviewWords.picturesMax), default: [])),
            output: .review, errors: [missing, "reviews.no_follow_up"], success: 201
        ) { input, call in
            let words = try ReviewWords(input.text, pictures: input.pictures, required: true)
            return ReviewView(try await follow(input.id, of: input.shop, words, by: call.id()))
        }
    }

    var reportReview: Endpoint<TextInput, Void> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/reviews/{review}/report", "Says why a review should not be there. Again it does nothing.",
            needs: .signedIn, input: .reason, output: .nothing, errors: [missing]
        ) { input, call in try await report(input.id, of: input.shop, input.text, by: call.id()) }
    }

    var listShopReviews: Endpoint<ShopReviewsInput, Page<ReviewView>> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/reviews", "Lists a shop's reviews, hidden ones too, newest first.", needs: .shop("orders.read"),
            input: .object(
                ShopReviewsInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("filter", in: .query, \.filter, .choice(), default: .all),
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)), output: .page(of: .review)
        ) { input, _ in
            try await reviews(ofShop: input.shop, input.filter, PageRequest(limit: input.limit, after: input.after)).map(ReviewView.init)
        }
    }

    var answerReview: Endpoint<TextInput, ReviewView> {
        Endpoint(
            .put, "/api/v1/shops/{shop}/reviews/{review}/answer", "Answers a review; again, in other words.", needs: .shop(Self.answer),
            input: .answerText, output: .review, errors: [missing]
        ) { input, call in ReviewView(try await answer(input.id, of: input.shop, input.text, by: call.id())) }
    }

    var listReported: Endpoint<ReportedInput, Page<ReviewView>> {
        Endpoint(
            .get, "/api/v1/platform/reviews", "Lists reported reviews of all shops, oldest first.", needs: .platform(Self.hide),
            input: .object(
                ReportedInput.init, Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)), output: .page(of: .review)
        ) { input, _ in try await reported(PageRequest(limit: input.limit, after: input.after)).map { ReviewView($0.review) } }
    }

    var hideReview: Endpoint<TextInput, ReviewView> {
        Endpoint(
            .post, "/api/v1/platform/shops/{shop}/reviews/{review}/hide", "Hides a review with a reason; it counts no more.",
            needs: .platform(Self.hide), input: .reason, output: .review, errors: [missing]
        ) { input, call in ReviewView(try await hide(input.id, of: input.shop, input.text, by: call.id())) }
    }

    var showReview: Endpoint<ReviewInput, ReviewView> {
        Endpoint(
            .post, "/api/v1/platform/shops/{shop}/reviews/{review}/show", "Shows a review again, or says that reports of it were answered.",
            needs: .platform(Self.hide),
            input: .object(ReviewInput.init, Field("shop", in: .path, \.shop, .id()), Field("review", in: .path, \.id, .id())),
            output: .review, errors: [missing]
        ) { input, call in ReviewView(try await show(input.id, of: input.shop, by: call.id())) }
    }
}

extension ReviewView {
    init(_ it: Review) {
        func said(_ said: Review.Said) -> SaidView { SaidView(text: said.words.text, pictures: said.words.pictures, at: said.at) }
        self.init(
            shop: it.shop, id: it.id, product: it.product, stars: it.starsGiven, specText: it.specText, text: it.words.text,
            pictures: it.words.pictures, at: it.at, followUp: it.followUp.map(said), answer: it.answer.map(said), isHidden: it.isHidden)
    }
}

extension Schema<TextInput> {
    private static func text(_ name: String, _ longest: Int) -> Schema {
        .object(
            TextInput.init, Field("shop", in: .path, \.shop, .id()), Field("review", in: .path, \.id, .id()),
            Field(name, \.text, .text(1...longest, multiline: true)))
    }
    static var reason: Schema { text("reason", 200) }
    static var answerText: Schema { text("text", ReviewWords.longest) }
}

extension Schema<SaidView> {
    static var said: Schema {
        .object(
            SaidView.init, Field("text", \.text, .text(0...500, multiline: true)),
            Field("pictures", \.pictures, .list(of: .text(1...200), 0...ReviewWords.picturesMax)), Field("at", \.at, .timestamp))
    }
}

extension Schema<ReviewView> {
    static var review: Schema {
        .object(
            ReviewView.init, Field("shop", \.shop, .id()), Field("id", \.id, .id()), Field("product", \.product, .id()),
            Field("stars", \.stars, .int(Review.stars)), Field("specText", \.specText, .text(0...500)),
            Field("text", \.text, .text(0...500, multiline: true)),
            Field("pictures", \.pictures, .list(of: .text(1...200), 0...ReviewWords.picturesMax)), Field("at", \.at, .timestamp),
            Field("followUp", \.followUp, Schema<SaidView>.said.optional), Field("answer", \.answer, Schema<SaidView>.said.optional),
            Field("isHidden", \.isHidden, .bool))
    }
}
