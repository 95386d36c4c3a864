// SQLiteReaders.swift: a few threads, each with a connection, that read snapshots.
import Core
import GRDB
import Store

/// Each thread borrows one of the pool's read-only connections for as long as it lives. A read hops to it and back and passes
/// through no dispatch queue: requests are two thirds reads, and those hops cost more than what was read (decision 6).
final class SQLiteReaders: Sendable {
    private let queue: ReadQueue

    init(_ pool: DatabasePool, count: Int) {
        queue = ReadQueue(threads: count) { queue in
            while let first = queue.next() { Self.work(pool, queue, first) }
        }
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

    /// Opens a connection when the first read wants it; where that fails, the read is told and the next one tries again.
    private static func work(_ pool: DatabasePool, _ queue: ReadQueue, _ first: ReadJob) {
        var waiting: ReadJob? = first
        do {
            try pool.unsafeRead { db in
                let connection = try SQLiteConnection(db)
                while let job = waiting {
                    job.finish(Swift.Result { try run(job, connection) })
                    waiting = queue.next()
                }
            }
        } catch {
            let reason = (error as? DatabaseError).map(SQLiteConnection.translate) ?? error
            waiting?.finish(.failure(reason))
        }
    }

    private static func run(_ job: ReadJob, _ connection: SQLiteConnection) throws {
        guard !job.isSingle else { return try job.body(SingleQuery(connection)) }
        try connection.execute("BEGIN DEFERRED")
        defer { if connection.isInsideTransaction { try? connection.execute("COMMIT") } }   // nothing was written
        try job.body(connection)
    }
}
