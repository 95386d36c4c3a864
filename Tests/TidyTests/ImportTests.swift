// ImportTests.swift: a room imports only rooms above it, says so in Package.swift, and the picture shows it.
import Foundation
import Testing

@Suite struct ImportTests {
    @Test func `a room lists only rooms above it`() throws {
        let manifest = try Manifest.ofThisHouse()
        var above: Set<String> = ["CLibPQ"]
        for room in manifest.modules {
            for other in room.rooms { #expect(above.contains(other), "\(room.name) imports \(other), which is not above it") }
            above.insert(room.name)
        }
        #expect(above.isSuperset(of: ["Core", "Store", "Web", "Trade", "App"]))   // the list was read
    }

    /// Parts of the toolchain that any room may use. Network and processes are not among them.
    static let toolchain: Set<String> = ["Foundation", "FoundationEssentials", "Synchronization", "Dispatch", "Glibc", "Testing"]

    @Test func `a Swift file imports only what its room declares`() throws {
        var files = 0
        let manifest = try Manifest.ofThisHouse()
        for room in manifest.all {
            var allowed = Self.toolchain.union(room.rooms).union(room.products)
            if room.path.hasPrefix("Tests/") {   // a test speaks to its rooms in the words that they themselves declare
                allowed.insert("FoundationNetworking")   // and to a server of its own
                for other in manifest.all where room.rooms.contains(other.name) { allowed.formUnion(other.products) }
            }
            if room.name == "WebClient" { allowed.insert("FoundationNetworking") }   // the one door to the outside
            for file in try swiftFiles(under: room.path) {
                files += 1
                let text = try String(contentsOf: Manifest.root.appending(path: file), encoding: .utf8)
                for name in Self.imports(of: text) where !allowed.contains(name) {
                    Issue.record("\(file) imports \(name), which \(room.name) does not declare in Package.swift")
                }
            }
        }
        #expect(files > 20)
    }

    static let sources: [(String, [String])] = [
        ("import Core\n@testable import Store\n", ["Core", "Store"]), ("public import struct Web.HTML", ["Web"]),
        ("  @preconcurrency import Hummingbird // why", ["Hummingbird"]), ("// import Core\nlet important = 1", []),
    ]

    @Test(arguments: sources)
    func `imports are found in every spelling`(text: String, names: [String]) {
        #expect(Self.imports(of: text) == names)
    }

    @Test func `the picture of imports is up to date`() throws {
        let file = Manifest.root.appending(path: "docs/concepts/imports.svg")
        let svg = ImportPicture(try Manifest.ofThisHouse().modules).svg
        if ProcessInfo.processInfo.environment["SOUK_DRAW_IMPORTS"] == "1" { try Data(svg.utf8).write(to: file) }
        let same: Bool = (try? String(contentsOf: file, encoding: .utf8)) == svg
        #expect(same, "docs/concepts/imports.svg shows another Package.swift: run `make imports`")
    }

    static func imports(of text: String) -> [String] {
        let line =
            /^[ \t]*(?:@\w+(?:\([^)]*\))? )*(?:(?:public|package|internal|private|fileprivate) )?import (?:(?:struct|class|enum|protocol|func|var|let|typealias) )?(\w+)/
        return text.matches(of: line.anchorsMatchLineEndings()).map { String($0.1) }
    }

    private func swiftFiles(under path: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: Manifest.root.appending(path: path).path).filter { $0.hasSuffix(".swift") }
            .map { "\(path)/\($0)" }
    }
}
