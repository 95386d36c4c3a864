// Trouble.swift: what goes wrong in a simulation: when the process dies, and how calls to outside companies fail.
import Synchronization

/// Bad luck, drawn from the seed in the order in which it is asked for.
public final class Trouble: Sendable {
    private let dice: Mutex<Dice>
    /// The one that runs now.
    private let life: Mutex<Life?> = Mutex(nil)

    public init(seed: UInt64) { dice = Mutex(Dice(seed: seed)) }

    /// How a call to somebody outside ends.
    public enum Call: Sendable {
        case answers
        /// They never heard of it.
        case isNotHeard
        /// They did it, and nobody learns that they did.
        case answerIsLost
        /// The process dies on the way there, or with the answer in its hands.
        case diesBefore, diesAfter
    }

    /// One call in eight fails, one way or the other.
    public func call() -> Call {
        switch draw(48) {
        case 0, 1: .isNotHeard
        case 2, 3: .answerIsLost
        case 4: .diesBefore
        case 5: .diesAfter
        default: .answers
        }
    }

    /// The process dies here and now.
    public func kill() { life.withLock { $0 }?.end() }

    /// The process is about to do something with money: one time in so many it dies within its next few commits.
    func threaten(oneIn: Int) {
        guard draw(oneIn) == 0 else { return }
        let end = Mortality(commits: draw(8), isLastMade: draw(2) == 0)
        life.withLock { $0 }?.shorten(to: end)
    }

    /// When a new process dies, if nothing kills it sooner.
    func mortality() -> Mortality { Mortality(commits: 5 + draw(200), isLastMade: draw(2) == 0) }

    func watch(_ next: Life) { life.withLock { $0 = next } }

    private func draw(_ count: Int) -> Int { dice.withLock { $0.below(count) } }
}
