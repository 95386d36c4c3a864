// KeepOffers.swift: a shop, or the platform, makes an offer, ends it, and looks at what it has.
import Catalog
import Core
import Identity
import Store

/// An offer with what became of it so far.
public struct KeptOffer: Hashable, Sendable {
    public let offer: Offer
    /// Coupons given out.
    public let given: Int64
}

extension Offers {
    /// Makes an offer. A shop's works from its beginning at once; the platform's begins a minute later at the earliest.
    /// - Parameters:
    ///   - shop: nil for the platform.
    ///   - key: chosen by the client; the same again answers the first.
    /// - Throws: ``InvalidInput``; ``OffersError``: codeTaken, tooManyOffers, tooSoon; ``StoreError/keyReused``.
    public func make(_ terms: OfferTerms, of shop: ID<Shop>?, by actor: ID<Account>, key: String) async throws -> Offer {
        try terms.check(isPlatforms: shop == nil)
        let now = clock.now()
        let offer = Offer(id: try ids.next(), shop: shop, terms: terms, madeAt: now)
        let entry: ID<AuditEntry> = try ids.next()
        let organisation: ID<Organisation> = if let shop { try await catalog.shop(shop).organisation } else { .platform }
        if let shop { try await checkPrices(terms, of: shop) }
        let repeated = RepeatKey(
            caller: actor, operation: "offers.make", key: key,
            input: [
                Offer.home(shop).number.description, terms.kind.rawValue, terms.name, terms.hand.rawValue, terms.text,
                terms.startsAt.milliseconds.description, terms.endsAt.milliseconds.description, terms.couponCode,
                "\(terms.validDays ?? 0) \(terms.quantity ?? 0) \(terms.perPerson) \(terms.platformShare.basisPoints) \(terms.memberLevel)",
            ].joined(separator: "\u{1}"))
        let kept = try await store.write(homes: [Offer.home(shop), .organisation(organisation), .person(actor)]) { tx in
            if let earlier = try tx.earlierAnswer(repeated).flatMap({ ID<Offer>($0) }) { return try tx.offer(earlier, of: shop) }
            if !terms.couponCode.isEmpty {
                guard try tx.claim("offers.code", terms.couponCode, home: Offer.home(shop), id: offer.id.number)
                else { throw OffersError.codeTaken }
            }
            if shop == nil, terms.startsAt < now + Self.platformNotice {
                throw OffersError.tooSoon(earliest: now + Self.platformNotice)
            }
            try tx.takeGuard("offers.make", home: Offer.home(shop))
            let live = try tx.rows(.offers(of: shop, after: now)).map(Offer.init).filter { $0.endedAt == nil }
            guard live.count < Self.liveMost else { throw OffersError.tooManyOffers }
            try tx.insert(offer, by: actor)
            if let shop { try tx.run(Shop.priceDifferently(shop)) }
            try tx.audit(
                actor: actor, organisation: organisation, action: "offers.made",
                subject: "\(offer.id) \(terms.kind.rawValue) \(terms.name)",
                at: now, id: entry)
            try tx.remember(repeated, answer: offer.id.description, at: now)
            return offer
        }
        book.forgetPlatform()
        return kept
    }

    /// A price must be of the shop's own SKUs.
    private func checkPrices(_ terms: OfferTerms, of shop: ID<Shop>) async throws {
        guard !terms.prices.isEmpty else { return }
        let found = Set(try await catalog.saleLines(terms.prices.map { (shop, $0.sku) }).filter { !$0.removed }.map(\.sku))
        let problems = terms.prices.enumerated().filter { !found.contains($0.element.sku) }.map {
            FieldProblem("prices[\($0.offset)].sku", "unknown")
        }
        if !problems.isEmpty { throw InvalidInput(problems) }
    }

    /// Ends an offer now. Coupons that people hold stay good until their own end. Again it does nothing.
    /// - Throws: ``OffersError/offerNotFound``
    public func end(_ id: ID<Offer>, of shop: ID<Shop>?, by actor: ID<Account>) async throws {
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        let organisation: ID<Organisation> = if let shop { try await catalog.shop(shop).organisation } else { .platform }
        try await store.write(homes: [Offer.home(shop), .organisation(organisation)]) { tx in
            let offer = try tx.offer(id, of: shop)
            guard try tx.end(offer, at: now) else { return }
            if let shop { try tx.run(Shop.priceDifferently(shop)) }
            try tx.audit(
                actor: actor, organisation: organisation, action: "offers.ended", subject: "\(id) \(offer.name)", at: now, id: entry)
        }
        book.forgetPlatform()
    }

    /// - Throws: ``OffersError/offerNotFound``
    public func offer(_ id: ID<Offer>, of shop: ID<Shop>?) async throws -> KeptOffer {
        try await store.read { db in
            let offer = try db.offer(id, of: shop)
            return KeptOffer(offer: offer, given: try db.offerCounts([offer], of: shop)[id] ?? 0)
        }
    }

    /// Everything that was ever offered, newest first.
    public func offers(of shop: ID<Shop>?, _ page: PageRequest) async throws -> Page<KeptOffer> {
        try await store.read { db in
            let found = Page(try db.offers(of: shop, page), page) { Cursor($0.id.number) }
            let given = try db.offerCounts(found.items, of: shop)
            return found.map { KeptOffer(offer: $0, given: given[$0.id] ?? 0) }
        }
    }

    /// How many pieces an offer sells of each SKU at its price, and how many it sold; those without a stock of their own are left out.
    public func stock(of offer: Offer) async throws -> [ID<SKU>: (stock: Int64, sold: Int64)] {
        guard offer.terms.prices.contains(where: { $0.stock != nil }) else { return [:] }
        return try await store.readOnce { db in
            try db.offerStock(of: offer).reduce(into: [:]) { $0[$1.sku] = ($1.stock, $1.sold) }
        }
    }

    /// What orders took at a price and did not give back, unpaid ones too, by SKU. Only of prices that are counted: with a limit for
    /// each person, or a stock of their own. Of the newest 20,000 uses of the shop's offers in its time.
    public func taken(at offer: Offer) async throws -> [ID<SKU>: (orders: Int64, pieces: Int64)] {
        guard offer.kind.isPrice, let shop = offer.shop else { return [:] }
        return try await store.readOnce { db in
            try db.rows(.taken(at: offer, of: shop)).reduce(into: [:]) { $0[try $1.id(0)] = (try $1.int64(1), try $1.int64(2)) }
        }
    }
}
