// BoldTests.swift: a batch without savepoints: what happens to neighbours when a body of it fails, and what is asked ahead of it.
import Core
import Foundation
import Store
import Synchronization
import TestKit
import Testing

/// A body that keeps its writer until a crowd has gathered behind it, which then is one batch.
private final class Door: Sendable {
    private let gate = DispatchSemaphore(value: 0)
    private let began = AsyncStream<Void>.makeStream()
    private let entered = Atomic<Int>(0)
    private let isOpen = Atomic<Bool>(false)

    /// Runs these bodies as one batch.
    /// - Returns: how each of them ended, in their order.
    func together(_ count: Int, in store: any Store, _ body: @escaping @Sendable (Int) async throws -> Void) async throws -> [String] {
        let ends = Notes<(Int, String)>()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await store.write(home: shop) { _ in self.hold() } }
            for await _ in began.stream { break }
            for number in 0..<count {
                group.addTask { ends.add((number, try await self.ending { try await body(number) })) }
            }
            while entered.load(ordering: .relaxed) < count { await Task.yield() }
            for _ in 1...100 { await Task.yield() }   // from there into the queue is one step
            gate.signal()
            try await group.waitForAll()
        }
        return ends.all.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// On the writer's thread. A second time, with the others that are run again, it lets go at once.
    private func hold() {
        guard !isOpen.exchange(true, ordering: .relaxed) else { return }
        began.continuation.yield()
        gate.wait()
    }

    private func ending(_ body: @Sendable () async throws -> Void) async throws -> String {
        entered.add(1, ordering: .relaxed)
        do { try await body() } catch let error as any CodedError { return error.code }
        return "kept"
    }
}

/// How often each body was run.
private final class Runs: Sendable {
    private let counts: Mutex<[Int: Int]> = Mutex([:])
    func note(_ number: Int) { counts.withLock { $0[number, default: 0] += 1 } }
    var all: [Int: Int] { counts.withLock { $0 } }
}

@Suite struct BoldTests {
    @Test(arguments: TestStore.all)
    func `a body that fails after it wrote takes its neighbours' first run with it, and nothing else`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let runs = Runs()
        let ends = try await Door().together(12, in: store) { number in
            try await store.write(home: shop) { tx in
                runs.note(number)
                try tx.addThing(Int64(number) + 1)
                if number == 5 { throw Refused() }
            }
        }
        #expect(ends == (0..<12).map { $0 == 5 ? "thing.refused" : "kept" })
        #expect(
            try await store.read { try $0.rows("SELECT id FROM thing_thing ORDER BY id").map { try $0.int64(0) } }
                == (1...12).filter { $0 != 6 })
        #expect(runs.all[5] == 2, "alone it would have been refused at once: it was not in a batch with others")
        #expect(runs.all.values.allSatisfy { $0 <= 2 })
    }

    @Test(arguments: TestStore.all)
    func `a body that fails before it wrote is refused alone, and nobody is run again`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let runs = Runs()
        let ends = try await Door().together(12, in: store) { number in
            try await store.write(home: shop) { tx in
                runs.note(number)
                guard number % 3 > 0, try tx.thing(Int64(number) + 1) == nil else { throw Refused() }
                try tx.addThing(Int64(number) + 1)
            }
        }
        #expect(ends == (0..<12).map { $0 % 3 == 0 ? "thing.refused" : "kept" })
        #expect(runs.all.values.allSatisfy { $0 == 1 } && runs.all.count == 12, "\(runs.all)")
    }

    /// What a refusal rested on may be undone with the batch: here the piece that its neighbour had taken.
    @Test(arguments: TestStore.all)
    func `who was refused for what was then undone is asked again`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        try await store.write(home: shop) { try $0.addThing(1, available: 1) }
        let ends = try await Door().together(3, in: store) { number in
            try await store.write(home: shop) { tx in
                switch number {
                case 0:
                    _ = try tx.take(1)
                    throw Refused()
                default:
                    guard try tx.take(1) else { throw Refused() }
                }
            }
        }
        #expect(ends[0] == "thing.refused")
        #expect(ends[1...].sorted() == ["kept", "thing.refused"])
        #expect(try await store.read { try $0.thing(1)?.int64(0) } == 0)
    }

    @Test(arguments: TestStore.all)
    func `what is asked ahead may be old, and a condition on it loses nothing`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        try await store.write(home: shop) { try $0.addThing(1, available: 40) }
        let seen = Notes<Int64>()
        let ends = try await Door().together(24, in: store) { _ in
            let asking: [SQL] = ["SELECT available FROM thing_thing WHERE shop_id = \(shop) AND id = 1"]
            try await store.write(homes: [shop], .foreground, asking: asking) { tx, found in
                let available = try found[0][0].int64(0)
                seen.add(available)
                try tx.runOnce(
                    """
                    UPDATE thing_thing
                    SET available = available - 1
                    WHERE shop_id = \(shop) AND id = 1 AND available = \(available)
                    """)
            }
        }
        #expect(ends.allSatisfy { $0 == "kept" })
        #expect(try await store.read { try $0.thing(1)?.int64(0) } == 16)
        if backend == .postgres { #expect(seen.all.filter { $0 == 40 }.count > 1, "nothing was asked ahead") }
    }

    /// Who makes the row makes it in their first run only. Some of those who were told of it fail after they wrote.
    @Test(arguments: TestStore.all)
    func `what was told of a row that is undone is asked again`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let runs = Runs()
        let ends = try await Door().together(48, in: store) { number in
            try await store.write(homes: [shop], .foreground, asking: ["SELECT id FROM thing_thing WHERE shop_id = \(shop) AND id = 1"]) {
                tx, found in
                runs.note(number)
                if !found[0].isEmpty {
                    guard number % 5 == 0 else { return }
                    try tx.addThing(Int64(number) + 100)
                    throw Refused()
                }
                guard runs.all[number] == 1 else { throw Refused() }
                try tx.run("INSERT INTO thing_thing (shop_id, id) VALUES (\(shop), 1) ON CONFLICT DO NOTHING")
            }
        }
        let isThere = try await store.read { try $0.thing(1) != nil }
        #expect(ends.contains("kept") == isThere, "\(ends)")
    }

    @Test(arguments: TestStore.all)
    func `who is refused under a guard spoils nothing`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let runs = Runs()
        let ends = try await Door().together(12, in: store) { number in
            try await store.write(home: shop) { tx in
                runs.note(number)
                try tx.takeGuard("three things at most", home: shop)
                guard try tx.count("thing_thing") < 3 else { throw Refused() }
                try tx.addThing(Int64(number) + 1)
            }
        }
        #expect(ends.filter { $0 == "kept" }.count == 3)
        #expect(runs.all.values.allSatisfy { $0 == 1 } && runs.all.count == 12, "\(runs.all)")
    }

    /// SQLite counts no rows for what changes the schema.
    @Test(arguments: TestStore.all)
    func `a table made by a body that fails is not there`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let ends = try await Door().together(2, in: store) { number in
            try await store.write(home: shop) { tx in
                guard number == 0 else { return try tx.addThing(1) }
                _ = try tx.changes("UPDATE thing_thing SET available = 0 WHERE shop_id = \(shop) AND id = 99")   // none
                try tx.run("CREATE TABLE thing_other (shop_id \(.int64))")
                throw Refused()
            }
        }
        #expect(ends == ["thing.refused", "kept"])
        #expect(try await store.read { try $0.count("thing_thing") } == 1)
        await #expect(throws: (any Error).self) { try await store.read { try $0.count("thing_other") } }
    }
}
