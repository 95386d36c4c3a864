// SweepTests.swift: what has ended is forgotten, and nothing else.
import App
import Core
import Store
import StoryKit
import TestKit
import Testing
import Trade

@Suite struct SweepTests {
    @Test(arguments: TestStore.all)
    func `answers for repeats are kept seven days, then forgotten by the hourly sweep`(backend: TestStore) async throws {
        let world = try await ShopWorld(on: backend)
        let (merchant, buyer) = (try await world.person(1), try await world.person(2))
        let tea = try await world.shop("tea", owner: merchant, prices: [100])
        func answers() async throws -> Int {
            try await world.world.store.read { try $0.rows("SELECT key FROM kernel_idempotency WHERE caller_id = \(buyer)").count }
        }
        _ = try await world.trade.place(world.checkout([tea.line()], by: buyer, total: 100))
        try await world.rooms.startSweeping()
        try await world.pass(.milliseconds(Span.days(7).milliseconds))
        #expect(try await answers() == 1)
        try await world.pass(.hours(1))
        #expect(try await answers() == 0)
    }
}
