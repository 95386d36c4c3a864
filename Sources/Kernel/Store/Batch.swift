// Batch.swift: what a batch is made of: the engine below, the bodies in the queue, the limits.
import Core
import Foundation
import Synchronization

/// What a writer needs of its database. Lives on the writer's thread.
package protocol BatchEngine: AnyObject {
    var tx: any Writing { get }
    /// Whether asking for several bodies at once is cheaper than for each in its turn.
    var asksAhead: Bool { get }
    /// Opens the transaction, connecting first where the connection is gone.
    func begin() throws
    /// Asks for what several bodies want to know before they begin, without waiting.
    func ask(_ questions: [[SQL]]) throws
    /// The answers to the oldest that were asked together and not yet taken; waits for those and no others.
    func answers() throws -> [[[Row]]]
    /// Before a body.
    /// - Parameter isGuarded: its first write opens a savepoint, so that it can be undone by itself.
    func startBody(isGuarded: Bool)
    /// After a body. A guarded one: reads what is still out and throws what failed.
    func endBody() throws
    /// Back to where the body began.
    /// - Returns: false when it has written without a guard: then only all of the transaction can be undone.
    func undoBody() throws -> Bool
    /// Before the commit of bodies without guards: reads what is still out and throws what failed.
    func confirm() throws
    func commit() throws
    /// Undoes all of the transaction. It is over then, and the connection is in order.
    func rollback() throws
    /// Leaves the transaction, whatever state it is in. Never fails.
    func abandon()
    /// Whether the body rang, cleared by asking.
    func takeRing() -> Bool
    /// Whether after this error the transaction can only be abandoned.
    func endsTransaction(_ error: any Error) -> Bool
}

/// How much a writer takes at once.
package struct BatchLimits: Sendable {
    package var bodies: Int
    package var time: Duration = .milliseconds(20)
    package var queue: Int = 20_000
    package var attempts: Int = 16
    /// For so many people at most is asked ahead at once, while as many before them are run: what they are told is that old.
    package var askedAhead: Int = 16
    package var askedBesideLate: Int = 4
    package init(bodies: Int) { self.bodies = bodies }
}

/// A body in the queue.
final class Job: @unchecked Sendable {   // touched by the writer's thread only, but for `left`
    let asking: [SQL]
    let body: (any Writing, [[Row]]) throws -> Void
    let finish: (Swift.Result<Void, any Error>) -> Void
    let urgency: Urgency
    let left = Atomic<Bool>(false)   // its caller went away
    var found: [[Row]]?   // asked ahead
    var attempts = 0
    var notBefore: ContinuousClock.Instant?
    var rang = false

    init(
        _ urgency: Urgency, asking: [SQL], body: @escaping (any Writing, [[Row]]) throws -> Void,
        finish: @escaping (Swift.Result<Void, any Error>) -> Void
    ) {
        (self.urgency, self.asking, self.body, self.finish) = (urgency, asking, body, finish)
    }
}

/// The bodies that share a transaction.
struct Batch {
    let isGuarded: Bool
    var isOpen = false
    /// All that were taken, in their order, but those that are run again later.
    var jobs: [Job] = []
    var done: [Job] = []
    var refused: [(job: Job, error: any Error)] = []
    /// A person waits for its commit.
    var holdsPeople = false

    init(isGuarded: Bool) { self.isGuarded = isGuarded }

    mutating func drop(_ job: Job) { jobs.removeAll { $0 === job } }
}

/// Why a batch cannot be committed as it is.
enum BatchFailure: Error {
    /// The transaction is gone.
    case lost(any Error)
    /// A body without a guard failed after it had written; which one is not always known.
    case spoilt(any Error)
}

extension Duration {
    package var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
