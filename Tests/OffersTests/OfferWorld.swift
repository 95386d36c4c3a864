// OfferWorld.swift: a house with a shop that has offers.
import App
import Catalog
import Core
import Identity
import Offers
import Store
import StoryKit
import TestKit
import Trade

struct OfferWorld: Sendable {
    let base: ShopWorld
    let tea: Stall
    let merchant: ID<Account>, buyer: ID<Account>
    var offers: Offers { base.rooms.offers }
    var trade: Trade { base.trade }
    var now: Timestamp { base.world.clock.now() }

    init(on backend: TestStore, prices: [Int64] = [10_000, 5_000, 3_000], wrap: (any Store) -> any Store = { $0 }) async throws {
        base = try await ShopWorld(on: backend, wrap: wrap)
        (merchant, buyer) = (try await base.person(1), try await base.person(2))
        tea = try await base.shop("tea", owner: merchant, prices: prices, stock: 100)
    }

    @discardableResult
    func offer(
        _ kind: Offer.Kind, _ ladder: Ladder = Ladder(), hand: Offer.Hand = .claimed, scope: OfferScope = .all, prices: [OfferPrice] = [],
        days: Int64 = 7, quantity: Int64? = nil, perPerson: Int64 = 1, share: Int64 = 0, code: String = "", shop: ID<Shop>? = nil
    ) async throws -> Offer {
        let terms = OfferTerms(
            kind, kind.rawValue, hand: kind.isCoupon ? hand : .open, scope: scope, ladder: ladder, prices: prices,
            from: kind == .platformCoupon ? now + .minutes(1) : now, until: now + .days(days), quantity: quantity, perPerson: perPerson,
            platformShare: Rate(basisPoints: share), couponCode: code)
        let made = try await offers.make(
            terms, of: kind == .platformCoupon ? nil : shop ?? tea.shop, by: merchant, key: "k\(kind)\(base.world.ids.next(Offer.self))")
        if kind == .platformCoupon { base.time.advance(by: .minutes(1)) }
        return made
    }

    func claim(_ offer: Offer, by person: ID<Account>? = nil) async throws -> Coupon {
        try await offers.claim(offer.id, of: offer.shop, by: person ?? buyer, key: "c\(base.world.ids.next(Coupon.self))").coupon
    }

    func quote(_ lines: [WantedLine], by person: ID<Account>? = nil) async throws -> Quote {
        try await trade.quote(lines, for: QuoteFor(buyer: person ?? buyer, division: "510107"))
    }

    /// At the price that is shown.
    func place(_ lines: [WantedLine], by person: ID<Account>? = nil, coupons: [ID<Coupon>]? = nil, key: String) async throws -> Placed {
        let quote = try await quote(lines, by: person)
        return try await place(lines, by: person, total: quote.total, coupons: coupons, key: key)
    }

    func place(
        _ lines: [WantedLine], by person: ID<Account>? = nil, total: Money, coupons: [ID<Coupon>]? = nil, key: String
    ) async throws -> Placed {
        try await trade.place(
            Checkout(
                buyer: person ?? buyer, lines: lines, address: .postal(base.address()), total: total, coupons: coupons, key: key))
    }

    func order(_ placed: Placed, _ index: Int = 0) async throws -> Order {
        try await trade.order(placed.orders[index].order, of: placed.orders[index].shop)
    }

    func coupons(of person: ID<Account>? = nil) async throws -> [Coupon] {
        try await offers.coupons(of: person ?? buyer, PageRequest()).items.map(\.coupon)
    }
}
