// Listener.swift: what a room does when others tell.
import Core
import Store

/// Applies events, each once, in the order of one home. It may count on no other order.
public struct Listener: Sendable {
    /// `trade`, unique for ever: its cursors are kept under it.
    public let name: String
    /// The events it hears, by name.
    public let hears: Set<String>
    /// The effect of some events of one bucket, in their order, in the transaction that moves the cursor. After a failure each is
    /// applied by itself.
    public let apply: @Sendable (any Writing, [RecordedEvent], Timestamp) throws -> Void

    private init(
        _ name: String, _ hears: Set<String>, _ apply: @escaping @Sendable (any Writing, [RecordedEvent], Timestamp) throws -> Void
    ) {
        (self.name, self.hears, self.apply) = (name, hears, apply)
    }

    /// Applies one after the other.
    public init(
        _ name: String, hears: Set<String>,
        apply: @escaping @Sendable (any Writing, RecordedEvent, Timestamp) throws -> Void
    ) {
        self.init(name, hears) { tx, events, now in for event in events { try apply(tx, event, now) } }
    }

    /// Applies some together, which may share their statements.
    public static func together(
        _ name: String, hears: Set<String>,
        apply: @escaping @Sendable (any Writing, [RecordedEvent], Timestamp) throws -> Void
    ) -> Listener {
        Listener(name, hears, apply)
    }
}

/// Trouble of the store or of the lease of ids, not of an event or a work: tried again as it is.
func isPassing(_ error: any Error) -> Bool {
    switch error {
    case let error as StoreError: error.kind == .unavailable && !error.isFault
    default: error is IDSourceError || error is CancellationError
    }
}

/// How long to wait before the next attempt: 1 s, 2 s, 4 s … at most 15 minutes.
func backOff(after failures: Int64) -> Span {
    min(.seconds(1 << min(max(failures - 1, 0), 20)), .minutes(15))
}
