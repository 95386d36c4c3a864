// SpendingTests.swift: what was shown is what is paid, a coupon is spent once, and comes back when nothing was sent.
import App
import Catalog
import Core
import Identity
import Offers
import Payments
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct SpendingTests {
    @Test(arguments: TestStore.all)
    func `the price shown is the price paid, and each item knows its discount and freight`(backend: TestStore) async throws {
        let world = try await OfferWorld(on: backend)
        try await world.offer(.fullReduction, .amount(1_000, at: 10_000))
        let coupon = try await world.claim(world.offer(.shopCoupon, .amount(500, at: 5_000)))
        try await world.offers.save(
            FreightDraft(name: "普通", elsewhere: .sent(FreightRate(first: 800, upTo: 1, further: 200, each: 1))), of: world.tea.shop,
            by: world.merchant)
        let lines = [world.tea.line(0), world.tea.line(1, 2)]
        let quote = try await world.quote(lines)
        #expect(quote.total == .cny(20_000 - 1_000 - 500 + 800 + 400))
        #expect(quote.coupons == [coupon.id])
        await #expect(throws: TradeError.totalChanged(quote.total)) {
            try await world.place(lines, total: .cny(20_000), key: "k0")
        }
        let order = try await world.order(world.place(lines, key: "k1"))
        #expect(order.total == quote.total && order.discount == .cny(1_500) && order.freight == .cny(1_200))
        #expect(order.items.map(\.discount) == [.cny(750), .cny(750)])
        #expect(order.items.reduce(0) { $0 + $1.freight.minor } == 1_200)
        let parts = try await world.trade.discounts(of: order)
        #expect(parts.map(\.amount.minor).reduce(0, +) == 1_500 && Set(parts.map(\.kind)) == [.fullReduction, .shopCoupon])
        #expect(try await world.coupons().map(\.standing) == [2])
        // The coupon is spent: the same again costs more.
        #expect(try await world.quote(lines).total == .cny(20_000 - 1_000 + 1_200))
    }

    @Test(arguments: TestStore.all)
    func `a coupon placed twice at once is spent once, and the other is told`(backend: TestStore) async throws {
        let world = try await OfferWorld(on: backend)
        let coupon = try await world.claim(world.offer(.shopCoupon, .amount(500, at: 0)))
        let outcomes = await withTaskGroup(of: String.self) { group in
            for number in 0..<6 {
                group.addTask {
                    do {
                        _ = try await world.place(
                            [world.tea.line(number % 3)], total: .cny([9_500, 4_500, 2_500][number % 3]), coupons: [coupon.id],
                            key: "k\(number)")
                        return "placed"
                    } catch let error as any CodedError {
                        return error.code
                    } catch {
                        return "\(error)"
                    }
                }
            }
            return await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(outcomes.sorted() == [String](repeating: "offers.coupon_spent", count: 5) + ["placed"])
    }

    @Test(arguments: TestStore.all)
    func `at the second it ends, and by another account, a coupon is refused`(backend: TestStore) async throws {
        let world = try await OfferWorld(on: backend)
        let coupon = try await world.claim(world.offer(.shopCoupon, .amount(500, at: 0), days: 1))
        let other = try await world.base.person(3)
        await #expect(throws: OffersError.couponNotFound) {
            try await world.place([world.tea.line()], by: other, total: .cny(9_500), coupons: [coupon.id], key: "k1")
        }
        world.base.time.advance(by: .milliseconds(86_399_999))
        #expect(try await world.quote([world.tea.line()]).total == .cny(9_500))
        world.base.time.advance(by: .milliseconds(1))
        await #expect(throws: OffersError.couponOver(at: coupon.endsAt)) {
            try await world.place([world.tea.line()], total: .cny(9_500), coupons: [coupon.id], key: "k2")
        }
        #expect(try await world.quote([world.tea.line()]).total == .cny(10_000))
    }

    @Test(arguments: TestStore.all)
    func `a coupon over two shops comes back when both orders are cancelled, with its old end`(backend: TestStore) async throws {
        let world = try await OfferWorld(on: backend)
        let fruit = try await world.base.shop("fruit", owner: world.merchant, prices: [10_000])
        let offer = try await world.offer(.platformCoupon, .amount(3_001, at: 20_000), share: 5_000)
        let coupon = try await world.claim(offer)
        let placed = try await world.place([world.tea.line(), fruit.line()], key: "k1")
        let orders = [try await world.order(placed, 0), try await world.order(placed, 1)]
        #expect(orders.map(\.discount.minor).sorted() == [1_500, 1_501])
        #expect(orders.reduce(0) { $0 + $1.platformDiscount.minor } == 1_500)   // half, rounded down; the rest is the shops'
        try await world.base.pay(placed, by: world.buyer)
        _ = try await world.trade.cancel(orders[0].id, of: orders[0].shop, by: world.buyer)
        #expect(try await world.coupons().map(\.standing) == [1])
        #expect(try await world.quote([world.tea.line(), fruit.line()]).total == .cny(20_000))
        _ = try await world.trade.cancel(orders[1].id, of: orders[1].shop, by: world.buyer)
        _ = try await world.trade.cancel(orders[1].id, of: orders[1].shop, by: world.buyer)
        #expect(try await world.coupons().map(\.standing) == [0])
        #expect(try await world.coupons().map(\.endsAt) == [coupon.endsAt])
        #expect(try await world.quote([world.tea.line(), fruit.line()]).total == .cny(16_999))
    }

    @Test(arguments: TestStore.all)
    func `a limited price sells its own stock and no piece more, and gets back what was not paid`(backend: TestStore) async throws {
        let world = try await OfferWorld(on: backend, prices: [10_000])
        try await world.offer(
            .limitedPrice, prices: [OfferPrice(sku: world.tea.skus[0], price: .cny(6_000), stock: 5)], perPerson: 2)
        var buyers: [ID<Account>] = []
        for number in 10..<22 { buyers.append(try await world.base.person(number)) }
        let placed = await withTaskGroup(of: Placed?.self) { group in
            for (number, buyer) in buyers.enumerated() {
                group.addTask { try? await world.place([world.tea.line()], by: buyer, total: .cny(6_000), key: "k\(number)") }
            }
            return await group.reduce(into: [Placed]()) { if let placed = $1 { $0.append(placed) } }
        }
        #expect(placed.count == 5)
        #expect(try await world.quote([world.tea.line()]).total == .cny(10_000))
        let order = try await world.order(placed[0])
        _ = try await world.trade.cancel(order.id, of: order.shop, by: order.buyer)
        try await world.base.settle()
        #expect(try await world.quote([world.tea.line()]).total == .cny(6_000))
        #expect(try await world.quote([world.tea.line(0, 2)]).total == .cny(20_000))   // all pieces of a line, or none
    }

    @Test(arguments: TestStore.all)
    func `a first order is first once, and again when it came to nothing`(backend: TestStore) async throws {
        let world = try await OfferWorld(on: backend)
        try await world.offer(.firstOrderPrice, prices: [OfferPrice(sku: world.tea.skus[0], price: .cny(100))], perPerson: 1)
        try await world.offer(.firstOrderPrice, prices: [OfferPrice(sku: world.tea.skus[1], price: .cny(100))], perPerson: 1)
        async let one: Placed? = try? world.place([world.tea.line(0)], total: .cny(100), key: "k1")
        async let two: Placed? = try? world.place([world.tea.line(1)], total: .cny(100), key: "k2")
        let placed = await [one, two].compactMap { $0 }
        #expect(placed.count == 1)
        let order = try await world.order(placed[0])
        _ = try await world.trade.cancel(order.id, of: order.shop, by: world.buyer)
        try await world.base.settle()
        #expect(try await world.quote([world.tea.line(0)]).total == .cny(100))
        // Sent and given back whole, it came to nothing as well, but its price was had: shown, and placed, is the full one.
        let again = try await world.order(world.place([world.tea.line(0)], total: .cny(100), key: "k3"))
        try await world.base.pay(try #require(again.payment), by: world.buyer)
        _ = try await world.trade.ship(
            again.id, of: again.shop, Shipment(carrier: .sf, number: "SF1234567890"), by: world.merchant, key: "s")
        let (refund, now): (ID<Refund>, Timestamp) = (try world.base.world.ids.next(), world.now)
        try await world.base.world.store.write(home: .shop(again.shop)) { tx in
            let all = RefundPart(line: 1, pieces: 1, goods: .cny(100))
            _ = try world.trade.refund(
                Trade.order(again.id, of: again.shop, in: tx), parts: [all], cause: .afterSale, refund: refund, at: now, in: tx)
        }
        try await world.base.settle()
        #expect(try await world.trade.order(again.id, of: again.shop).state == .closed)
        let full = try await world.quote([world.tea.line(1)]).total
        #expect(full == .cny(5_000))
        _ = try await world.place([world.tea.line(1)], total: full, key: "k4")
    }

    @Test(arguments: TestStore.all)
    func `a freight template that was changed can be changed again by the version that was answered`(backend: TestStore) async throws {
        let world = try await OfferWorld(on: backend)
        var draft = FreightDraft(name: "普通", elsewhere: .sent(FreightRate(first: 800, upTo: 1, further: 200, each: 1)))
        var template = try await world.offers.save(draft, of: world.tea.shop, by: world.merchant)
        for name in ["顺丰", "中通"] {
            draft.name = name
            template = try await world.offers.save(
                draft, of: world.tea.shop, changing: (template.id, template.version), by: world.merchant)
        }
        #expect(try await world.offers.freight(of: world.tea.shop) == [template] && template.version == 3)
        await #expect(throws: OffersError.stale) {
            try await world.offers.save(draft, of: world.tea.shop, changing: (template.id, 2), by: world.merchant)
        }
    }

    @Test(arguments: TestStore.all)
    func `coupons are given out up to their number, each person up to theirs, and once per request`(backend: TestStore) async throws {
        let world = try await OfferWorld(on: backend)
        let offer = try await world.offer(.shopCoupon, .amount(500, at: 0), quantity: 4, perPerson: 2)
        async let first = world.offers.claim(offer.id, of: offer.shop, by: world.buyer, key: "same")
        async let second = world.offers.claim(offer.id, of: offer.shop, by: world.buyer, key: "same")
        let (one, two) = try await (first, second)
        #expect(one == two)
        _ = try await world.claim(offer)
        await #expect(throws: OffersError.enoughOfIt) { try await world.claim(offer) }
        var people: [ID<Account>] = []
        for number in 10..<15 { people.append(try await world.base.person(number)) }
        let claimed = await withTaskGroup(of: Bool.self) { group in
            for person in people { group.addTask { (try? await world.claim(offer, by: person)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(claimed == 2)
        #expect(try await world.offers.offer(offer.id, of: offer.shop).given == 4)
        try await world.offer(.shopCoupon, .amount(100, at: 0), hand: .code, code: "TEA88")
        let coded = try await world.offers.claim(code: " tea-88", by: world.buyer, key: "code")
        #expect(coded.coupon.shop == world.tea.shop)
        await #expect(throws: OffersError.codeUnknown) { try await world.offers.claim(code: "TEA89", by: world.buyer, key: "code2") }
        await #expect(throws: OffersError.codeTaken) {
            try await world.offer(.shopCoupon, .amount(100, at: 0), hand: .code, code: "TEA88")
        }
    }

    @Test(arguments: TestStore.all)
    func `a shop without offers says nothing about them; one with offers still asks once`(backend: TestStore) async throws {
        var counting: CountingStore?
        let world = try await OfferWorld(on: backend) { inner in
            let store = CountingStore(inner)
            counting = store
            return store
        }
        let counter = try #require(counting)
        counter.reset()
        _ = try await world.place([world.tea.line()], total: .cny(10_000), key: "k1")
        #expect(counter.roundTrips == [1])
        #expect(counter.statements.filter { $0.contains("offers_") || $0.contains("trade_item_discount") } == [])
        try await world.offer(.limitedPrice, prices: [OfferPrice(sku: world.tea.skus[0], price: .cny(9_000), stock: 5)], perPerson: 2)
        try await world.offer(.fullReduction, .amount(1_000, at: 5_000))
        _ = try await world.claim(world.offer(.shopCoupon, .amount(500, at: 0)))
        _ = try await world.quote([world.tea.line()])
        counter.reset()
        _ = try await world.place([world.tea.line()], total: .cny(7_500), key: "k2")
        #expect(counter.roundTrips == [1])
    }
}
