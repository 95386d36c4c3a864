// BalanceTests.swift: the story of a shop's money, stated in numbers after each step.
import App
import Catalog
import Core
import Identity
import Ledger
import Payments
import SandboxPay
import Settings
import Settlement
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct BalanceTests {
    @Test(arguments: TestStore.all)
    func `paid, refunded, settled, withdrawn, a late refund becomes a debt, and the next income repays it`(backend: TestStore) async throws
    {
        let world = try await MoneyWorld(on: backend)
        let order = try await world.paid(2, key: "a")
        #expect(try await world.books() == [20_000, 0, 0, 0, 0, 20_000])
        try await world.refund(5_000, of: order)
        #expect(try await world.books() == [15_000, 0, 0, 0, 0, 15_000])
        try await world.complete(order)
        try await world.shops.pass(.milliseconds(7 * 86_400_000 - 1))
        #expect(try await world.books() == [15_000, 0, 0, 0, 0, 15_000])
        try await world.shops.pass(.milliseconds(1))
        #expect(try await world.books() == [0, 14_850, 0, 0, 150, 15_000])   // 1 % of 150.00
        let withdrawal = try await world.settlement.withdraw(.cny(14_000), of: world.stall.shop, by: world.merchant, key: "w")
        #expect(try await world.books() == [0, 850, 14_000, 0, 150, 15_000])
        try await world.shops.settle()
        #expect(try await world.settlement.withdrawal(withdrawal.id, of: world.stall.shop).state == .succeeded)
        #expect(try await world.books() == [0, 850, 0, 0, 150, 990])   // the provider took 0.10, which the platform bears
        try await world.refund(10_000, of: order)   // 50.00 are left, of which the fee is 0.50: 99.00 are the shop's to give
        #expect(try await world.books() == [0, 0, 0, 9_050, 50, -9_010])
        await #expect(throws: SettlementError.debtOpen(.cny(9_050))) {
            try await world.settlement.withdraw(.cny(1_000), of: world.stall.shop, by: world.merchant, key: "w2")
        }
        try await world.settled(2, key: "b")   // 198.00
        #expect(try await world.books() == [0, 10_750, 0, 0, 250, 10_990])
        try await world.refund(5_000, of: order)   // the rest of the first order: its fee is all given back
        #expect(try await world.books() == [0, 5_800, 0, 0, 200, 5_990])
        let first = try #require(try await world.settlement.settled(order, of: world.stall.shop))
        #expect(first.shopPart == .cny(0) && first.takenBack == first.income)
    }

    @Test(arguments: TestStore.all)
    func `an order keeps the fee of the day it was placed, and the days of the day it was completed`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        let start = world.shops.world.clock.now()
        let settings = world.shops.rooms.settings
        let (old, completed) = (try await world.paid(1, key: "a"), try await world.paid(1, key: "c"))
        try await world.complete(completed)
        for (setting, value) in [(Setting.feeRate, Int64(500)), (.settlementDays, 2)] {
            _ = try await settings.plan(setting, value, from: start + .minutes(2), why: "", by: world.merchant, key: setting.rawValue)
        }
        try await world.shops.pass(.minutes(2))
        let new = try await world.paid(1, key: "b")
        try await world.complete(old)
        try await world.complete(new)
        try await world.shops.pass(.days(2))
        #expect(try await world.books() == [10_000, 19_400, 0, 0, 600, 30_000])   // 1 % and 5 %; the completed one waits its seven days
        try await world.shops.pass(.days(5))
        #expect(try await world.books() == [0, 29_300, 0, 0, 700, 30_000])
    }

    @Test(arguments: TestStore.all)
    func `a watched shop waits longer, and its many orders are settled together`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        try await world.settlement.setGrade(.watched, of: world.stall.shop, why: "新店", by: world.merchant)
        for index in 1...20 { try await world.complete(try await world.paid(1, key: "k\(index)")) }
        try await world.shops.pass(.days(14))
        #expect(try await world.books() == [200_000, 0, 0, 0, 0, 200_000])
        try await world.shops.pass(.days(1))
        #expect(try await world.books() == [0, 198_000, 0, 0, 2_000, 200_000])
        let listed = try await world.settlement.settledOrders(of: world.stall.shop, PageRequest(limit: 15))
        let rest = try await world.settlement.settledOrders(of: world.stall.shop, PageRequest(limit: 15, after: listed.next))
        #expect(Set((listed.items + rest.items).map(\.order)).count == 20 && rest.next == nil)
    }

    @Test(arguments: TestStore.all)
    func `a cancelled order's money goes through the books and leaves nothing`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        let order = try await world.paid(1, key: "a")
        _ = try await world.shops.trade.cancel(order, of: world.stall.shop, by: world.buyer)
        try await world.shops.settle()
        #expect(try await world.books() == [0, 0, 0, 0, 0, 0])
        try await world.shops.pass(.days(30))
        #expect(try await world.books() == [0, 0, 0, 0, 0, 0])
        #expect(try await world.settlement.settled(order, of: world.stall.shop) == nil)
    }

    @Test(arguments: TestStore.all)
    func `money that came too late is in the books while the provider will not give it back`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        let rooms = world.shops.rooms
        let placed = try await world.shops.trade.place(
            world.shops.checkout([world.stall.line(0, 1)], by: world.buyer, total: 10_000, key: "a"))
        try await world.shops.pass(.minutes(30))
        rooms.sandbox.faults.add(.refused, to: .refund)
        let receipt = Receipt(reference: "LATE-1", amount: .cny(10_000), at: world.shops.time.clock.now())
        let notice = rooms.sandbox.notice(number: try #require(placed.payment), receipt: receipt)
        for _ in 1...2 {
            try await rooms.payments.receive(provider: "sandbox", body: notice.body) { notice.headers[$0] }
            try await world.shops.settle()
        }
        func buyers() async throws -> [Purpose: Int64] {
            try await rooms.ledger.holdings(of: .buyer(world.buyer)).mapValues(\.minor)
        }
        let refused = try #require(try await rooms.payments.refusedRefunds().first)
        #expect(try await buyers() == [.transit: 10_000])
        #expect(try await rooms.ledger.holdings(of: .provider("sandbox")) == [.clearing: .cny(-10_000)])
        try await rooms.payments.askAgain(refused.id, of: world.buyer)
        try await world.shops.settle()
        #expect(try await buyers() == [.transit: 0])
        #expect(try await rooms.ledger.holdings(of: .provider("sandbox")) == [.clearing: .cny(0)])
    }
}
