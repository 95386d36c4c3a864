// LentStore.swift: no more stores at once than the test server has connections for.
import Store
import Synchronization

/// A store that counts among those that are open until nobody holds it any more. All tests start at once, and each would open
/// up to five connections of the server's 200.
final class LentStore: Store {
    static let atOnce = 32
    private static let turns = Mutex<(free: Int, waiting: [CheckedContinuation<Void, Never>])>((atOnce, []))
    private let inner: any Store

    init(_ open: () async throws -> any Store) async throws {
        await Self.takeTurn()
        do {
            inner = try await open()
        } catch {
            Self.endTurn()
            throw error
        }
    }

    deinit { Self.endTurn() }

    private static func takeTurn() async {
        await withCheckedContinuation { continuation in
            let now: Bool = turns.withLock { turns in
                guard turns.free == 0 else {
                    turns.free -= 1
                    return true
                }
                turns.waiting.append(continuation)
                return false
            }
            if now { continuation.resume() }
        }
    }

    private static func endTurn() {
        let next: CheckedContinuation<Void, Never>? = turns.withLock { turns in
            guard !turns.waiting.isEmpty else {
                turns.free += 1
                return nil
            }
            return turns.waiting.removeFirst()
        }
        next?.resume()
    }

    var dialect: Dialect { inner.dialect }
    var bell: Bell { inner.bell }

    func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, asking: [SQL], _ body: @escaping @Sendable (any Writing, [[Row]]) throws -> Result
    ) async throws -> Result { try await inner.write(homes: homes, urgency, asking: asking, body) }

    func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result { try await inner.write(homes: homes, urgency, body) }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try await inner.read(body)
    }

    func readOnce<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        try await inner.readOnce(body)
    }

    func stamp() async throws -> String? { try await inner.stamp() }
    func close() async { await inner.close() }
}
