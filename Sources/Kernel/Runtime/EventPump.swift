// EventPump.swift: brings events to their listeners.
import Core
import Store

/// Moves one listener through the buckets. Its cursor moves in the transaction of the effects, so each event is applied once
/// whatever crashes. An event that fails keeps its home behind (`kernel_parked`) while other homes go on.
public struct EventPump: Sendable {
    /// Events that are applied in one body.
    public static let batch = 32
    /// Events that are looked at for them: most are none that the listener hears.
    static let looked: Int64 = 256
    /// So many events of a bucket behind, it is far behind: some seconds of a busy server.
    static let far: Int64 = 1_000
    public static let failuresMax: Int64 = 8
    let store: any Store
    let clock: Clock
    public let listener: Listener

    public init(_ store: any Store, clock: Clock, _ listener: Listener) {
        (self.store, self.clock, self.listener) = (store, clock, listener)
    }

    /// Applies the next events of a bucket.
    /// - Parameter end: the position up to which it goes; what is told meanwhile waits for the next time.
    /// - Returns: whether the cursor moved; false when there was nothing to do.
    @discardableResult
    public func step(bucket: Int64, upTo end: Int64 = .max) async throws -> Bool {
        let name = listener.name
        let (cursor, found) = try await store.read { tx in
            let cursor = try tx.cursor(bucket: bucket, listener: name)
            return (cursor, try tx.events(bucket: bucket, after: cursor, limit: Self.looked).filter { $0.position <= end })
        }
        let heardAt = found.indices.filter { listener.hears.contains(found[$0].name) }
        let events = heardAt.count > Self.batch ? found[...heardAt[Self.batch - 1]] : found[...]
        guard let last = events.last else { return false }
        let heard = heardAt.prefix(Self.batch).map { found[$0] }
        let isLate = end != .max && end - cursor > Self.far
        do {
            return try await move(
                bucket: bucket, from: cursor, to: last.position, applying: heard, parking: nil, isLate ? .late : .background)
        } catch  where !isPassing(error) {
            return try await stepOne(bucket: bucket, from: cursor, events)
        }
    }

    /// After a batch failed: one event at a time, so that only the one that fails is kept behind.
    private func stepOne(bucket: Int64, from cursor: Int64, _ events: ArraySlice<RecordedEvent>) async throws -> Bool {
        var at = cursor
        let last = events.last?.position
        for event in events where listener.hears.contains(event.name) || event.position == last {
            let heard = listener.hears.contains(event.name) ? [event] : []
            do {
                guard try await move(bucket: bucket, from: at, to: event.position, applying: heard, parking: nil) else { return true }
            } catch  where !isPassing(error) {
                let parked = (event: event, reason: String("\(error)".prefix(500)))
                guard try await move(bucket: bucket, from: at, to: event.position, applying: [], parking: parked) else { return true }
            }
            at = event.position
        }
        return true
    }

    /// Moves the cursor and applies, in one transaction.
    /// - Returns: false when another process had moved it.
    private func move(
        bucket: Int64, from: Int64, to: Int64, applying events: [RecordedEvent],
        parking: (event: RecordedEvent, reason: String)?, _ urgency: Urgency = .background
    ) async throws -> Bool {
        let now = clock.now()
        let listener = listener
        let home = events.first?.home ?? Home(number: bucket)
        return try await store.write(home: home, urgency) { tx in
            guard try tx.moveCursor(bucket: bucket, listener: listener.name, from: from, to: to) else { return false }
            let behind = try tx.parkedHomes(bucket: bucket, listener: listener.name)
            let free = behind.isEmpty ? events : events.filter { !behind.contains($0.home) }
            if !free.isEmpty { try listener.apply(tx, free, now) }
            if let (event, reason) = parking, !behind.contains(event.home) {
                try tx.park(event, for: listener.name, reason: reason, next: now + backOff(after: 1))
            }
            return true
        }
    }

    /// Tries the homes again that were kept behind and whose time has come.
    /// - Returns: how many homes were looked at.
    @discardableResult
    public func retryParked(bucket: Int64) async throws -> Int {
        let now = clock.now()
        let name = listener.name
        let due = try await store.read { try $0.parked(bucket: bucket, listener: name) }
            .filter { $0.failures < Self.failuresMax && $0.nextAt <= now }
        for parked in due {
            do {
                try await replay(parked, bucket: bucket, at: now)
            } catch  where !isPassing(error) {
                let failures = parked.failures + 1
                let reason = String("\(error)".prefix(500))
                try await store.write(home: parked.home, .background) { tx in
                    try tx.parkAgain(
                        parked, bucket: bucket, listener: name, failures: failures, reason: reason, next: now + backOff(after: failures))
                }
            }
        }
        return due.count
    }

    /// Applies what a home missed, from the event that failed up to the cursor, and lets it go on with the others.
    private func replay(_ parked: Parked, bucket: Int64, at now: Timestamp) async throws {
        let listener = listener
        try await store.write(home: parked.home, .background) { tx in
            // The cursor's row is held, so that it does not pass events of this home meanwhile.
            let cursor = try tx.holdCursor(bucket: bucket, listener: listener.name)
            guard try tx.unpark(parked, bucket: bucket, listener: listener.name) else { return }
            var at = parked.position - 1
            while at < cursor {
                let events = try tx.events(bucket: bucket, after: at, limit: 500)
                for event in events where event.position <= cursor && event.home == parked.home {
                    if listener.hears.contains(event.name) { try listener.apply(tx, [event], now) }
                }
                at = events.last?.position ?? cursor
            }
        }
    }
}
