// NodeLease.swift: the node number that this process makes ids with.
import Core
import Store
import Synchronization

/// Holds a free node number in `kernel_lease` and keeps its ids apart from every other holder's, past and present.
public final class NodeLease: Sendable {
    public static let span = Span.seconds(60)
    let store: any Store
    let clock: Clock
    let owner: String
    private let held: Mutex<Int64>
    public var node: Int64 { held.withLock { $0 } }
    public let ids: IDSource

    /// Takes a number that nobody holds and whose last holder can have made no id of this moment or later.
    /// - Parameter owner: this process; 32 random characters.
    /// - Throws: ``IDSourceError/leaseEnded`` when all 1,024 are held.
    public init(_ store: any Store, clock: Clock, owner: String) async throws {
        let now = clock.now()
        let taken = try await Self.take(store, owner, at: now)
        (self.store, self.clock, self.owner) = (store, clock, owner)
        held = Mutex(taken)
        ids = IDSource(node: taken, from: now, until: now + Self.span, clock: clock)
    }

    /// Goes on with another number, once `renew` has said that the old one is lost.
    /// - Throws: ``IDSourceError/leaseEnded`` when all 1,024 are held.
    public func takeAnother() async throws {
        let now = clock.now()
        let taken = try await Self.take(store, owner, at: now)
        held.withLock { $0 = taken }
        ids.replace(node: taken, from: now, until: now + Self.span)
    }

    private static func take(_ store: any Store, _ owner: String, at now: Timestamp) async throws -> Int64 {
        let taken: Int64? = try await store.write(home: .shared) { tx in
            try tx.takeGuard("kernel.node", home: .shared)
            let held = try tx.rows("SELECT name FROM kernel_lease WHERE bucket = 0 AND until > \(now)").map { try $0.text(0) }
            guard let node = (0..<IDLayout.nodes).first(where: { !held.contains(Self.name($0)) }) else { return nil }
            try tx.run(
                """
                INSERT INTO kernel_lease (bucket, name, owner, until, version)
                VALUES (0, \(Self.name(node)), \(owner), \(now + Self.span), 1)
                ON CONFLICT (bucket, name) DO UPDATE
                SET owner = excluded.owner, until = excluded.until,
                    version = kernel_lease.version + 1
                """)
            return node
        }
        guard let taken else { throw IDSourceError.leaseEnded }
        return taken
    }

    /// Moves the end of the lease to a span from now. To be called every 20 s.
    /// - Returns: false when the number is another's by now: no more ids are made here until `takeAnother`.
    @discardableResult
    public func renew() async throws -> Bool {
        let until = clock.now() + Self.span
        let renewed = try await store.write(home: .shared) { [owner, node] tx in
            try tx.changes(
                """
                UPDATE kernel_lease
                SET until = \(until), version = version + 1
                WHERE bucket = 0 AND name = \(Self.name(node)) AND owner = \(owner) AND until <= \(until)
                """) == 1
        }
        if renewed { ids.extend(until: until) }
        return renewed
    }

    /// Lets go of the number: whoever comes next need not wait for the lease's end. No ids are made here any more.
    public func release() async throws {
        let free = max(ids.close(), clock.now())
        try await store.write(home: .shared) { [owner, node] tx in
            try tx.run(
                """
                UPDATE kernel_lease
                SET until = \(free), version = version + 1
                WHERE bucket = 0 AND name = \(Self.name(node)) AND owner = \(owner) AND until > \(free)
                """)
        }
    }

    private static func name(_ node: Int64) -> String { "node-\(node)" }
}

extension Reading {
    /// Until when some process holds a node number; nil when none does. One that was killed is held to run for up to a minute.
    public func processesUntil(after now: Timestamp) throws -> Timestamp? {
        try row("SELECT MAX(until) FROM kernel_lease WHERE bucket = 0 AND until > \(now)")?.optionalTimestamp(0)
    }
}
