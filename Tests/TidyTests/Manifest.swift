// Manifest.swift: the rooms of the house and what each declares, read from the text of Package.swift.
import Foundation

/// What Package.swift says, in its order. `swift package dump-package` would say it too, in seconds instead of no time.
struct Manifest {
    struct Room: Equatable {
        let name: String
        /// Relative to the root: `Sources/Kernel/Core`.
        let path: String
        var rooms: [String]   // declared, in the order of the list
        var products: [String]   // modules of other packages
    }

    /// The list that must be in order: a room imports rooms above it.
    let modules: [Room]
    /// The program, the test kit and the tests.
    let others: [Room]
    var all: [Room] { modules + others }

    static let root: URL = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    init(_ text: String) throws {
        let text = text.replacing(/\/\/[^\n]*/, with: "")
        var products: [Substring: String] = [:]
        for match in text.matches(of: /let (\w+): Target\.Dependency = \.product\(name: "(\w+)"/) {
            products[match.1] = String(match.2)
        }
        let modulesText = try Self.between("let modules: [Module] = [", "\n]\n", in: text)
        let moduleTexts: [Substring] = modulesText.split(separator: "Module(").dropFirst(modulesText.hasPrefix("Module(") ? 0 : 1).map {
            $0
        }
        let names: [Substring] = moduleTexts.compactMap { $0.firstMatch(of: /name: "(\w+)"/)?.1 } + ["CLibPQ", "TestKit", "StoryKit"]

        func room(_ name: Substring, _ path: String, declaring: Substring) -> Room {
            let quoted = Set(declaring.matches(of: /"(\w+)"/).map(\.1))
            let words = Set(declaring.matches(of: /\b\w+\b/).map(\.0))
            let inline: [String] = declaring.matches(of: /\.product\(name: "(\w+)"/).map { String($0.1) }
            return Room(
                name: String(name), path: path,
                rooms: names.filter { $0 != name && quoted.contains($0) }.map(String.init),
                products: (products.filter { words.contains($0.key) }.map(\.value) + inline).sorted())
        }

        modules = try moduleTexts.map { text in
            guard let match = text.firstMatch(of: /name: "(\w+)",\s*folder: "(\w*)"/) else { throw Unreadable(what: String(text)) }
            let path = ["Sources", String(match.2), String(match.1)].filter { !$0.isEmpty }.joined(separator: "/")
            return room(match.1, path, declaring: text[match.range.upperBound...])
        }
        let tests = try Self.between("let tests:", "\n]\n", in: text)
        let ofTests = try Self.between("let testProducts:", "\n\n", in: text).matches(of: /"(\w+)": (\[[^\]]*\])/)
        others =
            [
                room("souk", "Sources/souk", declaring: try Self.between("name: \"souk\"", "swiftSettings", in: text)),
                room("TestKit", "Tests/TestKit", declaring: try Self.between("name: \"TestKit\"", "swiftSettings", in: text)),
                room("StoryKit", "Tests/StoryKit", declaring: try Self.between("name: \"StoryKit\"", "swiftSettings", in: text)),
            ]
            + tests.matches(of: /\(\s*"(\w+)",\s*(\[[^\]]*\])/).map { test in
                let products: Substring = ofTests.first { $0.1 == test.1 }?.2 ?? ""
                return room(test.1, "Tests/\(test.1)", declaring: test.2 + products)
            }
    }

    static func ofThisHouse() throws -> Manifest {
        try Manifest(String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8))
    }

    struct Unreadable: Error { let what: String }

    private static func between(_ start: String, _ end: String, in text: String) throws -> Substring {
        guard let start = text.firstRange(of: start), let end = text[start.upperBound...].firstRange(of: end) else {
            throw Unreadable(what: start)
        }
        return text[start.upperBound..<end.lowerBound]
    }
}
