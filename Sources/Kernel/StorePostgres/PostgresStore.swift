// PostgresStore.swift: PostgreSQL: a few writers in pipeline mode, a pool of readers.
import Core
import Store

/// A store in a PostgreSQL database, 15 or later. Connects when first used and again when it was cut off; while the server is
/// away, everything answers ``StoreError/unavailable(_:)`` within some 2 s.
public final class PostgresStore: Store {
    public let dialect = Dialect.postgres
    public let bell = Bell()
    private let writers: [BatchWriter]
    private let several: BatchWriter
    private let readers: PostgresReaders
    private let snapshot: SharedAnswer<String?>

    /// - Parameters:
    ///   - url: `postgres://user:password@host:port/database`, with any parameter of libpq.
    ///   - schema: searched instead of the server's default; must exist.
    ///   - writers: how many connections write, a power of two. One more writes what has several homes.
    ///   - durable: false does not wait for the server's disk; for tests and simulations only.
    ///   - eager: answers each statement at once, so that the failing line is named; slow.
    public init(
        url: String, schema: String? = nil, writers: Int = 4, readers: Int = 4, durable: Bool = true, eager: Bool = false
    ) {
        let target = PostgresTarget(url: url, schema: schema, durable: durable, eager: eager)
        let bell = bell
        func writer(_ name: String, bodies: Int) -> BatchWriter {
            BatchWriter(name: name, limits: BatchLimits(bodies: bodies), bell: bell) { use in use(PostgresEngine(target)) }
        }
        precondition(writers > 0 && writers & (writers - 1) == 0 && readers > 0)
        self.writers = (1...writers).map { writer("souk-writer-\($0)", bodies: 64) }
        several = writer("souk-writer-0", bodies: 1)
        let pool = PostgresReaders(target, count: readers)
        self.readers = pool
        snapshot = SharedAnswer {
            try await pool.read(isSingle: true) { try $0.row("SELECT CAST(pg_current_snapshot() AS TEXT)")?.text(0) }
        }
    }

    deinit {
        for writer in writers { writer.stop() }
        several.stop()
        readers.stop()
    }

    /// A body with one home goes to the writer of that home; one with several runs alone, on a connection of its own.
    public func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, asking: [SQL], _ body: @escaping @Sendable (any Writing, [[Row]]) throws -> Result
    ) async throws -> Result {
        guard let first = homes.first else { preconditionFailure("a body has a home") }
        let writer = homes.allSatisfy { $0 == first } ? writers[first.slot(of: writers.count)] : several
        return try await writer.write(urgency, asking: asking, body)
    }

    public func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result {
        try await write(homes: homes, urgency, asking: []) { tx, _ in try body(tx) }
    }

    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Reading) throws -> Result
    ) async throws -> Result {
        try await readers.read(isSingle: false, body)
    }

    public func readOnce<Result: Sendable>(
        _ body: @escaping @Sendable (any Reading) throws -> Result
    ) async throws -> Result {
        try await readers.read(isSingle: true, body)
    }

    /// Two snapshots of the same text see the same. Who asks at the same time shares one.
    public func stamp() async throws -> String? { try await snapshot.ask() }

    public func close() async {
        for writer in writers { await writer.close() }
        await several.close()
        await readers.close()
    }
}
