// EventTests.swift: an event is applied once, in order, whatever fails.
import Core
import Logging
import Runtime
import Store
import Synchronization
import TestKit
import Testing

private struct Happened: DomainEvent, Equatable {
    static let name = "test.happened.v1"
    let number: Int64
    init(number: Int64) { self.number = number }
    init(payload: JSON) throws { number = payload["number"]?.int ?? 0 }
    var payload: JSON { ["number": .int(number)] }
}

private struct Unheard: DomainEvent {
    static let name = "test.unheard.v1"
    init() {}
    init(payload: JSON) {}
    var payload: JSON { [:] }
}

private struct Refusal: Error {}

@Suite struct EventTests {
    static let migrations = [
        Migration(
            "test-0001",
            """
            CREATE TABLE test_seen (home \(.int64) NOT NULL, id \(.int64) NOT NULL, number \(.int64) NOT NULL,
              \(.key(home: "home", "id"))) \(.strict);
            CREATE TABLE test_block (home \(.int64) NOT NULL, \(.key(home: "home"))) \(.strict);
            """)
    ]

    /// Writes each event's number down; fails for a home that is blocked.
    private let listener = Listener("test", hears: [Happened.name]) { tx, event, _ in
        if try tx.row("SELECT home FROM test_block WHERE home = \(event.home)") != nil { throw Refusal() }
        let number = try event.as(Happened.self)?.number ?? 0
        try tx.run("INSERT INTO test_seen (home, id, number) VALUES (\(event.home), \(event.id), \(number))")
    }

    private func publish(_ numbers: [Int64], home: Home, _ world: TestWorld) async throws {
        for number in numbers {
            let id: ID<Happened> = try world.ids.next()
            let now = world.clock.now()
            try await world.store.write(home: home) { try $0.publish(Happened(number: number), id: id, home: home, at: now) }
        }
    }

    private func seen(_ home: Home, _ world: TestWorld) async throws -> [Int64] {
        try await world.store.read {
            try $0.rows("SELECT number FROM test_seen WHERE home = \(home) ORDER BY id").map { try $0.int64(0) }
        }
    }

    private func runner(_ world: TestWorld) -> Runner {
        Runner(
            world.store, clock: world.clock, listeners: [listener], handlers: [:], lease: nil, logger: Logger(label: "test"))
    }

    @Test(arguments: TestStore.all)
    func `events arrive once and in order, also when two processes pump`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, Self.migrations)
        let homes = (1...20).map { Home(number: $0) }
        for home in homes { try await publish(Array(1...10), home: home, world) }
        async let first: Void = runner(world).settle()
        async let second: Void = runner(world).settle()
        _ = try await (first, second)
        try await runner(world).settle()
        for home in homes { #expect(try await seen(home, world) == Array(1...10)) }
    }

    @Test(arguments: TestStore.all)
    func `a listener that always has more to hear leaves the others their turn`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, Self.migrations)
        let ids = world.ids
        // Each answers what it hears with another event, up to a hundred.
        let talker = Listener("talker", hears: [Happened.name]) { tx, event, now in
            let number = try event.as(Happened.self)?.number ?? 0
            if number < 100 { try tx.publish(Happened(number: number + 1), id: ids.next(), home: event.home, at: now) }
        }
        let runner = Runner(
            world.store, clock: world.clock, listeners: [talker, listener], handlers: [:], lease: nil, logger: Logger(label: "test"))
        let home = Home(number: 1)
        try await publish([1], home: home, world)
        try await runner.pass(together: true)
        #expect(try await seen(home, world).first == 1)
        #expect(try await seen(home, world).count < 10)
        try await runner.settle()
        #expect(try await seen(home, world) == Array(1...100))
    }

    @Test(arguments: TestStore.all)
    func `some events are applied together, none of them twice, others between them passed over`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, Self.migrations)
        let shares = Mutex<[[Int64]]>([])
        let together = Listener.together("test", hears: [Happened.name]) { _, events, _ in
            let numbers = try events.compactMap { try $0.as(Happened.self)?.number }
            shares.withLock { $0.append(numbers) }
        }
        let home = Home(number: 1)
        let (store, now) = (world.store, world.clock.now())
        for number: Int64 in 1...40 {
            let (id, other): (ID<Happened>, ID<Unheard>) = (try world.ids.next(), try world.ids.next())
            try await store.write(home: home) { tx in
                try tx.publish(Unheard(), id: other, home: home, at: now)
                try tx.publish(Happened(number: number), id: id, home: home, at: now)
            }
        }
        let runner = Runner(store, clock: world.clock, listeners: [together], handlers: [:], lease: nil, logger: Logger(label: "test"))
        try await runner.settle()
        #expect(shares.withLock { $0 } == [Array(1...32), Array(33...40)])
    }

    @Test(arguments: TestStore.all)
    func `who hears nothing of what is new is moved past it at once, and hears what comes`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, Self.migrations)
        let heard = Mutex<[String]>([])
        func listener(_ name: String, _ hears: String...) -> Listener {
            Listener(name, hears: Set(hears)) { _, event, _ in heard.withLock { $0.append("\(name) \(event.name == Unheard.name)") } }
        }
        let listeners = [listener("one", Happened.name), listener("two", Unheard.name), listener("all", Happened.name, Unheard.name)]
        let runner = Runner(
            world.store, clock: world.clock, listeners: listeners, handlers: [:], lease: nil, logger: Logger(label: "test"))
        let home = Home(number: 1)
        for _ in 1...2 {
            try await publish([1, 2], home: home, world)
            try await runner.pass()
            #expect(heard.withLock { $0 } == ["one false", "one false", "all false", "all false"])
            heard.withLock { $0 = [] }
            let behind = try await WorkMonitor(store: world.store, clock: world.clock, listeners: listeners.map(\.name)).progress()
            #expect(behind.allSatisfy { $0.behind.allSatisfy { $0 == 0 } })
            let (id, now): (ID<Unheard>, Timestamp) = (try world.ids.next(), world.clock.now())
            try await world.store.write(home: home) { try $0.publish(Unheard(), id: id, home: home, at: now) }
            try await runner.pass()
            #expect(heard.withLock { $0 } == ["two true", "all true"])
            heard.withLock { $0 = [] }
        }
    }

    @Test(arguments: TestStore.all)
    func `a failing home waits behind its event, others go on, and it catches up`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, Self.migrations)
        let bad = Home(number: 1)
        let sameBucket = (2...1_000).map { Home(number: $0) }.first { $0.bucket == bad.bucket }
        let good = try #require(sameBucket)
        try await world.store.write(home: bad) { try $0.run("INSERT INTO test_block (home) VALUES (\(bad))") }
        try await publish([1, 2], home: bad, world)
        try await publish([1, 2], home: good, world)
        let runner = runner(world)
        try await runner.settle()
        try await publish([3], home: bad, world)
        try await runner.settle()
        #expect(try await seen(bad, world) == [])
        #expect(try await seen(good, world) == [1, 2])

        try await world.store.write(home: bad) { try $0.run("DELETE FROM test_block WHERE home = \(bad)") }
        world.time.advance(by: .seconds(2))
        _ = try await EventPump(world.store, clock: world.clock, listener).retryParked(bucket: bad.bucket)
        #expect(try await seen(bad, world) == [1, 2, 3])
        try await publish([4], home: bad, world)
        try await runner.settle()
        #expect(try await seen(bad, world) == [1, 2, 3, 4])
    }

    @Test(arguments: TestStore.all)
    func `after eight failures a home waits for an operator`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, Self.migrations)
        let (home, runner) = (Home(number: 1), runner(world))
        try await world.store.write(home: home) { try $0.run("INSERT INTO test_block (home) VALUES (\(home))") }
        try await publish([1], home: home, world)
        for _ in 0..<12 {
            try await runner.settle()
            world.time.advance(by: .minutes(15))
        }
        try await world.store.write(home: home) { try $0.run("DELETE FROM test_block WHERE home = \(home)") }
        try await runner.settle()
        #expect(try await seen(home, world) == [])
        #expect(try await world.store.retryParked(at: world.clock.now()) == 1)
        try await runner.settle()
        #expect(try await seen(home, world) == [1])
    }

    @Test(arguments: TestStore.all)
    func `while no ids can be made events wait, and no home is kept behind; what no database keeps keeps only its home behind`(
        backend: TestStore
    ) async throws {
        let world = try await TestWorld(on: backend, Self.migrations)
        let home = Home(number: 1)
        try await publish([1], home: home, world)
        try await Relay(world.store).step(bucket: home.bucket)
        func pump(_ error: any Error) -> EventPump {
            EventPump(world.store, clock: world.clock, Listener("test", hears: [Happened.name]) { _, _, _ in throw error })
        }
        func parked() async throws -> Int { try await world.store.read { try $0.rows("SELECT home FROM kernel_parked").count } }
        await #expect(throws: IDSourceError.leaseEnded) { try await pump(IDSourceError.leaseEnded).step(bucket: home.bucket) }
        #expect(try await parked() == 0)
        try await pump(StoreError.zeroCharacter).step(bucket: home.bucket)
        #expect(try await parked() == 1)
    }
}

@Suite struct EventOrderTests {
    @Test(arguments: TestStore.all)
    func `events of a home are heard in the order of their commits, whatever their ids`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, EventTests.migrations)
        let home = Home(number: 5)
        let ids: [ID<Happened>] = try (1...20).map { _ in try world.ids.next() }
        for (number, id) in ids.reversed().enumerated() {
            try await world.store.write(home: home) {
                try $0.publish(Happened(number: Int64(number)), id: id, home: home, at: TestWorld.start)
            }
        }
        try await Relay(world.store).step(bucket: home.bucket)
        let heard = try await world.store.read { try $0.events(bucket: home.bucket, after: 0, limit: 100) }
        #expect(try heard.compactMap { try $0.as(Happened.self)?.number } == Array(0..<20))
    }
}
