// DueWorkTests.swift: what is due is done once; what fails is tried again.
import Core
import Logging
import Runtime
import Store
import Synchronization
import TestKit
import Testing

private struct Refusal: Error {}

@Suite struct DueWorkTests {
    static let migrations = [
        Migration(
            "test-0001",
            """
            CREATE TABLE test_done (home \(.int64) NOT NULL, id \(.int64) NOT NULL, times \(.int64) NOT NULL,
              \(.key(home: "home", "id"))) \(.strict);
            """)
    ]

    private static func note(_ tx: any Writing, _ work: DueWork) throws {
        try tx.run(
            """
            INSERT INTO test_done (home, id, times) VALUES (\(work.home), \(work.subject), 1)
            ON CONFLICT \(tx.dialect == .sqlite ? SQL(stringLiteral: "(id)") : SQL(stringLiteral: "(home, id)")) DO UPDATE SET times = test_done.times + 1
            """)
    }

    private func times(_ world: TestWorld) async throws -> [Int64] {
        try await world.store.read { try $0.rows("SELECT times FROM test_done ORDER BY id").map { try $0.int64(0) } }
    }

    private func schedule(_ subjects: ClosedRange<Int64>, at: Timestamp, _ world: TestWorld) async throws {
        for subject in subjects {
            let home = Home(number: subject % 5 + 1)
            try await world.store.write(home: home) { try $0.schedule("test.note", of: subject, home: home, at: at) }
        }
    }

    @Test(arguments: TestStore.all)
    func `work waits for its time and is done once by two workers`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, Self.migrations)
        try await schedule(1...40, at: TestWorld.start + .minutes(30), world)
        let worker = DueWorker(world.store, clock: world.clock, handlers: ["test.note": .inside { tx, work, _ in try Self.note(tx, work) }])
        func all() async throws { for bucket in 0..<Int64(Home.buckets) { try await worker.step(bucket: bucket, together: true) } }
        world.time.advance(by: .milliseconds(30 * 60_000 - 1))
        try await all()
        #expect(try await times(world) == [])
        world.time.advance(by: .milliseconds(1))
        async let first: Void = all()
        async let second: Void = all()
        _ = try await (first, second)
        #expect(try await times(world) == [Int64](repeating: 1, count: 40))
    }

    @Test(arguments: TestStore.all)
    func `works of one home share a body, and one that fails is put off alone`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, Self.migrations)
        let home = Home(number: 2)
        for subject in Int64(1)...10 {
            try await world.store.write(home: home) { try $0.schedule("test.note", of: subject, home: home, at: TestWorld.start) }
        }
        let bodies = Mutex<[Int]>([])
        let handler = DueHandler.insideTogether(atMost: 4) { tx, works, _ in
            if works.contains(where: { $0.subject == 6 }) { throw Refusal() }
            for work in works { try Self.note(tx, work) }
            bodies.withLock { $0.append(works.count) }
        }
        let worker = DueWorker(world.store, clock: world.clock, handlers: ["test.note": handler])
        try await worker.step(bucket: home.bucket, together: false)
        #expect(try await times(world) == [Int64](repeating: 1, count: 9))
        #expect(bodies.withLock { $0 } == [4, 1, 1, 1, 2])   // 1 to 4, then 5, 7 and 8 beside the one that fails, then 9 and 10
        let left = try await world.store.read { try $0.rows("SELECT subject FROM kernel_due_work").map { try $0.int64(0) } }
        #expect(left == [6])
    }

    @Test(arguments: TestStore.all)
    func `an outside call that fails is made again later, and its result is recorded once`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, Self.migrations)
        try await schedule(1...1, at: TestWorld.start, world)
        let calls = Mutex(0)
        let handler = DueHandler.outside { work in
            let call: Int = calls.withLock { calls in
                calls += 1
                return calls
            }
            if call == 1 { throw Refusal() }
            return { try Self.note($0, work) }
        }
        let worker = DueWorker(world.store, clock: world.clock, handlers: ["test.note": handler])
        let bucket = Home(number: 2).bucket
        try await worker.step(bucket: bucket, together: false)
        try await worker.step(bucket: bucket, together: false)   // not due again yet
        #expect(calls.withLock { $0 } == 1)
        world.time.advance(by: .seconds(1))
        try await worker.step(bucket: bucket, together: false)
        try await worker.step(bucket: bucket, together: false)
        #expect(calls.withLock { $0 } == 2)
        #expect(try await times(world) == [1])
    }

    @Test(arguments: TestStore.all)
    func `trouble of the store leaves a work as it is; what no database keeps is a failure of the work`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, Self.migrations)
        try await schedule(1...1, at: TestWorld.start, world)
        let bucket = Home(number: 2).bucket
        let thrown = Mutex<StoreError>(.busy)
        let worker = DueWorker(
            world.store, clock: world.clock, handlers: ["test.note": .inside { _, _, _ in throw thrown.withLock { $0 } }])
        func attempts() async throws -> [Int64] {
            try await world.store.read { try $0.rows("SELECT attempts FROM kernel_due_work").map { try $0.int64(0) } }
        }
        #expect(try await worker.step(bucket: bucket, together: true) == 0)   // or a loop would not pause
        #expect(try await attempts() == [0])
        thrown.withLock { $0 = .zeroCharacter }
        #expect(try await worker.step(bucket: bucket, together: true) == 1)
        #expect(try await attempts() == [1])
    }

    @Test(arguments: TestStore.all)
    func `node numbers are never shared while held`(backend: TestStore) async throws {
        let world = try await TestWorld(on: backend, [])
        let first = try await NodeLease(world.store, clock: world.clock, owner: "a")
        let second = try await NodeLease(world.store, clock: world.clock, owner: "b")
        #expect(first.node != second.node)
        world.time.advance(by: NodeLease.span)
        let third = try await NodeLease(world.store, clock: world.clock, owner: "c")
        #expect(third.node == first.node)
        #expect(try await !first.renew())
        #expect(throws: IDSourceError.leaseEnded) { try first.ids.next(DueWork.self) }
        try await first.takeAnother()
        #expect(first.node != third.node)
        #expect(try first.ids.next(DueWork.self) != third.ids.next(DueWork.self))
        #expect(try await first.renew())
    }
}
