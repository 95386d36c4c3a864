// OfferReportTests.swift: what an offer did is what its orders say; coupons are given to who bought; a member's level makes a price.
import App
import Catalog
import Core
import Identity
import Offers
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct OfferReportTests {
    @Test(arguments: TestStore.all)
    func `a report adds up what orders took off, and who bears it; what came to nothing is left out`(backend: TestStore) async throws {
        let world = try await OfferWorld(on: backend)
        let own = try await world.offer(.fullReduction, .amount(1_000, at: 5_000))
        let platform = try await world.offer(.platformCoupon, .amount(500, at: 0), perPerson: 2, share: 6_000)
        _ = try await world.claim(platform)
        let first = try await world.place([world.tea.line(0)], key: "k1")
        try await world.base.pay(first, by: world.buyer)
        let second = try await world.place([world.tea.line(1)], key: "k2")
        try await world.base.pay(second, by: world.buyer)
        // Waiting for its payment, and cancelled: neither counts.
        _ = try await world.place([world.tea.line(0)], key: "k3")
        let gone = try await world.place([world.tea.line(1)], key: "k4")
        _ = try await world.trade.cancel(gone.orders[0].order, of: world.tea.shop, by: world.buyer)

        let use = try await world.trade.use(of: own)
        #expect(use.orders == 2 && use.amount == .cny(2_000) && use.shopPart == .cny(2_000))
        #expect(use.sold == .cny(9_000 + 4_000 - 500))
        #expect(use.latest.map(\.order) == [second, first].map { $0.orders[0].order })
        let shared = try await world.trade.use(of: platform)
        #expect(shared.orders == 1 && shared.platformPart == .cny(300) && shared.shopPart == .cny(200))
    }

    @Test(arguments: TestStore.all)
    func `coupons are given on their page to who bought here, found by how often, since when and by phone`(
        backend: TestStore
    ) async throws {
        let world = try await OfferWorld(on: backend)
        let (once, never) = (try await world.base.person(3), try await world.base.person(4))
        for (buyer, key) in [(world.buyer, "k1"), (world.buyer, "k2"), (once, "k3")] {
            try await world.base.pay(world.place([world.tea.line(2)], by: buyer, key: key), by: buyer)
        }
        func buyers(_ filter: BuyerFilter) async throws -> [ID<Account>] {
            try await world.trade.buyers(filter, of: world.tea.shop).buyers.map(\.account)
        }
        #expect(try await buyers(BuyerFilter()) == [world.buyer, once])
        #expect(try await buyers(BuyerFilter(leastOrders: 2)) == [world.buyer])
        #expect(try await buyers(BuyerFilter(phones: ["13800138000"])) == [world.buyer, once])
        #expect(try await buyers(BuyerFilter(phones: ["13911112222"])).isEmpty)
        let placed = world.now
        try await world.base.pass(.days(40))
        #expect(try await buyers(BuyerFilter(since: placed + .days(1))).isEmpty)
        #expect(try await buyers(BuyerFilter(quietSince: placed + .days(30))).count == 2)

        let offer = try await world.offer(.shopCoupon, .amount(500, at: 0), hand: .targeted)
        let shop = try await WebHouse(world.base).visitor(1)
        let page = "/desk/shops/\(world.tea.shop)/offers/\(offer.id)/give"
        let found = await shop.get("\(page)?least=2").text
        #expect(found.contains("找到 1 位买家") && found.contains(#"name="idempotency_key""#))
        // Who never bought here gets nothing, whatever a form says.
        let people = [("idempotency_key", "give-to-three")] + [world.buyer, once, never].map { ("id", $0.description) }
        #expect(await shop.post(page, from: page, people).location.hasSuffix("given=2"))
        #expect(try await world.coupons(of: never).isEmpty)
        #expect(try await world.coupons(of: once).count == 1)
        #expect(await shop.post(page, from: page, [("idempotency_key", "k"), ("id", never.description)]).status == 422)
    }

    @Test(arguments: TestStore.all)
    func `a room of members makes a price with one number read beside the others, and it is the price paid`(
        backend: TestStore
    ) async throws {
        let world = try await OfferWorld(on: backend)
        let (base, rooms, member) = (world.base.world, world.base.rooms, world.buyer)
        // Whoever is the buyer is of level 2 everywhere; others are no members.
        let levels = MemberLevels { person, _ in "SELECT CAST(2 AS BIGINT) FROM identity_account WHERE id = \(person) AND id = \(member)" }
        let offers = Offers(store: base.store, clock: base.clock, ids: base.ids, catalog: rooms.catalog, memberLevels: levels)
        let trade = Trade(
            store: base.store, clock: base.clock, ids: base.ids, settings: rooms.settings, catalog: rooms.catalog, offers: offers,
            payments: rooms.payments, provider: "sandbox")
        func make(_ level: Int64, _ fen: Int64) async throws {
            let price = OfferPrice(sku: world.tea.skus[0], price: .cny(fen))
            let terms = OfferTerms(
                .memberPrice, "会员价", prices: [price], from: world.now, until: world.now + .days(7), perPerson: 0, memberLevel: level)
            _ = try await offers.make(terms, of: world.tea.shop, by: world.merchant, key: "m\(level)")
        }
        try await make(2, 9_000)
        try await make(3, 8_000)
        let lines = [world.tea.line(0)]
        let quote = try await trade.quote(lines, for: QuoteFor(buyer: member))
        #expect(quote.total == .cny(9_000))
        #expect(quote.notes.contains { $0.fate == .levelMissed(3) })
        #expect(try await trade.quote(lines, for: QuoteFor(buyer: world.merchant)).total == .cny(10_000))
        let placed = try await trade.place(world.base.checkout(lines, by: member, total: 9_000))
        #expect(try await world.order(placed).goods == .cny(9_000))
        // The house has no such room yet: there the same offers make no price.
        #expect(try await world.quote(lines).total == .cny(10_000))
    }
}
