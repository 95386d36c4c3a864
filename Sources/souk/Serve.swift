// Serve.swift: souk serve.
import App
import ArgumentParser
import Core
import Logging

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves the shop until it is told to stop (SIGTERM or Ctrl-C).")

    @OptionGroup var place: Place
    @Option(help: "The address to listen on (127.0.0.1).") var host: String?
    @Option(help: "The port to listen on (8080).") var port: Int?
    @Flag(help: "Opens a small demo market and one-click sign-in for each role. Never on a real shop.") var demo = false

    func run() async throws {
        var configuration = try place.configuration()
        if let host { configuration.host = host }
        if let port { configuration.port = port }
        if demo { configuration.demo = true }
        var logger = Logger(label: "souk") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .info
        for (name, value) in configuration.shown { say("\(name): \(value)") }
        let program = try await Program(configuration, environment: place.environment, logger: logger)
        for line in try await program.welcome() { say(line) }
        let host = configuration.host
        try await program.run { port in say("Souk listens on http://\(host):\(port)") }
    }
}
