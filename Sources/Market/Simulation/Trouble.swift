// Trouble.swift: what goes wrong in a simulation: when the process dies, and how calls to outside companies fail.
import Core
import Store
import Synchronization

/// Bad luck, drawn from the seed in the order in which it is asked for.
public final class Trouble: Sendable {
    private let dice: Mutex<Dice>

    public init(seed: UInt64) { dice = Mutex(Dice(seed: seed)) }

    /// How a call to somebody outside ends.
    public enum Call: Sendable {
        case answers
        /// They never heard of it.
        case isNotHeard
        /// They did it, and nobody learns that they did.
        case answerIsLost
    }

    /// One call in twelve fails, one way or the other.
    public func call() -> Call {
        switch draw(24) {
        case 0: .isNotHeard
        case 1: .answerIsLost
        default: .answers
        }
    }

    /// After how many commits the process dies, and whether the last of them is still made: then only its answer is lost.
    func death() -> (writes: Int, isCommitted: Bool) { (5 + draw(200), draw(2) == 0) }

    private func draw(_ count: Int) -> Int { dice.withLock { $0.below(count) } }
}

/// The process died here.
public struct Death: Error, Equatable {}

/// A store in the hands of a process that dies: from then on nothing can be read or written through it.
final class MortalStore: Store {
    private struct Life {
        /// Commits that are still made; nil for ever.
        var left: Int?
        var isDead = false
    }
    private let inner: any Store
    private let isLastCommitted: Bool
    private let life: Mutex<Life>

    /// - Parameter death: nil: never.
    init(_ inner: any Store, _ death: (writes: Int, isCommitted: Bool)?) {
        self.inner = inner
        isLastCommitted = death?.isCommitted ?? false
        life = Mutex(Life(left: death?.writes))
    }

    private enum Fate { case lives, dies, isDead }

    private func fate(_ homes: [Home]) -> Fate {
        // The queue's own places are numbered by PostgreSQL's relay only: both databases must count the same commits.
        if homes.allSatisfy({ 0..<Int64(Home.buckets) ~= $0.number }) { return life.withLock { $0.isDead ? .isDead : .lives } }
        return life.withLock { life in
            if life.isDead { return .isDead }
            guard let left = life.left else { return .lives }
            life.left = left - 1
            life.isDead = left <= 0
            return life.isDead ? .dies : .lives
        }
    }

    func write<Result: Sendable>(
        homes: [Home], _ urgency: Urgency, _ body: @escaping @Sendable (any Writing) throws -> Result
    ) async throws -> Result {
        switch fate(homes) {
        case .lives: return try await inner.write(homes: homes, urgency, body)
        case .isDead: throw Death()
        case .dies:
            if isLastCommitted { _ = try await inner.write(homes: homes, urgency, body) }
            throw Death()
        }
    }

    func read<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        if life.withLock({ $0.isDead }) { throw Death() }
        return try await inner.read(body)
    }

    func readOnce<Result: Sendable>(_ body: @escaping @Sendable (any Reading) throws -> Result) async throws -> Result {
        if life.withLock({ $0.isDead }) { throw Death() }
        return try await inner.readOnce(body)
    }

    var dialect: Dialect { inner.dialect }
    var bell: Bell { inner.bell }
    func stamp() async throws -> String? { nil }
    func close() async {}   // it belongs to who lent it
}
