// CountingStore.swift: counts how often a body waits for the database, for "placing an order reads twice at most".
import Core
import Store
import Synchronization

/// A store that notes, for each run of a body of a write, how many round trips its reads cost.
public final class CountingStore: Store {
    private let inner: any Store
    private let counts = Mutex<[Int]>([])
    private let texts = Mutex<[String]>([])

    public init(_ inner: any Store) { self.inner = inner }

    /// Round trips of each body run so far, oldest first: a `rows`, a `load` or a `changes` is one.
    public var roundTrips: [Int] { counts.withLock { $0 } }
    /// Every statement of those bodies.
    public var statements: [String] { texts.withLock { $0 } }
    public func reset() {
        counts.withLock { $0 = [] }
        texts.withLock { $0 = [] }
    }

    public var dialect: Dialect { inner.dialect }
    public var bell: Bell { inner.bell }

    public func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result {
        try await inner.write(homes: homes, urgency) { [self] tx in
            let counting = CountingTransaction(tx)
            defer {
                counts.withLock { $0.append(counting.count) }
                texts.withLock { $0 += counting.texts }
            }
            return try body(counting)
        }
    }

    public func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try await inner.read(body)
    }

    public func readOnce<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try await inner.readOnce(body)
    }

    public func stamp() async throws -> String? { try await inner.stamp() }
    public func close() async { await inner.close() }
}

private final class CountingTransaction: Writing {
    private let inner: any Writing
    private(set) var count = 0
    private(set) var texts: [String] = []
    init(_ inner: any Writing) { self.inner = inner }

    var dialect: Dialect { inner.dialect }
    func rows(_ sql: SQL) throws -> [Row] { try counted([sql]) { try inner.rows(sql) } }
    func load(_ queries: [SQL]) throws -> [[Row]] { try counted(queries) { try inner.load(queries) } }
    func changes(_ sql: SQL) throws -> Int { try counted([sql]) { try inner.changes(sql) } }
    func changes(_ writes: [SQL]) throws -> [Int] { try counted(writes) { try inner.changes(writes) } }
    func run(_ sql: SQL) throws { try inner.run(noted(sql)) }
    func runOnce(_ sql: SQL) throws { try inner.runOnce(noted(sql)) }
    func ringAfterCommit() { inner.ringAfterCommit() }

    private func noted(_ sql: SQL) -> SQL {
        texts.append(sql.rendered(for: dialect).text)
        return sql
    }

    private func counted<Result>(_ statements: [SQL], _ work: () throws -> Result) throws -> Result {
        count += 1
        for statement in statements { _ = noted(statement) }
        return try work()
    }
}
