// EventLaws.swift: no event is lost or applied twice, nobody waits behind one, and no work is forgotten.
import Core
import Store

enum EventLaws {
    static let all: [Law] = [numbered, twice, cursors, parked, due]

    private static let numbered = Law(
        "events.numbered", "The events of each bucket have the positions 1…n, and none waits longer than a minute for its own.",
        of: "kernel_event", ["bucket", "events", "last_position", "waiting"]
    ) { moment in
        """
        SELECT bucket, COUNT(position), COALESCE(MAX(position), 0),
          SUM(CASE WHEN position IS NULL AND at < \(moment.overdue) THEN 1 ELSE 0 END)
        FROM kernel_event
        GROUP BY bucket
        HAVING COUNT(position) <> COALESCE(MAX(position), 0)
          OR SUM(CASE WHEN position IS NULL AND at < \(moment.overdue) THEN 1 ELSE 0 END) > 0
        ORDER BY bucket
        """
    }

    private static let twice = Law(
        "events.positions_once", "No two events of a bucket have one position.", of: "kernel_event", ["bucket", "position", "events"]
    ) { _ in
        """
        SELECT bucket, position, COUNT(*)
        FROM kernel_event
        WHERE position IS NOT NULL
        GROUP BY bucket, position
        HAVING COUNT(*) > 1
        ORDER BY bucket, position
        """
    }

    /// A cursor moves in the transaction of the effects: where it stands, each event before it was applied once.
    private static let cursors = Law(
        "events.applied", "Every listener's cursor stands at an event that is there, and none older than a minute is behind it."
    ) { db, moment in
        var heads: [Int64: Int64] = [:]
        for row in try db.rows("SELECT bucket, MAX(position) FROM kernel_event WHERE position IS NOT NULL GROUP BY bucket") {
            heads[try row.int64(0)] = try row.int64(1)
        }
        var cursors: [String: [Int64: Int64]] = [:]
        for row in try db.rows("SELECT listener, bucket, position FROM kernel_cursor") {
            cursors[try row.text(0), default: [:]][try row.int64(1)] = try row.int64(2)
        }
        var broken: [Broken] = []
        for listener in moment.listeners {
            let own = cursors[listener] ?? [:]
            for bucket in Set(heads.keys).union(own.keys).sorted() {
                let (head, cursor) = (heads[bucket] ?? 0, own[bucket] ?? 0)
                var facts: [(String, String)] = [("listener", listener), ("bucket", String(bucket)), ("cursor", String(cursor))]
                if cursor > head {
                    broken.append(Broken("kernel_cursor", facts + [("last_position", String(head))]))
                } else if cursor < head {
                    let next = try db.row(
                        "SELECT position, at FROM kernel_event WHERE bucket = \(bucket) AND position > \(cursor) ORDER BY position LIMIT 1")
                    guard let next, try next.timestamp(1) < moment.overdue else { continue }
                    facts += [("not_applied", String(try next.int64(0))), ("at", String(try next.int64(1)))]
                    broken.append(Broken("kernel_cursor", facts))
                }
            }
        }
        return broken
    }

    private static let parked = Law(
        "events.none_parked", "No home waits behind an event that a listener could not apply.", of: "kernel_parked",
        ["listener", "home", "bucket", "position", "failures", "reason"]
    ) { _ in "SELECT listener, home, bucket, position, failures, reason FROM kernel_parked ORDER BY listener, bucket, position" }

    private static let due = Law(
        "work.none_overdue", "No due work is more than 60 s over its time without an attempt, which would have moved it.",
        of: "kernel_due_work",
        ["kind", "subject", "home", "due_at"]
    ) { moment in
        """
        SELECT kind, subject, home, due_at
        FROM kernel_due_work
        WHERE due_at < \(moment.overdue) AND leased_until < \(moment.overdue)
        ORDER BY due_at, kind, subject
        """
    }
}
