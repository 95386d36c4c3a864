// Relay.swift: gives events their place after they are committed.
import Core
import Store

/// On PostgreSQL, numbers the events of a bucket as it finds them committed, those of one home in the order of their commits.
/// On SQLite they have their numbers from the start, and there is nothing to do.
public struct Relay: Sendable {
    let store: any Store

    public init(_ store: any Store) { self.store = store }

    /// The buckets in which events wait for their numbers. One statement.
    func waiting() async throws -> [Int64] {
        guard store.dialect == .postgres else { return [] }
        return try await store.read { db in
            let found = try db.perBucket { bucket in
                "CASE WHEN EXISTS (SELECT 1 FROM kernel_event WHERE bucket = \(bucket) AND position IS NULL) THEN 1 ELSE 0 END"
            }
            return found.indices.filter { found[$0] != 0 }.map { Int64($0) }
        }
    }

    /// Numbers what waits in these buckets, at most 1,000 in each. One process at a time does so per bucket: the guard rows are taken
    /// in order of bucket, so that two processes cannot wait for each other in a circle, and held until the commit.
    func step(buckets: [Int64]) async throws {
        guard store.dialect == .postgres, !buckets.isEmpty else { return }
        let buckets = buckets.sorted()
        try await store.write(homes: buckets.map { Home(number: $0) }, .background) { tx in
            for bucket in buckets { try tx.takeGuard("kernel.relay", home: Home(number: bucket)) }
            for bucket in buckets { try tx.run(Self.numbering(bucket)) }
        }
    }

    /// The same for one bucket.
    public func step(bucket: Int64) async throws { try await step(buckets: [bucket]) }

    private static func numbering(_ bucket: Int64) -> SQL {
        """
        UPDATE kernel_event
        SET position = numbered.position
        FROM (
          SELECT waiting.home, waiting.id, base.position + ROW_NUMBER() OVER (ORDER BY waiting.sequence) AS position
          FROM (
            SELECT home, id, sequence
            FROM kernel_event
            WHERE bucket = \(bucket) AND position IS NULL
            ORDER BY sequence
            LIMIT 1000
          ) AS waiting
          CROSS JOIN (
            SELECT COALESCE(MAX(position), 0) AS position FROM kernel_event WHERE bucket = \(bucket)
          ) AS base
        ) AS numbered
        WHERE kernel_event.home = numbered.home AND kernel_event.id = numbered.id
        """
    }
}
