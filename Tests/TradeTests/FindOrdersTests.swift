// FindOrdersTests.swift: a shop finds its orders, page by page, and never by reading all of them.
import Catalog
import Core
import Identity
import Store
import StoryKit
import TestKit
import Testing

@testable import Trade

@Suite struct FindOrdersTests {
    private struct Desk {
        let world: ShopWorld, buyer: ID<Account>, tea: Stall
        var orders: [ID<Order>] = []

        func found(_ filter: OrderFilter, limit: Int64 = 20, after: Cursor? = nil) async throws -> [ID<Order>] {
            try await world.trade.find(filter, of: tea.shop, PageRequest(limit: limit, after: after)).page.items.map(\.id)
        }
    }

    /// Four orders, a day apart, of ¥1 to ¥4: the first two are paid, the first is sent by SF.
    private func desk(_ backend: TestStore) async throws -> Desk {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        var desk = Desk(world: world, buyer: buyer, tea: try await world.shop("tea", owner: merchant, prices: [100]))
        for index in 1...4 {
            let quantity = Int64(index)
            let placed = try await world.trade.place(
                world.checkout([desk.tea.line(0, quantity)], by: buyer, total: 100 * quantity, key: "k\(index)"))
            if index < 3 { try await world.pay(placed, by: buyer) }
            desk.orders.append(placed.orders[0].order)
            if index == 1 {
                _ = try await world.trade.ship(
                    desk.orders[0], of: desk.tea.shop, Shipment(carrier: .sf, number: "SF12345678"), by: merchant, key: "s")
            }
            if index < 4 { world.time.advance(by: .days(1)) }
        }
        return desk
    }

    @Test(arguments: TestStore.all)
    func `each filter keeps what fits, and they hold together`(backend: TestStore) async throws {
        let desk = try await desk(backend)
        let (first, second, third, fourth) = (desk.orders[0], desk.orders[1], desk.orders[2], desk.orders[3])
        let start = TestWorld.start
        let cases: [(OrderFilter, [ID<Order>])] = [
            (OrderFilter(), [fourth, third, second, first]),
            (OrderFilter(isOldestFirst: true), [first, second, third, fourth]),
            (OrderFilter(states: [.pendingPayment]), [fourth, third]),
            (OrderFilter(states: [.awaitingShipment, .shipped]), [second, first]),
            (OrderFilter(placedFrom: start + .days(1), placedBefore: start + .days(3)), [third, second]),
            (OrderFilter(text: "'\(second)"), [second]), (OrderFilter(text: "小禾"), [fourth, third, second, first]),
            (OrderFilter(text: "8000"), [fourth, third, second, first]), (OrderFilter(text: "8001"), []),
            (OrderFilter(text: "货 0"), [fourth, third, second, first]), (OrderFilter(text: "货_0"), []),
            (OrderFilter(text: "%"), []), (OrderFilter(carrier: .sf), [first]), (OrderFilter(carrier: .zto), []),
            (OrderFilter(leastTotal: 200, mostTotal: 300), [third, second]),
            (OrderFilter(states: [.pendingPayment], text: "小禾", leastTotal: 350), [fourth]),
        ]
        for (filter, expected) in cases { #expect(try await desk.found(filter) == expected, "\(filter)") }
        // A neighbour finds nothing, by number neither.
        let fruit = try await desk.world.shop("fruit", owner: try await desk.world.person(3), prices: [100])
        #expect(try await desk.world.trade.find(OrderFilter(text: "\(first)"), of: fruit.shop, PageRequest()).page.items.isEmpty)
    }

    @Test(arguments: TestStore.all)
    func `pages follow one another, also where a page was not full when its reading ended`(backend: TestStore) async throws {
        let desk = try await desk(backend)
        for isOldestFirst in [false, true] {
            var seen: [ID<Order>] = []
            var after: Cursor?
            repeat {
                // One order of each state is looked through for a page of three: what lies behind the nearest end must wait.
                let filter = OrderFilter(
                    states: [.pendingPayment, .awaitingShipment, .shipped], leastTotal: 1, isOldestFirst: isOldestFirst)
                let search = OrderSearch(
                    shop: desk.tea.shop, filter: filter, codes: [], page: PageRequest(limit: 3, after: after), depth: 1)
                let (ids, frontier) = try await desk.world.world.store.read { try $0.find(search) }
                seen += ids.prefix(3).map { ID<Order>($0) }
                after = ids.count > 3 ? Cursor(ids[2]) : frontier.map { Cursor($0) }
            } while after != nil && seen.count < 10
            #expect(seen == (isOldestFirst ? desk.orders : desk.orders.reversed()))
        }
    }

    /// The index that each reading of the list must go by.
    static let plans: [(OrderFilter, String)] = [
        (OrderFilter(states: [.completed]), "trade_order_state"), (OrderFilter(states: [.pendingPayment]), "trade_order_unpaid"),
        (OrderFilter(states: [.closed], text: "禾"), "trade_order_state"),
        (OrderFilter(states: [.shipped], carrier: .sf, isOldestFirst: true), "trade_order_state"),
        (OrderFilter(states: [.awaitingShipment], placedFrom: TestWorld.start), "trade_order_state"),
    ]

    @Test(arguments: TestStore.all)
    func `every list goes by an index`(backend: TestStore) async throws {
        let desk = try await desk(backend)
        for (filter, index) in Self.plans {
            let search = OrderSearch(shop: desk.tea.shop, filter: filter, codes: [desk.tea.skus[0]], page: PageRequest())
            let plan = try await Self.plan(search.ids(filter.states[0]), in: desk.world.world.store)
            #expect(plan.contains(index), "\(filter): \(plan)")
            for scan in ["SCAN trade_order\n", "SCAN trade_parcel", "SCAN item", "SCAN parcel", "Seq Scan"] {
                #expect(!plan.contains(scan), "\(filter): \(plan)")
            }
            // The index gives the order; only what a bounded part of it left over is sorted.
            if !filter.needsLooking { #expect(!plan.contains("TEMP B-TREE") && !plan.contains("Sort"), "\(filter): \(plan)") }
        }
        let waiting: SQL = """
            SELECT id FROM trade_order
            WHERE shop_id = \(desk.tea.shop) AND state IN ('awaitingShipment', 'partlyShipped') AND state <> 'pendingPayment'
            LIMIT 1000
            """
        #expect(try await Self.plan(waiting, in: desk.world.world.store).contains("trade_order_state"))
    }

    /// The plan, a line for each step. Tables of tests are small: PostgreSQL is told not to read them whole for that.
    private static func plan(_ query: SQL, in store: any Store) async throws -> String {
        try await store.write(home: .shared) { tx in
            if tx.dialect == .postgres {
                for way in ["enable_seqscan", "enable_bitmapscan", "enable_sort"] {
                    try tx.run(SQL(stringLiteral: "SET LOCAL \(way) = off"))
                }
                return try tx.rows("EXPLAIN \(query)").map { try $0.text(0) }.joined(separator: "\n") + "\n"
            }
            return try tx.rows("EXPLAIN QUERY PLAN \(query)").map { try $0.text(3) }.joined(separator: "\n") + "\n"
        }
    }
}
