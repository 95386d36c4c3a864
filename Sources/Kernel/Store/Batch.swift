// Batch.swift: one writer: a thread, a connection, a queue; many bodies share one commit.
import Core
import Foundation
import Synchronization

/// What a writer needs of its database. Lives on the writer's thread.
package protocol BatchEngine: AnyObject {
    var tx: any Writing { get }
    /// Opens the transaction, connecting first where the connection is gone.
    func begin() throws
    /// Before a body: its savepoint is opened at its first write.
    func startBody()
    /// After a body: reads what is still out and throws what failed.
    func endBody() throws
    /// Back to where the body began.
    func undoBody() throws
    func commit() throws
    /// Leaves the transaction, whatever state it is in. Never fails.
    func abandon()
    /// Whether the body rang, cleared by asking.
    func takeRing() -> Bool
    /// Whether after this error the transaction can only be abandoned.
    func endsTransaction(_ error: any Error) -> Bool
}

/// How much a writer takes at once.
package struct BatchLimits: Sendable {
    package var bodies: Int
    package var time: Duration = .milliseconds(20)
    package var queue: Int = 20_000
    package var attempts: Int = 8
    package init(bodies: Int) { self.bodies = bodies }
}

/// A body in the queue.
final class Job: @unchecked Sendable {   // touched by the writer's thread only, but for `left`
    let body: (any Writing) throws -> Void
    let finish: (Swift.Result<Void, any Error>) -> Void
    let urgency: Urgency
    let left = Atomic<Bool>(false)   // its caller went away
    var attempts = 0
    var notBefore: ContinuousClock.Instant?
    var rang = false

    init(_ urgency: Urgency, body: @escaping (any Writing) throws -> Void, finish: @escaping (Swift.Result<Void, any Error>) -> Void) {
        (self.urgency, self.body, self.finish) = (urgency, body, finish)
    }
}

/// One thread with one connection and a first-in-first-out queue. It takes what waits, never lingering, runs the bodies in one
/// transaction with a savepoint each, and answers after the commit: many bodies pay one fsync, and a failing one harms none.
package final class BatchWriter: @unchecked Sendable {   // all mutable state is under `lock`, or on the thread
    private let lock = NSCondition()
    private var foreground: [Job] = [], background: [Job] = [], again: [Job] = []
    private var foregroundHead = 0, backgroundHead = 0
    private var closing = false, closed = false
    private var closers: [CheckedContinuation<Void, Never>] = []
    private let limits: BatchLimits
    private let bell: Bell
    private var backgroundDebt = Duration.zero   // time that people are owed, over batches, while they wait

    /// - Parameter scope: called once on the writer's thread; hands over the engine, which lives until the call returns.
    package init(
        name: String, limits: BatchLimits, bell: Bell, scope: @escaping @Sendable ((any BatchEngine) -> Void) -> Void
    ) {
        (self.limits, self.bell) = (limits, bell)
        let thread = Thread { [self] in
            scope(work)
            end()
        }
        thread.name = name
        thread.stackSize = 4 << 20
        thread.start()
    }

    /// Puts a body into the queue and answers after its commit.
    package func write<Result: Sendable>(
        _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result {
        let box = Box<Result>()
        let slot = JobSlot()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
                let job = Job(urgency, body: { box.value = try body($0) }) { outcome in
                    continuation.resume(with: outcome.map { box.value! })
                }
                slot.set(job)
                enqueue(job)
            }
        } onCancel: {
            slot.leave()
        }
    }

    /// How many bodies wait to be taken.
    package var waiting: Int { lock.withLock { foreground.count - foregroundHead + background.count - backgroundHead } }

    /// Takes nothing more; the thread ends once the queue is empty.
    package func stop() {
        lock.lock()
        closing = true
        lock.signal()
        lock.unlock()
    }

    package func close() async {
        stop()
        await withCheckedContinuation { continuation in
            lock.lock()
            let over: Bool = closed
            if !over { closers.append(continuation) }
            lock.unlock()
            if over { continuation.resume() }
        }
    }

    private func enqueue(_ job: Job) {
        lock.lock()
        let waiting: Int = foreground.count - foregroundHead + background.count - backgroundHead
        guard !closing, waiting < limits.queue else {
            lock.unlock()
            return job.finish(.failure(StoreError.busy))
        }
        if job.urgency == .foreground { foreground.append(job) } else { background.append(job) }
        lock.signal()
        lock.unlock()
    }

    // MARK: On the writer's thread

    private func work(_ engine: any BatchEngine) {
        while waitForWork() { runBatch(engine) }
    }

    private func end() {
        lock.lock()
        closed = true
        let waiting = closers
        lock.unlock()
        for continuation in waiting { continuation.resume() }
    }

    /// Blocks until there is something to do; false when closing and nothing is left.
    private func waitForWork() -> Bool {
        lock.lock()
        defer { lock.unlock() }
        while true {
            if foregroundHead < foreground.count || backgroundHead < background.count { return true }
            if let soonest = again.compactMap(\.notBefore).min() {
                let wait = ContinuousClock.now.duration(to: soonest)
                if wait <= .zero { return true }
                _ = lock.wait(until: Date(timeIntervalSinceNow: wait.seconds))
            } else if closing {
                return false
            } else {
                lock.wait()
            }
        }
    }

    /// The next body of this batch: those to be run again first, then people, then the background within its share. Whose body has
    /// run waits for the commit, and so for what still joins it: beyond its share the background waits for a batch of its own,
    /// unless it is late.
    private func next(_ started: ContinuousClock.Instant, holdsPeople: Bool) -> Job? {
        lock.lock()
        defer { lock.unlock() }
        let now = ContinuousClock.now
        if let index = again.firstIndex(where: { $0.notBefore! <= now }) { return again.remove(at: index) }
        guard now - started < limits.time else { return nil }
        let peopleWait: Bool = foregroundHead < foreground.count
        let isLate: Bool = backgroundHead < background.count && background[backgroundHead].urgency == .late
        if !peopleWait, !holdsPeople || isLate { backgroundDebt = .zero }
        if backgroundHead < background.count, backgroundDebt <= .zero { return take(&background, &backgroundHead) }
        return peopleWait ? take(&foreground, &foregroundHead) : nil
    }

    private func take(_ queue: inout [Job], _ head: inout Int) -> Job {
        let job = queue[head]
        head += 1
        if head == queue.count {
            queue.removeAll(keepingCapacity: true)
            head = 0
        } else if head >= 4_096 {
            queue.removeFirst(head)
            head = 0
        }
        return job
    }

    private func runBatch(_ engine: any BatchEngine) {
        let started = ContinuousClock.now
        var done: [Job] = []
        var refused: [(Job, any Error)] = []
        var (opened, holdsPeople) = (false, false)
        while done.count < limits.bodies, let job = next(started, holdsPeople: holdsPeople) {
            if job.left.load(ordering: .relaxed), job.attempts == 0 {
                job.finish(.failure(CancellationError()))
                continue
            }
            let began = ContinuousClock.now
            do {
                if !opened { try engine.begin() }
                opened = true
                try run(job, engine)
                done.append(job)
            } catch {
                guard opened, !engine.endsTransaction(error) else {
                    return lose(done + [job], error, engine, refused)
                }
                if isTransient(error) { again(job) } else { refused.append((job, error)) }
            }
            let took: Duration = ContinuousClock.now - began
            switch job.urgency {
            case .foreground: (backgroundDebt, holdsPeople) = (max(.zero, backgroundDebt - took), true)
            case .background: backgroundDebt += took * 3
            case .late: backgroundDebt += took / 2
            }
        }
        guard opened else { return }
        do {
            try engine.commit()
        } catch {
            return lose(done, error, engine, refused)
        }
        if done.contains(where: \.rang) { bell.ring() }
        for job in done { job.finish(.success(())) }
        for (job, error) in refused { job.finish(.failure(error)) }
    }

    private func run(_ job: Job, _ engine: any BatchEngine) throws {
        engine.startBody()
        _ = engine.takeRing()
        do {
            try job.body(engine.tx)
            try engine.endBody()
            job.rang = engine.takeRing()
        } catch {
            if !engine.endsTransaction(error) { try engine.undoBody() }
            throw error
        }
    }

    private func isTransient(_ error: any Error) -> Bool {
        switch error as? StoreError {
        case .stale, .contended: true
        default: false
        }
    }

    /// The transaction is gone. Where nothing can have been kept and the database is merely away, restarted or held by another,
    /// all its bodies are run again; otherwise they are told. What was refused rested on rows that are not there now, so it is
    /// run again either way.
    private func lose(_ jobs: [Job], _ error: any Error, _ engine: any BatchEngine, _ refused: [(Job, any Error)]) {
        engine.abandon()
        for (job, error) in refused { again(job, else: error) }
        for job in jobs {
            switch error as? StoreError {
            case .unavailable?: again(job, else: error)
            case .stale?, .contended?: again(job)
            case nil: job.finish(.failure(StoreError.refused("\(error)")))
            default: job.finish(.failure(error))
            }
        }
    }

    /// Runs a body again in a later batch, after 1, 2, 4 … 128 ms with jitter; after the eighth attempt its caller is told.
    /// The jitter is the system's: two writers with the same one would meet at the same locks again and again.
    private func again(_ job: Job, else final: any Error = StoreError.busy) {
        job.attempts += 1
        guard job.attempts < limits.attempts else { return job.finish(.failure(final)) }
        let most: Int64 = 1_000 << Int64(job.attempts - 1)
        job.notBefore = .now + .microseconds(Int64.random(in: most / 2...most))
        lock.lock()
        again.append(job)
        lock.unlock()
    }
}

private final class Box<Value>: @unchecked Sendable { var value: Value? }

/// Lets a cancelled caller reach its job, which is made inside the continuation.
private final class JobSlot: Sendable {
    private let state = Mutex<(job: Job?, left: Bool)>((nil, false))
    func set(_ job: Job) {
        state.withLock { state in
            state.job = job
            if state.left { job.left.store(true, ordering: .relaxed) }
        }
    }
    func leave() {
        state.withLock { state in
            state.left = true
            state.job?.left.store(true, ordering: .relaxed)
        }
    }
}

extension Duration {
    package var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
