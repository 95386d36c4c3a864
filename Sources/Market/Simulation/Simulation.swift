// Simulation.swift: a market on a virtual clock: merchants, buyers and a platform that do what people do, from a seed.
import Core
import Crypto
import Store

/// One run. Everything in it follows from its seed: who does what and when, what goes wrong, and so every row that is stored.
public struct Simulation: Sendable, Hashable {
    public static let daysMax: Int64 = 3_650
    public let seed: UInt64, days: Int64
    /// Whether notices go astray, outside calls fail, the process sleeps, dies and is started again.
    public let hasFaults: Bool

    /// - Parameter days: 1 to 3,650.
    public init(seed: UInt64, days: Int64, hasFaults: Bool) {
        precondition(1...Self.daysMax ~= days)
        (self.seed, self.days, self.hasFaults) = (seed, days, hasFaults)
    }

    /// 2040-01-01 00:00 in UTC: when every run begins. Ahead of any clock, so that nothing of a market that is kept is ever late: its
    /// books can be proved at any time.
    static let start = Timestamp(milliseconds: 2_208_988_800_000)
    /// What may differ between two runs that did the same: leases, cursors, places in queues, indexes of words.
    static let leaving: Set<String> = [
        "kernel_lease", "kernel_cursor", "kernel_guard", "kernel_event.position", "kernel_event.sequence", "catalog_search",
    ]

    /// Lets it happen on an empty store.
    /// - Parameter onDay: is told each day that is over.
    /// - Throws: what no simulation survives: a database that is away.
    public func run(in premises: Premises, onDay: @Sendable (Int64) -> Void = { _ in }) async throws -> SimulationReport {
        var town = try Town(self, premises)
        try await town.settle()
        let begin = town.clock.now()
        let end = begin + .days(days)
        var day: Int64 = 0
        while town.clock.now() < end {
            try await town.wait()
            try await town.act()
            let over = (town.clock.now() - begin).milliseconds / 86_400_000
            if over > day {
                day = over
                onDay(day)
            }
        }
        try await town.rest()
        var report = town.report
        report.problems += try await premises.prove(premises.store, town.clock.now())
        report.tables = try await premises.store.fingerprints(of: premises.migrations, leaving: Self.leaving)
        let all: String = report.tables.keys.sorted().map { "\($0) \(report.tables[$0] ?? "")" }.joined(separator: "\n")
        report.digest = Hex.text(SHA256.hash(data: Array(all.utf8)))
        return report
    }
}
