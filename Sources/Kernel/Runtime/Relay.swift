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

    /// Numbers what waits in a bucket. One process at a time does so per bucket: the guard row is held until the commit.
    /// - Returns: how many events were numbered.
    @discardableResult
    public func step(bucket: Int64) async throws -> Int {
        guard store.dialect == .postgres else { return 0 }
        return try await store.write(home: Home(number: bucket), .background) { tx in
            try tx.takeGuard("kernel.relay", home: Home(number: bucket))
            return try tx.changes(
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
                """)
        }
    }
}
