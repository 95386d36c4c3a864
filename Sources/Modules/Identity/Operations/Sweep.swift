// Sweep.swift: forgets what has ended.
import Core
import Store

extension Identity {
    /// Deletes sessions that have ended and failures that no longer count, a few at a time; called now and then.
    /// - Returns: how many it found; call again at once while it is not 0.
    public func sweep() async throws -> Int {
        let now = clock.now()
        let (ended, forgotten): (Timestamp, Timestamp) = (now - Session.lasts, now - Attempts.forgottenAfter)
        let (sessions, attempts) = try await store.read { tx in
            (try tx.sessions(movedBefore: ended, limit: 100), try tx.attempts(lastBefore: forgotten, limit: 100))
        }
        guard !sessions.isEmpty || !attempts.isEmpty else { return 0 }
        try await store.write(home: .shared, .background) { tx in
            for (person, id) in sessions { try tx.deleteSession(id, of: person, movedBefore: ended) }
            for home in attempts { try tx.forgetAttempts(home, lastBefore: forgotten) }
        }
        return sessions.count + attempts.count
    }
}
