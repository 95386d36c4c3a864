// PostgresEngine.swift: one writer's connection to PostgreSQL.
import Core
import Store

/// Begins, commits and undoes. What waits: answers, the end of a guarded body, an undoing, the commit and what is read before it.
///
/// A guarded body's savepoint goes out with its first statement, reads too: a read that fails would otherwise end the transaction
/// of its neighbours. A savepoint in which nothing is written costs no transaction id.
final class PostgresEngine: BatchEngine {
    private let target: PostgresTarget
    private var backOff = BackOff()
    private var transaction: PostgresTransaction?
    private var isGuarded = false
    private var asked: [[Int]] = []   // together, how many of each body
    var asksAhead: Bool { true }

    init(_ target: PostgresTarget) { self.target = target }

    var tx: any Writing {
        guard let transaction else { preconditionFailure("no transaction was begun") }
        return transaction
    }

    func begin() throws {
        asked.removeAll()
        // Restarted or cut off while we were idle: the farewell lies there to be read.
        if let connection = transaction?.connection, connection.isLost || connection.hasUnasked { transaction = nil }
        if transaction == nil {
            let connection = try backOff.connect(target)
            transaction = PostgresTransaction(connection, eager: target.eager)
        }
        try transaction?.connection.say("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
    }

    func ask(_ questions: [[SQL]]) throws {
        guard let connection = transaction?.connection else { return }
        for sql in questions.joined() { try connection.send(sql, .asked) }
        try connection.flush()
        asked.append(questions.map(\.count))
    }

    func answers() throws -> [[[Row]]] {
        guard let connection = transaction?.connection, !asked.isEmpty else { return [] }
        let counts = asked.removeFirst()
        var found = try connection.asked(counts.reduce(0, +))[...]
        return counts.map { count in
            defer { found = found.dropFirst(count) }
            return Array(found.prefix(count))
        }
    }

    func startBody(isGuarded: Bool) {
        self.isGuarded = isGuarded
        transaction?.start(isGuarded ? "SAVEPOINT body" : nil)
    }

    func endBody() throws {
        guard let transaction else { return }
        try transaction.finish(waiting: isGuarded)
        // Only now: a missed `runOnce` is known once it is read. It leaves with whatever is sent next.
        if isGuarded, transaction.isOpen { try transaction.connection.say("RELEASE SAVEPOINT body") }
    }

    func undoBody() throws -> Bool {
        guard let transaction else { return true }
        guard isGuarded else { return !transaction.wrote && !transaction.hasFailed }
        guard transaction.isOpen else { return true }
        try transaction.connection.recover(["ROLLBACK TO SAVEPOINT body", "RELEASE SAVEPOINT body"])
        return true
    }

    func confirm() throws { try transaction?.connection.settle() }

    func rollback() throws { try transaction?.connection.recover(["ROLLBACK"]) }

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
