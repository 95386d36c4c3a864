// InsightTests.swift: the figures are those of the orders, on the right day, and each event counts once.
import App
import Catalog
import Core
import Identity
import Insight
import Payments
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct InsightTests {
    static let days: [(Int64, Int64)] = [(0, 0), (57_599_999, 0), (57_600_000, 1), (-1, 0), (-28_800_001, -1)]

    @Test(arguments: days)
    func `a day begins at midnight in Shanghai`(milliseconds: Int64, day: Int64) {
        #expect(Day(Timestamp(milliseconds: milliseconds)) == Day(number: day))
        #expect(Day(Day(number: day).start) == Day(number: day) && Day(Day(number: day).start - .milliseconds(1)) == Day(number: day - 1))
    }

    @Test(arguments: TestStore.all)
    func `figures equal a recount of the orders`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let insight = world.rooms.insight
        let owner = try await world.person(1)
        let (anna, bert) = (try await world.person(2), try await world.person(3))
        let tea = try await world.shop("tea", owner: owner, prices: [100, 250], stock: 90)
        let other = try await world.shop("other", owner: owner, prices: [7], stock: 90)
        func place(_ lines: [WantedLine], by buyer: ID<Account>, total: Int64, _ key: String) async throws -> Placed {
            try await world.trade.place(world.checkout(lines, by: buyer, total: total, key: key))
        }
        // Day 1: Anna buys twice; one goes back on day 2. Bert's is never paid. A neighbour sells, too.
        let first = try await place([tea.line(0, 2), tea.line(1)], by: anna, total: 450, "a")
        try await world.pay(first, by: anna)
        let second = try await place([tea.line(0)], by: anna, total: 100, "b")
        try await world.pay(second, by: anna)
        _ = try await place([tea.line(1)], by: bert, total: 250, "c")
        try await world.pay(try await place([other.line(0)], by: bert, total: 7, "d"), by: bert)
        try await world.pass(.days(1))
        _ = try await world.trade.cancel(second.orders[0].order, of: tea.shop, by: anna)
        try await world.pay(try await place([tea.line(1, 3)], by: bert, total: 750, "e"), by: bert)
        try await world.pay(try await place([tea.line(1)], by: anna, total: 250, "f"), by: anna)
        let shipment = try Shipment(carrier: .sf, number: "SF1234567890")
        _ = try await world.trade.ship(first.orders[0].order, of: tea.shop, shipment, by: owner, key: "s")
        _ = try await world.trade.confirm(first.orders[0].order, of: tea.shop, by: anna)
        try await world.settle()
        try await world.settle()   // again changes nothing

        let seen = try await insight.figures(of: tea.shop, days: 5)
        #expect(seen.days.count == 5 && seen.buyers == 2)
        #expect(seen.days.suffix(2).map(\.buyers) == [1, 2])
        let orders = try await world.trade.orders(of: tea.shop, [], PageRequest(limit: 100)).items
        for day in seen.days {
            func here(_ time: Timestamp?) -> Bool { time.map { Day($0) == day.day } ?? false }
            let paid = orders.filter { here($0.paidAt) }
            #expect(day.figures.placed == Int64(orders.filter { here($0.placedAt) }.count))
            #expect(day.figures.paid == Int64(paid.count))
            #expect(day.figures.gmv == paid.reduce(0) { $0 + $1.goods.minor })
            #expect(day.figures.pieces == paid.flatMap(\.items).reduce(0) { $0 + $1.quantity })
            let back = orders.filter { $0.state == .closed && here($0.endedAt) }
            #expect(day.figures.refunds == Int64(back.count) && day.figures.refunded == back.reduce(0) { $0 + $1.total.minor })
            #expect(day.figures.cancelled == Int64(orders.filter { $0.state == .cancelled && here($0.endedAt) }.count))
            #expect(day.figures.shipped == Int64(orders.filter { here($0.shippedAt) }.count))
            #expect(day.figures.completed == Int64(orders.filter { here($0.completedAt) }.count))
        }
        #expect(seen.sum.paid == 4 && seen.sum.gmv == 1_550 && seen.sum.refunded == 100 && seen.sum.cancelled == 1)
        let ranking = try await insight.ranking(of: tea.shop, days: 5)
        let cards = try await world.rooms.catalog.productCards(ranking.map(\.product), of: tea.shop)
        #expect(ranking.map { cards[$0.product]?.sold } == ranking.map { $0.pieces })   // what lists show
        #expect(try await world.rooms.catalog.find(SearchWish(within: tea.shop, sort: .mostSold)).shelf.items.map(\.sold) == [5, 3])
        #expect(try await world.rooms.catalog.find(SearchWish(within: tea.shop, sort: .newest)).shelf.items.first?.sold == 5)
        #expect(ranking.map(\.gmv) == [1_250, 300] && ranking.map(\.pieces) == [5, 3])
        #expect(try await insight.figures(of: other.shop, days: 5).sum.gmv == 7)
        #expect(try await insight.figures(of: tea.shop, in: seen.period.before).sum == Figures())
        #expect(try await insight.sold(ranking.map(\.product), of: tea.shop, days: 1).values.map(\.gmv) == [1_000])
    }
}
