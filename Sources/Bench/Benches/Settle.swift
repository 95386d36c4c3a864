// Settle.swift: `souk bench settle`: many orders whose days are over, settled while others are placed.
import App
import Core
import Foundation
import Store

extension Bench {
    /// The targets: 100,000 under 120 s, at half of the maximum rate of placing, whose p99 no more than doubles.
    static func settle(_ options: BenchOptions) async throws -> Report {
        try await options.withFolder("settle") { folder in
            let count = options.isQuick ? 5_000 : 100_000
            var report = Report("settle: \(count) orders that are due, while orders go on being placed at half of the maximum rate")
            let stage = try await PlaceStage(options, folder: folder)
            let past = PastTrade(world: stage.world, days: 20)
            options.progress("\(count) orders placed, paid, sent and received twenty days ago")
            try await past.live(count) { options.progress("\($0) of \(count)") }

            // The server that finds them due settles at once; without their due work it is the same server at rest.
            let due = try await past.putAside()
            options.progress("the maximum rate, and half of it, with nothing due")
            let seconds: Double = options.isQuick ? 4 : 15
            let most = try await stage.world.round(.place, seconds: seconds).rate
            let calm = try await stage.world.round(.place, seconds: seconds, pace: most / 2)
            try await past.putBack()
            options.progress("\(due) due")
            let busy = try await stage.world.settling(pace: most / 2)
            report.add("maximum rate of placing", most, "orders/s")
            report.add("settled", busy.seconds, "s", .atMost(120))
            report.add("settled a second", Double(due) / busy.seconds, "orders/s")
            report.add("placed meanwhile", busy.rate, "orders/s")
            report.add("p99 at half rate, nothing due", calm.p99, "ms")
            report.add("p99 at half rate, settling", busy.p99, "ms")
            report.add("p99 settling beside nothing due", busy.p99 / max(calm.p99, 0.001), "×", .atMost(2))
            let (settled, held) = try await past.outcome()
            guard settled == count, held == 0 else { throw BenchError.notRight("\(settled) of \(count) settled, \(held) 分 still held") }
            report.notes.append("all \(settled) settled once; nothing of them is held any more")
            return report
        }
    }
}

struct SettlingRound: Sendable { var seconds = 0.0, rate = 0.0, p99 = 0.0 }

extension World {
    /// A server that finds much due, under load until it is done.
    fileprivate func settling(pace: Double) async throws -> SettlingRound {
        let opened = try configuration.open()
        defer { Task { await opened.store.close() } }
        let server = try await ServerProcess(configuration)
        defer { server.stop() }
        let started = ContinuousClock.now
        let script = Purchases(self, .place)
        async let outcome = HTTPLoad.run(
            port: server.port, script, kinds: Purchases.kinds(.place), warmUp: 0, seconds: 240, pace: pace
        )
        var round = SettlingRound()
        try await comesTrue("all is settled", within: .seconds(230)) {
            try await opened.store.read { try $0.row("SELECT 1 FROM kernel_due_work WHERE kind = 'settlement.settle' LIMIT 1") } == nil
        }
        round.seconds = (ContinuousClock.now - started) / .seconds(1)
        script.enough()
        let measured = try await outcome
        round.p99 = percentile(measured.latencies[0], 0.99) / 1_000
        round.rate = Double(measured.latencies[0].count) / measured.total
        return round
    }
}
