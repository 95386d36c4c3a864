// Bench.swift: the benchmarks by name, and how large they are run.
import Core
import Foundation

/// How a benchmark is run.
public struct BenchOptions: Sendable {
    /// Where databases are made, on the disk that is to be measured; removed afterwards.
    public var folder = FileManager.default.temporaryDirectory.path
    /// Short runs, to see that everything works; its figures say little.
    public var isQuick = false
    /// The folder of real catalogues, for `search`.
    public var data: String?
    /// `growth`, `verify`: how many orders are there at the end; nil: 2,000,000 and 1,000,000.
    public var orders: Int?
    /// Says what is going on.
    public var progress: @Sendable (String) -> Void = { _ in }

    public init() {}

    /// Seconds measured in each round, after a warm-up of a third of it.
    var seconds: Double { isQuick ? 3 : 8 }
    var rounds: Int { isQuick ? 1 : 3 }
    var warmUpOrders: Int { isQuick ? 20_000 : 200_000 }

    /// Runs `work` in a new folder, which is removed afterwards.
    func withFolder<Result>(_ name: String, _ work: (String) async throws -> Result) async throws -> Result {
        let path = "\(folder)/souk-bench-\(name)-\(Random.system.secret().prefix(8))"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await work(path)
    }
}

public enum Bench {
    public static let names = [
        "place", "pay", "four", "postgres", "growth", "search", "pages", "brands", "price", "listeners", "settle", "verify",
    ]

    /// Runs one benchmark.
    /// - Throws: ``BenchError``, and what the house throws.
    public static func run(_ name: String, _ options: BenchOptions) async throws -> Report {
        switch name {
        case "place": try await place(options)
        case "pay": try await pay(options)
        case "four": try await four(options)
        case "postgres": try await postgres(options)
        case "growth": try await growth(options)
        case "search": try await search(options)
        case "pages": try await pages(options)
        case "brands": try await brands(options)
        case "price": try await price(options)
        case "listeners": try await listeners(options)
        case "settle": try await settle(options)
        case "verify": try await verify(options)
        default: throw BenchError.unknown(name)
        }
    }
}

public enum BenchError: Error, CustomStringConvertible {
    case unknown(String), noServer(String), badAnswer(String), notRight(String), sqlite(String), noData(String)

    public var description: String {
        switch self {
        case .unknown(let name): "no benchmark is called \(name): \(Bench.names.joined(separator: ", "))"
        case .noServer(let reason): "the server did not come up: \(reason)"
        case .badAnswer(let answer): "the server answered what the load did not expect: \(answer)"
        case .notRight(let what): "the books are wrong: \(what)"
        case .sqlite(let reason): "SQLite: \(reason)"
        case .noData(let reason): "no data: \(reason)"
        }
    }
}
