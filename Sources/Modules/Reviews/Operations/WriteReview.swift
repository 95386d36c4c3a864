// WriteReview.swift: a buyer says how it was, and says more later; the shop answers.
import Catalog
import Core
import Identity
import Store
import Trade

extension Reviews {
    /// A buyer reviews an item that they received: once for each.
    /// - Throws: ``ReviewError``: `notReceived`, `alreadyWritten`; ``TradeError/orderNotFound`` also for another's order.
    public func write(
        _ stars: Int64, _ words: ReviewWords, of line: Int64, in orderID: ID<Order>, shop: ID<Shop>, by buyer: ID<Account>
    ) async throws -> Review {
        guard Review.stars ~= stars else { throw InvalidInput([FieldProblem("stars", "out_of_range", expected: "1…5")]) }
        let now = clock.now()
        let (id, event): (ID<Review>, ID<ReviewWritten>) = (try ids.next(), try ids.next())
        return try await store.write(home: .shop(shop)) { tx in
            let order = try Trade.order(orderID, of: shop, in: tx)
            guard order.buyer == buyer else { throw TradeError.orderNotFound }
            guard let item = order.items.first(where: { $0.line == line }) else { throw TradeError.noSuchLine(line) }
            guard order.completedAt != nil, item.shipped > 0 else { throw ReviewError.notReceived }
            let review = Review(
                shop: shop, id: id, product: item.product, order: orderID, line: line, buyer: buyer, starsGiven: stars,
                specText: item.specText, words: words, at: now, followUp: nil, answer: nil, hiddenFor: nil, reports: 0, version: 1)
            guard try tx.insert(review) else { throw ReviewError.alreadyWritten }
            try tx.count(review, by: 1)
            try tx.publish(ReviewWritten(review), id: event, home: .shop(shop), at: now)
            return review
        }
    }

    /// Says more of it, once, within 180 days.
    /// - Throws: ``ReviewError``: `notFound` also for another's, `noFollowUp`.
    @discardableResult
    public func follow(_ id: ID<Review>, of shop: ID<Shop>, _ words: ReviewWords, by buyer: ID<Account>) async throws -> Review {
        let now = clock.now()
        return try await change(id, of: shop) { review, _ in
            guard review.buyer == buyer else { throw ReviewError.notFound }
            guard review.followUp == nil, now < review.at + Self.followUpTime else { throw ReviewError.noFollowUp }
            review.followUp = Review.Said(words: words, at: now, by: buyer)
        }
    }

    /// The shop answers; again it says it in other words. Who may is the caller's to check.
    @discardableResult
    public func answer(_ id: ID<Review>, of shop: ID<Shop>, _ text: String, by staff: ID<Account>) async throws -> Review {
        let words = try ReviewWords(text, required: true)
        let (now, entry): (Timestamp, ID<AuditEntry>) = (clock.now(), try ids.next())
        let organisation = try await catalog.shop(shop).organisation
        return try await change(id, of: shop) { review, tx in
            if review.answer?.words == words { return }
            review.answer = Review.Said(words: words, at: now, by: staff)
            try tx.audit(
                actor: staff, organisation: organisation, action: "reviews.answered", subject: "\(shop) \(id)", at: now, id: entry)
        }
    }

    /// Somebody says that it should not be there. Once for each; again it does nothing.
    /// - Throws: ``InvalidInput`` for `reason`, 1 to 200 characters.
    public func report(_ id: ID<Review>, of shop: ID<Shop>, _ reason: String, by person: ID<Account>) async throws {
        let reason = try Self.checked(reason)
        let now = clock.now()
        _ = try await change(id, of: shop) { review, tx in
            guard try tx.report(review, by: person, reason, at: now) else { return }
            review.reports += 1
        }
    }

    /// The platform hides a review with a reason, and it counts no more. Again it does nothing.
    @discardableResult
    public func hide(_ id: ID<Review>, of shop: ID<Shop>, _ reason: String, by admin: ID<Account>) async throws -> Review {
        let reason = try Self.checked(reason)
        return try await turn(id, of: shop, hiddenFor: reason, "reviews.hidden", by: admin)
    }

    /// Shows it again; what was reported is answered with that. Again it does nothing.
    @discardableResult
    public func show(_ id: ID<Review>, of shop: ID<Shop>, by admin: ID<Account>) async throws -> Review {
        try await turn(id, of: shop, hiddenFor: nil, "reviews.shown", by: admin)
    }

    private func turn(
        _ id: ID<Review>, of shop: ID<Shop>, hiddenFor reason: String?, _ action: String, by admin: ID<Account>
    ) async throws -> Review {
        let (now, entry): (Timestamp, ID<AuditEntry>) = (clock.now(), try ids.next())
        return try await change(id, of: shop) { review, tx in
            let wasHidden = review.isHidden
            if wasHidden == (reason != nil), reason != nil || review.reports == 0 { return }
            review.hiddenFor = reason
            if reason == nil { review.reports = 0 }
            if wasHidden != review.isHidden { try tx.count(review, by: review.isHidden ? -1 : 1) }
            try tx.audit(actor: admin, organisation: .platform, action: action, subject: "\(shop) \(id)", at: now, id: entry)
        }
    }

    private func change(
        _ id: ID<Review>, of shop: ID<Shop>, _ body: @escaping @Sendable (inout Review, any Writing) throws -> Void
    ) async throws -> Review {
        try await store.write(home: .shop(shop)) { tx in
            let before = try tx.review(id, of: shop)
            var after = before
            try body(&after, tx)
            if after != before { try tx.save(after) }
            return after
        }
    }

    private static func checked(_ reason: String) throws(InvalidInput) -> String {
        let words = try ReviewWords(reason)
        guard 1...200 ~= words.text.count else {
            throw InvalidInput([FieldProblem("reason", words.text.isEmpty ? "required" : "too_long", expected: "1…200")])
        }
        return words.text
    }
}
