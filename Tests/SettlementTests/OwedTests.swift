// OwedTests.swift: what puts settlement off, what a suspension stops, and who bears what a withdrawal costs.
import AfterSale
import App
import Catalog
import Core
import Identity
import Ledger
import Settings
import Settlement
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct OwedTests {
    @Test(arguments: TestStore.all)
    func `settlement waits for an open after-sale, and comes when it ends`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        let (sale, shop) = (world.shops.rooms.afterSale, world.stall.shop)
        let (argued, given) = (try await world.paid(2, key: "a"), try await world.paid(1, key: "b"))
        for order in [argued, given] { try await world.complete(order) }
        try await world.shops.pass(.days(6))
        let draft = CaseDraft(.refund, line: 1, pieces: 1, reason: .damaged)
        let no = try await sale.ask(draft, of: argued, shop: shop, by: world.buyer, key: "c")
        _ = try await sale.reject(no.id, of: shop, CaseWords("没有问题"), by: world.merchant)
        let yes = try await sale.ask(draft, of: given, shop: shop, by: world.buyer, key: "d")
        try await world.shops.pass(.days(2))   // the second one is agreed to by silence, and all of its order goes back
        #expect(try await sale.detail(yes.id, of: shop).afterSale.state == .refunded)
        #expect(try await world.books() == [20_000, 0, 0, 0, 0, 20_000])
        #expect(try await world.settlement.settled(given, of: shop) == nil)
        // The rejection stands 7 days after it was said, 13 after completion.
        try await world.shops.pass(.milliseconds(5 * 86_400_000 - 1))
        #expect(try await world.books() == [20_000, 0, 0, 0, 0, 20_000])
        try await world.shops.pass(.milliseconds(1))
        #expect(try await world.books() == [0, 19_800, 0, 0, 200, 20_000])
    }

    @Test(arguments: TestStore.all)
    func `a suspended shop's orders are sent, refunded and settled, and nothing new begins`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        let (shop, trade) = (world.stall.shop, world.shops.trade)
        let (old, order) = (try await world.settled(1, key: "a"), try await world.paid(2, key: "b"))
        try await world.shops.rooms.catalog.suspend(shop, why: "核实中", by: ID(9))
        await #expect(throws: TradeError.shopSuspended(shop)) {
            try await trade.place(world.shops.checkout([world.stall.line(0, 1)], by: world.buyer, total: 10_000, key: "c"))
        }
        await #expect(throws: SettlementError.shopSuspended) {
            try await world.settlement.withdraw(.cny(1_000), of: shop, by: world.merchant, key: "w")
        }
        try await world.complete(order)
        try await world.refund(5_000, of: order)   // of what is held
        try await world.refund(1_000, of: old)   // of what is settled
        #expect(try await world.books() == [15_000, 8_910, 0, 0, 90, 24_000])
        try await world.shops.pass(.days(7))
        #expect(try await world.books() == [0, 23_760, 0, 0, 240, 24_000])
        try await world.shops.rooms.catalog.resume(shop, by: ID(9))
        _ = try await world.settlement.withdraw(.cny(23_760), of: shop, by: world.merchant, key: "w")
    }

    @Test(arguments: TestStore.all)
    func `fee, tax and the provider's own fee are lines of their own, borne by whom the settings say`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        let (shop, ledger) = (world.stall.shop, world.shops.rooms.ledger)
        try await world.settled(2, key: "a")   // 198.00
        func withdrawn(_ amount: Int64, _ key: String) async throws -> [Purpose: Int64] {
            let before = try await ledger.holdings(of: .platform)
            _ = try await world.settlement.withdraw(.cny(amount), of: shop, by: world.merchant, key: key)
            try await world.shops.settle()
            let after = try await ledger.holdings(of: .platform)
            return after.mapValues(\.minor).merging(before.mapValues { -$0.minor }) { $0 + $1 }.filter { $0.value != 0 }
        }
        #expect(try await withdrawn(9_000, "w1") == [.providerFee: -10])
        let soon = world.shops.world.clock.now() + .minutes(2)
        for (setting, value) in [(Setting.withdrawalFee, Int64(150)), (.withheldTax, 1_000), (.shopBearsProviderFee, 1)] {
            _ = try await world.shops.rooms.settings.plan(setting, value, from: soon, why: "", by: world.merchant, key: setting.rawValue)
        }
        try await world.shops.pass(.minutes(3))
        // Of 108.00 the platform keeps 1.50 for itself and 10.80 for the tax office; 95.70 arrived. Nothing is left for the provider's
        // 0.10, which the shop bears now: it is owed.
        #expect(try await withdrawn(10_800, "w2") == [.fee: 150, .tax: 1_080])
        #expect(try await world.books() == [0, 0, 0, 10, 350, 20_000 - 9_010 - 9_580])
        #expect(try await world.settlement.funds(of: shop).debts.map(\.cause) == [.providerFee])
        let lines = try await ledger.statement(of: .platform, StatementFilter(), PageRequest(limit: 3)).items
        #expect(Set(lines.map(\.purpose)) == [.fee, .tax, .providerFee])
    }

    @Test(arguments: TestStore.all)
    func `a correction that brings a shop money repays what it owes, oldest first, once`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        let (shop, ledger) = (world.stall.shop, world.shops.rooms.ledger)
        let order = try await world.settled(2, key: "a")
        _ = try await world.settlement.withdraw(.cny(19_800), of: shop, by: world.merchant, key: "w")
        try await world.shops.settle()
        for amount in [3_000, 5_000] as [Int64] { try await world.refund(amount, of: order) }
        #expect(try await world.books() == [0, 0, 0, 7_920, 120, -7_810])   // 99 % of 80.00, and 0.10 that the provider took
        func correct(_ amount: Int64, _ key: String) async throws {
            let given = Correction(
                home: .shop(shop),
                postings: [Posting(.shop(shop), .available, .cny(amount)), Posting(.platform, .marketing, .cny(-amount))],
                reason: "活动补贴少记了")
            for _ in 1...2 { _ = try await ledger.correct(given, by: world.merchant, key: key) }
            try await world.shops.settle()
        }
        try await correct(4_000, "c")
        #expect(try await world.books() == [0, 0, 0, 3_920, 120, -7_810])
        #expect(try await world.settlement.funds(of: shop).debts.map(\.left) == [.cny(3_920)])   // the first, of 29.70, is paid
        try await correct(5_000, "d")
        #expect(try await world.books() == [0, 1_080, 0, 0, 120, -7_810])
        let repaid = try await ledger.statement(of: .shop(shop), StatementFilter(purpose: .debt)).items.filter { $0.amount.minor > 0 }
        #expect(repaid.map(\.transaction.cause.what) == [.correction, .correction])
    }
}
