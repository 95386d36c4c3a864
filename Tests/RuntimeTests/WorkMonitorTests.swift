// WorkMonitorTests.swift: an operator sees what is behind, parked and late as it is, and moves only what nobody holds.
import Core
import Logging
import Runtime
import Store
import TestKit
import Testing

private struct Happened: DomainEvent {
    static let name = "test.happened.v1"
    init() {}
    init(payload: JSON) throws {}
    var payload: JSON { .object([:]) }
}

private struct Refusal: Error {}

@Suite struct WorkMonitorTests {
    private let listener = Listener("test", hears: [Happened.name]) { _, _, _ in throw Refusal() }
    private let home = Home(number: 1)

    private func runner(_ world: TestWorld, _ handlers: [String: DueHandler] = [:]) -> Runner {
        Runner(world.store, clock: world.clock, listeners: [listener], handlers: handlers, lease: nil, logger: Logger(label: "test"))
    }

    @Test(arguments: TestStore.all)
    func `events that wait are counted, and a home behind a failed one can be tried again`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, [])
        let monitor = WorkMonitor(store: world.store, clock: world.clock, listeners: ["test"])
        for _ in 0..<3 {
            let (id, now): (ID<Happened>, Timestamp) = (try world.ids.next(), world.clock.now())
            try await world.store.write(home: home) { try $0.publish(Happened(), id: id, home: home, at: now) }
        }
        let relay = Relay(world.store)
        for bucket in 0..<Int64(Home.buckets) { try await relay.step(bucket: bucket) }
        #expect(try await monitor.progress().map(\.total) == [3])
        try await runner(world).settle()
        let progress = try await monitor.progress()
        #expect(progress.map(\.total) == [0] && progress.map(\.parked) == [1])
        let parked = try #require(try await monitor.parkedHomes().first)
        #expect(parked.home == home.number && parked.event == Happened.name && parked.failures == 1 && !parked.hasGivenUp)
        #expect(parked.reason.contains("Refusal"))
        for _ in 0..<12 {
            world.time.advance(by: .minutes(15))
            try await runner(world).settle()
        }
        #expect(try await monitor.parkedHomes().map(\.hasGivenUp) == [true])
        #expect(try await monitor.trouble().parked == 1)
        #expect(try await monitor.retry(home: home.number, of: "another") == false)
        #expect(try await monitor.retry(home: home.number, of: "test"))
        #expect(try await monitor.parkedHomes().map(\.hasGivenUp) == [false])
    }

    @Test(arguments: TestStore.all)
    func `work is late after a minute, failing after three tries, and moved only while nobody holds it`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, [])
        let monitor = WorkMonitor(store: world.store, clock: world.clock, listeners: [])
        let (home, start) = (home, TestWorld.start)
        try await world.store.write(home: home) { tx in
            try tx.schedule("test.fails", of: 1, home: home, at: start)
            try tx.schedule("test.waits", of: 2, home: home, at: start + .minutes(10))
            try tx.schedule("test.waits", of: 3, home: home, at: start + .days(1))
        }
        let handlers: [String: DueHandler] = ["test.fails": .inside { _, _, _ in throw Refusal() }]
        for _ in 0..<3 {
            try await runner(world, handlers).settle()
            world.time.advance(by: .minutes(2))
        }
        #expect(try await monitor.trouble().work == 1)
        #expect(try await monitor.troubled().map(\.subject) == [1])
        world.time.set(start + .minutes(11) - .milliseconds(1))
        #expect(try await monitor.troubled().map(\.subject) == [1])
        world.time.advance(by: .milliseconds(1))
        #expect(try await monitor.troubled().map(\.subject) == [1, 2])
        #expect(try await monitor.trouble().work == 2)
        let kinds = try await monitor.kinds()
        #expect(kinds.map(\.kind) == ["test.fails", "test.waits"] && kinds.map(\.waiting) == [1, 2] && kinds.map(\.failing) == [1, 0])

        #expect(try await monitor.move("test.waits", of: 3, home: home.number, toNow: true))
        let now = world.clock.now()
        try await world.store.write(home: home) { tx in
            for work in try tx.dueWork(bucket: home.bucket, at: now, limit: 10) where work.subject == 2 {
                _ = try tx.lease(work, until: now + .minutes(1))
            }
        }
        #expect(try await monitor.move("test.waits", of: 2, home: home.number, toNow: false) == false)
        #expect(try await monitor.move("test.waits", of: 4, home: home.number, toNow: true) == false)
        #expect(try await world.store.read { try $0.dueAt("test.waits", of: 3, home: home) } == now)
    }

    @Test(arguments: TestStore.all)
    func `a process is there while its lease lasts`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, [])
        let monitor = WorkMonitor(store: world.store, clock: world.clock, listeners: [])
        _ = try await NodeLease(world.store, clock: world.clock, owner: "a")
        world.time.advance(by: .seconds(30))
        _ = try await NodeLease(world.store, clock: world.clock, owner: "b")
        #expect(try await monitor.processes().map(\.isAlive) == [true, true])
        world.time.advance(by: .seconds(30))
        #expect(try await monitor.processes().map(\.isAlive) == [true, false])
    }
}
