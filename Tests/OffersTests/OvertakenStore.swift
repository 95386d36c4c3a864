// OvertakenStore.swift: a store in which another comes between what a body reads and what it then writes.
import Core
import Dispatch
import Store
import Synchronization

/// After ``overtake(with:)`` the next write is held, once, behind its first reads, and the other begins. On PostgreSQL, where other
/// connections write too, it is over before the held body goes on. On SQLite it can only stand behind it in the writer's queue: the held
/// body goes on once it is there, so that both are in one batch.
final class OvertakenStore: Store {
    private let inner: any Store
    private let waiting = Mutex<Rival?>(nil)
    private let ahead = Mutex<Rival?>(nil)

    init(_ inner: any Store) { self.inner = inner }

    /// - Parameter rival: does one write; how it ended is said by `end`.
    func overtake(with rival: @escaping @Sendable () async -> String) -> Rival {
        let rival = Rival(rival)
        waiting.withLock { $0 = rival }
        return rival
    }

    final class Rival: Sendable {
        private let act: @Sendable () async -> String
        private let task = Mutex<Task<String, Never>?>(nil)
        fileprivate let arrived = DispatchSemaphore(value: 0)

        fileprivate init(_ act: @escaping @Sendable () async -> String) { self.act = act }

        fileprivate func go(signal: Bool) {
            task.withLock {
                $0 = Task { [act, arrived] in
                    let end = await act()
                    if signal { arrived.signal() }
                    return end
                }
            }
        }

        /// How it ended; nil when nothing was held.
        var end: String? {
            get async { await task.withLock { $0 }?.value }
        }
    }

    var dialect: Dialect { inner.dialect }
    var bell: Bell { inner.bell }

    private func taken(_ place: borrowing Mutex<Rival?>) -> Rival? {
        place.withLock { rival in
            defer { rival = nil }
            return rival
        }
    }

    func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result {
        guard let rival = taken(waiting) else {
            taken(ahead)?.arrived.signal()
            return try await inner.write(homes: homes, urgency, body)
        }
        let isHeld = Mutex(true)   // the body may be run again
        return try await inner.write(homes: homes, urgency) { [self] tx in
            guard isHeld.withLock({ $0 }) else { return try body(tx) }
            return try body(
                HeldTransaction(tx) { [self] in
                    isHeld.withLock { $0 = false }
                    if dialect == .sqlite { ahead.withLock { $0 = rival } }
                    rival.go(signal: dialect == .postgres)
                    rival.arrived.wait()
                })
        }
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try await inner.read(body)
    }

    func readOnce<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try await inner.readOnce(body)
    }

    func stamp() async throws -> String? { try await inner.stamp() }
    func close() async { await inner.close() }
}

/// Waits once, after the first reads.
private final class HeldTransaction: Writing {
    private let inner: any Writing
    private var hold: (() -> Void)?

    init(_ inner: any Writing, _ hold: @escaping () -> Void) { (self.inner, self.hold) = (inner, hold) }

    var dialect: Dialect { inner.dialect }
    func rows(_ sql: SQL) throws -> [Row] { held(try inner.rows(sql)) }
    func load(_ queries: [SQL]) throws -> [[Row]] { held(try inner.load(queries)) }
    func changes(_ sql: SQL) throws -> Int { try inner.changes(sql) }
    func changes(_ writes: [SQL]) throws -> [Int] { try inner.changes(writes) }
    func run(_ sql: SQL) throws { try inner.run(sql) }
    func runOnce(_ sql: SQL) throws { try inner.runOnce(sql) }
    func ringAfterCommit() { inner.ringAfterCommit() }

    private func held<Result>(_ result: Result) -> Result {
        hold?()
        hold = nil
        return result
    }
}
