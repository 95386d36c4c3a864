// Souk.swift: the command line.
import ArgumentParser

@main
struct Souk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "souk",
        abstract: "Souk: a shop's goods sold in every channel, and everyone who brings a buyer credited.",
        discussion: """
            Settings come from SOUK_… in the environment (SOUK_DATA, SOUK_DATABASE, SOUK_HOST, SOUK_PORT, SOUK_DEMO, \
            SOUK_SECURE_COOKIES, SOUK_ORIGINS, SOUK_MASTER_KEY) and then from flags.
            Exit codes: 0 done, 1 not done, 64 wrong words.
            """,
        version: "0.1.0",
        subcommands: [
            Serve.self, Migrate.self, Import.self, OpenAPIDocument.self, Examine.self, Admin.self, Measure.self, BenchServer.self,
        ])
}
