// GiveCoupons.swift: a shop, or the platform, gives a coupon to people it chose.
import Catalog
import Core
import Identity
import Store

extension Offers {
    /// How many people are given coupons in one step.
    public static let givenAtOnce = 500

    /// Gives a targeted coupon to people, one each; those who have enough of it are left out. Each person's is a transaction of its
    /// own that remembers the key: a request that broke off and is repeated gives the rest, and nobody gets a second one by it.
    /// - Parameters:
    ///   - shop: nil for the platform.
    ///   - people: at most 500.
    ///   - key: chosen by the client; the same again answers the first, also that they ran out.
    /// - Returns: how many got one.
    /// - Throws: ``OffersError``: offerNotFound, notToClaim, notLive; allGiven when no more are left: those before have theirs.
    ///   ``StoreError/keyReused``.
    public func give(
        _ id: ID<Offer>, of shop: ID<Shop>?, to people: [ID<Account>], by actor: ID<Account>, key: String
    ) async throws -> Int64 {
        let now = clock.now()
        let people = Set(people).sorted().prefix(Self.givenAtOnce)
        let input = "\(Offer.home(shop).number) \(id) \(people.map(\.description).joined(separator: ","))"
        let repeated = RepeatKey(caller: actor, operation: "offers.give", key: key, input: input)
        if let earlier = try await store.read({ try repeated.earlier($0.rows(repeated.lookup)) }) { return try Self.outcome(earlier) }
        let organisation: ID<Organisation> = if let shop { try await catalog.shop(shop).organisation } else { .platform }
        var got: Int64 = 0
        var refusal: OffersError?
        for person in people {
            let own = RepeatKey(caller: actor, operation: "offers.give", key: "\(key) \(person)", input: input)
            do { if try await giveOne(id, of: shop, to: person, by: actor, own, at: now) { got += 1 } } catch OffersError.enoughOfIt {
                continue   // claimed meanwhile
            } catch let error as OffersError {
                refusal = error
                break
            }
        }
        // Also what was given before they ran out stands in the trail.
        if got > 0 || refusal == nil {
            let (given, entry): (Int64, ID<AuditEntry>) = (got, try ids.next())
            let answer = refusal.map { "\(given) \($0.code)" } ?? "\(given)"
            try await store.write(homes: [.organisation(organisation), .person(actor)]) { tx in
                guard try tx.earlierAnswer(repeated) == nil else { return }
                try tx.audit(
                    actor: actor, organisation: organisation, action: "offers.given", subject: "\(id) \(given)", at: now, id: entry)
                try tx.remember(repeated, answer: answer, at: now)
            }
        }
        if let refusal { throw refusal }
        return got
    }

    /// What a request answered before: a number, and why it went no further.
    private static func outcome(_ answer: String) throws -> Int64 {
        let words = answer.split(separator: " ").map(String.init)
        let refusals: [OffersError] = [.allGiven, .notLive, .notToClaim, .offerNotFound]
        if words.count == 2, let refusal = refusals.first(where: { $0.code == words[1] }) { throw refusal }
        guard let given = words.first.flatMap({ Int64($0) }) else { throw StoreError.unexpectedColumn(1) }
        return given
    }

    /// - Returns: false for who has enough of it.
    private func giveOne(
        _ id: ID<Offer>, of shop: ID<Shop>?, to person: ID<Account>, by actor: ID<Account>, _ repeated: RepeatKey, at now: Timestamp
    ) async throws -> Bool {
        let coupon: ID<Coupon> = try ids.next()
        return try await store.write(homes: [Offer.home(shop), .person(person), .person(actor)]) { tx in
            let offer = try tx.offer(id, of: shop)
            if try tx.earlierAnswer(repeated) != nil { return true }
            guard offer.kind.isCoupon, offer.terms.hand == .targeted else { throw OffersError.notToClaim }
            guard offer.endedAt == nil, now < offer.terms.endsAt else { throw OffersError.notLive }
            let counts = try tx.row(.offerCounts([id], of: shop, person: person))
            if try counts?.int64(2) ?? 0 >= offer.terms.perPerson { return false }
            let given = try handOver(offer, to: person, coupon, at: now, in: tx)
            try tx.remember(repeated, answer: given.id.description, at: now)
            return true
        }
    }
}
