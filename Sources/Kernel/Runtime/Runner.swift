// Runner.swift: the loops behind the requests: events to listeners, due work, the lease of ids.
import Core
import Logging
import ServiceLifecycle
import Store

/// Calls the steps of relay, listeners and due work, woken by the store's bell and every 200 ms for what other processes left.
/// A simulation calls `pass` itself and runs no loop.
public final class Runner: Service, Sendable {
    let store: any Store
    let clock: Clock
    let pumps: [EventPump]
    let relay: Relay
    let worker: DueWorker
    let steps: [@Sendable () async throws -> Bool]
    let lease: NodeLease?
    let logger: Logger
    /// Rung when something was applied; `caughtUp` waits on it.
    private let progress = Bell()

    /// - Parameter steps: what rooms do in the background besides, each a small part of it; answers whether there was anything to do.
    public init(
        _ store: any Store, clock: Clock, listeners: [Listener], handlers: [String: DueHandler],
        steps: [@Sendable () async throws -> Bool] = [], lease: NodeLease?, logger: Logger
    ) {
        precondition(Set(listeners.map(\.name)).count == listeners.count)
        (self.store, self.clock) = (store, clock)
        pumps = listeners.map { EventPump(store, clock: clock, $0) }
        relay = Relay(store)
        worker = DueWorker(store, clock: clock, handlers: handlers)
        (self.steps, self.lease, self.logger) = (steps, lease, logger)
    }

    public func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await self.loop("events", rest: Self.rest) { try await self.passEvents(together: true) } }
            group.addTask { await self.loop("due work") { try await self.passDue(together: true) } }
            group.addTask { await self.loop("steps") { try await self.passSteps() } }
            group.addTask { await self.keepLease() }
            try await group.waitForAll()
        }
    }

    /// Listeners are this much later at most than they could be, and cost a busy server half as much.
    private static let rest = Duration.milliseconds(50)

    /// One look at everything: events first, then what is due, then the rooms' own steps.
    /// - Returns: whether anything was done.
    @discardableResult
    public func pass(together: Bool = false) async throws -> Bool {
        let moved = try await passEvents(together: together)
        let done = try await passDue(together: together)
        let stepped = try await passSteps()
        return moved || done || stepped
    }

    /// Passes until nothing is left to do now.
    public func settle() async throws {
        while try await pass() {}
    }

    /// When the earliest work is due that is kept; nil without any. For who moves the clock by hand.
    public func nextDue() async throws -> Timestamp? {
        let next = try await store.read { try $0.dueHeads() }.min() ?? .max
        return next == .max ? nil : Timestamp(milliseconds: next)
    }

    // MARK: Parts

    /// - Parameter together: whether buckets may go at the same time and share commits; a simulation says no.
    @discardableResult
    func passEvents(together: Bool) async throws -> Bool {
        var moved = false
        try await relay.step(buckets: relay.waiting())
        let names = pumps.map(\.listener.name)
        let (heads, found) = try await store.read { (try $0.eventHeads(), try $0.cursors(of: names)) }
        var cursors = found
        if cursors.values.contains(where: { zip(heads, $0).contains { $0 > $1 } }) {
            try await PassingBy(store: store, listeners: pumps.map(\.listener)).step(upTo: heads, &cursors)
            moved = true
        }
        for pump in pumps {
            let at = cursors[pump.listener.name] ?? []
            let behind: [Int64] = heads.indices.filter { heads[$0] > at[$0] }.map { Int64($0) }
            guard !behind.isEmpty else { continue }
            // Each goes as far as there was something when it began: what comes meanwhile, also by its own telling, waits until the
            // others had their turn, and until PostgreSQL has numbered it.
            guard together else {
                for bucket in behind { while try await pump.step(bucket: bucket, upTo: heads[Int(bucket)]) {} }
                continue
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for bucket in behind { group.addTask { while try await pump.step(bucket: bucket, upTo: heads[Int(bucket)]) {} } }
                try await group.waitForAll()
            }
        }
        if moved { progress.ring() }
        return moved
    }

    @discardableResult
    func passDue(together: Bool) async throws -> Bool {
        var done = 0
        let now = clock.now().milliseconds
        let (due, parked) = try await store.read { (try $0.dueHeads(), try $0.parkedBuckets()) }
        for (bucket, next) in due.enumerated() where next <= now {
            done += try await worker.step(bucket: Int64(bucket), together: together)
        }
        for bucket in parked {
            for pump in pumps { try await pump.retryParked(bucket: bucket) }
        }
        return done > 0
    }

    private func passSteps() async throws -> Bool {
        var done = false
        for step in steps where try await step() { done = true }
        return done
    }

    /// - Parameter rest: after a pass that did something, as long as that took and no longer than this: what comes meanwhile shares
    ///   the next one.
    private func loop(_ what: String, rest: Duration = .zero, _ pass: @escaping @Sendable () async throws -> Bool) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let seen = self.store.bell.rings
                let began = ContinuousClock.now
                do {
                    if try await pass() {
                        if rest > .zero { try await Task.sleep(for: min(rest, ContinuousClock.now - began)) }
                        continue
                    }
                } catch is CancellationError {
                    return
                } catch {
                    self.logger.warning("a step failed and is tried again", metadata: ["what": "\(what)", "error": "\(error)"])
                }
                await self.store.bell.wait(after: seen, atMost: .milliseconds(200))
            }
        }
    }

    private func keepLease() async {
        guard let lease else { return }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await Task.sleep(for: .seconds(20))
                    if try await !lease.renew() {   // asleep, or cut off from the database, for longer than the lease
                        self.logger.warning("the node number is another's: a new one is taken")
                        try await lease.takeAnother()
                    }
                } catch is CancellationError {
                    return
                } catch {
                    self.logger.warning("the node lease was not renewed", metadata: ["error": "\(error)"])
                }
            }
        }
    }

    /// Waits until every listener has applied what was published in this home before the call, at most `atMost`.
    /// - Returns: whether it has.
    @discardableResult
    public func caughtUp(_ home: Home, atMost: Duration = .seconds(1)) async throws -> Bool {
        let bucket = home.bucket
        let deadline = ContinuousClock.now + atMost
        let names = pumps.map(\.listener.name)
        var head: Int64?
        while true {
            let seen = progress.rings
            let (unnumbered, newest, cursors) = try await store.read { tx in
                (
                    try tx.hasUnnumbered(bucket: bucket), try tx.eventHead(bucket: bucket),
                    try names.map { try tx.cursor(bucket: bucket, listener: $0) }
                )
            }
            if !unnumbered, head == nil { head = newest }
            if let head, cursors.allSatisfy({ $0 >= head }) { return true }
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return false }
            await progress.wait(after: seen, atMost: min(left, .milliseconds(50)))
        }
    }
}
