// RecordingStore.swift: keeps every statement that is asked of a database, so that a test can have it explained.
import Core
import Store
import Synchronization

/// A store that keeps what is read, by writing bodies too.
public final class RecordingStore: Store {
    private let inner: any Store
    private let kept = Mutex<[SQL]>([])

    public init(_ inner: any Store) { self.inner = inner }
    public var statements: [SQL] { kept.withLock { $0 } }
    public func forget() { kept.withLock { $0 = [] } }
    public var dialect: Dialect { inner.dialect }
    public var bell: Bell { inner.bell }

    public func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result { try await inner.write(homes: homes, urgency, body) }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try await inner.read { [self] db in try record(db, body) }
    }

    public func readOnce<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try await inner.readOnce { [self] db in try record(db, body) }
    }

    private func record<Result>(_ db: any Reading, _ body: (any Reading) throws -> Result) throws -> Result {
        let recording = RecordingReading(db)
        defer { kept.withLock { $0 += recording.statements } }
        return try body(recording)
    }

    public func stamp() async throws -> String? { try await inner.stamp() }
    public func close() async { await inner.close() }
}

private final class RecordingReading: Reading {
    private let inner: any Reading
    private(set) var statements: [SQL] = []
    init(_ inner: any Reading) { self.inner = inner }

    var dialect: Dialect { inner.dialect }
    func rows(_ sql: SQL) throws -> [Row] {
        statements.append(sql)
        return try inner.rows(sql)
    }
    func load(_ queries: [SQL]) throws -> [[Row]] {
        statements += queries
        return try inner.load(queries)
    }
}
