// Search.swift: `souk bench search`: how well buyers' briefs find their product in a real catalogue, on both databases.
import App
import Catalog
import Core
import Foundation
import Store

extension Bench {
    static func search(_ options: BenchOptions) async throws -> Report {
        guard let data = options.data else { throw BenchError.noData("name the folder of catalogues with --data") }
        return try await options.withFolder("search") { folder in
            var report = Report("search: MRR@10 of the 239 briefs of zh-catalogue-yanxuan, freshly imported")
            let file = try catalogue(data, folder)
            var configuration = Configuration()
            configuration.data = "\(folder)/embedded"
            options.progress("the embedded database")
            try await report.addQuality("SQLite", configuration, file, .atLeast(0.3177))
            do {
                options.progress("PostgreSQL")
                let database = "\(folder)/server"
                try FileManager.default.createDirectory(atPath: database, withIntermediateDirectories: true)
                let server = try PostgresServer(folder: database)
                defer { server.stop() }
                configuration.data = "\(folder)/data"
                configuration.database = try server.createDatabase("souk")
                try await report.addQuality("PostgreSQL", configuration, file, nil)
            } catch BenchError.noServer(let reason) {
                report.notes.append("PostgreSQL was not measured: \(reason)")
            }
            return report
        }
    }

    /// The catalogue unpacked, with its side files beside it.
    private static func catalogue(_ data: String, _ folder: String) throws -> String {
        let source = "\(data)/zh-catalogue-yanxuan"
        guard FileManager.default.fileExists(atPath: "\(source)/goods.csv.gz") else {
            throw BenchError.noData("\(source) has no goods.csv.gz")
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: source) {
            try FileManager.default.copyItem(atPath: "\(source)/\(name)", toPath: "\(folder)/\(name)")
        }
        try PostgresServer.run("/bin/gzip", ["-d", "\(folder)/goods.csv.gz"])
        return "\(folder)/goods.csv"
    }
}

extension Report {
    fileprivate mutating func addQuality(
        _ database: String, _ configuration: Configuration, _ file: String, _ target: Figure.Target?
    ) async throws {
        guard let json = FileManager.default.contents(atPath: "docs/how-to/yanxuan-mapping.json") else {
            throw BenchError.noData("run it in the repository: docs/how-to/yanxuan-mapping.json is needed")
        }
        let opened = try configuration.open()
        _ = try await configuration.migrate(opened.store, at: Clock.system.now())
        let rooms = World.rooms(opened, .system)
        let shop = try await rooms.catalog.openShop(of: rooms.ids.next(), slug: "yanxuan", name: "严选").id
        let started = ContinuousClock.now
        let imported = try await rooms.catalog.importProducts(
            file: file, into: .shop(shop), format: .souk, mapping: try ImportMapping(json: Array(json)))
        let took = (ContinuousClock.now - started) / .seconds(1)
        guard imported.products.created == 239 else { throw BenchError.notRight("\(imported.products.created) products of 239 imported") }
        let queries = try await SearchQuality.queries(file: file, text: "brief", handle: "id")
        let asked = ContinuousClock.now
        let quality = try await SearchQuality.measure(rooms.catalog, in: shop, queries)
        let each = (ContinuousClock.now - asked) / .milliseconds(1) / Double(max(1, queries.count))
        add("\(database): MRR@10", Double(quality.mrrBasisPoints) / 10_000, "", target)
        add("\(database): answer among the first ten", Double(quality.hitBasisPoints) / 10_000, "")
        add("\(database): a query", each, "ms")
        add("\(database): import of 239 products", took, "s")
        await opened.store.close()
    }
}
