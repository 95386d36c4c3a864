// PostgresReaders.swift: a few threads, each with a connection, that answer reads from one queue.
import Core
import Store

/// Each read sees one snapshot; its BEGIN goes out with its first statement and its COMMIT is not waited for, so a read of one
/// statement is one round trip.
final class PostgresReaders: Sendable {
    private let queue: ReadQueue

    init(_ target: PostgresTarget, count: Int) {
        queue = ReadQueue(threads: count) { queue in Self.work(target, queue) }
    }

    func read<Result: Sendable>(
        isSingle: Bool, _ body: @escaping @Sendable (any Reading) throws -> Result
    ) async throws -> Result {
        try await queue.read(isSingle: isSingle, body)
    }

    /// Lets the threads end once the queue is empty.
    func stop() { queue.stop() }
    func close() async { await queue.close() }

    // MARK: On the threads

    private static func work(_ target: PostgresTarget, _ queue: ReadQueue) {
        var backOff = BackOff()
        var reader: PostgresTransaction?
        while let job = queue.next() {
            let used = reader != nil
            var outcome = answer(job, &reader, &backOff, target)
            // Cut off since the last read, as by a restart: nothing was changed, so it is asked again, once.
            if used, reader == nil, case .failure(StoreError.unavailable) = outcome {
                outcome = answer(job, &reader, &backOff, target)
            }
            job.finish(outcome)
        }
    }

    private static func answer(
        _ job: ReadJob, _ reader: inout PostgresTransaction?, _ backOff: inout BackOff, _ target: PostgresTarget
    ) -> Swift.Result<Void, any Error> {
        do {
            let current: PostgresTransaction
            if let reader {
                current = reader
            } else {
                current = PostgresTransaction(try backOff.connect(target), eager: target.eager)
                reader = current
            }
            let outcome = Swift.Result { try run(job, current) }
            if current.connection.isLost { reader = nil }
            return outcome
        } catch {
            return .failure(error)
        }
    }

    private static func run(_ job: ReadJob, _ reader: PostgresTransaction) throws {
        guard !job.isSingle else { return try job.body(SingleQuery(reader.alone)) }
        reader.start("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        do {
            try job.body(reader)
            try reader.finish(waiting: true)
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
