// Sweep.swift: what has ended is forgotten, once an hour, by one of the processes.
import Catalog
import Core
import CustomerService
import Identity
import Notices
import Runtime
import Store

extension Rooms {
    static let sweepKind = "app.sweep", sweepEvery = Span.hours(1)

    /// Sees that sweeping is due now. It then goes on by itself.
    public func startSweeping() async throws {
        let now = clock.now()
        try await store.write(home: .shared) { try $0.schedule(Self.sweepKind, of: 1, home: .shared, at: now) }
    }

    /// Forgets ended sessions, old failures to sign in, old notices, waits and drafts, and answers kept for repeats that come no more.
    var sweeping: DueHandler {
        .outside { _ in
            while try await identity.sweep() > 0 {}
            while try await notices.sweep() > 0 {}
            while try await catalog.sweep() > 0 {}
            while try await customerService.sweep() > 0 {}
            try await store.forgetAnswers(before: clock.now() - RepeatKey.kept)
            let next = clock.now() + Self.sweepEvery
            return { tx in try tx.schedule(Self.sweepKind, of: 1, home: .shared, at: next) }
        }
    }
}
