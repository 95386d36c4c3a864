// SharedAnswer.swift: many who ask the same at once are answered by one asking.
import Synchronization

/// Joins those who ask at the same time. Who comes while an asking is under way waits for the next one, so that no answer is older
/// than the question; all who wait then share it, its error too. Who is cancelled waits with the others.
public final class SharedAnswer<Value: Sendable>: Sendable {
    private struct State {
        var isAsking = false
        var askers: [CheckedContinuation<Value, any Error>] = []
    }
    private let state = Mutex(State())
    private let source: @Sendable () async throws -> Value

    public init(_ source: @escaping @Sendable () async throws -> Value) { self.source = source }

    /// How many wait for the next asking.
    var waiting: Int { state.withLock { $0.askers.count } }

    public func ask() async throws -> Value {
        try await withCheckedThrowingContinuation { asker in
            let isFirst: Bool = state.withLock { state in
                state.askers.append(asker)
                defer { state.isAsking = true }
                return !state.isAsking
            }
            if isFirst { Task { await askForAll() } }
        }
    }

    private func askForAll() async {
        while true {
            let askers = state.withLock { state in
                defer { state.askers = [] }
                if state.askers.isEmpty { state.isAsking = false }
                return state.askers
            }
            guard !askers.isEmpty else { return }
            do {
                let answer = try await source()
                for asker in askers { asker.resume(returning: answer) }
            } catch {
                for asker in askers { asker.resume(throwing: error) }
            }
        }
    }
}
