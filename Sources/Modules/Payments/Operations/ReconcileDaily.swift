// ReconcileDaily.swift: each day's statement is fetched when the provider has made it, and compared.
import Core
import Store

extension Payments {
    /// How long after the end of a day its statement is asked for: companies make it in the morning, by ten.
    static let statementAfter = Span.hours(10) + .minutes(30)

    /// Sees that the day after the last compared one is compared, of each provider; the first time, yesterday. It then goes on by
    /// itself, day by day.
    public func startReconciling() async throws {
        let yesterday = StatementDay(of: clock.now()).before
        for name in providers.keys.sorted() {
            let last = try await store.read { try $0.comparedDays(of: name, limit: 1).first?.day }
            try await plan(last?.after ?? yesterday, of: name)
        }
    }

    private func plan(_ day: StatementDay, of name: String) async throws {
        try await store.write(home: .provider(name)) { tx in
            try tx.schedule(DueKind.reconcile, of: day.number, home: .provider(name), at: day.end + Self.statementAfter, payload: name)
        }
    }

    /// Compares a day now: for who does not want to wait, and for statements that come as a file.
    /// - Throws: ``PaymentError/statementNotReady``, ``PaymentError/notOffered(_:)``, ``PaymentError/providerFailed(_:)``
    public func reconcile(_ day: StatementDay, of name: String) async throws -> ComparedDay {
        guard day.end <= clock.now() else { throw PaymentError.statementNotReady }
        return try await compare(try await provider(name).statement(of: day), of: name, on: day)
    }

    func reconcile(_ work: DueWork) async throws -> Recording {
        let (day, name) = (StatementDay(number: work.subject), work.payload)
        guard providers[name] != nil else { return { _ in } }   // a provider that is used no more
        // A day whose statement cannot be had or read is tried again by itself, and holds up none that follow.
        if work.attempts == 0 { try await plan(day.after, of: name) }
        do {
            _ = try await reconcile(day, of: name)
        } catch PaymentError.notOffered {
            return { tx in try tx.unschedule(DueKind.reconcile, of: day.after.number, home: work.home) }
        }
        return { _ in }
    }
}

extension Span {
    fileprivate static func + (left: Span, right: Span) -> Span { Span(milliseconds: left.milliseconds + right.milliseconds) }
}
