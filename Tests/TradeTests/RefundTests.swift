// RefundTests.swift: what goes back is never more than was paid, in whatever order and at whatever moment.
import App
import Catalog
import Core
import Identity
import Payments
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct RefundTests {
    private struct Start {
        let world: ShopWorld, buyer: ID<Account>, tea: Stall, placed: Placed
        var id: ID<Order> { placed.orders[0].order }
        func order() async throws -> Order { try await world.trade.order(id, of: tea.shop) }
        func stock() async throws -> StockNumbers { try await world.stock(tea.skus[0], of: tea.shop) }
        func ship(_ quantity: Int64, key: String = "s1") async throws {
            let shipment = try Shipment(carrier: .sf, number: "SF1234567890", lines: [ParcelLine(line: 1, quantity: quantity)])
            _ = try await world.trade.ship(id, of: tea.shop, shipment, by: tea.owner, key: key)
        }
        func change(_ body: @escaping @Sendable (Order, any Writing) throws -> Order) async throws {
            let (id, shop) = (id, tea.shop)
            try await world.world.store.write(home: .shop(shop)) { tx in _ = try body(try Trade.order(id, of: shop, in: tx), tx) }
        }
        /// As an after-sale asks for it: these pieces, at what they are worth.
        func refund(_ pieces: Int64, unsent: Int64 = 0, goods: Int64? = nil) async throws {
            let (trade, now) = (world.trade, world.time.clock.now())
            let refund: ID<Refund> = try world.rooms.ids.next()
            try await change { order, tx in
                let worth = order.items[0].worth(of: pieces)
                let part = RefundPart(line: 1, pieces: pieces, unsent: unsent, goods: goods.map { .cny($0) } ?? worth.goods)
                return try trade.refund(order, parts: [part], cause: .afterSale, refund: refund, at: now, in: tx)
            }
        }
        func refunded() async throws -> Int64 {
            try await world.rooms.payments.payment(world.payment(placed), of: buyer).refunded.minor
        }
    }

    private func start(_ backend: TestStore, quantity: Int64 = 3, price: Int64 = 100) async throws -> Start {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [price])
        let placed = try await world.trade.place(world.checkout([tea.line(0, quantity)], by: buyer, total: price * quantity))
        if price > 0 { try await world.pay(placed, by: buyer) }
        return Start(world: world, buyer: buyer, tea: tea, placed: placed)
    }

    @Test(arguments: TestStore.all, Seed.some(6))
    func `pieces in any order and kindness between end at what was paid`(backend: TestStore, seed: Seed) async throws {
        var random = seed.generator
        let quantity = Int64.random(in: 2...7, using: &random)
        let start = try await start(backend, quantity: quantity, price: .random(in: 1...999, using: &random))
        let sent = Int64.random(in: 0...quantity, using: &random)
        if sent > 0 { try await start.ship(sent) }
        var (sentLeft, unsentLeft) = (sent, quantity - sent)
        while sentLeft + unsentLeft > 0 {
            let refundable = try await start.order().items[0].refundable.minor
            if refundable > 0, Bool.random(using: &random) { try await start.refund(0, goods: .random(in: 1...refundable, using: &random)) }
            let takesUnsent = sentLeft == 0 || unsentLeft > 0 && Bool.random(using: &random)
            let pieces = Int64.random(in: 1...(takesUnsent ? unsentLeft : sentLeft), using: &random)
            if try await start.order().state == .closed { break }
            try await start.refund(pieces, unsent: takesUnsent ? pieces : 0)
            if takesUnsent { unsentLeft -= pieces } else { sentLeft -= pieces }
        }
        try await start.world.settle()
        let order = try await start.order()
        #expect(order.state == .closed)
        #expect(order.items[0].refunded == order.items[0].paid)
        #expect(try await start.refunded() == order.total.minor)
        let refunds = try await start.world.trade.refunds(of: order.id, shop: order.shop)
        #expect(refunds.reduce(0) { $0 + $1.total.minor } == order.total.minor)
        #expect(refunds.allSatisfy { $0.refundedAt != nil })
        #expect(try await start.stock() == StockNumbers(10 - sent, reserved: 0))
    }

    @Test(arguments: TestStore.all)
    func `what was not sent is given back, and the rest completes ten days after its parcel`(backend: TestStore) async throws {
        let start = try await start(backend)
        try await start.ship(2)
        try await start.world.pass(.days(1))
        #expect(try await start.stock() == StockNumbers(8, reserved: 1))
        try await start.refund(1, unsent: 1)
        #expect(try await start.order().state == .shipped)
        #expect(try await start.stock() == StockNumbers(8, reserved: 0))
        await #expect(throws: TradeError.wrongState(.shipped)) { try await start.ship(1, key: "s2") }
        try await start.world.pass(.milliseconds(Span.days(9).milliseconds - 1))
        #expect(try await start.order().state == .shipped)
        try await start.world.pass(.milliseconds(1))
        #expect(try await start.order().state == .completed)
        try await start.refund(2)
        try await start.world.settle()
        #expect(try await start.order().state == .closed)   // also after completion
        #expect(try await start.refunded() == 300)
    }

    @Test(arguments: TestStore.all)
    func `more than is left is refused, whole`(backend: TestStore) async throws {
        let start = try await start(backend)
        try await start.ship(1)
        await #expect(throws: TradeError.refundAboveLeft(line: 1)) { try await start.refund(2) }   // one was sent
        await #expect(throws: TradeError.refundAboveLeft(line: 1)) { try await start.refund(3, unsent: 3) }
        await #expect(throws: TradeError.refundAboveLeft(line: 1)) { try await start.refund(0, goods: 301) }
        try await start.refund(0, goods: 250)
        await #expect(throws: TradeError.refundAboveLeft(line: 1)) { try await start.refund(1, goods: 51) }
        try await start.world.settle()
        #expect(try await start.refunded() == 250)
        #expect(try await start.order().items[0].refundedPieces == 0)
    }

    @Test(arguments: TestStore.all)
    func `of two that refund the last piece at once one finds nothing left`(backend: TestStore) async throws {
        let start = try await start(backend, quantity: 1)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...2 { group.addTask { (try? await start.refund(1, unsent: 1)) != nil } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.sorted { $0 && !$1 } == [true, false])
        try await start.world.settle()
        #expect(try await start.refunded() == 100)
        #expect(try await start.stock() == StockNumbers(10, reserved: 0))
    }

    @Test(arguments: TestStore.all)
    func `a refund and a parcel of the same piece: one of them happens`(backend: TestStore) async throws {
        let start = try await start(backend, quantity: 1)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            group.addTask { (try? await start.refund(1, unsent: 1)) != nil }
            group.addTask { (try? await start.ship(1)) != nil }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.sorted { $0 && !$1 } == [true, false])
        let sent = try await start.order().items[0].shipped
        #expect(try await start.stock() == StockNumbers(10 - sent, reserved: 0))
    }

    @Test(arguments: TestStore.all)
    func `nothing paid is nothing to wait for`(backend: TestStore) async throws {
        let start = try await start(backend, quantity: 2, price: 0)
        try await start.refund(1, unsent: 1)
        #expect(try await start.order().state == .awaitingShipment)
        try await start.refund(1, unsent: 1)
        #expect(try await start.order().state == .closed)
        let refunds = try await start.world.trade.refunds(of: start.id, shop: start.tea.shop)
        #expect(refunds.map(\.total) == [.cny(0), .cny(0)])
        #expect(refunds.allSatisfy { $0.refundedAt != nil })
        #expect(try await start.stock() == StockNumbers(10, reserved: 0))
    }

    @Test(arguments: TestStore.all)
    func `while somebody holds it the ten days stand still, and go on with what was left`(backend: TestStore) async throws {
        let start = try await start(backend)
        let trade = start.world.trade
        func hold() async throws {
            let now = start.world.time.clock.now()
            try await start.change { try trade.holdCompletion($0, at: now, in: $1) }
        }
        func resume() async throws {
            let now = start.world.time.clock.now()
            try await start.change { try trade.resumeCompletion($0, at: now, in: $1) }
        }
        try await start.ship(3)
        try await start.world.pass(.days(4))
        try await hold()
        try await hold()
        try await start.world.pass(.days(20))
        try await resume()
        try await start.world.pass(.days(20))
        #expect(try await start.order().state == .shipped)
        try await resume()
        try await start.world.pass(.milliseconds(Span.days(6).milliseconds - 1))
        #expect(try await start.order().state == .shipped)
        try await start.world.pass(.milliseconds(1))
        #expect(try await start.order().state == .completed)
    }
}
