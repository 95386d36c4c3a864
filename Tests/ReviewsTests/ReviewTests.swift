// ReviewTests.swift: who may say what, and that ratings are what a re-count says.
import App
import Catalog
import Core
import Identity
import Payments
import Reviews
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct ReviewTests {
    private struct Start {
        let world: ShopWorld, buyer: ID<Account>, tea: Stall, order: Order
        var reviews: Reviews { world.rooms.reviews }
        func write(_ stars: Int64, line: Int64 = 1, _ order: Order? = nil) async throws -> Review {
            try await reviews.write(
                stars, ReviewWords("很好喝"), of: line, in: (order ?? self.order).id, shop: tea.shop, by: (order ?? self.order).buyer)
        }
        func isCounted() async throws -> Bool {
            let (kept, product) = (try await reviews.rating(of: tea.shop), order.items[0].product)
            let ofProduct = try await reviews.rating(of: product, shop: tea.shop)
            let (recounted, ofProductRecounted) = (
                try await reviews.recount(nil, shop: tea.shop), try await reviews.recount(product, shop: tea.shop)
            )
            return kept == recounted && ofProduct == ofProductRecounted
        }
    }

    private func start(_ backend: TestStore, completed: Bool = true) async throws -> Start {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100, 200], stock: 100)
        let order = try await Self.bought(world, tea, by: buyer, key: "k0", completed: completed)
        return Start(world: world, buyer: buyer, tea: tea, order: order)
    }

    private static func bought(
        _ world: ShopWorld, _ tea: Stall, by buyer: ID<Account>, key: String, completed: Bool = true
    ) async throws -> Order {
        let placed = try await world.trade.place(world.checkout([tea.line(0), tea.line(1)], by: buyer, total: 300, key: key))
        try await world.pay(placed, by: buyer)
        let id = placed.orders[0].order
        let order = try await world.trade.ship(id, of: tea.shop, Shipment(carrier: .sf, number: "SF100"), by: tea.owner, key: key)
        return completed ? try await world.trade.confirm(id, of: tea.shop, by: buyer) : order
    }

    @Test(arguments: TestStore.all)
    func `only who bought and received, once`(backend: TestStore) async throws {
        let start = try await start(backend, completed: false)
        await #expect(throws: ReviewError.notReceived) { try await start.write(5) }
        _ = try await start.world.trade.confirm(start.order.id, of: start.tea.shop, by: start.buyer)
        let stranger = try await start.world.person(3)
        await #expect(throws: TradeError.orderNotFound) {
            try await start.reviews.write(5, ReviewWords(""), of: 1, in: start.order.id, shop: start.tea.shop, by: stranger)
        }
        await #expect(throws: InvalidInput.self) { try await start.write(6) }
        _ = try await start.write(4)
        await #expect(throws: ReviewError.alreadyWritten) { try await start.write(5) }
        #expect(try await start.reviews.rating(of: start.tea.shop) == Rating(counts: [0, 0, 0, 1, 0]))
        #expect(try await start.isCounted())
    }

    @Test(arguments: TestStore.all)
    func `reported and hidden it counts no more; shown again it does`(backend: TestStore) async throws {
        let start = try await start(backend)
        let admin = try await start.world.person(9)
        let (bad, _) = (try await start.write(1), try await start.write(5, line: 2))
        for _ in 1...2 { try await start.reviews.report(bad.id, of: start.tea.shop, "骂人", by: start.tea.owner) }
        let reported = try await start.reviews.reported(PageRequest())
        #expect(reported.items.map(\.reasons) == [["骂人"]])
        for _ in 1...2 { _ = try await start.reviews.hide(bad.id, of: start.tea.shop, "辱骂商家", by: admin) }
        #expect(try await start.reviews.rating(of: start.tea.shop) == Rating(counts: [0, 0, 0, 0, 1]))
        #expect(try await start.reviews.reviews(of: bad.product, shop: start.tea.shop, .all, PageRequest()).items.isEmpty)
        #expect(try await start.isCounted())
        for _ in 1...2 { _ = try await start.reviews.show(bad.id, of: start.tea.shop, by: admin) }
        #expect(try await start.reviews.rating(of: start.tea.shop).tenths == 30)
        #expect(try await start.isCounted())
    }

    @Test(arguments: TestStore.all)
    func `more is said once, within 180 days, and the shop answers`(backend: TestStore) async throws {
        let start = try await start(backend)
        let (first, second) = (try await start.write(5), try await start.write(3, line: 2))
        let shop = start.tea.shop
        await #expect(throws: ReviewError.notFound) {
            try await start.reviews.follow(first.id, of: shop, ReviewWords("我的"), by: start.tea.owner)
        }
        _ = try await start.reviews.follow(first.id, of: shop, ReviewWords("用了一周还好"), by: start.buyer)
        await #expect(throws: ReviewError.noFollowUp) {
            try await start.reviews.follow(first.id, of: shop, ReviewWords("再说"), by: start.buyer)
        }
        try await start.world.pass(.days(180))
        await #expect(throws: ReviewError.noFollowUp) {
            try await start.reviews.follow(second.id, of: shop, ReviewWords("晚了"), by: start.buyer)
        }
        _ = try await start.reviews.answer(first.id, of: shop, "谢谢", by: start.tea.owner)
        let shown = try await start.reviews.reviews(of: first.product, shop: shop, .all, PageRequest()).items[0]
        #expect(shown.followUp?.words.text == "用了一周还好" && shown.answer?.words.text == "谢谢")
        #expect(try await start.reviews.reviews(ofShop: shop, .unanswered, PageRequest()).items.map(\.id) == [second.id])
    }

    /// Again while the store is busy, as a client would; nil when it is refused.
    private static func insisting<Made: Sendable>(_ body: @Sendable () async throws -> Made) async -> Made? {
        for _ in 1...50 {
            do { return try await body() } catch StoreError.busy { continue } catch { return nil }
        }
        return nil
    }

    @Test(arguments: TestStore.all)
    func `written and hidden at once, the rating is the re-count`(backend: TestStore) async throws {
        let start = try await start(backend)
        let admin = try await start.world.person(9)
        var orders = [start.order]
        for number in 1...4 { orders.append(try await Self.bought(start.world, start.tea, by: start.buyer, key: "k\(number)")) }
        let bought = orders
        await withTaskGroup(of: Void.self) { group in
            // Each order twice at once; whoever of the two wrote it hides it, where it is to be hidden.
            for (index, order) in (bought + bought).enumerated().map({ ($0 % bought.count, $1) }) {
                group.addTask {
                    let review = await Self.insisting { try await start.write(Int64(index + 1), order) }
                    guard let review, index % 2 == 0 else { return }
                    _ = await Self.insisting { try await start.reviews.hide(review.id, of: start.tea.shop, "试", by: admin) }
                }
            }
        }
        #expect(try await start.isCounted())
        #expect(try await start.reviews.rating(of: start.tea.shop).count == 2)
    }
}
