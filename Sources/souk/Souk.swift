// Souk.swift: the command line.
import ArgumentParser
import Core
import Foundation

/// Runs a command. What is expected to fail is told by its code, like over HTTP, with everything that is wrong.
@main
enum Entry {
    static func main() async {
        Memory.shareArenas()
        do {
            var command = try Souk.parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand { try await waiting.run() } else { try command.run() }
        } catch let error as any CodedError {
            let facts = error.facts.keys.sorted().map { "\($0)=\(error.facts[$0] ?? "")" }.joined(separator: " ")
            complain("Error: \(error.code)\(facts.isEmpty ? "" : " (\(facts))"): \(error)")
            for problem in error.problems {
                complain("  \(problem.path): \(problem.code)\(problem.expected.isEmpty ? "" : ", expected \(problem.expected)")")
            }
            exit(1)
        } catch {
            Souk.exit(withError: error)
        }
    }
}

struct Souk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "souk",
        abstract: "Souk: a shop's goods sold in every channel, and everyone who brings a buyer credited.",
        discussion: """
            Settings come from SOUK_… in the environment (SOUK_DATA, SOUK_DATABASE, SOUK_HOST, SOUK_PORT, SOUK_DEMO, \
            SOUK_SECURE_COOKIES, SOUK_ORIGINS, SOUK_MASTER_KEY, SOUK_WECHAT_…) and then from flags.
            Exit codes: 0 done, 1 not done, 64 wrong words.
            """,
        version: "0.1.0",
        subcommands: [
            Serve.self, Migrate.self, Import.self, OpenAPIDocument.self, Examine.self, Prove.self, Retry.self, Admin.self, Demo.self,
            Simulate.self, Measure.self, BenchServer.self, WeChatSandboxCommand.self,
        ])
}
