// HoldCoupons.swift: how people come to coupons, by claiming them or by a code, and what they hold.
import Catalog
import Core
import Identity
import Store

/// A coupon with the offer that it is of.
public struct HeldCoupon: Hashable, Sendable {
    public let coupon: Coupon
    public let offer: Offer
}

extension Offers {
    /// Claims a coupon that is shown.
    /// - Parameter key: chosen by the client; the same again answers the first coupon.
    /// - Throws: ``OffersError``: offerNotFound, notToClaim, notLive, allGiven, enoughOfIt.
    public func claim(_ id: ID<Offer>, of shop: ID<Shop>?, by person: ID<Account>, key: String) async throws -> HeldCoupon {
        try await claim(id, of: shop, by: person, .claimed, key: key)
    }

    /// Claims the coupon that a code is for; capitals do not matter.
    /// - Throws: ``OffersError``: codeUnknown, notLive, allGiven, enoughOfIt.
    public func claim(code text: String, by person: ID<Account>, key: String) async throws -> HeldCoupon {
        let code = text.uppercased().filter { !$0.isWhitespace && $0 != "-" }
        guard 4...20 ~= code.utf8.count, let owner = try await store.read({ try $0.claimed("offers.code", code) }), owner.id > 0
        else { throw OffersError.codeUnknown }
        let shop: ID<Shop>? = owner.home == .shared ? nil : ID(owner.home.number)
        return try await claim(ID(owner.id), of: shop, by: person, .code, key: key)
    }

    private func claim(
        _ id: ID<Offer>, of shop: ID<Shop>?, by person: ID<Account>, _ hand: Offer.Hand, key: String
    ) async throws -> HeldCoupon {
        let now = clock.now()
        let coupon: ID<Coupon> = try ids.next()
        let repeated = RepeatKey(caller: person, operation: "offers.claim", key: key, input: "\(Offer.home(shop).number) \(id)")
        return try await store.write(homes: [Offer.home(shop), .person(person)]) { tx in
            let offer = try tx.offer(id, of: shop)
            if let earlier = try tx.earlierAnswer(repeated).flatMap({ ID<Coupon>($0) }) {
                return HeldCoupon(coupon: try tx.coupon(earlier, of: person), offer: offer)
            }
            guard offer.kind.isCoupon, offer.terms.hand == hand else { throw OffersError.notToClaim }
            guard offer.isLive(at: now) else { throw OffersError.notLive }
            let given = try handOver(offer, to: person, coupon, at: now, in: tx)
            try tx.remember(repeated, answer: given.id.description, at: now)
            return HeldCoupon(coupon: given, offer: offer)
        }
    }

    /// One coupon more, within the limits; both counters decide by their own condition.
    func handOver(
        _ offer: Offer, to person: ID<Account>, _ id: ID<Coupon>, at now: Timestamp, in tx: any Writing
    ) throws -> Coupon {
        let counts = try tx.changes([
            .giveOne(of: offer), .getOne(of: offer.id.number, shop: offer.shop, person: person, most: offer.terms.perPerson),
        ])
        guard counts[0] == 1 else { throw OffersError.allGiven }
        guard counts[1] == 1 else { throw OffersError.enoughOfIt }
        let coupon = Coupon(
            person: person, id: id, shop: offer.shop, offer: offer.id, gotAt: now,
            endsAt: offer.couponEnd(gotAt: max(now, offer.terms.startsAt)), standing: 0, spentAt: nil)
        try tx.insert(coupon)
        return coupon
    }

    /// What somebody holds and held, the newest first.
    public func coupons(of person: ID<Account>, _ page: PageRequest) async throws -> Page<HeldCoupon> {
        let found = try await store.read { try Page($0.coupons(of: person, page), page) { Cursor($0.id.number) } }
        return Page(items: try await withOffers(found.items), next: found.next)
    }

    private func withOffers(_ coupons: [Coupon]) async throws -> [HeldCoupon] {
        let byShop = Dictionary(grouping: coupons) { Offer.home($0.shop) }
        let offers: [ID<Offer>: Offer] = try await store.read { db in
            try byShop.keys.sorted().reduce(into: [:]) { found, home in
                let shop: ID<Shop>? = home == .shared ? nil : ID(home.number)
                for offer in try db.offers(Set((byShop[home] ?? []).map(\.offer)).sorted(), of: shop) { found[offer.id] = offer }
            }
        }
        return coupons.compactMap { coupon in offers[coupon.offer].map { HeldCoupon(coupon: coupon, offer: $0) } }
    }

    /// Coupons that a shop, or the platform, shows to whoever comes, with how many of each this person has got.
    public func shown(of shop: ID<Shop>?, to person: ID<Account>?) async throws -> [(offer: Offer, got: Int64, isLeft: Bool)] {
        let live = try await live(of: shop).filter { $0.kind.isCoupon && ($0.terms.hand == .claimed || $0.terms.hand == .open) }
        let counts = try await counts(of: live, in: shop, for: person)
        return live.map { offer in
            let (given, got) = counts[offer.id] ?? (0, 0)
            return (offer, got, offer.terms.quantity.map { given < $0 } ?? true)
        }
    }

    /// How many of these coupons were given out, and how many of them to one person. No read where there are none.
    public func counts(
        of coupons: [Offer], in shop: ID<Shop>?, for person: ID<Account>?
    ) async throws -> [ID<Offer>: (given: Int64, got: Int64)] {
        guard !coupons.isEmpty else { return [:] }
        return try await store.readOnce { db in
            try db.rows(.offerCounts(coupons.map(\.id), of: shop, person: person)).reduce(into: [:]) { found, row in
                found[try row.id(0, Offer.self)] = (try row.int64(1), try row.int64(2))
            }
        }
    }
}
