// Demo.swift: souk demo reset.
import App
import ArgumentParser
import Core
import Logging

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The demo that `souk serve --demo` opens.", subcommands: [Reset.self])

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Drops a demo with everything that was done in it, and makes it anew.",
            discussion: """
                Only data that `souk serve --demo` made is touched, and only while no server runs on it. The master key stays. \
                Exit code 1 when nothing was done: no demo (market.not_a_demo), in use (market.in_use), or not confirmed.
                """)
        @OptionGroup var place: Place
        @Flag(help: "Does not ask.") var yes = false
        @Flag(help: "Answers as JSON.") var json = false

        func run() async throws {
            let configuration = try place.configuration()
            if !yes {
                let what = configuration.shown.first { $0.name == (configuration.database == nil ? "data" : "database") }?.value ?? ""
                complain("Everything in \(what) is dropped: orders, accounts, pictures. Type yes to go on:")
                guard readLine(strippingNewline: true) == "yes" else {
                    complain("Nothing was touched.")
                    throw ExitCode(1)
                }
            }
            var logger = Logger(label: "souk") { StreamLogHandler.standardError(label: $0) }
            logger.logLevel = json ? .error : .info
            try await configuration.resetDemo(environment: place.environment, logger: logger)
            say(json ? JSON.object(["reset": .bool(true)]).text : "The demo is as it was at first.")
        }
    }
}
