// PastTrade.swift: orders that were placed, paid, sent and received some days ago, through the operations that people use.
import App
import Catalog
import Core
import Foundation
import Identity
import Logging
import Payments
import Runtime
import SandboxPay
import Store
import Trade

/// Trade of days ago. The house's loops run on a clock that is that far behind, so that all that follows is there too.
struct PastTrade: Sendable {
    let world: World
    let days: Int64
    private static let kind = "settlement.settle"
    private static let aYear = Span.days(365).milliseconds

    init(world: World, days: Int64) { (self.world, self.days) = (world, days) }

    /// Makes `count` completed orders, 64 at the same time.
    func live(_ count: Int, progress: @escaping @Sendable (Int) -> Void) async throws {
        let opened = try world.configuration.open()
        let clock = Clock { [days] in Clock.system.now() - .days(days) }
        let rooms = World.rooms(opened, clock)
        var logger = Logger(label: "past")
        logger.logLevel = .error
        let runner = Runner(
            opened.store, clock: clock, listeners: rooms.listeners, handlers: rooms.dueHandlers, steps: rooms.steps, lease: nil,
            logger: logger)
        let running = Task { try await runner.run() }
        var address: [PostalAddress] = []
        for buyer in world.buyers.prefix(64) { address.append(try await rooms.trade.address(buyer.address, of: buyer.account).postal) }
        let addresses = address
        let rounds = 20
        for round in 0..<rounds {
            let numbers = count * round / rounds..<count * (round + 1) / rounds
            let placed = try await World.many(numbers.count) { try await place(numbers.lowerBound + $0, rooms, addresses) }
            for shop in Set(placed.map(\.goods.shop)) { try await caughtUp(runner, Home(shop)) }
            _ = try await World.many(placed.count) { try await receive(placed[$0], rooms) }
            progress(numbers.upperBound)
        }
        for shop in Set(world.goods.map(\.shop)) { try await caughtUp(runner, Home(shop)) }
        running.cancel()
        _ = try? await running.value
        await opened.store.close()
    }

    private struct Bought: Sendable { let order: ID<Order>, buyer: World.Buyer, goods: World.Goods }

    private func place(_ number: Int, _ rooms: Rooms, _ addresses: [PostalAddress]) async throws -> Bought {
        let buyer = world.buyers[number % addresses.count]
        let goods = world.goods[number % world.goods.count]
        let placed = try await rooms.trade.place(
            Checkout(
                buyer: buyer.account, lines: [WantedLine(shop: goods.shop, sku: goods.sku, quantity: 1)],
                address: .postal(addresses[number % addresses.count]), total: .cny(World.price), key: "past-\(number)"))
        guard let payment = placed.payment else { throw BenchError.notRight("an order without a payment") }
        let receipt = Receipt(reference: "P-\(payment)", amount: .cny(World.price), at: rooms.clock.now())
        let notice = rooms.sandbox.notice(number: payment, receipt: receipt)
        try await rooms.payments.receive(provider: SandboxPay.name, body: notice.body) { notice.headers[$0] }
        return Bought(order: placed.orders[0].order, buyer: buyer, goods: goods)
    }

    private func receive(_ bought: Bought, _ rooms: Rooms) async throws {
        let number = "PAST\(bought.order.number)"
        _ = try await rooms.trade.ship(
            bought.order, of: bought.goods.shop, try Shipment(carrier: .sf, number: number), by: bought.buyer.account, key: number)
        _ = try await rooms.trade.confirm(bought.order, of: bought.goods.shop, by: bought.buyer.account)
    }

    private func caughtUp(_ runner: Runner, _ home: Home) async throws {
        guard try await runner.caughtUp(home, atMost: .seconds(120)) else {
            throw BenchError.notRight("the listeners do not come to the end")
        }
    }

    /// Makes nothing due for a year.
    /// - Returns: how many works there are.
    func putAside() async throws -> Int { try await move(by: Self.aYear) }
    /// Makes all of it due again.
    func putBack() async throws { _ = try await move(by: -Self.aYear) }

    private func move(by milliseconds: Int64) async throws -> Int {
        let opened = try world.configuration.open()
        let moved = try await opened.store.write(home: .shared) { tx in
            try tx.changes("UPDATE kernel_due_work SET due_at = due_at + \(milliseconds) WHERE kind = \(Self.kind)")
        }
        await opened.store.close()
        return Int(moved)
    }

    /// How many orders are settled, and what shops still hold of them: those of today are not paid.
    func outcome() async throws -> (settled: Int, held: Int64) {
        let opened = try world.configuration.open()
        let found = try await opened.store.read { db in
            (
                try db.row("SELECT COUNT(*) FROM settlement_order")?.int64(0) ?? 0,
                try db.row("SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_balance WHERE purpose = 'held'")?.int64(0) ?? 0
            )
        }
        await opened.store.close()
        return (Int(found.0), found.1)
    }
}
