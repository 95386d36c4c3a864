// FeesTests.swift: what the platform earned by month is rolled up as it happens, and comes to what the orders say.
import App
import Core
import Settlement
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct FeesTests {
    @Test(arguments: TestStore.all)
    func `a month has what was settled in it, and what went back since is off`(backend: TestStore) async throws {
        let world = try await MoneyWorld(on: backend)
        let order = try await world.settled(1, key: "a")
        try await world.settled(2, key: "b")
        let month = PlatformMonth(world.shops.world.clock.now())
        func fees(_ month: PlatformMonth) async throws -> [[Int64]] {
            try await world.settlement.fees(in: month).map { [$0.orders, $0.goods.minor, $0.fee.minor, $0.support.minor] }
        }
        #expect(try await fees(month) == [[2, 30_000, 300, 0]])
        try await world.shops.pass(.days(31))
        try await world.refund(4_000, of: order)
        try await world.settled(1, key: "c")
        #expect(try await fees(month) == [[2, 26_000, 260, 0]])
        #expect(try await fees(month.next) == [[1, 10_000, 100, 0]])
        #expect(try await fees(month.previous) == [])
    }

    @Test(arguments: TestStore.all)
    func `orders settled before months were kept are counted in their months`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, Array(settlementMigrations.prefix(1)))
        let times: [Timestamp] = [
            PlatformMonth(year: 2028, month: 3).start - .milliseconds(1), PlatformMonth(year: 2028, month: 3).start,
            PlatformMonth(year: 2027, month: 1).start - .milliseconds(1), PlatformMonth(year: 2027, month: 1).start,
            PlatformMonth(year: 2026, month: 11).start + .days(17),
        ]
        try await world.store.write(home: .shared) { tx in
            for (index, time) in times.enumerated() {
                try tx.run(
                    """
                    INSERT INTO settlement_order
                      (shop_id, order_id, settled_at, fee_rate, goods, freight, fee, support, goods_back, freight_back, fee_back,
                      support_back)
                    VALUES (5, \(Int64(index + 1)), \(time), 100, 1000, 0, 10, 3, 100, 0, 1, 0)
                    """)
            }
        }
        _ = try await Migrator(world.store, kernelMigrations + settlementMigrations).migrate(at: world.clock.now())
        let found = try await world.store.read { db in
            try db.rows("SELECT month_start, orders, goods, fee, support FROM settlement_month ORDER BY month_start").map { row in
                try (0..<5).map { try row.int64($0) }
            }
        }
        #expect(found == times.map { [PlatformMonth($0).start.milliseconds, 1, 900, 9, 3] }.sorted { $0[0] < $1[0] })
    }
}
