// PostgresReaders.swift: a few threads, each with a connection, that answer reads from one queue.
import Core
import Foundation
import Store
import Synchronization

/// First in, first out. Each read sees one snapshot; its BEGIN goes out with its first statement and its COMMIT is not waited
/// for, so a read of one statement is one round trip.
final class PostgresReaders: @unchecked Sendable {   // all mutable state is under `lock`, or on a thread
    private final class Job: Sendable {
        let body: @Sendable (any Reading) throws -> Void
        let finish: @Sendable (Swift.Result<Void, any Error>) -> Void
        let left = Atomic<Bool>(false)   // its caller went away
        init(
            body: @escaping @Sendable (any Reading) throws -> Void,
            finish: @escaping @Sendable (Swift.Result<Void, any Error>) -> Void
        ) { (self.body, self.finish) = (body, finish) }
    }

    static let queueLimit = 20_000
    private let lock = NSCondition()
    private var queue: [Job] = [], head = 0
    private var closing = false
    private var running: Int
    private var closers: [CheckedContinuation<Void, Never>] = []

    init(_ target: PostgresTarget, count: Int) {
        running = count
        for number in 1...count {
            let thread = Thread { [self] in
                work(target)
                end()
            }
            thread.name = "souk-reader-\(number)"
            thread.start()
        }
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        let slot = Mutex<(job: Job?, left: Bool)>((nil, false))
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
                let answer = Mutex<Result?>(nil)
                let job = Job { reading in
                    let result = try body(reading)
                    answer.withLock { $0 = result }
                } finish: { outcome in
                    continuation.resume(with: outcome.map { answer.withLock { $0! } })
                }
                let left: Bool = slot.withLock { slot in
                    slot.job = job
                    return slot.left
                }
                if left { job.left.store(true, ordering: .relaxed) }
                enqueue(job)
            }
        } onCancel: {
            let job: Job? = slot.withLock { slot in
                slot.left = true
                return slot.job
            }
            job?.left.store(true, ordering: .relaxed)
        }
    }

    /// Lets the threads end once the queue is empty.
    func stop() {
        lock.lock()
        closing = true
        lock.broadcast()
        lock.unlock()
    }

    func close() async {
        stop()
        await withCheckedContinuation { continuation in
            lock.lock()
            let over: Bool = running == 0
            if !over { closers.append(continuation) }
            lock.unlock()
            if over { continuation.resume() }
        }
    }

    private func enqueue(_ job: Job) {
        lock.lock()
        let accepted: Bool = !closing && queue.count - head < Self.queueLimit
        if accepted {
            queue.append(job)
            lock.signal()
        }
        lock.unlock()
        if !accepted { job.finish(.failure(StoreError.busy)) }
    }

    // MARK: On the threads

    private func next() -> Job? {
        lock.lock()
        defer { lock.unlock() }
        while head == queue.count {
            if closing { return nil }
            lock.wait()
        }
        defer {
            head += 1
            if head == queue.count || head >= 4_096 {
                queue.removeFirst(head)
                head = 0
            }
        }
        return queue[head]
    }

    private func end() {
        lock.lock()
        running -= 1
        let waiting = running == 0 ? closers : []
        lock.unlock()
        for continuation in waiting { continuation.resume() }
    }

    private func work(_ target: PostgresTarget) {
        var backOff = BackOff()
        var reader: PostgresTransaction?
        while let job = next() {
            guard !job.left.load(ordering: .relaxed) else {
                job.finish(.failure(CancellationError()))
                continue
            }
            let used = reader != nil
            var outcome = answer(job, &reader, &backOff, target)
            // Cut off since the last read, as by a restart: nothing was changed, so it is asked again, once.
            if used, reader == nil, case .failure(StoreError.unavailable) = outcome {
                outcome = answer(job, &reader, &backOff, target)
            }
            job.finish(outcome)
        }
    }

    private func answer(
        _ job: Job, _ reader: inout PostgresTransaction?, _ backOff: inout BackOff, _ target: PostgresTarget
    ) -> Swift.Result<Void, any Error> {
        do {
            let current: PostgresTransaction
            if let reader {
                current = reader
            } else {
                current = PostgresTransaction(
                    try backOff.connect(target), opening: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", eager: target.eager)
                reader = current
            }
            let outcome = Swift.Result { try run(job, current) }
            if current.connection.isLost { reader = nil }
            return outcome
        } catch {
            return .failure(error)
        }
    }

    private func run(_ job: Job, _ reader: PostgresTransaction) throws {
        reader.start()
        do {
            try job.body(reader)
            try reader.finish()
        } catch {
            if reader.isOpen { try? reader.connection.recover(["ROLLBACK"]) }   // failing, it marks the connection as lost
            throw error
        }
        guard reader.isOpen else { return }
        do {
            try reader.connection.say("COMMIT")
            try reader.connection.sync()   // leaves now, is read with the next body
        } catch {
            // The snapshot was read whole; the lost connection is replaced before the next read.
        }
    }
}
