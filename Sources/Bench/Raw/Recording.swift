// Recording.swift: writes down the statements of a body as the house says them.
import Core
import Store
import Synchronization

/// A store that notes every statement of every body of a write.
final class RecordingStore: Store {
    struct Said: Sendable { let text: String, values: [SQLValue] }
    private let inner: any Store
    private let notes = Mutex<[Said]>([])

    init(_ inner: any Store) { self.inner = inner }

    var said: [Said] { notes.withLock { $0 } }
    var dialect: Dialect { inner.dialect }
    var bell: Bell { inner.bell }

    func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result {
        try await inner.write(homes: homes, urgency) { [self] tx in
            let recording = RecordingTransaction(tx)
            defer { notes.withLock { $0 += recording.said } }
            return try body(recording)
        }
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try await inner.read(body)
    }

    func close() async { await inner.close() }
}

private final class RecordingTransaction: Writing {
    private let inner: any Writing
    private(set) var said: [RecordingStore.Said] = []

    init(_ inner: any Writing) { self.inner = inner }

    var dialect: Dialect { inner.dialect }
    func rows(_ sql: SQL) throws -> [Row] { try inner.rows(noted(sql)) }
    func load(_ queries: [SQL]) throws -> [[Row]] { try inner.load(queries.map(noted)) }
    func changes(_ sql: SQL) throws -> Int { try inner.changes(noted(sql)) }
    func changes(_ writes: [SQL]) throws -> [Int] { try inner.changes(writes.map(noted)) }
    func run(_ sql: SQL) throws { try inner.run(noted(sql)) }
    func runOnce(_ sql: SQL) throws { try inner.runOnce(noted(sql)) }
    func ringAfterCommit() { inner.ringAfterCommit() }

    private func noted(_ sql: SQL) -> SQL {
        let (text, values) = sql.rendered(for: dialect)
        said.append(RecordingStore.Said(text: text, values: values))
        return sql
    }
}
