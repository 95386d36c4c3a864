// OwnOrdersTests.swift: a person finds their own orders by product, shop or number, and nobody else's.
import App
import Catalog
import Core
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct OwnOrdersTests {
    @Test(arguments: TestStore.all)
    func `orders are found by what is in them, by shop and by number`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer, other) = (try await world.person(1), try await world.person(2), try await world.person(3))
        let tea = try await world.shop("tea", owner: merchant, prices: [100, 200])
        let pots = try await world.shop("pots", owner: merchant, prices: [300])
        let first = try await world.trade.place(world.checkout([tea.line(0)], by: buyer, total: 100, key: "a")).orders[0].order
        let second = try await world.trade.place(world.checkout([tea.line(1), pots.line()], by: buyer, total: 500, key: "b")).orders
        _ = try await world.trade.place(world.checkout([tea.line(0)], by: other, total: 100, key: "c"))

        func found(_ text: String, _ shops: Set<ID<Shop>> = []) async throws -> [ID<Order>] {
            let found = try await world.trade.orders(of: buyer, matching: text, orOf: shops)
            #expect(!found.isCut)
            return found.orders.map(\.id)
        }
        #expect(try await found("货 1") == second.filter { $0.shop == tea.shop }.map(\.order))
        #expect(try await found(" 货 0 ").count == 2)   // of the tea shop and of the pots
        #expect(try await found("nothing").isEmpty)
        #expect(try await found("nothing", [tea.shop]) == [second.first { $0.shop == tea.shop }?.order, first])
        #expect(try await found(first.description) == [first])
        #expect(try await world.trade.shopsOfOrders(of: buyer) == [tea.shop, pots.shop].sorted())
    }
}
