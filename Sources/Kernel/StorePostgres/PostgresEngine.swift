// PostgresEngine.swift: one writer's connection to PostgreSQL.
import Core
import Store

/// Begins, commits and undoes. Nothing here waits but the end of a body, an undoing and the commit.
///
/// A body's savepoint goes out with its first statement, reads too: a read that fails would otherwise end the transaction of
/// its neighbours. A savepoint in which nothing is written costs no transaction id.
final class PostgresEngine: BatchEngine {
    private let target: PostgresTarget
    private var backOff = BackOff()
    private var transaction: PostgresTransaction?

    init(_ target: PostgresTarget) { self.target = target }

    var tx: any Writing {
        guard let transaction else { preconditionFailure("no transaction was begun") }
        return transaction
    }

    func begin() throws {
        // Restarted or cut off while we were idle: the farewell lies there to be read.
        if let connection = transaction?.connection, connection.isLost || connection.hasUnasked { transaction = nil }
        if transaction == nil {
            let connection = try backOff.connect(target)
            transaction = PostgresTransaction(connection, opening: "SAVEPOINT body", eager: target.eager)
        }
        try transaction?.connection.say("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
    }

    func startBody() { transaction?.start() }

    func endBody() throws {
        guard let transaction else { return }
        try transaction.finish()
        // Only now: a missed `runOnce` is known once it is read. It leaves with whatever is sent next.
        if transaction.isOpen { try transaction.connection.say("RELEASE SAVEPOINT body") }
    }

    func undoBody() throws {
        guard let transaction, transaction.isOpen else { return }
        try transaction.connection.recover(["ROLLBACK TO SAVEPOINT body", "RELEASE SAVEPOINT body"])
    }

    func commit() throws {
        guard let connection = transaction?.connection else { return }
        // All answers of the bodies are read, so what is there now can only be the farewell: nothing was committed.
        guard !connection.isLost, !connection.hasUnasked else {
            throw StoreError.unavailable("the connection to PostgreSQL was lost before the commit")
        }
        do {
            try connection.say("COMMIT", .commit)
            try connection.sync()
            try connection.settle()
        } catch {
            throw connection.isLost ? StoreError.outcomeUnknown : error
        }
    }

    /// The server rolls back when the connection goes; the next batch makes a new one.
    func abandon() { transaction = nil }

    func takeRing() -> Bool { transaction?.takeRing() ?? false }

    func endsTransaction(_ error: any Error) -> Bool {
        if transaction?.connection.isLost ?? true { return true }
        switch error as? StoreError {
        case .refused, .unavailable: return true
        default: return false
        }
    }
}

/// While the server is away, says so at once and looks for it again after 250 ms, 500 ms, … 2 s.
struct BackOff {
    private var notBefore: ContinuousClock.Instant?
    private var delay = Duration.milliseconds(250)
    private var reason = ""

    /// - Throws: ``StoreError/unavailable(_:)``.
    mutating func connect(_ target: PostgresTarget) throws(StoreError) -> Connection {
        if let notBefore, ContinuousClock.now < notBefore { throw .unavailable(reason) }
        do {
            let connection = try Connection(target)
            self = BackOff()
            return connection
        } catch {
            if case .unavailable(let text) = error { reason = text }
            notBefore = .now + delay
            delay = min(delay * 2, .seconds(2))
            throw error
        }
    }
}
