// DueWorker.swift: does what is due, once.
import Core
import Store

/// What is done when work of a kind is due.
public enum DueHandler: Sendable {
    /// Stays in the database: the effect, in the transaction that takes the work away.
    case inside(@Sendable (any Writing, DueWork, Timestamp) throws -> Void)
    /// The same for up to `atMost` works of one home in one body, which share its reads. When one fails, each is tried alone.
    case insideTogether(atMost: Int, @Sendable (any Writing, [DueWork], Timestamp) throws -> Void)
    /// Talks to the outside first, with `DueWork.subject` as the key that the outside sees; then what is recorded, in the
    /// transaction that takes the work away.
    case outside(@Sendable (DueWork) async throws -> @Sendable (any Writing) throws -> Void)
}

/// Runs due work. Several processes may: who takes the row away does it.
public struct DueWorker: Sendable {
    public static let batch: Int64 = 64
    /// How long one outside call may hold its work.
    public static let leased = Span.seconds(60)
    let store: any Store
    let clock: Clock
    let handlers: [String: DueHandler]

    public init(_ store: any Store, clock: Clock, handlers: [String: DueHandler]) {
        (self.store, self.clock, self.handlers) = (store, clock, handlers)
    }

    /// Does what is due in a bucket. Failures are kept with the work and tried again after a while.
    /// - Parameter together: whether works may run at the same time and share commits; a simulation says no.
    /// - Returns: how many works were looked at; those that the store's trouble left as they were do not count.
    @discardableResult
    public func step(bucket: Int64, together: Bool) async throws -> Int {
        let now = clock.now()
        let due = try await store.read { try $0.dueWork(bucket: bucket, at: now, limit: Self.batch) }
        let shares = shared(due)
        guard together else {
            var done = 0
            for share in shares { done += try await perform(share, at: now) }
            return done
        }
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for share in shares { group.addTask { try await perform(share, at: now) } }
            return try await group.reduce(0, +)
        }
    }

    /// What is done in one body: works one by one, or some of a kind and home. In the order in which the first of each was due.
    private func shared(_ due: [DueWork]) -> [[DueWork]] {
        var shares: [[DueWork]] = []
        var open: [String: Int] = [:]   // by home and kind, the share that takes more
        for work in due {
            guard case .insideTogether(let atMost, _)? = handlers[work.kind] else {
                shares.append([work])
                continue
            }
            let key = "\(work.home.number) \(work.kind)"
            if let index = open[key], shares[index].count < atMost {
                shares[index].append(work)
            } else {
                open[key] = shares.count
                shares.append([work])
            }
        }
        return shares
    }

    /// - Returns: how many were looked at.
    private func perform(_ share: [DueWork], at now: Timestamp) async throws -> Int {
        if share.count > 1, case .insideTogether(_, let effect)? = handlers[share[0].kind] {
            do {
                try await store.write(home: share[0].home, .background) { tx in
                    let taken = try tx.take(share)
                    if !taken.isEmpty { try effect(tx, taken, now) }
                }
                return share.count
            } catch  where isPassing(error) {
                return 0
            } catch {}   // one of them fails: it is found and put off by itself, below
        }
        var done = 0
        for work in share where try await perform(work, at: now) { done += 1 }
        return done
    }

    /// - Returns: false when it stays due as it was.
    private func perform(_ work: DueWork, at now: Timestamp) async throws -> Bool {
        do {
            switch handlers[work.kind] {
            case .inside(let effect):
                try await store.write(home: work.home, .background) { tx in
                    if try tx.take(work) { try effect(tx, work, now) }
                }
            case .insideTogether(_, let effect):
                try await store.write(home: work.home, .background) { tx in
                    if try tx.take(work) { try effect(tx, [work], now) }
                }
            case .outside(let call): try await performOutside(work, call, at: now)
            case nil: throw DueWorkError.unknownKind(work.kind)
            }
        } catch  where isPassing(error) {
            return false
        } catch {
            let reason = String("\(error)".prefix(500))
            try await store.write(home: work.home, .background) { tx in
                try tx.postpone(work, to: now + backOff(after: work.attempts + 1), failure: reason)
            }
        }
        return true
    }

    private func performOutside(
        _ work: DueWork, _ call: @escaping @Sendable (DueWork) async throws -> @Sendable (any Writing) throws -> Void,
        at now: Timestamp
    ) async throws {
        let leased = try await store.write(home: work.home, .background) { tx in
            try tx.lease(work, until: now + Self.leased)
        }
        guard let leased else { return }
        do {
            let record = try await patiently { try await call(leased) }
            try await store.write(home: work.home, .background) { tx in
                if try tx.take(leased) { try record(tx) }
            }
        } catch {
            let reason = String("\(error)".prefix(500))
            try await store.write(home: work.home, .background) { tx in
                try tx.postpone(leased, to: now + backOff(after: work.attempts + 1), failure: reason)
            }
        }
    }
}

/// Who is called outside answers within 50 s, before the lease ends, or is cancelled and asked again later: one that hangs would
/// hold up all that is due beside it. A call must heed its cancellation; one that does not is still waited for.
private func patiently<Answer: Sendable>(_ call: @escaping @Sendable () async throws -> Answer) async throws -> Answer {
    try await withThrowingTaskGroup(of: Answer.self) { group in
        group.addTask { try await call() }
        group.addTask {
            try await Task.sleep(for: .seconds(50))
            throw DueWorkError.noAnswer
        }
        defer { group.cancelAll() }
        guard let answer = try await group.next() else { throw DueWorkError.noAnswer }
        return answer
    }
}

public enum DueWorkError: Error, Equatable {
    case unknownKind(String)
    /// Who was called outside did not answer in time.
    case noAnswer
}
