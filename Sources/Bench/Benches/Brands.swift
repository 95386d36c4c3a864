// Brands.swift: `souk bench brands`: real queries over 22 real shops, freshly imported from one file of many days.
import App
import Catalog
import Core
import Foundation
import Store

extension Bench {
    static func brands(_ options: BenchOptions) async throws -> Report {
        guard let data = options.data else { throw BenchError.noData("name the folder of catalogues with --data") }
        return try await options.withFolder("brands") { folder in
            var report = Report("brands: zh-beauty-double11 as 22 shops, asked the 100,000 queries of zh-queries")
            let goods = try unpacked("\(data)/zh-beauty-double11/products.csv.gz", "\(folder)/products.csv")
            let queries = try String(
                contentsOfFile: unpacked("\(data)/zh-queries/train_queries.tsv.gz", "\(folder)/queries.tsv"), encoding: .utf8)
            var configuration = Configuration()
            configuration.data = "\(folder)/embedded"
            let opened = try configuration.open()
            _ = try await configuration.migrate(opened.store, at: Clock.system.now())
            let rooms = World.rooms(opened, .system)
            options.progress("importing")
            let shops = try await report.addImport(goods, rooms)
            let texts = queries.split(separator: "\n").compactMap { $0.split(separator: "\t").last.map(String.init) }
            try await report.addBrands(texts, shops, rooms.catalog)
            let asked = options.isQuick ? Array(texts.prefix(5_000)) : texts
            let started = ContinuousClock.now
            var found = 0
            for (number, text) in asked.enumerated() {
                if number % 10_000 == 0 { options.progress("\(number) queries asked") }
                found += try await rooms.catalog.find(SearchWish(text), facets: false, PageRequest(limit: 10)).shelf.items.isEmpty ? 0 : 1
            }
            let took = (ContinuousClock.now - started) / .milliseconds(1)
            report.add("queries answered without an error", Double(asked.count), "")
            report.add("of them with a result", Double(found), "")
            report.add("a query", took / Double(asked.count), "ms")
            await opened.store.close()
            return report
        }
    }

    private static func unpacked(_ source: String, _ file: String) throws -> String {
        guard FileManager.default.fileExists(atPath: source) else { throw BenchError.noData("no \(source)") }
        try FileManager.default.copyItem(atPath: source, toPath: "\(file).gz")
        try PostgresServer.run("/bin/gzip", ["-d", "\(file).gz"])
        return file
    }
}

extension Report {
    /// - Returns: the shops by name.
    fileprivate mutating func addImport(_ file: String, _ rooms: Rooms) async throws -> [String: ID<Shop>] {
        guard let json = FileManager.default.contents(atPath: "Benchmarks/double11-mapping.json") else {
            throw BenchError.noData("run it in the repository: Benchmarks/double11-mapping.json is needed")
        }
        let started = ContinuousClock.now
        let report = try await rooms.catalog.importProducts(
            file: file,
            into: .named { slug, name in try await rooms.catalog.openShop(of: rooms.ids.next(), slug: slug, name: name).id },
            format: .souk, mapping: try ImportMapping(json: Array(json)))
        add("import of 27,598 rows", (ContinuousClock.now - started) / .seconds(1), "s", .atMost(60))
        add("memory of the import", Self.mostMemory, "MB", .atMost(400))
        guard report.rejected.isEmpty, report.products.created == 3_497 else {
            throw BenchError.notRight("\(report.products.created) products of 3,497, \(report.rejected.count) rows rejected")
        }
        let cards = try await rooms.catalog.shops(PageRequest(limit: 100)).items
        notes.append(
            "\(report.products.created) products in \(cards.count) shops; rows of other days: \(report.products.updated) updates, "
                + "\(report.products.unchanged) that said nothing new; \(report.repeated) exact repeats")
        return Dictionary(uniqueKeysWithValues: cards.map { ($0.name, $0.id) })
    }

    /// Of the queries that name exactly one shop's brand, how many of the first ten results are of that shop.
    fileprivate mutating func addBrands(_ texts: [String], _ shops: [String: ID<Shop>], _ catalog: Catalog) async throws {
        var (queries, right) = (0, 0)
        for text in texts {
            let named = shops.keys.filter { text.lowercased().contains($0.lowercased()) }
            guard named.count == 1, let shop = shops[named[0]] else { continue }
            queries += 1
            right += try await catalog.find(SearchWish(text), facets: false, PageRequest(limit: 10)).shelf.items.count { $0.shop == shop }
        }
        add("queries that name one brand", Double(queries), "")
        add("of their first ten results, of that brand", Double(right) / Double(max(1, queries) * 10), "", .atLeast(0.7523))
    }

    /// The most that this process ever held, in MB.
    private static var mostMemory: Double {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return Double(usage.ru_maxrss) / 1_024
    }
}
