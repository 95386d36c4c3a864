// OrderStateTests.swift: an order's way, in order and against it.
import App
import Catalog
import Core
import Identity
import Payments
import SandboxPay
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct OrderStateTests {
    private struct Start {
        let world: ShopWorld, buyer: ID<Account>, tea: Stall, placed: Placed
        var id: ID<Order> { placed.orders[0].order }
        func order() async throws -> Order { try await world.trade.order(id, of: tea.shop) }
        func ship(_ lines: [ParcelLine] = [], key: String = "s1") async throws -> Order {
            try await world.trade.ship(
                id, of: tea.shop, Shipment(carrier: .sf, number: "SF1234567890", lines: lines), by: tea.owner, key: key)
        }
    }

    private func start(_ backend: TestStore, quantity: Int64 = 3, price: Int64 = 100) async throws -> Start {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [price])
        let placed = try await world.trade.place(world.checkout([tea.line(0, quantity)], by: buyer, total: price * quantity))
        return Start(world: world, buyer: buyer, tea: tea, placed: placed)
    }

    @Test(arguments: TestStore.all)
    func `paid, sent in two parcels, received`(backend: TestStore) async throws {
        let start = try await start(backend)
        try await start.world.pay(start.placed, by: start.buyer)
        #expect(try await start.order().state == .awaitingShipment)
        #expect(try await start.ship([ParcelLine(line: 1, quantity: 2)]).state == .partlyShipped)
        #expect(try await start.ship([ParcelLine(line: 1, quantity: 2)]).state == .partlyShipped)   // the same key: nothing more
        #expect(try await start.world.stock(start.tea.skus[0], of: start.tea.shop) == StockNumbers(8, reserved: 1))
        await #expect(throws: TradeError.moreThanOrdered(line: 1, left: 1)) {
            try await start.ship([ParcelLine(line: 1, quantity: 2)], key: "s2")
        }
        await #expect(throws: TradeError.wrongState(.partlyShipped)) {
            try await start.world.trade.confirm(start.id, of: start.tea.shop, by: start.buyer)
        }
        let shipped = try await start.ship(key: "s3")
        #expect(shipped.state == .shipped)
        #expect(
            try await start.world.trade.parcels(of: shipped).map(\.lines) == [[.init(line: 1, quantity: 2)], [.init(line: 1, quantity: 1)]])
        #expect(try await start.world.trade.confirm(start.id, of: start.tea.shop, by: start.buyer).state == .completed)
        #expect(try await start.world.stock(start.tea.skus[0], of: start.tea.shop) == StockNumbers(7, reserved: 0))
    }

    @Test(arguments: TestStore.all)
    func `ten days after the last parcel an order completes by itself`(backend: TestStore) async throws {
        let start = try await start(backend)
        try await start.world.pay(start.placed, by: start.buyer)
        _ = try await start.ship()
        try await start.world.pass(.milliseconds(Span.days(10).milliseconds - 1))
        #expect(try await start.order().state == .shipped)
        try await start.world.pass(.milliseconds(1))
        #expect(try await start.order().state == .completed)
    }

    @Test(arguments: TestStore.all)
    func `unpaid for 30 minutes an order is cancelled and its stock given back`(backend: TestStore) async throws {
        let start = try await start(backend)
        try await start.world.pass(.milliseconds(Span.minutes(30).milliseconds - 1))
        #expect(try await start.order().state == .pendingPayment)
        try await start.world.pass(.milliseconds(1))
        #expect(try await start.order().state == .cancelled)
        #expect(try await start.world.stock(start.tea.skus[0], of: start.tea.shop) == StockNumbers(10, reserved: 0))
    }

    @Test(arguments: TestStore.all)
    func `a payment that nobody told us of is found by asking, also at the last moment`(backend: TestStore) async throws {
        let start = try await start(backend)
        try await start.world.pay(start.placed, by: start.buyer, .never)
        #expect(try await start.order().state == .pendingPayment)
        try await start.world.pass(.minutes(1))
        #expect(try await start.order().state == .awaitingShipment)
    }

    @Test(arguments: TestStore.all)
    func `money for a cancelled order goes back by itself`(backend: TestStore) async throws {
        let start = try await start(backend)
        let payment = try start.world.payment(start.placed)
        try await start.world.pass(.minutes(30))
        let receipt = Receipt(reference: "LATE-1", amount: .cny(300), at: start.world.time.clock.now())
        let notice = start.world.rooms.sandbox.notice(number: try #require(start.placed.payment), receipt: receipt)
        for _ in 1...2 {
            try await start.world.rooms.payments.receive(provider: "sandbox", body: notice.body) { notice.headers[$0] }
            try await start.world.settle()
        }
        #expect(try await start.order().state == .cancelled)
        let refunds = try await start.world.world.store.read {
            try $0.rows("SELECT amount, state, reference FROM payments_refund WHERE payment_id = \(payment)")
        }
        #expect(refunds == [Row([.int(300), .text("refunded"), .text("LATE-1")])])
    }

    @Test(arguments: TestStore.all)
    func `cancelled after payment, everything goes back: stock and money`(backend: TestStore) async throws {
        let start = try await start(backend)
        try await start.world.pay(start.placed, by: start.buyer, .twice)
        for _ in 1...2 { _ = try await start.world.trade.cancel(start.id, of: start.tea.shop, by: start.buyer) }
        try await start.world.settle()
        let order = try await start.order()
        #expect(order.state == .closed)
        #expect(order.refundedAt != nil)
        #expect(try await start.world.rooms.payments.payment(start.world.payment(start.placed), of: start.buyer).refunded == .cny(300))
        #expect(try await start.world.stock(start.tea.skus[0], of: start.tea.shop) == StockNumbers(10, reserved: 0))
        await #expect(throws: TradeError.wrongState(.closed)) { try await start.ship() }
    }

    @Test(arguments: TestStore.all)
    func `one of two orders is cancelled: the other gets a payment of its own and the time that is left`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100])
        let fruit = try await world.shop("fruit", owner: merchant, prices: [250])
        let placed = try await world.trade.place(world.checkout([tea.line(), fruit.line()], by: buyer, total: 350))
        let first = try #require(placed.orders.first { $0.shop == tea.shop })
        let second = try #require(placed.orders.first { $0.shop == fruit.shop })
        try await world.pass(.minutes(10))
        _ = try await world.trade.cancel(first.order, of: tea.shop, by: buyer)
        try await world.settle()
        #expect(try await world.trade.order(first.order, of: tea.shop).state == .cancelled)
        let left = try await world.trade.order(second.order, of: fruit.shop)
        let payment = try await world.rooms.payments.payment(try #require(left.payment), of: buyer)
        #expect(left.paymentNumber != placed.payment)
        #expect(payment.amount == .cny(250))
        #expect(payment.expiresAt == TestWorld.start + .minutes(30))
        try await world.pay(payment.id, by: buyer)
        #expect(try await world.trade.order(second.order, of: fruit.shop).state == .awaitingShipment)
    }

    @Test(arguments: TestStore.all)
    func `nothing to pay is paid at once`(backend: TestStore) async throws {
        let start = try await start(backend, price: 0)
        #expect(start.placed.payment == nil)
        #expect(try await start.order().state == .awaitingShipment)
        _ = try await start.world.trade.cancel(start.id, of: start.tea.shop, by: start.buyer)
        #expect(try await start.order().state == .closed)
    }

    @Test(arguments: TestStore.all)
    func `of two orders the one of 0 is paid at once, and stays so when the other is cancelled`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let gift = try await world.shop("gift", owner: merchant, prices: [0])
        let fruit = try await world.shop("fruit", owner: merchant, prices: [250])
        let placed = try await world.trade.place(world.checkout([gift.line(), fruit.line()], by: buyer, total: 250))
        let free = try #require(placed.orders.first { $0.shop == gift.shop })
        let priced = try #require(placed.orders.first { $0.shop == fruit.shop })
        #expect(try await world.trade.order(free.order, of: gift.shop).state == .awaitingShipment)
        #expect(try await world.trade.order(priced.order, of: fruit.shop).state == .pendingPayment)
        _ = try await world.trade.cancel(priced.order, of: fruit.shop, by: buyer)
        try await world.settle()
        #expect(try await world.trade.order(priced.order, of: fruit.shop).state == .cancelled)
        #expect(try await world.trade.order(free.order, of: gift.shop).state == .awaitingShipment)
    }

    @Test(arguments: TestStore.all)
    func `strangers find no order`(backend: TestStore) async throws {
        let start = try await start(backend)
        let stranger = try await start.world.person(3)
        let trade = start.world.trade
        await #expect(throws: TradeError.orderNotFound) { try await trade.order(start.id, of: start.tea.shop, asBuyer: stranger) }
        await #expect(throws: TradeError.orderNotFound) { try await trade.cancel(start.id, of: start.tea.shop, by: stranger) }
        await #expect(throws: TradeError.orderNotFound) { try await trade.confirm(start.id, of: start.tea.shop, by: stranger) }
        await #expect(throws: PaymentError.notFound) {
            try await start.world.rooms.payments.start(start.world.payment(start.placed), of: stranger)
        }
    }
}
