// SimulationReport.swift: what a run did and found; the same seed makes the same report, byte for byte.
import Core

public struct SimulationReport: Sendable, Equatable {
    public let seed: UInt64, days: Int64, hasFaults: Bool
    /// What people did, by kind; what was done again after a crash counts once.
    public internal(set) var acts: [String: Int] = [:]
    /// What they were refused, by error code.
    public internal(set) var refused: [String: Int] = [:]
    /// Orders by state, at the end.
    public internal(set) var orders: [String: Int] = [:]
    /// How often the process died and was started again.
    public internal(set) var crashes = 0
    /// How often the clock was set back.
    public internal(set) var setBacks = 0
    /// What became of the money: withdrawals and invoices by state, orders settled, debts, and what they have at the end, in 分.
    public internal(set) var money: [String: Int] = [:]
    /// What ought not to be: each one is a bug.
    public internal(set) var problems: [String] = []
    /// Over all that is stored, by table and as a whole; the same on both databases.
    public internal(set) var tables: [String: String] = [:]
    public internal(set) var digest = ""

    init(_ simulation: Simulation) { (seed, days, hasFaults) = (simulation.seed, simulation.days, simulation.hasFaults) }

    public var json: JSON {
        func counts(_ values: [String: Int]) -> JSON { .object(values.mapValues { .int(Int64($0)) }) }
        return [
            "seed": .string(String(seed)), "days": .int(days), "faults": .bool(hasFaults), "acts": counts(acts), "refused": counts(refused),
            "orders": counts(orders), "money": counts(money), "crashes": .int(Int64(crashes)), "setBacks": .int(Int64(setBacks)),
            "digest": .string(digest),
            "problems": .array(problems.map { .string($0) }),
        ]
    }

    /// As people read it.
    public var lines: [String] {
        func counts(_ values: [String: Int]) -> String {
            values.keys.sorted().map { "\($0) \(values[$0] ?? 0)" }.joined(separator: ", ")
        }
        let head = "seed \(seed), \(days) days\(hasFaults ? ", with faults: \(crashes) crashes, clock set back \(setBacks) times" : "")"
        let parts = ["did: \(counts(acts))", "refused: \(counts(refused))", "orders: \(counts(orders))", "money: \(counts(money))"]
        return [head] + parts + ["digest: \(digest)"] + problems.map { "PROBLEM: \($0)" }
    }
}
