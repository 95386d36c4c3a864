// Deadlines.swift: ends the patience with senders that are too slow, with one sweep for all of them.
import NIOCore
import Synchronization

/// Connections from which something is awaited. When its time is up, a connection's input is closed, and whoever reads it
/// finds that out. A timer for each request would wake its event loop each time; this is one lock and a look each 100 ms.
final class Deadlines: Sendable {
    private struct Entry {
        let at: ContinuousClock.Instant
        let channel: any Channel
        var isOver = false
    }
    private struct State {
        var next: UInt64 = 0
        var entries: [UInt64: Entry] = [:]   // bound: one for each open connection
    }
    private let state = Mutex(State())

    func start(_ channel: any Channel, within span: Duration) -> UInt64 {
        let at = ContinuousClock.now + span
        return state.withLock { state in
            state.next += 1
            state.entries[state.next] = Entry(at: at, channel: channel)
            return state.next
        }
    }

    /// True when the time was up.
    func end(_ ticket: UInt64) -> Bool {
        state.withLock { $0.entries.removeValue(forKey: ticket)?.isOver ?? false }
    }

    /// Sweeps until cancelled.
    func watch() async throws {
        while true {
            try await Task.sleep(for: .milliseconds(100))
            let now = ContinuousClock.now
            let late: [any Channel] = state.withLock { state in
                let tickets = state.entries.filter { !$0.value.isOver && $0.value.at <= now }.map(\.key)
                for ticket in tickets { state.entries[ticket]?.isOver = true }
                return tickets.compactMap { state.entries[$0]?.channel }
            }
            for channel in late { channel.close(mode: .input, promise: nil) }
        }
    }
}
