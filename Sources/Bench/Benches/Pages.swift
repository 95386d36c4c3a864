// Pages.swift: `souk bench pages`: pages of a large catalogue beside an empty answer of the same server.
import App
import Core
import Foundation

extension Bench {
    static func pages(_ options: BenchOptions) async throws -> Report {
        var report = Report("pages: product, category and search pages of many products beside an empty answer, 16 connections")
        for database in options.isQuick ? [nil] : [nil, "PostgreSQL"] {
            try await options.withFolder("pages") { folder in
                var configuration = Configuration()
                (configuration.data, configuration.port) = ("\(folder)/data", 0)
                var server: PostgresServer?
                if database != nil {
                    let place = "\(folder)/server"
                    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
                    server = try PostgresServer(folder: place)
                    configuration.database = try server?.createDatabase("souk")
                }
                defer { server?.stop() }
                try await measure(configuration, database ?? "SQLite", options, &report)
            }
        }
        return report
    }

    private static func measure(
        _ configuration: Configuration, _ database: String, _ options: BenchOptions, _ report: inout Report
    ) async throws {
        let shops = options.isQuick ? 2 : 20
        let shelves = try await Shelves(configuration, shops: shops, each: 5_000) { options.progress("\(database): \($0)") }
        // Kept pages (decision 14) are held to 0.4 of an empty answer, pages that are made to 0.3: of 100,000 products and of 7,000
        // searches hardly any is asked for twice.
        func some(_ paths: [String]) -> [String] { stride(from: 0, to: paths.count, by: max(1, paths.count / 300)).map { paths[$0] } }
        let kinds: [(name: String, paths: [String], target: Double)] = [
            ("product, 300 again and again", some(shelves.products), 0.4), ("product, another each time", shelves.products, 0.3),
            ("category", shelves.categories, 0.4), ("search, 300 queries again and again", some(shelves.searches), 0.4),
            ("search, another query each time", shelves.searches, 0.3),
        ]
        let server = try await ServerProcess(configuration)
        defer { server.stop() }
        func load(_ paths: [String], _ mustHold: StaticString) async throws -> (rate: Double, p50: Double, p99: Double) {
            let seconds = options.seconds / 2
            let outcome = try await HTTPLoad.run(
                port: server.port, connections: 16, PageViews(paths, mustHold: mustHold), kinds: 1, warmUp: seconds / 3, seconds: seconds)
            let latencies = outcome.latencies[0]
            return (outcome.rate(of: 0), percentile(latencies, 0.5) / 1_000, percentile(latencies, 0.99) / 1_000)
        }
        var ratios: [String: [Double]] = [:], rates: [String: [Double]] = [:], spreads: [String: [Double]] = [:]
        for round in 1...options.rounds {
            options.progress("\(database): round \(round) of \(options.rounds)")
            for (name, paths, _) in kinds {
                let empty = try await load(["/healthz"], "ok")
                let page = try await load(paths, "</html>")
                rates["empty", default: []].append(empty.rate)
                rates[name, default: []].append(page.rate)
                ratios[name, default: []].append(page.rate / empty.rate)
                spreads[name, default: []].append(page.p99 / page.p50)
            }
        }
        report.add("\(database), \(shelves.products.count) products: empty answer", median(rates["empty"] ?? []), "answers/s")
        for (name, _, target) in kinds {
            report.add("\(database): \(name)", median(rates[name] ?? []), "pages/s")
            report.add("\(database): \(name) beside empty", median(ratios[name] ?? []), "×", .atLeast(target))
            report.add("\(database): \(name), p99 beside p50", median(spreads[name] ?? []), "×", .atMost(5))
        }
        report.add("\(database): memory under load", server.memory("VmHWM"), "MB")
    }
}
