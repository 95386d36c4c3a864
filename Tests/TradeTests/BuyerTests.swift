// BuyerTests.swift: a buyer's list goes by headings that are ranges of a key; a cart changes as one; an order is bought again.
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

@testable import Trade

@Suite struct BuyerTests {
    @Test(arguments: TestStore.all)
    func `an order is under the heading of its state, and under no other`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100])
        func tabs() async throws -> [BuyerTab: Int] {
            var found: [BuyerTab: Int] = [:]
            for tab in BuyerTab.allCases {
                let count = try await world.trade.orders(of: buyer, in: tab, PageRequest()).items.count
                if count > 0 { found[tab] = count }
            }
            return found
        }
        var placed: [Placed] = []
        for key in ["a", "b", "c"] {
            placed.append(try await world.trade.place(world.checkout([tea.line(0, 2)], by: buyer, total: 200, key: key)))
        }
        #expect(try await tabs() == [.toPay: 3])
        try await world.pay(placed[0], by: buyer)
        try await world.pay(placed[1], by: buyer)
        #expect(try await tabs() == [.toPay: 1, .toShip: 2])
        #expect(try await world.trade.openOrders(of: buyer) == [.toPay: 1, .toShip: 2])
        let sent = placed[0].orders[0].order
        for (key, state) in [("p1", Order.State.partlyShipped), ("p2", .shipped)] {
            let shipment = try Shipment(carrier: .sf, number: "SF1234567890", lines: [ParcelLine(line: 1, quantity: 1)])
            #expect(try await world.trade.ship(sent, of: tea.shop, shipment, by: merchant, key: key).state == state)
            #expect(try await tabs() == [.toPay: 1, .toShip: 1, .toReceive: 1])
        }
        _ = try await world.trade.confirm(sent, of: tea.shop, by: buyer)
        _ = try await world.trade.cancel(placed[1].orders[0].order, of: tea.shop, by: buyer)
        try await world.pass(.minutes(31))   // the third is never paid
        #expect(try await tabs() == [.completed: 1, .ended: 2])
        #expect(try await world.trade.openOrders(of: buyer) == [:])
        let first = try await world.trade.orders(of: buyer, PageRequest(limit: 2))
        let rest = try await world.trade.orders(of: buyer, PageRequest(limit: 2, after: first.next))
        #expect((first.items + rest.items).map(\.id) == placed.map { $0.orders[0].order }.reversed() && rest.next == nil)
        #expect(try await world.trade.orders(of: merchant, PageRequest()).items.isEmpty)
    }

    @Test func `no question about a buyer's list looks through more than it shows`() async throws {
        let world = try await ShopWorld(on: .sqlite)
        let buyer = try await world.person(1)
        let questions: [SQL] = BuyerTab.allCases.map { .buyerOrders(of: buyer, $0, PageRequest()) } + [.openOrderCounts(of: buyer)]
        for question in questions {
            let plan = try await world.world.store.read { db in
                try db.rows("EXPLAIN QUERY PLAN \(question)").map { try $0.text(3) }.joined(separator: "; ")
            }
            #expect(plan.contains("SEARCH trade_buyer_list USING PRIMARY KEY (buyer_id=? AND tab=?"), "\(plan)")
            #expect(!plan.contains("TEMP B-TREE FOR ORDER BY"), "\(plan)")
        }
    }

    @Test(arguments: TestStore.all)
    func `a cart changes as one, and a stale tab brings nothing back`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100, 200, 300], stock: 10)
        for index in 0...2 { try await world.trade.addToCart(tea.line(index, 4), of: buyer) }
        try await world.trade.removeFromCart([tea.skus[2]], of: buyer)   // in the other tab
        var changes = CartChanges()
        changes.quantities = [tea.skus[0]: 5, tea.skus[1]: 11, tea.skus[2]: 6]
        changes.choices = [tea.skus[1]: false, tea.skus[2]: true]
        let troubles = try await world.trade.change(changes, inCartOf: buyer)
        #expect(troubles == [tea.skus[1]: .short(available: 10)])
        let cart = try await world.trade.cart(of: buyer)
        #expect(Set(cart.items.map(\.quoted.wanted)) == [tea.line(0, 5), tea.line(1, 4)])
        #expect(cart.chosen == [tea.line(0, 5)] && cart.total == .cny(500) && cart.buyable.count == 2)
        changes = CartChanges()
        (changes.choices, changes.removed) = ([tea.skus[1]: true], [tea.skus[0]])
        _ = try await world.trade.change(changes, inCartOf: buyer)
        #expect(try await world.trade.cart(of: buyer).chosen == [tea.line(1, 4)])
    }

    @Test(arguments: TestStore.all)
    func `buying again takes what there is, once, and says what is in the way`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100, 200, 300])
        let placed = try await world.trade.place(
            world.checkout([tea.line(0, 2), tea.line(1, 5), tea.line(2)], by: buyer, total: 1_500))
        let order = placed.orders[0].order
        try await world.rooms.catalog.setStock(of: tea.shop, [(sku: tea.skus[1], onHand: 8)])   // 5 are reserved, 3 left
        _ = try await world.rooms.catalog.setState(.delisted, of: world.product(of: tea.skus[2], tea), in: tea.shop)
        for _ in 1...2 {
            let lines = try await world.trade.buyAgain(order, of: tea.shop, by: buyer)
            #expect(lines.map(\.trouble) == [nil, .short(available: 3), .delisted])
            #expect(Set(try await world.trade.cart(of: buyer).items.map(\.quoted.wanted)) == [tea.line(0, 2), tea.line(1, 3)])
        }
        await #expect(throws: TradeError.orderNotFound) { try await world.trade.buyAgain(order, of: tea.shop, by: merchant) }
    }
}
