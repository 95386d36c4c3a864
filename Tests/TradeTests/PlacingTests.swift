// PlacingTests.swift: a checkout is placed whole, once, and never beyond the stock.
import App
import Catalog
import Core
import Identity
import Store
import StoryKit
import Synchronization
import TestKit
import Testing
import Trade

@Suite struct PlacingTests {
    @Test(arguments: TestStore.all)
    func `orders of two shops are placed together and asked for once`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [16_800, 5_000])
        let fruit = try await world.shop("fruit", owner: merchant, prices: [2_990])
        let lines = [tea.line(0, 2), fruit.line(0, 3), tea.line(1)]
        let placed = try await world.trade.place(world.checkout(lines, by: buyer, total: 47_570))
        #expect(placed.orders.count == 2)
        #expect(placed.total == .cny(47_570))
        let orders = try await world.trade.orders(of: buyer, PageRequest()).items
        #expect(orders.map(\.state) == [.pendingPayment, .pendingPayment])
        #expect(Set(orders.compactMap(\.paymentNumber)) == [placed.payment])
        #expect(try await world.stock(tea.skus[0], of: tea.shop) == StockNumbers(10, reserved: 2))
        #expect(try await world.stock(fruit.skus[0], of: fruit.shop) == StockNumbers(10, reserved: 3))
    }

    @Test(arguments: TestStore.all)
    func `what cannot be bought is refused with its reason, and nothing of the checkout remains`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100, 200])
        let other = try await world.shop("other", owner: merchant, prices: [100])
        let foreign = WantedLine(shop: tea.shop, sku: other.skus[0], quantity: 1)
        let cases: [([WantedLine], Int64, TradeError)] = [
            ([], 0, .nothingWanted),
            ([tea.line(0, 11)], 1_100, .soldOut(tea.skus[0], available: 10)),
            ([tea.line(0), tea.line(0, 10)], 1_100, .soldOut(tea.skus[0], available: 10)),
            ([tea.line(0), foreign], 200, .lineGone(other.skus[0])),
            ([tea.line(0, 2), tea.line(1)], 399, .totalChanged(.cny(400))),
        ]
        for (lines, total, expected) in cases {
            await #expect(throws: expected) { try await world.trade.place(world.checkout(lines, by: buyer, total: total)) }
        }
        _ = try await world.rooms.catalog.setState(.delisted, of: world.product(of: tea.skus[1], tea), in: tea.shop)
        await #expect(throws: TradeError.lineDelisted(tea.skus[1])) {
            try await world.trade.place(world.checkout([tea.line(0), tea.line(1)], by: buyer, total: 300))
        }
        #expect(try await world.stock(tea.skus[0], of: tea.shop) == StockNumbers(10, reserved: 0))
        #expect(try await world.trade.orders(of: buyer, PageRequest()).items.isEmpty)
    }

    @Test(arguments: TestStore.all)
    func `the same key places once, also when fifty ask at once, and is refused for another checkout`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100])
        let checkout = try world.checkout([tea.line(0, 2)], by: buyer, total: 200)
        let answers = try await withThrowingTaskGroup(of: Placed.self) { group in
            for _ in 0..<50 { group.addTask { try await world.trade.place(checkout) } }
            return try await group.reduce(into: Set<Placed>()) { $0.insert($1) }
        }
        #expect(answers.count == 1)
        #expect(try await world.stock(tea.skus[0], of: tea.shop) == StockNumbers(10, reserved: 2))
        await #expect(throws: StoreError.keyReused) {
            try await world.trade.place(world.checkout([tea.line(0, 1)], by: buyer, total: 100))
        }
    }

    @Test(arguments: TestStore.all)
    func `the last pieces go to exactly as many buyers as there are pieces`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let merchant = try await world.person(1)
        let tea = try await world.shop("tea", owner: merchant, prices: [100], stock: 7)
        var buyers: [ID<Account>] = []
        for number in 2...21 { buyers.append(try await world.person(number)) }
        let sold = await withTaskGroup(of: Bool.self) { group in
            for buyer in buyers {
                group.addTask { (try? await world.trade.place(world.checkout([tea.line()], by: buyer, total: 100))) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(sold == 7)
        #expect(try await world.stock(tea.skus[0], of: tea.shop) == StockNumbers(7, reserved: 7))
    }

    /// SQLite has one writer: there the second finds what the first did.
    @Test(arguments: TestStore.all.filter { $0 == .postgres })
    func `the last piece placed twice with one key by two processes is one order, and both hear of it`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [Int64](repeating: 100, count: 30), stock: 1)
        let found = try await world.world.store.read { try $0.row("SELECT current_schema()")?.text(0) }
        let second: any Store = try TestStore.postgres(schema: #require(found))
        let other = Rooms(
            store: second, clock: world.world.clock, ids: world.world.ids, random: world.world.random,
            secrets: Secrets(master: [UInt8](repeating: 7, count: 32)), media: "/nowhere", hasher: PasswordHasher(cost: .cheap)
        ).trade
        for index in tea.skus.indices {
            let checkout = try world.checkout([tea.line(index)], by: buyer, total: 100, key: "k\(index)")
            async let here = world.trade.place(checkout)
            async let there = other.place(checkout)
            let (one, two) = try await (here, there)
            #expect(one == two)
        }
        await second.close()
    }

    @Test(arguments: TestStore.all)
    func `an order goes to a saved address of its buyer, and to nobody else's`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer, other) = (try await world.person(1), try await world.person(2), try await world.person(3))
        let tea = try await world.shop("tea", owner: merchant, prices: [100])
        let home = try await world.trade.addAddress(world.address(), isDefault: true, of: other).id
        func checkout(_ person: ID<Account>, _ key: String) -> Checkout {
            Checkout(buyer: person, lines: [tea.line()], address: .saved(home), total: .cny(100), key: key)
        }
        await #expect(throws: TradeError.addressNotFound) { try await world.trade.place(checkout(buyer, "a")) }
        #expect(try await world.stock(tea.skus[0], of: tea.shop) == StockNumbers(10, reserved: 0))
        let order = try await world.trade.place(checkout(other, "b")).orders[0]
        #expect(try await world.trade.order(order.order, of: tea.shop).address == world.address())
    }

    @Test(arguments: TestStore.all)
    func `placing asks once, all at once`(backend: TestStore) async throws {
        var counting: CountingStore?
        let world = try await ShopWorld(on: backend) { inner in
            let store = CountingStore(inner)
            counting = store
            return store
        }
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100, 300])
        let fruit = try await world.shop("fruit", owner: merchant, prices: [200])
        let counter = try #require(counting)
        counter.reset()
        _ = try await world.trade.place(world.checkout([tea.line(0), tea.line(1), fruit.line()], by: buyer, total: 600))
        #expect(counter.roundTrips == [1])
    }

    @Test(arguments: TestStore.all)
    func `a crash after the commit is settled by the repeat with the same key`(backend: TestStore) async throws {
        let box = FaultBox()
        let world = try await ShopWorld(on: backend) { FaultyStore($0) { _ in box.fault } }
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100])
        let checkout = try world.checkout([tea.line()], by: buyer, total: 100)
        box.fault = .answerLost
        await #expect(throws: StoreError.outcomeUnknown) { try await world.trade.place(checkout) }
        box.fault = .beforeCommit
        await #expect(throws: InjectedFault()) { try await world.trade.place(checkout) }
        box.fault = nil
        _ = try await world.trade.place(checkout)
        #expect(try await world.stock(tea.skus[0], of: tea.shop) == StockNumbers(10, reserved: 1))
        #expect(try await world.trade.orders(of: buyer, PageRequest()).items.count == 1)
    }
}

extension ShopWorld {
    func product(of sku: ID<SKU>, _ stall: Stall) async throws -> ID<Product> {
        try #require(try await rooms.catalog.saleLines([(stall.shop, sku)]).first).product
    }
}

/// What the next writes suffer.
private final class FaultBox: Sendable {
    private let state = Mutex<Fault?>(nil)
    var fault: Fault? {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
