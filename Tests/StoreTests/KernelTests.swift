// KernelTests.swift: claims, idempotency, due work and events, as bodies use them.
import Core
import Store
import Synchronization
import TestKit
import Testing

private struct Counted: DomainEvent {
    static let name = "thing.counted.v1"
    let value: Int64
    init(value: Int64) { self.value = value }
    init(payload: JSON) throws { value = payload["value"]?.int ?? -1 }
    var payload: JSON { ["value": .int(value)] }
}

@Suite struct KernelTests {
    @Test(arguments: TestStore.all)
    func `a value is claimed once, whoever comes at once`(backend: TestStore) async throws {
        let store = try await backend.open([])
        let winners: [Int64] = await withTaskGroup(of: Int64?.self) { group in
            for id in 1...Int64(50) {
                group.addTask {
                    let home = Home(number: id << 22)
                    let mine: Bool? = try? await store.write(home: home) { try $0.claim("slug", "集市", home: home, id: id) }
                    return mine == true ? id : nil
                }
            }
            return await group.reduce(into: []) { if let id = $1 { $0.append(id) } }
        }
        #expect(winners.count == 1)
        let winner = try #require(winners.first)
        let home = Home(number: winner << 22)
        #expect(try await store.read { try $0.claimed("slug", "集市")?.id } == winner)
        #expect(try await store.write(home: home) { try $0.claim("slug", "集市", home: home, id: winner) })
        #expect(try await store.write(home: home) { try $0.claim("phone", "集市", home: home, id: 99) })
        try await store.write(home: home) { try $0.releaseClaim("slug", "集市", id: winner + 1) }
        #expect(try await store.write(home: shop) { try $0.claim("slug", "集市", home: shop, id: 99) } == false)
        try await store.write(home: home) { try $0.releaseClaim("slug", "集市", id: winner) }
        #expect(try await store.write(home: shop) { try $0.claim("slug", "集市", home: shop, id: 99) })
    }

    @Test(arguments: TestStore.all)
    func `50 equal requests at once write once and get one answer`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        @Sendable func place(_ number: Int64, input: String) async throws -> String {
            let key = RepeatKey(caller: ID<Account>(5), operation: "place", key: "k1", input: input)
            return try await store.write(home: Home(number: number << 22)) { tx in
                if let earlier = try tx.earlierAnswer(key) { return earlier }
                try tx.addThing(number)
                try tx.remember(key, answer: "thing \(number)", at: TestWorld.start)
                return "thing \(number)"
            }
        }
        let answers: Set<String> = try await withThrowingTaskGroup(of: String.self) { group in
            for number in 1...Int64(50) { group.addTask { try await place(number, input: "one rose") } }
            return try await group.reduce(into: []) { $0.insert($1) }
        }
        #expect(answers.count == 1)
        #expect(try await store.read { try $0.count("thing_thing") } == 1)
        await #expect(throws: StoreError.keyReused) { try await place(51, input: "two roses") }
    }

    @Test(arguments: TestStore.all)
    func `due work is moved, leased and taken once`(backend: TestStore) async throws {
        let store = try await backend.open([])
        let start = TestWorld.start
        @Sendable func due(_ now: Timestamp) async throws -> [DueWork] {
            try await store.read { try $0.dueWork(bucket: shop.bucket, at: now, limit: 10) }
        }
        try await store.write(home: shop) { tx in
            try tx.schedule("thing.expire", of: 1, home: shop, at: start + .minutes(30), payload: "a")
            try tx.schedule("thing.expire", of: 1, home: shop, at: start + .minutes(60), payload: "b")
            try tx.schedule("thing.expire", of: 2, home: shop, at: start)
            try tx.unschedule("thing.expire", of: 2, home: shop)
        }
        #expect(try await due(start + .minutes(59)) == [])
        let work = try #require(try await due(start + .minutes(60)).first)
        #expect(work.payload == "b")

        let leases: [DueWork] = try await withThrowingTaskGroup(of: DueWork?.self) { group in
            for number in 1...Int64(20) {
                group.addTask {
                    try await store.write(home: Home(number: number << 22)) { try $0.lease(work, until: start + .minutes(70)) }
                }
            }
            return try await group.reduce(into: []) { if let lease = $1 { $0.append(lease) } }
        }
        #expect(leases.count == 1)
        #expect(try await due(start + .minutes(61)) == [])
        #expect(try await due(start + .minutes(70)).count == 1)
        let held = try #require(leases.first)
        #expect(try await store.write(home: shop) { try $0.take(work) } == false)
        #expect(try await store.write(home: shop) { try $0.take(held) })
        #expect(try await store.write(home: shop) { try $0.take(held) } == false)
        #expect(try await due(start + .minutes(70)) == [])
    }

    @Test(arguments: TestStore.all)
    func `an event is kept with what it tells of, or not at all`(backend: TestStore) async throws {
        let store = try await backend.open([])
        for number in 1...Int64(3) {
            try? await store.write(home: shop) { tx in
                try tx.publish(Counted(value: number), id: ID(number), home: shop, at: TestWorld.start)
                if number == 2 { throw Refused() }
            }
        }
        let rows = try await store.read { try $0.rows("SELECT payload, position FROM kernel_event ORDER BY id") }
        #expect(try rows.map { try $0.text(0) } == [#"{"value":1}"#, #"{"value":3}"#])
        #expect(try rows.map { try $0.optionalInt64(1) } == (backend == .sqlite ? [1, 2] : [nil, nil]))
        #expect(store.bell.rings == 2)
    }

    @Test(arguments: TestStore.all)
    func `reads are counted, and faults fall where they are told`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let counting = CountingStore(store)
        try await counting.write(home: shop) { tx in
            _ = try tx.load("SELECT id FROM thing_thing", "SELECT id FROM thing_note")
            try tx.addThing(1)
            _ = try tx.changes("UPDATE thing_thing SET version = 2 WHERE id = 1")
        }
        #expect(counting.roundTrips == [2])

        let next = Mutex<[Fault?]>([.beforeCommit, .answerLost, nil])
        let faulty = FaultyStore(store) { _ in next.withLock { $0.removeFirst() } }
        await #expect(throws: InjectedFault.self) { try await faulty.write(home: shop) { try $0.addThing(2) } }
        await #expect(throws: StoreError.outcomeUnknown) { try await faulty.write(home: shop) { try $0.addThing(3) } }
        try await faulty.write(home: shop) { try $0.addThing(4) }
        #expect(try await store.read { try $0.rows("SELECT id FROM thing_thing ORDER BY id").map { try $0.int64(0) } } == [1, 3, 4])
    }
}
