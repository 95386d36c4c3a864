// Simulate.swift: souk simulate.
import App
import ArgumentParser
import Core
import Market

struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lets a market live on a virtual clock: merchants, buyers and a platform, from a seed.",
        discussion: """
            The place must be empty and keeps the market, so that `souk verify` can prove its books. The same seed and days give the same \
            rows, byte for byte, on both databases. Exit code 1 when something happened that must not: then the seed is the bug report.
            """)
    @OptionGroup var place: Place
    @Option(help: "What everything follows from.") var seed: UInt64 = 1
    @Option(help: "How many days of trade, 1 to 3650.") var days: Int64 = 7
    @Flag(help: "Notices go astray, outside calls fail, the process sleeps, dies and is started again.") var faults = false
    @Flag(help: "Answers as JSON.") var json = false

    func validate() throws {
        guard 1...Simulation.daysMax ~= days else { throw ValidationError("--days is 1 to \(Simulation.daysMax)") }
    }

    func run() async throws {
        let isQuiet = json
        let report = try await Program.simulate(
            Simulation(seed: seed, days: days, hasFaults: faults), in: try place.configuration(), environment: place.environment
        ) { day in if !isQuiet { complain("day \(day) is over") } }
        if json { say(report.json.text) } else { for line in report.lines { say(line) } }
        if !report.problems.isEmpty { throw ExitCode(1) }
    }
}
