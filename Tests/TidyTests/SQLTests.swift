// SQLTests.swift: statements keep to what SQLite, PostgreSQL and Citus all speak; what differs is a named seam.
import Foundation
import Testing

@Suite struct SQLTests {
    /// What one of them does not speak, or Citus refuses (docs/concepts/architecture.md, "What Citus refuses").
    static let foreign =
        #"\b(INSERT OR|REPLACE INTO|IFNULL\(|GROUP_CONCAT|STRING_AGG|ILIKE|GLOB|FOR UPDATE|FOR SHARE|SKIP LOCKED|NOW\(\)|CURRENT_TIMESTAMP|DATETIME\(|STRFTIME\(|RANDOM\(\)|AUTOINCREMENT|SERIAL|TRIGGER|DEFERRABLE|RETURNING \*|SELECT \*|UNNEST\(|JSON_\w+\()|::[a-z]"#

    @Test func `no statement leaves the common subset`() throws {
        var statements = 0
        for file in try files() {
            for statement in Self.statements(of: try String(contentsOf: file, encoding: .utf8)) {
                statements += 1
                let found = statement.range(of: Self.foreign, options: [.regularExpression, .caseInsensitive]).map { statement[$0] }
                if let found { Issue.record("\(file.lastPathComponent): \(found) in \(statement.prefix(80))") }
            }
        }
        #expect(statements > 100)   // they were found
    }

    /// The places that may ask which database speaks: elsewhere a seam says it.
    static let asking: Set<String> = [
        "Events.swift", "Fingerprint.swift", "Relay.swift", "SearchRows.swift", "Migration.swift", "Verbs.swift", "Store.swift",
        "Seam.swift", "KeyWalk.swift",
    ]

    @Test func `only named places know which database speaks`() throws {
        for file in try files() where !Self.asking.contains(file.lastPathComponent) {
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains("dialect =="), "\(file.lastPathComponent) asks for the dialect")
            #expect(!text.contains("switch dialect"), "\(file.lastPathComponent) asks for the dialect")
        }
    }

    /// Search, and an index that SQLite's keys make needless.
    static let speakingTwice: Set<String> = [
        "Rows/SearchRows.swift", "Migrations/CatalogMigrations.swift", "Migrations/BrowseMigrations.swift", "Payments/Migrations.swift",
        "Store/Seam.swift",
    ]

    @Test func `only named places have a statement for each database`() throws {
        let speaking = try files().filter { try String(contentsOf: $0, encoding: .utf8).contains(#/\beach\(\s*sqlite:/#) }
        #expect(Set(speaking.map { $0.pathComponents.suffix(2).joined(separator: "/") }) == Self.speakingTwice)
    }

    static let samples: [(String, Int)] = [
        ("let a: SQL = \"SELECT id FROM x WHERE at < \\(clock.now())\"", 1), ("let b = \"\"\"\n    UPDATE x\n    SET y = 1\n    \"\"\"", 1),
        ("let c = \"selected\"", 0),
    ]

    @Test(arguments: samples)
    func `statements are found in both kinds of string`(text: String, count: Int) {
        let found = Self.statements(of: text)
        #expect(found.count == count)
        #expect(!found.contains { $0.contains("now()") })   // what is put in is no part of the statement
    }

    /// The statements in a file's strings, without what is put into them.
    static func statements(of text: String) -> [String] {
        let long = text.components(separatedBy: "\"\"\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        let short = text.matches(of: #/"([^"\n]+)"/#).map { String($0.1) }
        return (long + short).filter { $0.firstMatch(of: #/^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|WITH)\s/#) != nil }
            .map { $0.replacing(#/\\\((?:[^()]|\([^()]*\))*\)/#, with: "") }
    }

    private func files() throws -> [URL] {
        let folders = ["Kernel/Store", "Kernel/Runtime", "Modules", "Connectors", "Edge", "App", "Market", "Verify"]
        return folders.flatMap { folder -> [URL] in
            let root = Manifest.root.appending(path: "Sources/\(folder)")
            let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
            return all.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
        }
    }
}
