// Events.swift: what happened, told in the transaction in which it happened.
import Core
import Foundation
import Synchronization

/// Something that happened. It carries ids, amounts and states, never names, phones or addresses: events are kept.
public protocol DomainEvent: Sendable {
    /// `room.what_happened.v1`.
    static var name: String { get }
    var payload: JSON { get }
    /// - Throws: when the payload is not one of this event.
    init(payload: JSON) throws
}

/// An event as it was kept.
public struct RecordedEvent: Sendable {
    public let home: Home
    public let id: Int64
    public let bucket: Int64
    public let position: Int64
    public let name: String
    public let payload: String
    public let at: Timestamp

    init(_ row: Row) throws {
        home = Home(number: try row.int64(0))
        id = try row.int64(1)
        bucket = try row.int64(2)
        position = try row.int64(3)
        name = try row.text(4)
        payload = try row.text(5)
        at = try row.timestamp(6)
    }

    /// The event as its type; nil when it is of another name.
    public func `as`<Event: DomainEvent>(_: Event.Type) throws -> Event? {
        guard name == Event.name else { return nil }
        return try Event(payload: JSON(parsing: payload))
    }
}

extension Writing {
    /// Tells what happened, in the home of what changed. On SQLite, where one transaction writes at a time, the event gets its
    /// place in its bucket at once; on PostgreSQL the relay gives it after the commit, since a number taken before could let a
    /// slow transaction slip in behind a cursor.
    /// - Parameter id: of the event, from the `IDSource`; a listener may use it as its own key.
    public func publish<Event: DomainEvent>(_ event: Event, id: ID<Event>, home: Home, at now: Timestamp) throws {
        let bucket = home.bucket
        let position: SQL =
            switch dialect {
            case .sqlite: "(SELECT COALESCE(MAX(position), 0) + 1 FROM kernel_event WHERE bucket = \(bucket))"
            case .postgres: "NULL"
            }
        try run(
            """
            INSERT INTO kernel_event (home, id, bucket, position, sequence, name, payload, at)
            VALUES
              (\(home), \(id), \(bucket), \(position), \(EventSequence.next()), \(Event.name), \(event.payload.text), \(now))
            """)
        ringAfterCommit()
    }
}

/// The order in which this process's bodies published. Ids are made before bodies run, so their order is another; bodies of one
/// home run one after the other, and one that lost a race is run again and draws anew: so within a home this is the order of
/// commits. It starts at the time in microseconds, so that it goes on where an earlier process ended.
enum EventSequence {
    private static let last = Mutex<Int64>(0)

    static func next() -> Int64 {
        let now = Int64(Date().timeIntervalSince1970 * 1_000_000)
        return last.withLock { last in
            last = max(last + 1, now)
            return last
        }
    }
}

extension Reading {
    /// Events of a bucket after a position, in order, at most `limit`.
    public func events(bucket: Int64, after position: Int64, limit: Int64) throws -> [RecordedEvent] {
        try rows(
            """
            SELECT home, id, bucket, position, name, payload, at
            FROM kernel_event
            WHERE bucket = \(bucket) AND position > \(position)
            ORDER BY position
            LIMIT \(limit)
            """
        ).map(RecordedEvent.init)
    }
}
