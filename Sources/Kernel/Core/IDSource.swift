// IDSource.swift: where ids come from.
import Synchronization

/// Makes ids. One per process; shared by all its modules.
///
/// A node number is leased with a span of time (`Runtime` renews it): ids are made only for times inside that span, so two
/// holders of one number, a restart, or a clock set back never give an id twice.
public final class IDSource: Sendable {
    private struct State {
        var node: Int64
        var last: Int64   // ms of the newest id, or the start of the lease
        var sequence: Int64
        var until: Int64   // ms; ids of this time and later are not ours to make
    }
    private let state: Mutex<State>
    private let clock: Clock

    /// - Parameters:
    ///   - from: no id carries this time or an earlier one.
    ///   - until: no id carries this time or a later one, until `extend` moves it.
    public init(node: Int64, from: Timestamp, until: Timestamp, clock: Clock) {
        precondition(0..<IDLayout.nodes ~= node)
        self.clock = clock
        state = Mutex(State(node: node, last: from.milliseconds, sequence: IDLayout.sequences - 1, until: until.milliseconds))
    }

    /// The next id: greater than every id made here before.
    /// - Throws: ``IDSourceError/leaseEnded`` when the lease's time is used up or over.
    public func next<Tag>(_: Tag.Type = Tag.self) throws(IDSourceError) -> ID<Tag> {
        let now = clock.now().milliseconds
        let number: Int64? = state.withLock { state in
            guard now < state.until else { return nil }
            if now > state.last {
                (state.last, state.sequence) = (now, 0)
            } else if state.sequence + 1 < IDLayout.sequences {
                state.sequence += 1
            } else {   // more than 4,096 in one millisecond, or the clock went back: run ahead of the clock
                (state.last, state.sequence) = (state.last + 1, 0)
            }
            guard state.last < state.until else { return nil }
            return IDLayout.number(at: Timestamp(milliseconds: state.last), node: state.node, sequence: state.sequence)
        }
        guard let number else { throw .leaseEnded }
        return ID(number)
    }

    /// Moves the end of the lease; called by who renewed it in the database.
    public func extend(until: Timestamp) {
        state.withLock { $0.until = max($0.until, until.milliseconds) }
    }

    /// Makes no more ids.
    /// - Returns: the first moment that no id made here carries.
    public func close() -> Timestamp {
        state.withLock { state in
            state.until = min(state.until, state.last + 1)
            return Timestamp(milliseconds: state.last + 1)
        }
    }

    /// Goes on with another node number, after the old lease was lost.
    public func replace(node: Int64, from: Timestamp, until: Timestamp) {
        state.withLock { state in
            state.node = node
            state.last = max(state.last, from.milliseconds)
            state.sequence = IDLayout.sequences - 1
            state.until = until.milliseconds
        }
    }
}

public enum IDSourceError: CodedError, Equatable {
    case leaseEnded
    public var code: String { "kernel.id_lease_ended" }
    public var kind: ErrorKind { .unavailable }
}
