// DueWork.swift: every deadline and every outside call is a row with a due time.
import Core

/// Something to be done at or after a time, once. Named by its kind and what it is about, so that it can be moved or dropped.
public struct DueWork: Hashable, Sendable {
    public let home: Home
    /// `room.what`, as `trade.expire_order`.
    public let kind: String
    /// The number of the id of what it is about.
    public let subject: Int64
    public let dueAt: Timestamp
    public let payload: String
    public let attempts: Int64
    public let version: Int64

    init(_ row: Row) throws {
        home = Home(number: try row.int64(0))
        kind = try row.text(1)
        subject = try row.int64(2)
        dueAt = try row.timestamp(3)
        payload = try row.text(4)
        attempts = try row.int64(5)
        version = try row.int64(6)
    }
}

extension Writing {
    /// Makes sure that this is done at `dueAt`; said again for the same thing, the new time and payload hold.
    public func schedule(_ kind: String, of subject: Int64, home: Home, at dueAt: Timestamp, payload: String = "") throws {
        try run(
            """
            INSERT INTO kernel_due_work (home, kind, subject, bucket, due_at, payload)
            VALUES (\(home), \(kind), \(subject), \(home.bucket), \(dueAt), \(payload))
            ON CONFLICT (home, kind, subject) DO UPDATE
            SET due_at = excluded.due_at, payload = excluded.payload, attempts = 0, leased_until = 0, failure = NULL,
                version = kernel_due_work.version + 1
            """)
        ringAfterCommit()
    }

    /// Drops it, if it is still there.
    public func unschedule(_ kind: String, of subject: Int64, home: Home) throws {
        try run("DELETE FROM kernel_due_work WHERE home = \(home) AND kind = \(kind) AND subject = \(subject)")
    }

    /// Takes the work away in the transaction of its effect: once, whoever else tries.
    /// - Returns: false when it was done, moved or dropped meanwhile.
    public func take(_ work: DueWork) throws -> Bool {
        try changes(
            """
            DELETE FROM kernel_due_work
            WHERE home = \(work.home) AND kind = \(work.kind) AND subject = \(work.subject) AND version = \(work.version)
            """) == 1
    }

    /// The same for several, in one round trip.
    /// - Returns: those that were still there.
    public func take(_ works: [DueWork]) throws -> [DueWork] {
        let counts = try changes(
            works.map { work in
                """
                DELETE FROM kernel_due_work
                WHERE home = \(work.home) AND kind = \(work.kind) AND subject = \(work.subject) AND version = \(work.version)
                """
            })
        return zip(works, counts).filter { $0.1 == 1 }.map(\.0)
    }

    /// Holds the work for one worker while it talks to the outside.
    /// - Returns: the work with its new version, or nil when another was first.
    public func lease(_ work: DueWork, until: Timestamp) throws -> DueWork? {
        let row = try row(
            """
            UPDATE kernel_due_work
            SET leased_until = \(until), version = version + 1
            WHERE home = \(work.home) AND kind = \(work.kind) AND subject = \(work.subject) AND version = \(work.version)
            RETURNING home, kind, subject, due_at, payload, attempts, version
            """)
        return try row.map(DueWork.init)
    }

    /// After a failure: tried again at `at`, with the reason kept.
    public func postpone(_ work: DueWork, to at: Timestamp, failure: String) throws {
        try run(
            """
            UPDATE kernel_due_work
            SET due_at = \(at), attempts = attempts + 1, leased_until = 0, failure = \(failure), version = version + 1
            WHERE home = \(work.home) AND kind = \(work.kind) AND subject = \(work.subject) AND version = \(work.version)
            """)
    }
}

extension Reading {
    /// When this is to be done; nil when it is done, dropped, or was never planned.
    public func dueAt(_ kind: String, of subject: Int64, home: Home) throws -> Timestamp? {
        try row("SELECT due_at FROM kernel_due_work WHERE home = \(home) AND kind = \(kind) AND subject = \(subject)")?.timestamp(0)
    }

    /// What is due in a bucket, earliest first, at most `limit`.
    public func dueWork(bucket: Int64, at now: Timestamp, limit: Int64) throws -> [DueWork] {
        try rows(
            """
            SELECT home, kind, subject, due_at, payload, attempts, version
            FROM kernel_due_work
            WHERE bucket = \(bucket) AND due_at <= \(now) AND leased_until <= \(now)
            ORDER BY due_at, home, subject, kind
            LIMIT \(limit)
            """
        ).map(DueWork.init)
    }
}
