// ReadQueue.swift: reads wait in one line for a few threads, each with a connection of its own.
import Core
import Foundation
import Synchronization

/// One read that waits, or is run.
package final class ReadJob: Sendable {
    /// It says one query and needs no transaction.
    package let isSingle: Bool
    package let body: @Sendable (any Reading) throws -> Void
    package let finish: @Sendable (Swift.Result<Void, any Error>) -> Void
    fileprivate let left = Atomic<Bool>(false)   // its caller went away

    init(
        isSingle: Bool, body: @escaping @Sendable (any Reading) throws -> Void,
        finish: @escaping @Sendable (Swift.Result<Void, any Error>) -> Void
    ) { (self.isSingle, self.body, self.finish) = (isSingle, body, finish) }
}

/// First in, first out. The threads are the backend's: each takes the next read until there is none any more.
package final class ReadQueue: @unchecked Sendable {   // all mutable state is under `lock`
    package static let limit = 20_000
    private let lock = NSCondition()
    private var queue: [ReadJob] = [], head = 0
    private var closing = false
    private var running: Int
    private var closers: [CheckedContinuation<Void, Never>] = []

    /// - Parameter work: takes reads with `next` until it answers nil; called once on each thread.
    package init(threads: Int, work: @escaping @Sendable (ReadQueue) -> Void) {
        running = threads
        for number in 1...threads {
            let thread = Thread { [self] in
                work(self)
                end()
            }
            thread.name = "souk-reader-\(number)"
            thread.stackSize = 4 << 20
            thread.start()
        }
    }

    package func read<Result: Sendable>(
        isSingle: Bool = false, _ body: @escaping @Sendable (any Reading) throws -> Result
    ) async throws -> Result {
        let slot = Mutex<(job: ReadJob?, left: Bool)>((nil, false))
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Result, any Error>) in
                let answer = Mutex<Result?>(nil)
                let job = ReadJob(isSingle: isSingle) { reading in
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
            let job: ReadJob? = slot.withLock { slot in
                slot.left = true
                return slot.job
            }
            job?.left.store(true, ordering: .relaxed)
        }
    }

    /// The next read whose caller still waits; nil when closing and nothing is left. Blocks.
    package func next() -> ReadJob? {
        while let job = take() {
            guard job.left.load(ordering: .relaxed) else { return job }
            job.finish(.failure(CancellationError()))
        }
        return nil
    }

    /// Lets the threads end once the queue is empty.
    package func stop() {
        lock.lock()
        closing = true
        lock.broadcast()
        lock.unlock()
    }

    package func close() async {
        stop()
        await withCheckedContinuation { continuation in
            lock.lock()
            let over: Bool = running == 0
            if !over { closers.append(continuation) }
            lock.unlock()
            if over { continuation.resume() }
        }
    }

    private func enqueue(_ job: ReadJob) {
        lock.lock()
        let accepted: Bool = !closing && queue.count - head < Self.limit
        if accepted {
            queue.append(job)
            lock.signal()
        }
        lock.unlock()
        if !accepted { job.finish(.failure(StoreError.busy)) }
    }

    private func take() -> ReadJob? {
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
}
