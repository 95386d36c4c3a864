// Mortality.swift: one life of the process, and the store as it sees it until it dies.
import Core
import Store
import Synchronization

/// The process died here.
public struct Death: Error, Equatable {
    public init() {}
}

/// After how many commits a process dies, and whether the one it dies at is still made: then only its answer is lost.
struct Mortality: Sendable {
    let commits: Int, isLastMade: Bool
}

/// One life of the process.
final class Life: Sendable {
    enum Fate { case goesOn, endsBefore, endsAfter, isOver }
    private struct State {
        /// Commits that are still made; nil for ever.
        var left: Int?
        var isLastMade = false, isOver = false
    }
    private let state: Mutex<State>

    /// - Parameter mortality: nil: it never ends.
    init(_ mortality: Mortality?) { state = Mutex(State(left: mortality?.commits, isLastMade: mortality?.isLastMade ?? false)) }

    var isOver: Bool { state.withLock { $0.isOver } }

    /// What becomes of the next commit.
    func commit() -> Fate {
        state.withLock { state in
            if state.isOver { return .isOver }
            guard let left = state.left else { return .goesOn }
            state.left = left - 1
            guard left <= 0 else { return .goesOn }
            state.isOver = true
            return state.isLastMade ? .endsAfter : .endsBefore
        }
    }

    func end() { state.withLock { $0.isOver = true } }

    /// It ends then, if it would not end sooner. What lives for ever goes on.
    func shorten(to end: Mortality) {
        state.withLock { state in
            guard let left = state.left, left > end.commits else { return }
            (state.left, state.isLastMade) = (end.commits, end.isLastMade)
        }
    }
}

/// A store in the hands of a process that dies: from then on nothing can be read or written through it.
final class MortalStore: Store {
    private let inner: any Store
    private let life: Life

    init(_ inner: any Store, _ life: Life) { (self.inner, self.life) = (inner, life) }

    private func fate(_ homes: [Home]) -> Life.Fate {
        // The queue's own places are numbered by PostgreSQL's relay only: both databases must count the same commits.
        if homes.allSatisfy({ 0..<Int64(Home.buckets) ~= $0.number }) { return life.isOver ? .isOver : .goesOn }
        return life.commit()
    }

    func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result {
        switch fate(homes) {
        case .goesOn: return try await inner.write(homes: homes, urgency, body)
        case .isOver, .endsBefore: throw Death()
        case .endsAfter:
            _ = try await inner.write(homes: homes, urgency, body)
            throw Death()
        }
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        if life.isOver { throw Death() }
        return try await inner.read(body)
    }

    func readOnce<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        if life.isOver { throw Death() }
        return try await inner.readOnce(body)
    }

    var dialect: Dialect { inner.dialect }
    var bell: Bell { inner.bell }
    func stamp() async throws -> String? { nil }
    func close() async {}   // it belongs to who lent it
}
