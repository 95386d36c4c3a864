// Bench.swift: souk bench, and the server process that it watches.
import App
import ArgumentParser
import Bench
import Core
import Foundation

struct Measure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures this machine with this program: \(Bench.names.joined(separator: ", ")), or all.",
        discussion: "Databases are made in --folder, on the disk that is to be measured, and removed afterwards.")
    @Argument(help: "Which; several may be named.") var names: [String]
    @Flag(help: "Answers as JSON, one benchmark a line.") var json = false
    @Flag(help: "Short runs, to see that it works.") var quick = false
    @Option(help: "Where databases are made (the system's temporary folder).") var folder: String?
    @Option(help: "The folder of real catalogues, for `search` and `brands`.") var data: String?
    @Option(help: "`growth` and `verify`: how many orders are there at the end.") var orders: Int?

    func run() async throws {
        var options = BenchOptions()
        options.isQuick = quick
        options.data = data
        if let folder { options.folder = folder }
        if let orders { options.orders = orders }
        options.progress = { complain("    \($0)") }
        var isWell = true
        for name in names == ["all"] ? Bench.names.filter({ !["search", "brands"].contains($0) || data != nil }) : names {
            complain("==> \(name)")
            let report = try await Bench.run(name, options)
            say(json ? report.json.text : report.text)
            isWell = isWell && report.figures.allSatisfy { $0.isMet != false }
        }
        if !isWell { complain("Some targets were missed.") }
    }
}

struct BenchServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "bench-server", shouldDisplay: false)
    @OptionGroup var place: Place
    @Option var bodiesPerCommit: Int?

    func run() async throws {
        var configuration = try place.configuration()
        configuration.port = 0
        if let bodiesPerCommit { configuration.bodiesPerCommit = bodiesPerCommit }
        try await Bench.serve(configuration)
    }
}
