// BatchRun.swift: how a writer runs a batch: boldly first, guarded where that failed.
import Core
import Synchronization

/// A batch is first run without savepoints, and on PostgreSQL without waiting for the answers of its writes. Almost always all of it
/// is right. A body that fails before it wrote harms nobody and is refused alone. When one fails after that, all is rolled back,
/// and every body is run again with a savepoint of its own, which undoes what it did and nothing else (decision 20).
extension BatchWriter {
    /// So many batches after one that had to be run again are guarded from the start: what failed may fail again.
    private static let guardedFor = 4

    func runBatch(_ engine: any BatchEngine) {
        var batch = Batch(isGuarded: guardedBatches > 0)
        guardedBatches = max(0, guardedBatches - 1)
        share.begin()
        do {
            try fill(&batch, engine)
            try commit(batch, engine)
        } catch {
            mend(batch, error, engine)
        }
    }

    /// Takes what waits, and runs it. What some people want to know is asked before those ahead of them are run, so that the
    /// database answers the ones while the others' statements are made.
    private func fill(_ batch: inout Batch, _ engine: any BatchEngine) throws(BatchFailure) {
        let started = ContinuousClock.now
        var asked: [Job] = []
        while true {
            let chunk = take(&batch, started, engine)
            if chunk.asks { try ask(chunk.jobs, &batch, engine) }
            guard !chunk.jobs.isEmpty || !asked.isEmpty else { return }
            try runAsked(asked, in: &batch, engine)
            asked = chunk.asks ? chunk.jobs : []
            if !chunk.asks { for job in chunk.jobs { try run(job, in: &batch, engine) } }
        }
    }

    /// The next of the queue, and people behind it whose questions can be asked together with its own.
    private func take(
        _ batch: inout Batch, _ started: ContinuousClock.Instant, _ engine: any BatchEngine
    ) -> (jobs: [Job], asks: Bool) {
        let room = limits.bodies - batch.jobs.count
        guard room > 0, let first = next(started, holdsPeople: batch.holdsPeople) else { return ([], false) }
        let isAhead = engine.asksAhead && !batch.isGuarded && first.urgency == .foreground
        let jobs = stillWanted([first] + (isAhead ? people(atMost: min(limits.askedAhead, room) - 1) : []))
        batch.jobs += jobs
        if first.urgency == .foreground { batch.holdsPeople = true }
        return (jobs, isAhead && jobs.contains { !$0.asking.isEmpty })
    }

    private func stillWanted(_ jobs: [Job]) -> [Job] {
        jobs.filter { job in
            guard job.left.load(ordering: .relaxed), job.attempts == 0 else { return true }
            job.finish(.failure(CancellationError()))
            return false
        }
    }

    private func open(_ batch: inout Batch, _ engine: any BatchEngine) throws(BatchFailure) {
        guard !batch.isOpen else { return }
        do { try engine.begin() } catch { throw .lost(error) }
        batch.isOpen = true
    }

    private func ask(_ jobs: [Job], _ batch: inout Batch, _ engine: any BatchEngine) throws(BatchFailure) {
        try open(&batch, engine)
        do { try engine.ask(jobs.map(\.asking)) } catch { throw failure(error, engine) }
    }

    private func runAsked(_ jobs: [Job], in batch: inout Batch, _ engine: any BatchEngine) throws(BatchFailure) {
        guard !jobs.isEmpty else { return }
        let began = ContinuousClock.now
        do {
            for (job, found) in zip(jobs, try engine.answers()) { job.found = found }
        } catch {
            throw failure(error, engine)
        }
        share.waited(ContinuousClock.now - began, holdsPeople: true)
        for job in jobs { try run(job, in: &batch, engine) }
    }

    private func failure(_ error: any Error, _ engine: any BatchEngine) -> BatchFailure {
        engine.endsTransaction(error) ? .lost(error) : .spoilt(error)
    }

    private func run(_ job: Job, in batch: inout Batch, _ engine: any BatchEngine) throws(BatchFailure) {
        try open(&batch, engine)
        let began = ContinuousClock.now
        engine.startBody(isGuarded: batch.isGuarded)
        _ = engine.takeRing()
        defer { share.ran(job.urgency, ContinuousClock.now - began) }
        let found = job.found
        job.found = nil
        do {
            try job.body(engine.tx, found ?? engine.tx.load(job.asking))
            try engine.endBody()
            job.rang = engine.takeRing()
            batch.done.append(job)
        } catch {
            try undo(job, error, in: &batch, engine)
        }
    }

    private func undo(_ job: Job, _ error: any Error, in batch: inout Batch, _ engine: any BatchEngine) throws(BatchFailure) {
        guard !engine.endsTransaction(error) else { throw .lost(error) }
        let isUndone: Bool
        do { isUndone = try engine.undoBody() } catch { throw .lost(error) }
        guard isUndone else { throw .spoilt(error) }
        if isTransient(error) {
            batch.drop(job)
            again(job)
        } else {
            batch.refused.append((job, error))
        }
    }

    private func isTransient(_ error: any Error) -> Bool {
        switch error as? StoreError {
        case .stale, .contended: true
        default: false
        }
    }

    private func commit(_ batch: Batch, _ engine: any BatchEngine) throws(BatchFailure) {
        guard batch.isOpen else { return }
        let began = ContinuousClock.now
        if !batch.isGuarded {
            do { try engine.confirm() } catch { throw failure(error, engine) }
        }
        let confirmed = ContinuousClock.now
        share.waited(confirmed - began, holdsPeople: batch.holdsPeople)
        do { try engine.commit() } catch { throw .lost(error) }
        share.committed(ContinuousClock.now - confirmed, holdsPeople: batch.holdsPeople)
        if batch.done.contains(where: \.rang) { bell.ring() }
        for job in batch.done { job.finish(.success(())) }
        for (job, error) in batch.refused { job.finish(.failure(error)) }
    }

    // MARK: What failed

    private func mend(_ batch: Batch, _ failure: BatchFailure, _ engine: any BatchEngine) {
        for job in batch.jobs { job.found = nil }   // it may have seen what is undone now
        switch failure {
        case .lost(let error): lose(batch, error, engine)
        case .spoilt(let error):
            do { try engine.rollback() } catch { return lose(batch, error, engine) }
            guard batch.jobs.count > 1 else {   // all that is undone was its own
                for job in batch.jobs { if isTransient(error) { again(job) } else { job.finish(.failure(error)) } }
                return
            }
            guardedBatches = Self.guardedFor
            runGuarded(batch.jobs, engine)
        }
    }

    /// All again from the start; those too that were refused, since that may have rested on what is undone.
    private func runGuarded(_ jobs: [Job], _ engine: any BatchEngine) {
        var batch = Batch(isGuarded: true)
        batch.jobs = jobs
        batch.holdsPeople = jobs.contains { $0.urgency == .foreground }
        do {
            for job in jobs { try run(job, in: &batch, engine) }
            try commit(batch, engine)
        } catch {
            mend(batch, error, engine)
        }
    }

    /// The transaction is gone. Where nothing can have been kept and the database is merely away, restarted or held by another,
    /// all its bodies are run again; otherwise they are told. What was refused rested on rows that are not there now, so it is
    /// run again either way.
    private func lose(_ batch: Batch, _ error: any Error, _ engine: any BatchEngine) {
        engine.abandon()
        for (job, error) in batch.refused { again(job, else: error) }
        for job in batch.jobs where !batch.refused.contains(where: { $0.job === job }) {
            switch error as? StoreError {
            case .unavailable?: again(job, else: error)
            case .stale?, .contended?: again(job)
            case nil: job.finish(.failure(StoreError.refused("\(error)")))
            default: job.finish(.failure(error))
            }
        }
    }
}
