// WithdrawalTests.swift: money is taken out once, by whom it is, and each end is handled once.
import App
import Catalog
import Core
import Identity
import Payments
import SandboxPay
import Settings
import Settlement
import Store
import StoryKit
import TestKit
import Testing
import Trade
import WeChatPay
import WebClient

@Suite struct WithdrawalTests {
    @Test(arguments: TestStore.all)
    func `of two at once that together are too much, one is refused`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        try await world.settled(1, key: "a")   // 99.00
        let (settlement, shop, merchant) = (world.settlement, world.stall.shop, world.merchant)
        let made = await withTaskGroup(of: String.self) { group in
            for index in 1...4 {
                group.addTask {
                    do {
                        return try await settlement.withdraw(.cny(6_000), of: shop, by: merchant, key: "w\(index)").state.rawValue
                    } catch {
                        return (error as? any CodedError)?.code ?? "\(error)"
                    }
                }
            }
            return await group.reduce(into: [String]()) { $0.append($1) }.sorted()
        }
        #expect(made == ["paying", "settlement.not_enough", "settlement.not_enough", "settlement.not_enough"])
        #expect(try await world.books() == [0, 3_900, 6_000, 0, 100, 10_000])
    }

    @Test(arguments: TestStore.all)
    func `the same key takes out once`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        try await world.settled(1, key: "a")
        let first = try await world.settlement.withdraw(.cny(2_000), of: world.stall.shop, by: world.merchant, key: "w")
        let again = try await world.settlement.withdraw(.cny(2_000), of: world.stall.shop, by: world.merchant, key: "w")
        #expect(first.id == again.id)
        await #expect(throws: StoreError.keyReused) {
            try await world.settlement.withdraw(.cny(3_000), of: world.stall.shop, by: world.merchant, key: "w")
        }
        #expect(try await world.books() == [0, 7_900, 2_000, 0, 100, 10_000])
    }

    @Test(arguments: TestStore.all)
    func `what the provider refuses is back, and repays what is owed by then`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        let order = try await world.settled(1, key: "a")
        world.shops.rooms.sandbox.faults.add(.refused, to: .payout)
        let withdrawal = try await world.settlement.withdraw(.cny(9_900), of: world.stall.shop, by: world.merchant, key: "w")
        let (shop, trade, now) = (world.stall.shop, world.shops.trade, world.shops.world.clock.now())
        let refund: ID<Refund> = try world.shops.world.ids.next()
        try await world.shops.world.store.write(home: .shop(shop)) { tx in
            _ = try trade.refund(
                Trade.order(order, of: shop, in: tx), parts: [RefundPart(line: 1, pieces: 0, goods: .cny(4_000))], cause: .goodwill,
                refund: refund, at: now, in: tx)
        }
        try await world.shops.settle()
        let ended = try await world.settlement.withdrawal(withdrawal.id, of: shop)
        #expect(ended.state == .refused && !ended.reason.isEmpty)
        #expect(try await world.books() == [0, 5_940, 0, 0, 60, 6_000])   // 99.00 came back, 39.60 were owed
        _ = try await world.settlement.withdraw(.cny(5_940), of: shop, by: world.merchant, key: "w2")   // may be tried again
    }

    @Test(arguments: TestStore.all)
    func `what nobody knows is asked about until it is known, and paid once`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        try await world.settled(1, key: "a")
        for fault in [SandboxFault.lost, .late] { world.shops.rooms.sandbox.faults.add(fault, to: .payout) }
        var made: [Withdrawal] = []
        for key in ["w1", "w2"] {
            made.append(try await world.settlement.withdraw(.cny(2_000), of: world.stall.shop, by: world.merchant, key: key))
        }
        try await world.shops.settle()
        #expect(try await world.books() == [0, 5_900, 4_000, 0, 100, 10_000])
        for _ in 1...6 { try await world.shops.pass(.minutes(1)) }
        for one in made { #expect(try await world.settlement.withdrawal(one.id, of: world.stall.shop).state == .succeeded) }
        #expect(try await world.books() == [0, 5_900, 0, 0, 100, 5_980])
    }

    @Test(arguments: TestStore.all)
    func `much is looked at by a second person, who is not the first`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        let (settings, shop) = (world.shops.rooms.settings, world.stall.shop)
        try await world.settled(1, key: "a")
        let soon = world.shops.world.clock.now() + .minutes(2)
        for (setting, value) in [(Setting.withdrawalReview, Int64(3_000)), (.withdrawalFee, 100), (.withheldTax, 1_000)] {
            _ = try await settings.plan(setting, value, from: soon, why: "", by: world.merchant, key: setting.rawValue)
        }
        try await world.shops.pass(.minutes(3))
        let other = try await world.shops.person(3)
        let large = try await world.settlement.withdraw(.cny(3_000), of: shop, by: world.merchant, key: "w1")
        let wrong = try await world.settlement.withdraw(.cny(4_000), of: shop, by: world.merchant, key: "w2")
        try await world.shops.settle()
        #expect(try await world.books() == [0, 2_900, 7_000, 0, 100, 10_000])   // nothing left the house
        #expect(try await world.settlement.withdrawals(in: .requested).map(\.id) == [large.id, wrong.id])
        #expect(try await world.settlement.withdrawalsToReview(atMost: 100) == 2)
        #expect(try await world.settlement.withdrawalsToReview(atMost: 1) == 1)
        let desk = try await WebHouse(world.shops).admin().get("/desk/platform/brands")
        #expect(desk.badge(at: "/desk/platform/withdrawals") == 2)
        await #expect(throws: SettlementError.ownWithdrawal) { try await world.settlement.approve(large.id, of: shop, by: world.merchant) }
        _ = try await world.settlement.reject(wrong.id, of: shop, why: "户名不符", by: other)
        await #expect(throws: SettlementError.withdrawalDecided(.rejected)) {
            try await world.settlement.approve(wrong.id, of: shop, by: other)
        }
        #expect(try await world.settlement.withdrawalsToReview(atMost: 100) == 1)
        for _ in 1...2 { #expect(try await world.settlement.approve(large.id, of: shop, by: other).state == .paying) }
        #expect(try await world.settlement.withdrawalsToReview(atMost: 100) == 0)
        try await world.shops.settle()
        // 30.00 out: 1.00 fee, 3.00 tax, 26.00 arrived; the provider's 0.10 is the platform's.
        #expect(try await world.books() == [0, 6_900, 0, 0, 200, 7_390])
    }

    @Test(arguments: TestStore.all)
    func `who owes by then is not let go; sent back, the money repays it`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        let (shop, reviewer) = (world.stall.shop, try await world.shops.person(3))
        let order = try await world.settled(1, key: "a")   // 99.00
        let soon = world.shops.world.clock.now() + .minutes(2)
        _ = try await world.shops.rooms.settings.plan(.withdrawalReview, 3_000, from: soon, why: "", by: world.merchant, key: "p")
        try await world.shops.pass(.minutes(3))
        let large = try await world.settlement.withdraw(.cny(9_000), of: shop, by: world.merchant, key: "w")
        try await world.refund(4_000, of: order)
        #expect(try await world.books() == [0, 0, 9_000, 3_060, 60, 6_000])   // 39.60 are owed, 9.00 were there
        await #expect(throws: SettlementError.debtOpen(.cny(3_060))) {
            try await world.settlement.approve(large.id, of: shop, by: reviewer)
        }
        _ = try await world.settlement.reject(large.id, of: shop, why: "先还欠款", by: reviewer)
        #expect(try await world.books() == [0, 5_940, 0, 0, 60, 6_000])
    }

    @Test func `money leaves by the company that takes it, and only to what that company knows`() async throws {
        let world = try await ShopWorld(on: .sqlite)
        let keys = try WeChatSandboxKeys(start: TestWorld.start - .days(1), random: .seeded(3))
        let wechat = WeChatPay(
            try keys.settings(gateway: "https://wechat.test", site: "https://shop.test", byPublicKey: true),
            client: WebClient { _ in OutgoingAnswer(status: 500) }, clock: world.world.clock, random: world.world.random)
        let rooms = Rooms(
            store: world.world.store, clock: world.world.clock, ids: world.world.ids, random: world.world.random,
            secrets: Secrets(master: [UInt8](repeating: 7, count: 32)), media: "/nowhere", hasher: PasswordHasher(cost: .cheap),
            wechat: wechat)
        #expect(rooms.settlement.provider == "wechat")
        let merchant = try await world.person(1)
        let stall = try await world.shop("tea", owner: merchant, prices: [100])
        let card = try PayoutDetails(.card, holder: "陈小禾", number: "6222021234567890128", bank: "工商银行")
        await #expect(throws: InvalidInput.self) { try await rooms.settlement.save(card, of: stall.shop, by: merchant) }
        let purse = try PayoutDetails(.wechat, holder: "陈小禾", number: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", bank: "")
        try await rooms.settlement.save(purse, of: stall.shop, by: merchant)
    }

    @Test(arguments: TestStore.all)
    func `minimum, day's limits, details and suspension are kept`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        try await world.settled(2, key: "a")
        let (settlement, shop, merchant) = (world.settlement, world.stall.shop, world.merchant)
        func refusal(_ amount: Int64, _ key: String) async -> String? {
            do {
                _ = try await settlement.withdraw(.cny(amount), of: shop, by: merchant, key: key)
                return nil
            } catch { return (error as? any CodedError)?.code }
        }
        #expect(await refusal(999, "a") == "settlement.below_minimum")
        for key in ["b", "c", "d"] { #expect(await refusal(1_000, key) == nil) }
        #expect(await refusal(1_000, "e") == "settlement.daily_count")
        try await world.shops.pass(.days(1))
        try await world.shops.rooms.catalog.suspend(shop, why: "核实中", by: ID(9))
        #expect(await refusal(1_000, "f") == "settlement.shop_suspended")
        try await world.shops.rooms.catalog.resume(shop, by: ID(9))
        #expect(await refusal(1_000, "g") == nil)
        let bare = try await world.shops.shop("bare", owner: merchant, prices: [100])
        await #expect(throws: SettlementError.noPayoutDetails) {
            try await settlement.withdraw(.cny(1_000), of: bare.shop, by: merchant, key: "h")
        }
    }

    static let numbers: [(PayoutDetails.Kind, String, Bool)] = [
        (.card, "6222021234567890128", true), (.card, "6222021234567890129", false), (.card, "62220212345", false),
        (.company, "0200001234567890", true), (.company, "12-34", false), (.wechat, "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", true),
        (.wechat, "short", false),
    ]

    @Test(arguments: numbers)
    func `a card's digits prove themselves, other accounts have their form`(kind: PayoutDetails.Kind, number: String, isGood: Bool) {
        let read = try? PayoutDetails(kind, holder: "陈小禾", number: number, bank: "工商银行")
        #expect((read != nil) == isGood)
    }
}
