// ReferenceTests.swift: docs/reference names every address of the API, every error code and every event.
import App
import Core
import Foundation
import Runtime
import StoryKit
import TestKit
import Testing

@Suite struct ReferenceTests {
    static func page(_ name: String) throws -> String {
        try String(contentsOf: Manifest.root.appending(path: "docs/reference/\(name).md"), encoding: .utf8)
    }

    /// What `pattern`'s first group matches in our Swift files whose name ends so.
    static func found(_ pattern: String, inFilesEnding end: String) throws -> Set<String> {
        let folder = Manifest.root.appending(path: "Sources")
        let expression = try NSRegularExpression(pattern: pattern)
        var found: Set<String> = []
        for case let file as URL in FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) ?? .init()
        where file.lastPathComponent.hasSuffix(end) {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in expression.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
                if let range = Range(match.range(at: 1), in: text) { found.insert(String(text[range])) }
            }
        }
        return found
    }

    @Test func `api.md has a line for every endpoint: souk openapi | Scripts/reference.py`() async throws {
        let text = try Self.page("api")
        let paths = try #require(try await Program.openAPI()["paths"]?.object)
        #expect(paths.count > 30)
        for (path, operations) in paths {
            for (method, operation) in operations.object ?? [:] {
                let summary = operation["summary"]?.string ?? ""
                let isThere = text.contains("| `\(method.uppercased()) \(path)` | \(summary) |")
                #expect(isThere, "\(method) \(path) is not in docs/reference/api.md as it is now")
            }
        }
    }

    @Test func `errors.md has every code`() throws {
        let codes = try Self.found(#": "([a-z]+\.[a-z_]+)""#, inFilesEnding: "Error.swift")
        #expect(codes.count > 60)
        let text = try Self.page("errors")
        #expect(codes.filter { !text.contains("`\($0)`") }.isEmpty, "these are not in docs/reference/errors.md")
    }

    @Test func `events.md has every event once, and who hears it`() async throws {
        let names = try Self.found(#"static let name = "([a-z]+\.[a-z_]+\.v[0-9]+)""#, inFilesEnding: ".swift")
        #expect(names.count >= 10)
        let rows = try Self.page("events").split(separator: "\n").filter { $0.hasPrefix("| `") && $0.contains(".v") }
        let listeners = try await ShopWorld(on: .sqlite).rooms.listeners
        let rooms = ["trade": "Trade", "aftersale": "AfterSale", "settlement": "Settlement", "notices": "Notices", "insight": "Insight"]
            .merging(["service": "CustomerService"]) { $1 }
        for name in names {
            let its = rows.filter { $0.hasPrefix("| `\(name)` |") }
            try #require(its.count == 1, "docs/reference/events.md has \(its.count) lines of \(name)")
            let heardBy = try #require(its[0].split(separator: "|").last)
            let written = Set(rooms.values.filter { heardBy.contains($0) })
            let hearing = try Set(listeners.filter { $0.hears.contains(name) }.map { try #require(rooms[$0.name]) })
            #expect(written == hearing, "docs/reference/events.md on \(name)")
        }
    }
}
