// Place.swift: the flags that every command takes: where the data is.
import App
import ArgumentParser
import Core
import Foundation

/// Which installation a command is about.
struct Place: ParsableArguments {
    @Option(help: "The folder of the embedded database, pictures and the master key (./data).")
    var data: String?
    @Option(help: "postgres://user:password@host:port/database instead of the embedded database.")
    var database: String?

    /// The environment's settings with these flags over them.
    func configuration() throws -> Configuration {
        var configuration = try Configuration(environment: environment)
        if let data { configuration.data = data }
        if let database { configuration.database = database }
        return configuration
    }

    var environment: [String: String] { ProcessInfo.processInfo.environment }
}

/// Writes a line to the standard output at once.
func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

/// Writes a line to the standard error at once.
func complain(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
}
