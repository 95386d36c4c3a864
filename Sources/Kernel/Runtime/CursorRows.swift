// CursorRows.swift: every statement on `kernel_cursor` and `kernel_parked`.
import Core
import Store

/// A home whose events a listener could not apply.
struct Parked: Sendable {
    let home: Home, position: Int64, failures: Int64, nextAt: Timestamp
}

extension Reading {
    /// The position up to which a listener has applied a bucket; 0 at first.
    func cursor(bucket: Int64, listener: String) throws -> Int64 {
        try row("SELECT position FROM kernel_cursor WHERE bucket = \(bucket) AND listener = \(listener)")?.int64(0) ?? 0
    }

    func parked(bucket: Int64, listener: String) throws -> [Parked] {
        try rows(
            """
            SELECT home, position, failures, next_at
            FROM kernel_parked
            WHERE bucket = \(bucket) AND listener = \(listener)
            ORDER BY position
            """
        ).map {
            Parked(
                home: Home(number: try $0.int64(0)), position: try $0.int64(1), failures: try $0.int64(2),
                nextAt: try $0.timestamp(3))
        }
    }

    func parkedHomes(bucket: Int64, listener: String) throws -> Set<Home> {
        Set(try parked(bucket: bucket, listener: listener).map(\.home))
    }
}

extension SQL {
    fileprivate static func cursorMove(bucket: Int64, listener: String, from: Int64, to: Int64) -> SQL {
        """
        UPDATE kernel_cursor
        SET position = \(to)
        WHERE bucket = \(bucket) AND listener = \(listener) AND position = \(from)
        """
    }
}

extension Writing {
    /// - Returns: false when it stood elsewhere.
    func moveCursor(bucket: Int64, listener: String, from: Int64, to: Int64) throws -> Bool {
        try startCursor(bucket: bucket, listener: listener, at: from)
        return try changes(.cursorMove(bucket: bucket, listener: listener, from: from, to: to)) == 1
    }

    /// The same when nothing depends on it.
    func passCursor(bucket: Int64, listener: String, from: Int64, to: Int64) throws {
        try startCursor(bucket: bucket, listener: listener, at: from)
        try run(.cursorMove(bucket: bucket, listener: listener, from: from, to: to))
    }

    private func startCursor(bucket: Int64, listener: String, at position: Int64) throws {
        guard position == 0 else { return }
        try run(
            """
            INSERT INTO kernel_cursor (bucket, listener, position)
            VALUES (\(bucket), \(listener), 0)
            ON CONFLICT DO NOTHING
            """)
    }

    /// The cursor, which stands still until this body has ended.
    func holdCursor(bucket: Int64, listener: String) throws -> Int64 {
        try row(
            """
            UPDATE kernel_cursor
            SET position = position
            WHERE bucket = \(bucket) AND listener = \(listener)
            RETURNING position
            """)?.int64(0) ?? 0
    }

    func park(_ event: RecordedEvent, for listener: String, reason: String, next: Timestamp) throws {
        try run(
            """
            INSERT INTO kernel_parked (bucket, listener, home, position, failures, next_at, reason)
            VALUES (\(event.bucket), \(listener), \(event.home), \(event.position), 1, \(next), \(reason))
            ON CONFLICT DO NOTHING
            """)
    }

    func parkAgain(
        _ parked: Parked, bucket: Int64, listener: String, failures: Int64, reason: String, next: Timestamp
    ) throws {
        try run(
            """
            UPDATE kernel_parked
            SET failures = \(failures), next_at = \(next), reason = \(reason)
            WHERE bucket = \(bucket) AND listener = \(listener) AND home = \(parked.home) AND failures = \(parked.failures)
            """)
    }

    /// - Returns: false when another was first.
    func unpark(_ parked: Parked, bucket: Int64, listener: String) throws -> Bool {
        try changes(
            """
            DELETE FROM kernel_parked
            WHERE bucket = \(bucket) AND listener = \(listener) AND home = \(parked.home) AND failures = \(parked.failures)
            """) == 1
    }
}

extension Reading {
    /// One number for each bucket, in one statement.
    func perBucket(_ number: (Int64) -> SQL) throws -> [Int64] {
        let parts: [SQL] = (0..<Int64(Home.buckets)).map { "CAST(\(number($0)) AS BIGINT)" }
        guard let row = try row("SELECT \(SQL.joined(parts, separator: ", "))") else { return [] }
        return try parts.indices.map { try row.int64($0) }
    }

    /// The newest position of each bucket, in order of bucket.
    func eventHeads() throws -> [Int64] {
        try perBucket { "COALESCE((SELECT MAX(position) FROM kernel_event WHERE bucket = \($0)), 0)" }
    }

    /// When the next work of each bucket is due, in order of bucket; `Int64.max` for never.
    func dueHeads() throws -> [Int64] {
        try perBucket { "COALESCE((SELECT MIN(due_at) FROM kernel_due_work WHERE bucket = \($0)), \(Int64.max))" }
    }

    /// The buckets in which a home waits behind an event that failed.
    func parkedBuckets() throws -> [Int64] {
        try rows("SELECT DISTINCT bucket FROM kernel_parked ORDER BY bucket").map { try $0.int64(0) }
    }

    func eventHead(bucket: Int64) throws -> Int64 {
        try row("SELECT COALESCE(MAX(position), 0) FROM kernel_event WHERE bucket = \(bucket)")?.int64(0) ?? 0
    }

    func hasUnnumbered(bucket: Int64) throws -> Bool {
        try row("SELECT id FROM kernel_event WHERE bucket = \(bucket) AND position IS NULL LIMIT 1") != nil
    }

    /// The cursors of these listeners in each bucket, in order of bucket.
    func cursors(of listeners: [String]) throws -> [String: [Int64]] {
        var cursors: [String: [Int64]] = [:]
        for name in listeners { cursors[name] = [Int64](repeating: 0, count: Home.buckets) }
        for row in try rows("SELECT listener, bucket, position FROM kernel_cursor") {
            cursors[try row.text(0)]?[Int(try row.int64(1))] = try row.int64(2)
        }
        return cursors
    }
}

extension Store {
    /// Lets every home that waits behind a failed event be tried again at once, also after the eighth failure; for an operator who
    /// has mended the cause.
    /// - Returns: how many homes there were.
    public func retryParked(at now: Timestamp) async throws -> Int {
        try await write(home: .shared) { tx in
            let count = try tx.changes("UPDATE kernel_parked SET failures = 1, next_at = \(now) WHERE failures > 0")
            tx.ringAfterCommit()
            return count
        }
    }
}
