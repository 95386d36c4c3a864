// SuspendedShopTests.swift: nothing new is sold in a suspended shop, what was placed goes on; deadlines keep their span.
import App
import Catalog
import Core
import Identity
import Settings
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct SuspendedShopTests {
    @Test(arguments: TestStore.all)
    func `a checkout that was open when the shop was suspended is refused, with no read more`(backend: TestStore) async throws {
        var counting: CountingStore?
        let world = try await ShopWorld(on: backend) { inner in
            let store = CountingStore(inner)
            counting = store
            return store
        }
        let counter = try #require(counting)
        let (owner, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: owner, prices: [100])
        let before = try await world.trade.place(try world.checkout([tea.line()], by: buyer, total: 100, key: "before"))
        try await world.trade.addToCart(tea.line(), of: buyer)
        try await world.rooms.catalog.suspend(tea.shop, why: "核实中", by: ID(9))
        counter.reset()
        await #expect(throws: TradeError.shopSuspended(tea.shop)) {
            try await world.trade.place(try world.checkout([tea.line()], by: buyer, total: 100, key: "after", fromCart: true))
        }
        #expect(counter.roundTrips.max() ?? 9 <= 2)
        await #expect(throws: TradeError.shopSuspended(tea.shop)) { try await world.trade.addToCart(tea.line(), of: buyer) }
        #expect(try await world.trade.cart(of: buyer).buyable.isEmpty)
        #expect(try await world.stock(tea.skus[0], of: tea.shop) == StockNumbers(10, reserved: 1))
        try await world.pay(before, by: buyer)   // what was placed goes on
        let order = try await world.trade.order(before.orders[0].order, of: tea.shop)
        #expect(order.state == .awaitingShipment)
        try await world.rooms.catalog.resume(tea.shop, by: ID(9))
        _ = try await world.trade.place(try world.checkout([tea.line()], by: buyer, total: 100, key: "after", fromCart: true))
    }

    @Test(arguments: TestStore.all)
    func `a shop on holiday takes no order from the first moment to the last, with no read more`(backend: TestStore) async throws {
        var counting: CountingStore?
        let world = try await ShopWorld(on: backend) { inner in
            let store = CountingStore(inner)
            counting = store
            return store
        }
        let counter = try #require(counting)
        let (owner, buyer, catalog) = (try await world.person(1), try await world.person(2), world.rooms.catalog)
        let tea = try await world.shop("tea", owner: owner, prices: [100])
        let start = world.world.clock.now()
        let (from, until) = (start + .hours(1), start + .days(3))
        func place(_ key: String) async throws -> Placed {
            try await world.trade.place(try world.checkout([tea.line()], by: buyer, total: 100, key: key))
        }
        await #expect(throws: InvalidInput.self) { try await catalog.rest(tea.shop, ShopRest(from: from, until: from), by: owner) }
        await #expect(throws: InvalidInput.self) {
            try await catalog.rest(tea.shop, ShopRest(from: start - .days(2), until: start), by: owner)
        }
        await #expect(throws: InvalidInput.self) {
            try await catalog.rest(tea.shop, ShopRest(from: from, until: from + .days(181)), by: owner)
        }
        try await catalog.rest(tea.shop, ShopRest(from: from, until: until, note: "春节快乐"), by: owner)
        #expect(try await catalog.shop(tea.shop).rest == ShopRest(from: from, until: until, note: "春节快乐"))
        world.time.advance(by: .milliseconds(Span.hours(1).milliseconds - 1))
        let before = try await place("before")
        world.time.advance(by: .milliseconds(1))
        counter.reset()
        await #expect(throws: TradeError.shopResting(tea.shop, until: until)) { _ = try await place("in") }
        #expect(counter.roundTrips.max() ?? 9 <= 2)
        try await world.trade.addToCart(tea.line(), of: buyer)   // wanted for later
        #expect(try await world.trade.cart(of: buyer).buyable.isEmpty)
        try await world.pay(before, by: buyer)   // what was placed goes on
        #expect(try await world.trade.order(before.orders[0].order, of: tea.shop).state == .awaitingShipment)
        world.time.set(until - .milliseconds(1))
        await #expect(throws: TradeError.shopResting(tea.shop, until: until)) { _ = try await place("in") }
        world.time.advance(by: .milliseconds(1))
        _ = try await place("after")
        try await catalog.rest(tea.shop, ShopRest(from: until, until: until + .days(1)), by: owner)
        await #expect(throws: TradeError.shopResting(tea.shop, until: until + .days(1))) { _ = try await place("again") }
        try await catalog.rest(tea.shop, nil, by: owner)
        _ = try await place("again")
        #expect(
            try await world.rooms.identity.auditTrail(of: tea.organisation, PageRequest()).items.map(\.action).prefix(3)
                == ["shop.rest_ended", "shop.rest_planned", "shop.rest_planned"])
    }

    @Test(arguments: TestStore.all)
    func `an order keeps the time to pay that it began with`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (owner, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: owner, prices: [100])
        let start = world.world.clock.now()
        let first = try await world.trade.place(try world.checkout([tea.line()], by: buyer, total: 100, key: "a"))
        _ = try await world.rooms.settings.plan(.paymentMinutes, 5, from: start + .minutes(2), why: "", by: owner, key: "p")
        try await world.pass(.minutes(2))
        let second = try await world.trade.place(try world.checkout([tea.line()], by: buyer, total: 100, key: "b"))
        try await world.pass(.minutes(5))
        #expect(try await world.trade.order(second.orders[0].order, of: tea.shop).state == .cancelled)
        #expect(try await world.trade.order(first.orders[0].order, of: tea.shop).state == .pendingPayment)
        try await world.pass(.minutes(23))
        #expect(try await world.trade.order(first.orders[0].order, of: tea.shop).state == .cancelled)
    }
}
