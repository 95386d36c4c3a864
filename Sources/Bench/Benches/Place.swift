// Place.swift: `souk bench place` and `pay`: durable orders over HTTP beside the most that SQLite gives.
import App
import Core
import Foundation
import Store
import StoreSQLite

/// The embedded database with its warm-up orders, and how to ask for its ceiling.
struct PlaceStage {
    let world: World
    let template: OrderTemplate
    let settings: [String: Int64]

    init(_ options: BenchOptions, folder: String, shops: Int = 100, skus: Int = 10) async throws {
        var configuration = Configuration()
        (configuration.data, configuration.port) = (folder, 0)
        options.progress("making \(shops) shops with \(skus) SKUs each, 2,000 buyers")
        world = try await World(configuration, shops: shops, skus: skus, buyers: 2_000)
        template = try await OrderTemplate(learningFrom: world)
        let opened = try configuration.open()
        guard let store = opened.store as? SQLiteStore else { throw BenchError.notRight("not the embedded database") }
        settings = try await store.settings()
        await store.close()
    }

    /// Adds orders straight on SQLite, through the statements of a placing.
    func fill(_ count: Int, goods: Range<Int>? = nil) throws {
        try Replay(template, world, settings: settings).place(count, batch: 1_000, goods: goods)
    }

    /// The same, and they are paid.
    func fillPaid(_ count: Int, goods: Range<Int>) throws {
        let replay = try Replay(template, world, settings: settings)
        try replay.place(count, batch: 1_000, goods: goods)
        try replay.payAll()
    }

    /// Orders a second in batches of 64, straight on SQLite.
    func ceiling(seconds: Double) throws -> Double {
        let replay = try Replay(template, world, settings: settings)
        try replay.place(Int(seconds * 2_000), batch: 64)   // the write-ahead log was made anew
        return try replay.rate(seconds: seconds)
    }
}

extension Bench {
    static func place(_ options: BenchOptions) async throws -> Report {
        try await options.withFolder("place") { folder in
            var report = Report("place: one request, one item, 64 connections, every answer after its fsync")
            let stage = try await PlaceStage(options, folder: folder)
            options.progress("\(options.warmUpOrders) warm-up orders")
            try stage.fill(options.warmUpOrders)
            var (ceilings, spread, hot, alone): ([Double], [Round], [Round], [Round]) = ([], [], [], [])
            for number in 1...options.rounds {
                options.progress("round \(number) of \(options.rounds)")
                ceilings.append(try stage.ceiling(seconds: options.seconds / 2))
                spread.append(try await stage.world.round(.place, seconds: options.seconds))
                hot.append(try await stage.world.round(.place, goods: .only(number), seconds: options.seconds))
                alone.append(try await stage.world.round(.place, seconds: options.seconds, bodiesPerCommit: 1))
            }
            let ceiling = median(ceilings)
            let rate = median(spread.map(\.rate))
            report.add("ceiling, straight on SQLite, 64 a commit", ceiling, "orders/s")
            report.add("1,000 SKUs over HTTP", rate, "orders/s")
            report.add("one hot SKU over HTTP", median(hot.map(\.rate)), "orders/s")
            report.add("one transaction an order over HTTP", median(alone.map(\.rate)), "orders/s")
            report.add("of the ceiling", median(zip(spread, ceilings).map { $0.rate / $1 }), "×", .atLeast(0.25))
            report.add("times one transaction an order", median(zip(spread, alone).map { $0.rate / $1.rate }), "×", .atLeast(3))
            report.add("hot SKU beside 1,000 SKUs", median(zip(hot, spread).map { $0.rate / $1.rate }), "×", .atLeast(0.8))
            report.addRequest(spread)
            try await lastPieces(stage.world, options, &report)
            report.notes.append("verified after each round: every acknowledged order there, once; stock = journal = orders")
            return report
        }
    }

    /// Five times as many want a thing as there are pieces of it.
    private static func lastPieces(_ world: World, _ options: BenchOptions, _ report: inout Report) async throws {
        let goods = world.goods[0]
        let pieces = 1_000
        let opened = try world.configuration.open()
        let left = try await Books(store: opened.store).available(goods.sku.number)
        try await opened.store.write(home: .init(goods.shop)) { tx in
            // Straight in the row and its journal: a merchant would count anew.
            try tx.run("UPDATE catalog_stock SET on_hand = on_hand - \(left - Int64(pieces)) WHERE sku_id = \(goods.sku)")
            try tx.run(
                """
                UPDATE catalog_stock_entry
                SET on_hand = on_hand - \(left - Int64(pieces))
                WHERE sku_id = \(goods.sku) AND cause = 'initial'
                """)
        }
        await opened.store.close()
        let round = try await world.round(.place, goods: .only(0), seconds: 30, most: pieces * 5)
        guard round.purchases == pieces, round.soldOut == pieces * 4 else {
            throw BenchError.notRight("\(round.purchases) sold of \(pieces), \(round.soldOut) refused")
        }
        report.notes.append("of \(pieces) pieces wanted by \(pieces * 5) requests exactly \(round.purchases) were sold")
    }

    static func pay(_ options: BenchOptions) async throws -> Report {
        try await options.withFolder("pay") { folder in
            var report = Report("pay: placing, then the signed notice; counted when the order awaits its shipment")
            let stage = try await PlaceStage(options, folder: folder)
            options.progress("\(options.warmUpOrders) warm-up orders")
            try stage.fill(options.warmUpOrders)
            let company = try paymentCompany(stage.world, folder: folder)
            var (ceilings, rounds): ([Double], [Round]) = ([], [])
            for number in 1...options.rounds {
                options.progress("round \(number) of \(options.rounds)")
                ceilings.append(try stage.ceiling(seconds: options.seconds / 2))
                rounds.append(try await stage.world.round(.placeAndPay, seconds: options.seconds, company: company))
            }
            report.add("ceiling of placing, straight on SQLite, 64 a commit", median(ceilings), "orders/s")
            report.add("placed, paid and awaiting shipment", median(rounds.map(\.rate)), "orders/s")
            report.add("of the ceiling", median(zip(rounds, ceilings).map { $0.rate / $1 }), "×", .atLeast(0.15))
            report.add("until the last was paid, after the load ended", median(rounds.map(\.drain)), "s")
            report.addRequest(rounds)
            report.notes.append("verified after each round: every acknowledged order there, once, paid; stock = journal = orders")
            return report
        }
    }
}

extension Report {
    /// Latency, processor time and memory.
    mutating func addRequest(_ rounds: [Round]) {
        add("placing, p50", median(rounds.map(\.p50)), "ms")
        add("placing, p99", median(rounds.map(\.p99)), "ms")
        add("p99 beside p50", median(rounds.map { $0.p99 / max($0.p50, 0.001) }), "×", .atMost(5))
        add("the server's processor time for each", median(rounds.map(\.cpu)), "ms")
        add("memory at rest", rounds.map(\.atRest).max() ?? 0, "MB", .atMost(120))
        add("memory under load, the most", rounds.map(\.underLoad).max() ?? 0, "MB", .atMost(250))
    }
}
