// Verify.swift: souk verify: proves the books, or names the rows that are wrong.
import App
import ArgumentParser
import Core
import Foundation
import Verify

struct Prove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Proves money, stock and events from the stored rows alone; names each row that is wrong.",
        discussion: """
            Changes nothing and may run beside a server; on the embedded database the write-ahead log grows meanwhile. Exit code 0 when \
            every law holds, 1 when one is broken.
            """)
    @OptionGroup var place: Place
    @Flag(help: "Also makes from all events anew what listeners made of them.") var replay = false
    @Flag(help: "Answers as JSON.") var json = false
    @Option(help: "Only this law, by its name; may be given several times.") var law: [String] = []

    func run() async throws {
        let known = Set(Verify.names(replay: true))
        if let unknown = law.first(where: { !known.contains($0) }) { throw ValidationError("there is no law \(unknown)") }
        let isJSON = json
        let verdicts = try await Program.verify(
            try place.configuration(), environment: place.environment, replay: replay || law.contains { $0.hasPrefix("replay.") },
            only: law.isEmpty ? nil : Set(law)
        ) { verdict in
            if !isJSON { say(verdict.text) }
        }
        let broken = verdicts.filter { !$0.holds }.count
        if json {
            say(JSON.object(["holds": .bool(broken == 0), "laws": .array(verdicts.map(\.json))]).text)
        } else {
            say(broken == 0 ? "All \(verdicts.count) laws hold." : "\(broken) of \(verdicts.count) laws are broken.")
        }
        if broken > 0 { throw ExitCode(1) }
    }
}

extension Verdict {
    /// A line, and one more for each broken row.
    fileprivate var text: String {
        let head = "\(holds ? "ok" : "!!")  \(law)  (\(milliseconds) ms)\(holds ? "" : ": \(about)")"
        return ([head] + broken.map { "      \($0)" } + (isCutShort ? ["      and more"] : [])).joined(separator: "\n")
    }

    private var milliseconds: Int64 { took.components.seconds * 1_000 + took.components.attoseconds / 1_000_000_000_000_000 }

    fileprivate var json: JSON {
        let rows: [JSON] = broken.map { row in
            .object([
                "table": .string(row.table), "facts": .array(row.facts.map { ["name": .string($0.name), "value": .string($0.value)] }),
            ])
        }
        return [
            "law": .string(law), "about": .string(about), "holds": .bool(holds), "broken": .array(rows), "more": .bool(isCutShort),
            "milliseconds": .int(milliseconds),
        ]
    }
}
