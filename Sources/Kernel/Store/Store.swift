// Store.swift: the door to a database.
import Core

/// Where everything is kept. Bodies are synchronous and run on the store's own threads; nothing awaits inside them.
public protocol Store: Sendable {
    var dialect: Dialect { get }
    /// Rung after a commit that left an event or due work.
    var bell: Bell { get }

    /// Runs a body as one transaction and answers when it is durable. A stale or contended body is undone and run again, 16 times.
    /// - Parameters:
    ///   - homes: whose rows are fought over; several are all or nothing.
    ///   - asking: queries whose answers the body is handed. On PostgreSQL those of some bodies that wait together are asked at once,
    ///     before those ahead of them write: so what rests on them has to be secured by what is written, by a condition, a version
    ///     or a key. They see what neighbours wrote; when that is undone, they are asked anew. A body that reads by its `tx` reads now.
    /// - Throws: what the body throws (all it did is undone, its neighbours are not), or ``StoreError``.
    func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, asking: [SQL], _ body: @escaping @Sendable (any Writing, [[Row]]) throws -> Result
    ) async throws -> Result

    /// The same for a body that asks when it runs.
    func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result

    /// Runs reads on one snapshot.
    func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result

    /// Runs a body of one query. It sees one snapshot by itself and needs no transaction around it, which on PostgreSQL is two
    /// statements fewer. A second query in it fails.
    func readOnce<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result

    /// A text that is another one after every commit, whoever made it: while it stays the same, reading again gives the same. Nil
    /// where the store cannot tell.
    func stamp() async throws -> String?

    /// Answers what waits, then lets go of the database. A second call does nothing.
    func close() async
}

/// Who waits for a body.
public enum Urgency: Sendable, Hashable {
    /// A person.
    case foreground
    /// A listener, due work, an import: at most a quarter of the time while people wait.
    case background
    /// A listener that is far behind: at most two thirds of the time, so that people wait longer before it falls behind for ever.
    case late
}

extension Store {
    /// Where a store knows no cheaper way.
    public func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, asking: [SQL], _ body: @escaping @Sendable (any Writing, [[Row]]) throws -> Result
    ) async throws -> Result {
        try await write(homes: homes, urgency) { tx in try body(tx, tx.load(asking)) }
    }

    /// Where a store knows no cheaper way.
    public func readOnce<Result: Sendable>(
        _ body: @escaping @Sendable (any Reading) throws -> Result
    ) async throws -> Result {
        try await read(body)
    }

    /// Where a store cannot tell.
    public func stamp() async throws -> String? { nil }

    public func write<Result: Sendable>(
        home: Home, _ urgency: Urgency = .foreground, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result {
        try await write(homes: [home], urgency, body)
    }

    public func write<Result: Sendable>(
        homes: [Home], _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result {
        try await write(homes: homes, .foreground, body)
    }
}
