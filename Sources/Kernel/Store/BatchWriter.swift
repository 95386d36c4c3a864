// BatchWriter.swift: one writer: a thread, a connection, a queue; many bodies share one commit.
import Core
import Foundation
import Synchronization

/// One thread with one connection and a first-in-first-out queue. It takes what waits, never lingering, runs the bodies in one
/// transaction, and answers after the commit: many bodies pay one fsync, and a failing one harms none (`BatchRun.swift`).
package final class BatchWriter: @unchecked Sendable {   // all mutable state is under `lock`, or on the thread
    private let lock = NSCondition()
    private var foreground: [Job] = [], background: [Job] = [], again: [Job] = []
    private var foregroundHead = 0, backgroundHead = 0
    private var closing = false, closed = false
    private var closers: [CheckedContinuation<Void, Never>] = []
    let limits: BatchLimits
    let bell: Bell
    // On the thread only:
    var share = BackgroundShare()
    var guardedBatches = 0   // so many go with guards, since one without failed

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
    /// - Parameter asking: what the body is handed the answers of (``Store/write(homes:_:asking:_:)``).
    package func write<Result: Sendable>(
        _ urgency: Urgency, asking: [SQL] = [], _ body: @escaping @Sendable (any Writing, [[Row]]) throws -> Result
    ) async throws -> Result {
        let box = Box<Result>()
        let slot = JobSlot()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
                let job = Job(urgency, asking: asking, body: { box.value = try body($0, $1) }) { outcome in
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

    /// The next body of this batch: those to be run again first, then people, then the background within its share.
    func next(_ started: ContinuousClock.Instant, holdsPeople: Bool) -> Job? {
        lock.lock()
        defer { lock.unlock() }
        let now = ContinuousClock.now
        if let index = again.firstIndex(where: { $0.notBefore! <= now }) { return again.remove(at: index) }
        guard now - started < limits.time else { return nil }
        let peopleWait: Bool = foregroundHead < foreground.count
        if backgroundHead < background.count,
            share.allows(peopleWait: peopleWait, holdsPeople: holdsPeople, isLate: background[backgroundHead].urgency == .late)
        {
            return take(&background, &backgroundHead)
        }
        return peopleWait ? take(&foreground, &foregroundHead) : nil
    }

    /// The people who wait now, at most so many; few where somebody waits who is far behind, whose turn comes after them.
    func people(atMost most: Int) -> [Job] {
        lock.lock()
        defer { lock.unlock() }
        let isLate = backgroundHead < background.count && background[backgroundHead].urgency == .late
        let count = isLate ? min(most, limits.askedBesideLate - 1) : most
        var jobs: [Job] = []
        while jobs.count < count, foregroundHead < foreground.count { jobs.append(take(&foreground, &foregroundHead)) }
        return jobs
    }

    /// Runs a body again in a later batch, after 1, 2, 4 … 128 ms with jitter; after the sixteenth attempt its caller is told.
    /// The jitter is the system's: two writers with the same one would meet at the same locks again and again.
    func again(_ job: Job, else final: any Error = StoreError.busy) {
        job.attempts += 1
        guard job.attempts < limits.attempts else { return job.finish(.failure(final)) }
        let most: Int64 = 1_000 << Int64(min(job.attempts - 1, 7))
        job.notBefore = .now + .microseconds(Int64.random(in: most / 2...most))
        lock.lock()
        again.append(job)
        lock.unlock()
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
