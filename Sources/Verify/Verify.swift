// Verify.swift: proves the books from stored rows alone.
import Core
import Store

/// How a law came out.
public struct Verdict: Sendable {
    public let law: String, about: String
    /// The rows that break it, at most 1,000.
    public let broken: [Broken]
    /// There are more than are named.
    public let isCutShort: Bool
    public let took: Duration
    public var holds: Bool { broken.isEmpty }
}

/// All laws of a database, each over one snapshot, beside whoever writes.
public struct Verify: Sendable {
    let store: any Store, clock: Clock, listeners: [String]
    private let pause: @Sendable () async throws -> Void

    /// - Parameters:
    ///   - listeners: the names under which rooms listen.
    ///   - pause: what is waited before broken rows are looked at again, as a listener may be just about to put them right. They
    ///     count when they are broken at three looks.
    public init(store: any Store, clock: Clock, listeners: [String], pause: @escaping @Sendable () async throws -> Void = {}) {
        (self.store, self.clock, self.listeners, self.pause) = (store, clock, listeners, pause)
    }

    /// The names of all laws, in the order of their verdicts.
    public static func names(replay: Bool) -> [String] { laws(replay: replay).map(\.name) }

    static func laws(replay: Bool) -> [Law] {
        JournalLaws.all + MoneyLaws.all + SettlementLaws.all + StockLaws.all + PaymentLaws.all + OrderLaws.all + RefundLaws.all
            + AfterSaleLaws.all + OfferLaws.all + EventLaws.all + NoticeLaws.all + (replay ? ReplayLaws.all : [])
    }

    /// Holds every law against the rows, two at a time.
    /// - Parameters:
    ///   - replay: also makes from all events anew what listeners made of them.
    ///   - only: the names of the laws to look at; nil for all.
    ///   - onVerdict: told each as it is found.
    public func run(
        replay: Bool = false, only: Set<String>? = nil, onVerdict: @escaping @Sendable (Verdict) async -> Void = { _ in }
    ) async throws -> [Verdict] {
        let laws = Self.laws(replay: replay).filter { only?.contains($0.name) ?? true }
        var verdicts: [Verdict?] = Array(repeating: nil, count: laws.count)
        try await withThrowingTaskGroup(of: (Int, Verdict).self) { group in
            var next = 0
            func begin() {
                guard next < laws.count else { return }
                let index = next
                next += 1
                group.addTask { (index, try await verdict(of: laws[index])) }
            }
            begin()
            begin()
            while let (index, verdict) = try await group.next() {
                verdicts[index] = verdict
                await onVerdict(verdict)
                begin()
            }
        }
        return verdicts.compactMap { $0 }
    }

    private func verdict(of law: Law) async throws -> Verdict {
        let started = ContinuousClock.now
        var broken = try await look(law)
        for _ in 1..<Self.looks where !broken.isEmpty {
            try await pause()
            let again = Set(try await look(law).map(\.key))
            broken.removeAll { !again.contains($0.key) }
        }
        return Verdict(
            law: law.name, about: law.about, broken: Array(broken.prefix(Int(Law.namedMax))), isCutShort: broken.count > Int(Law.namedMax),
            took: ContinuousClock.now - started)
    }

    private static let looks = 3

    private func look(_ law: Law) async throws -> [Broken] {
        let moment = Moment(now: clock.now(), listeners: listeners)
        return try await store.read { try law.find($0, moment) }
    }
}
