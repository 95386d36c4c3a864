// TestWorld.swift: store, clock, ids and chance of one test.
import Core
import Store

/// What a room needs of the world, all in the test's hands: the clock stands still.
public struct TestWorld: Sendable {
    /// 2026-03-01 00:00 in UTC.
    public static let start = Timestamp(milliseconds: 1_772_323_200_000)
    public let store: any Store
    public let time: ManualClock
    public let ids: IDSource
    public let random: Random

    public var clock: Clock { time.clock }

    public init(on backend: TestStore, _ migrations: [Migration], seed: UInt64 = 1) async throws {
        time = ManualClock(Self.start)
        ids = IDSource(node: 1, from: Self.start - .seconds(1), until: Self.start + .days(4_000), clock: time.clock)
        random = .seeded(seed)
        store = try await backend.open(migrations)
    }
}
