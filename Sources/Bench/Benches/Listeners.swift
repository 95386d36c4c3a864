// Listeners.swift: `souk bench listeners`: how far those who hear events fall behind, and how soon they are there again.
import App
import Core
import Foundation
import Runtime
import SandboxPay
import Store
import Synchronization

extension Bench {
    /// The target: after 60 s at half of the maximum rate nothing is left within 10 s.
    static func listeners(_ options: BenchOptions) async throws -> Report {
        try await options.withFolder("listeners") { folder in
            var report = Report("listeners: placing and paying; how many events the slowest listener is behind")
            let stage = try await PlaceStage(options, folder: folder)
            options.progress("\(options.warmUpOrders) warm-up orders")
            try stage.fill(options.warmUpOrders)
            let company = try paymentCompany(stage.world, folder: folder)
            let seconds: Double = options.isQuick ? 6 : 60
            options.progress("full rate for \(Int(seconds)) s")
            let full = try await stage.world.lag(seconds: seconds, company: company)
            report.add("full rate: placed and paid", full.rate, "orders/s")
            report.add("full rate: the furthest behind", Double(full.most), "events")
            report.add("full rate: nothing left after", full.drain, "s")
            options.progress("half of it for \(Int(seconds)) s")
            // Two requests for each: placing, and the notice of its payment.
            let half = try await stage.world.lag(seconds: seconds, pace: full.rate, company: company)
            report.add("half rate: placed and paid", half.rate, "orders/s")
            report.add("half rate: the furthest behind", Double(half.most), "events")
            report.add("half rate: nothing left after", half.drain, "s", .atMost(10))
            return report
        }
    }
}

/// How a load was kept up with.
struct Lag: Sendable {
    var rate = 0.0
    var most: Int64 = 0
    var drain = 0.0   // s from the load's end until nothing was left
}

extension World {
    /// Places and pays, and looks every quarter of a second how far the listeners are.
    func lag(seconds: Double, pace: Double = .infinity, company: SandboxPay) async throws -> Lag {
        let server = try await ServerProcess(configuration)
        defer { server.stop() }
        let opened = try configuration.open()
        let monitor = WorkMonitor(opened)
        try await monitor.nothingLeft()   // of what was there before
        let most = Mutex<Int64>(0)
        let watch = Task {
            while !Task.isCancelled {
                let behind = try await monitor.behind()
                most.withLock { $0 = max($0, behind) }
                try await Task.sleep(for: .milliseconds(250))
            }
        }
        let script = Purchases(self, .placeAndPay, sandbox: company)
        let outcome = try await HTTPLoad.run(
            port: server.port, script, kinds: Purchases.kinds(.placeAndPay), warmUp: 0, seconds: seconds, pace: pace)
        watch.cancel()
        let ended = ContinuousClock.now
        try await monitor.nothingLeft()
        let drain = (ContinuousClock.now - ended) / .seconds(1)
        await opened.store.close()
        return Lag(rate: outcome.rate(of: 0), most: most.withLock { $0 }, drain: drain)
    }
}

extension WorkMonitor {
    init(_ opened: Opened) {
        self.init(store: opened.store, clock: .system, listeners: World.rooms(opened, .system).listeners.map(\.name))
    }

    /// Events that the slowest listener has not passed.
    func behind() async throws -> Int64 { try await progress().map(\.total).max() ?? 0 }

    /// Waits until every listener has passed all events.
    func nothingLeft() async throws {
        try await comesTrue("the listeners come to the end", within: .seconds(300)) { try await behind() == 0 }
    }
}
