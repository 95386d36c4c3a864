// Postgres.swift: `souk bench postgres`: placing on PostgreSQL beside pgbench on the same server.
import App
import Core
import Foundation

extension Bench {
    static func postgres(_ options: BenchOptions) async throws -> Report {
        try await options.withFolder("postgres") { folder in
            var report = Report("postgres: placing over HTTP on PostgreSQL (fsync on) beside pgbench TPC-B-like, 8 clients, scale 20")
            let database = "\(folder)/server"
            try FileManager.default.createDirectory(atPath: database, withIntermediateDirectories: true)
            options.progress("starting PostgreSQL")
            let server = try PostgresServer(folder: database)
            defer { server.stop() }
            try server.preparePgbench()
            var configuration = Configuration()
            (configuration.data, configuration.port) = ("\(folder)/data", 0)
            configuration.database = try server.createDatabase("souk")
            options.progress("making 100 shops with 10 SKUs each, 2,000 buyers")
            let world = try await World(configuration, shops: 100, skus: 10, buyers: 2_000)

            var (tps, spread, hot): ([Double], [Round], [Round]) = ([], [], [])
            let (rounds, seconds) = options.isQuick ? (2, 5) : (5, 20)
            for number in 1...rounds {
                options.progress("round \(number) of \(rounds)")
                tps.append(try server.pgbench(seconds: seconds))
                hot.append(try await world.round(.place, goods: .only(number), seconds: Double(seconds)))
                spread.append(try await world.round(.place, seconds: Double(seconds)))
            }
            report.add("pgbench", median(tps), "tps")
            report.add("one hot SKU over HTTP", median(hot.map(\.rate)), "orders/s")
            report.add("1,000 SKUs over HTTP", median(spread.map(\.rate)), "orders/s")
            report.add("hot SKU beside pgbench", median(zip(hot, tps).map { $0.rate / $1 }), "×", .atLeast(2))
            report.add("1,000 SKUs beside pgbench", median(zip(spread, tps).map { $0.rate / $1 }), "×", .atLeast(2))
            report.addRequest(spread)
            report.notes.append("verified after each round: every acknowledged order there, once; stock = journal = orders")
            return report
        }
    }
}
