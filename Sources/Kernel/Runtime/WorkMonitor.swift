// WorkMonitor.swift: what an operator sees of events, due work and processes, and the few things to do about them.
import Core
import Store

/// Looks at the loops' rows from outside: works beside any number of processes.
public struct WorkMonitor: Sendable {
    let store: any Store, clock: Clock
    /// The names of the house's listeners.
    public let listeners: [String]

    public init(store: any Store, clock: Clock, listeners: [String]) {
        (self.store, self.clock, self.listeners) = (store, clock, listeners)
    }

    /// How far a listener has come.
    public struct Progress: Sendable, Hashable {
        public let listener: String
        /// By bucket: how many events are published that it has not passed.
        public let behind: [Int64]
        /// Homes that wait behind an event that failed.
        public let parked: Int64
        public var total: Int64 { behind.reduce(0, +) }
    }

    /// A home that waits behind an event that a listener could not apply.
    public struct ParkedHome: Sendable, Hashable {
        public let listener: String
        public let bucket: Int64
        public let home: Int64
        public let position: Int64
        public let failures: Int64
        public let nextAt: Timestamp
        /// The event's name; empty when it is not there any more.
        public let event: String
        public let reason: String
        /// It is not tried again by itself.
        public var hasGivenUp: Bool { failures >= EventPump.failuresMax }
    }

    /// Work that is late or keeps failing.
    public struct Work: Sendable, Hashable {
        public let home: Int64
        public let kind: String
        public let subject: Int64
        public let dueAt: Timestamp
        public let attempts: Int64
        public let leasedUntil: Timestamp
        public let failure: String?
    }

    /// How much work of a kind there is.
    public struct Kind: Sendable, Hashable {
        public let kind: String
        public let waiting: Int64, overdue: Int64, failing: Int64
        public let nextAt: Timestamp
    }

    /// A process that makes ids.
    public struct Process: Sendable, Hashable {
        public let name: String
        public let until: Timestamp
        public let isAlive: Bool
    }

    /// Overdue: due for longer than a minute and not in somebody's hands.
    public static let overdueAfter = Span.minutes(1)
}

extension WorkMonitor {
    public func progress() async throws -> [Progress] {
        try await store.read { db in
            let (heads, cursors) = (try db.eventHeads(), try db.cursors(of: listeners))
            return try listeners.map { listener in
                let parked = try db.row("SELECT COUNT(*) FROM kernel_parked WHERE listener = \(listener)")?.int64(0) ?? 0
                return Progress(listener: listener, behind: zip(heads, cursors[listener] ?? []).map { max(0, $0 - $1) }, parked: parked)
            }
        }
    }

    /// Oldest first, at most 100.
    public func parkedHomes() async throws -> [ParkedHome] {
        try await store.read { db in
            try db.rows(
                """
                SELECT p.listener, p.bucket, p.home, p.position, p.failures, p.next_at, p.reason, e.name
                FROM kernel_parked AS p
                LEFT JOIN kernel_event AS e ON e.bucket = p.bucket AND e.position = p.position
                ORDER BY p.bucket, p.position, p.listener
                LIMIT 100
                """
            ).map {
                ParkedHome(
                    listener: try $0.text(0), bucket: try $0.int64(1), home: try $0.int64(2), position: try $0.int64(3),
                    failures: try $0.int64(4), nextAt: try $0.timestamp(5), event: try $0.optionalText(7) ?? "",
                    reason: try $0.text(6))
            }
        }
    }

    /// By name of the kind. Reads all that waits: a row or two for every order under way.
    public func kinds() async throws -> [Kind] {
        let now = clock.now()
        return try await store.read { db in
            try db.rows(
                """
                SELECT kind, COUNT(*), CAST(SUM(CASE WHEN due_at <= \(now - Self.overdueAfter) AND leased_until <= \(now) THEN 1 ELSE 0 END) AS BIGINT),
                       CAST(SUM(CASE WHEN attempts > 0 THEN 1 ELSE 0 END) AS BIGINT), MIN(due_at)
                FROM kernel_due_work
                GROUP BY kind
                ORDER BY kind
                """
            ).map {
                Kind(
                    kind: try $0.text(0), waiting: try $0.int64(1), overdue: try $0.int64(2), failing: try $0.int64(3),
                    nextAt: try $0.timestamp(4))
            }
        }
    }

    /// Work that is overdue or has failed, the most attempts first; at most 100.
    public func troubled() async throws -> [Work] {
        let now = clock.now()
        let columns: SQL = "home, kind, subject, due_at, attempts, leased_until, failure"
        let failed: SQL = """
            SELECT \(columns)
            FROM kernel_due_work
            WHERE attempts > 0
            ORDER BY attempts DESC, due_at DESC, home, subject, kind
            LIMIT 100
            """
        let overdue: [SQL] = (0..<Int64(Home.buckets)).map { bucket in
            """
            SELECT \(columns)
            FROM kernel_due_work
            WHERE bucket = \(bucket) AND due_at <= \(now - Self.overdueAfter) AND leased_until <= \(now) AND attempts = 0
            ORDER BY due_at, home, subject, kind
            LIMIT 100
            """
        }
        let found = try await store.read { db in
            try db.load([failed] + overdue).map { rows in
                try rows.map {
                    Work(
                        home: try $0.int64(0), kind: try $0.text(1), subject: try $0.int64(2), dueAt: try $0.timestamp(3),
                        attempts: try $0.int64(4), leasedUntil: try $0.timestamp(5), failure: try $0.optionalText(6))
                }
            }
        }
        let late = found.dropFirst().joined().sorted { ($0.dueAt, $0.home, $0.subject, $0.kind) < ($1.dueAt, $1.home, $1.subject, $1.kind) }
        return Array((found[0] + late).prefix(100))
    }

    /// By number of the node.
    public func processes() async throws -> [Process] {
        let now = clock.now()
        return try await store.read { db in
            try db.rows("SELECT name, until FROM kernel_lease WHERE bucket = 0 ORDER BY until DESC, name LIMIT 50").map {
                let until = try $0.timestamp(1)
                return Process(name: try $0.text(0), until: until, isAlive: until > now)
            }
        }
    }

    /// What an overview counts: parked homes, and work that is overdue or keeps failing.
    public func trouble() async throws -> (parked: Int64, work: Int64) {
        let now = clock.now()
        return try await store.read { db in
            let parked = try db.row("SELECT COUNT(*) FROM kernel_parked")?.int64(0) ?? 0
            let failing = try db.row("SELECT COUNT(*) FROM kernel_due_work WHERE attempts > 0 AND attempts >= 3")?.int64(0) ?? 0
            let late = try db.perBucket { bucket in
                """
                (SELECT COUNT(*) FROM kernel_due_work
                 WHERE bucket = \(bucket) AND due_at <= \(now - Self.overdueAfter) AND leased_until <= \(now) AND attempts < 3)
                """
            }
            return (parked, failing + late.reduce(0, +))
        }
    }

    // MARK: What may be done

    /// Lets every parked home be tried again at once, as `souk retry-parked` does.
    /// - Returns: how many homes there were.
    @discardableResult
    public func retryParked() async throws -> Int { try await store.retryParked(at: clock.now()) }

    /// Lets one home be tried again at once, also after the eighth failure.
    /// - Returns: false when it waits no more.
    @discardableResult
    public func retry(home: Int64, of listener: String) async throws -> Bool {
        let now = clock.now()
        return try await store.write(home: Home(number: home)) { tx in
            let found = try tx.changes(
                "UPDATE kernel_parked SET failures = 1, next_at = \(now) WHERE home = \(home) AND listener = \(listener)")
            tx.ringAfterCommit()
            return found > 0
        }
    }

    /// Makes a work due at once, or in an hour. Work that a worker holds is left to it.
    /// - Returns: false when it is gone or held.
    @discardableResult
    public func move(_ kind: String, of subject: Int64, home: Int64, toNow: Bool) async throws -> Bool {
        let now = clock.now()
        let at = toNow ? now : now + .hours(1)
        return try await store.write(home: Home(number: home)) { tx in
            let moved = try tx.changes(
                """
                UPDATE kernel_due_work
                SET due_at = \(at), version = version + 1
                WHERE home = \(home) AND kind = \(kind) AND subject = \(subject) AND leased_until <= \(now)
                """)
            tx.ringAfterCommit()
            return moved > 0
        }
    }
}
