// SandboxFaults.swift: what the sandbox may do wrong, on purpose, and the switch for it.
import Synchronization

/// A call that a real company gets from us.
public enum SandboxCall: String, Sendable, CaseIterable { case start, query, close, refund, payout, statement }

/// What goes wrong with one call. Not every call can show each: ``SandboxFault/faults(of:)``.
public enum SandboxFault: String, Sendable, CaseIterable {
    /// Answers an error and does nothing; for a payout this is the unknown one, of which a query then knows nothing.
    case fails
    /// Does it, and its answer is lost on the way.
    case lost
    /// Under way for a minute; then it is done, and told by a notice.
    case late
    /// Under way for a minute; then it is done, and nobody is told: a query finds it.
    case silent
    /// Does it once, and tells of it twice.
    case twice
    /// Says no, for good.
    case refused
    /// A statement without one of its lines; with one that is nobody's; with another amount; with a movement under way that is done.
    case missing, extra, amount, state

    /// What a call can show.
    public static func faults(of call: SandboxCall) -> [SandboxFault] {
        switch call {
        case .start, .query, .close: [.fails, .lost]
        case .refund, .payout: [.fails, .lost, .late, .silent, .twice, .refused]
        case .statement: [.fails, .missing, .extra, .amount, .state, .twice]
        }
    }
}

/// Which of the next calls go wrong. A switch for trying things out: it lives in this process and is forgotten by a restart.
public final class SandboxFaults: Sendable {
    private static let most = 100   // of one call at once
    private struct State {
        var next: [SandboxCall: [SandboxFault]] = [:]
        var failed: Set<String> = []
    }
    private let state = Mutex(State())

    /// The next `times` calls of this kind go wrong like this, after those asked for before.
    public func add(_ fault: SandboxFault, to call: SandboxCall, times: Int = 1) {
        precondition(SandboxFault.faults(of: call).contains(fault))
        state.withLock { state in
            let planned = state.next[call, default: []]
            state.next[call] = planned + Array(repeating: fault, count: max(0, min(times, Self.most - planned.count)))
        }
    }

    public func clear() { state.withLock { $0.next = [:] } }

    /// What is planned, by call.
    public var planned: [SandboxCall: [SandboxFault]] { state.withLock { $0.next } }

    /// Takes the next fault of a call away.
    func take(_ call: SandboxCall) -> SandboxFault? {
        state.withLock { state in
            guard let first = state.next[call]?.first else { return nil }
            state.next[call]?.removeFirst()
            return first
        }
    }

    /// True the first time for a name; the newest 1,000 or so are remembered.
    func isFirst(_ name: String) -> Bool {
        state.withLock { state in
            if state.failed.count >= 1_000 { state.failed = [] }
            return state.failed.insert(name).inserted
        }
    }
}
