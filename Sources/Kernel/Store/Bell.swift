// Bell.swift: wakes who waits for events and due work of this process.
import Synchronization

/// Rung after commits; a ring that nobody heard is kept. For speed only: who waits also polls.
public final class Bell: Sendable {
    private struct State {
        var rings: UInt64 = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextWaiter = 0
    }
    private let state = Mutex(State())

    public init() {}

    public var rings: UInt64 { state.withLock { $0.rings } }

    public func ring() {
        let woken: [CheckedContinuation<Void, Never>] = state.withLock { state in
            state.rings &+= 1
            defer { state.waiting = [:] }
            return state.waiting.keys.sorted().compactMap { state.waiting[$0] }
        }
        for continuation in woken { continuation.resume() }
    }

    /// Returns at once if it rang since `seen`, else at the next ring or when the task is cancelled.
    public func wait(after seen: UInt64) async {
        let number: Int = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now: Bool = state.withLock { state in
                    guard state.rings == seen, !Task.isCancelled else { return true }
                    state.waiting[number] = continuation
                    return false
                }
                if now { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
        }
    }
}

extension Bell {
    /// Like `wait(after:)`, but no longer than a while.
    public func wait(after seen: UInt64, atMost: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait(after: seen) }
            group.addTask { try? await Task.sleep(for: atMost) }
            await group.next()
            group.cancelAll()
        }
    }
}
