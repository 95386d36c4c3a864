// QueueTests.swift: who waits, who is turned away, and who goes first.
import Core
import Foundation
import Store
import TestKit
import Testing

/// Holds a writer's thread inside a body until it is let go.
private final class Holder: Sendable {
    private let gate = DispatchSemaphore(value: 0)
    private let began = AsyncStream<Void>.makeStream()

    func hold() {
        began.continuation.yield()
        gate.wait()
    }
    func isHolding() async { for await _ in began.stream { return } }
    func letGo() { gate.signal() }
}

/// A database that keeps nothing, for what the queue alone decides.
private final class NoEngine: BatchEngine, Writing {
    let dialect = Dialect.sqlite
    private let committed: @Sendable () -> Void
    var tx: any Writing { self }

    init(_ committed: @escaping @Sendable () -> Void) { self.committed = committed }

    var asksAhead: Bool { false }
    func begin() throws {}
    func ask(_ questions: [[SQL]]) throws {}
    func answers() throws -> [[[Row]]] { [] }
    func startBody(isGuarded: Bool) {}
    func endBody() throws {}
    func undoBody() throws -> Bool { true }
    func confirm() throws {}
    func commit() throws { committed() }
    func rollback() throws {}
    func abandon() {}
    func takeRing() -> Bool { false }
    func endsTransaction(_ error: any Error) -> Bool { false }
    func rows(_ sql: SQL) throws -> [Row] { [] }
    func load(_ queries: [SQL]) throws -> [[Row]] { [] }
    func run(_ sql: SQL) throws {}
    func runOnce(_ sql: SQL) throws {}
    func changes(_ sql: SQL) throws -> Int { 0 }
    func changes(_ writes: [SQL]) throws -> [Int] { [] }
    func ringAfterCommit() {}
}

@Suite struct QueueTests {
    private func writer(
        bodies: Int, queue: Int = 100, time: Duration = .milliseconds(20), committed: @escaping @Sendable () -> Void = {}
    ) -> BatchWriter {
        var limits = BatchLimits(bodies: bodies)
        (limits.queue, limits.time) = (queue, time)
        return BatchWriter(name: "test", limits: limits, bell: Bell()) { use in use(NoEngine(committed)) }
    }

    @Test func `a full queue turns away`() async throws {
        let writer = writer(bodies: 8, queue: 1)
        let holder = Holder()
        async let held: Void = writer.write(.foreground) { _, _ in holder.hold() }
        await holder.isHolding()
        let outcomes: [String] = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 1...2 {
                group.addTask {
                    do {
                        try await writer.write(.foreground) { _, _ in }
                        return "kept"
                    } catch let error as StoreError {
                        holder.letGo()   // the other one waits
                        return error.code
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        try await held
        #expect(outcomes.sorted() == ["kept", "store.busy"])
        await writer.close()
        await #expect(throws: StoreError.busy) { try await writer.write(.foreground) { _, _ in } }
    }

    @Test(arguments: TestStore.all)
    func `who left before the start is dropped, who left later is kept`(backend: TestStore) async throws {
        let store = try await backend.open(thingMigrations)
        let holder = Holder()
        let later = Task {
            try await store.write(home: shop) { tx in
                try tx.addThing(1)
                holder.hold()
            }
        }
        await holder.isHolding()
        later.cancel()
        let early = Task { try await store.write(home: shop) { try $0.addThing(2) } }
        early.cancel()
        holder.letGo()
        try await later.value
        await #expect(throws: CancellationError.self) { try await early.value }
        #expect(try await store.read { try $0.rows("SELECT id FROM thing_thing").map { try $0.int64(0) } } == [1])
    }

    @Test(arguments: [1, 64], [Urgency.background, .late])
    func `while people wait, background bodies never follow one another`(bodies: Int, behind: Urgency) async throws {
        let writer = writer(bodies: bodies)
        let holder = Holder()
        let order = Notes<Urgency>()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await writer.write(.foreground) { _, _ in holder.hold() } }
            await holder.isHolding()
            for number in 1...24 {
                let urgency: Urgency = number % 3 == 0 ? behind : .foreground
                group.addTask { try await writer.write(urgency) { _, _ in order.add(urgency) } }
            }
            while writer.waiting < 24 { await Task.yield() }
            holder.letGo()
            try await group.waitForAll()
        }
        let ran = order.all
        let peopleDone = try #require(ran.lastIndex(of: .foreground))
        for (one, next) in zip(ran[..<peopleDone], ran[...peopleDone].dropFirst()) {
            #expect(!(one == behind && next == behind))
        }
        #expect(ran.count == 24)
    }

    @Test func `who is answered by a commit does not wait for all of the background to join it`() async throws {
        let order = Notes<String>()
        let writer = writer(bodies: 64, time: .seconds(60)) { order.add("commit") }
        let holder = Holder()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await writer.write(.foreground) { _, _ in holder.hold() } }
            await holder.isHolding()
            for _ in 1...20 { group.addTask { try await writer.write(.background) { _, _ in order.add("body") } } }
            while writer.waiting < 20 { await Task.yield() }
            holder.letGo()
            try await group.waitForAll()
        }
        #expect(order.all.firstIndex(of: "commit") == 1, "\(order.all)")
        #expect(order.all.filter { $0 == "body" }.count == 20)
    }
}
