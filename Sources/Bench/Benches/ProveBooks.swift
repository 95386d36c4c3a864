// ProveBooks.swift: `souk bench verify`: how long every law takes over a million orders, and with the replay of all events.
import App
import Core
import Foundation
import Ledger
import Market
import Store
import Verify

extension Bench {
    /// The targets: all laws under 90 s over 1,000,000 orders on the embedded database, under 300 s with the replay.
    static func verify(_ options: BenchOptions) async throws -> Report {
        let wanted = options.isQuick ? 20_000 : options.orders ?? 1_000_000
        let days: Int64 = options.isQuick ? 4 : 30
        var report = Report("verify: all laws over \(wanted) orders, paid, sent, settled, some refunded, some withdrawn")
        try await options.withFolder("verify") { folder in
            var (base, full) = (Configuration(), Configuration())
            (base.data, full.data) = ("\(folder)/base", "\(folder)/full")
            options.progress("living through a market of \(days) days")
            let lived = try await Program.simulate(Simulation(seed: 1, days: days, hasFaults: false), in: base, environment: [:])
            guard lived.problems.isEmpty else { throw BenchError.notRight(lived.problems.joined(separator: ", ")) }
            let orders = lived.orders.values.reduce(0, +)
            let copies = Int64((wanted + orders - 1) / orders)
            options.progress("\(orders) orders, \(copies) times")
            let opened = try full.open()
            _ = try await full.migrate(opened.store, at: Clock.system.now())
            try Multiplied.fill("\(full.data)/souk.db", from: "\(base.data)/souk.db", days: days, copies: copies)
            let rooms = World.rooms(opened, .system)
            options.progress("sealing the journal")
            while try await rooms.ledger.seal() {}
            for replay in [false, true] {
                options.progress(replay ? "all laws and the replay" : "all laws")
                let started = ContinuousClock.now
                let verdicts = try await rooms.verify.run(replay: replay)
                let took = (ContinuousClock.now - started) / .seconds(1)
                guard verdicts.allSatisfy(\.holds) else {
                    throw BenchError.notRight(verdicts.flatMap(\.broken).prefix(5).map(\.description).joined(separator: ", "))
                }
                report.add(replay ? "all laws, and the replay of all events" : "all laws", took, "s", .atMost(replay ? 300 : 90))
                for verdict in verdicts.sorted(by: { $0.took > $1.took }).prefix(replay ? 1 : 8) {
                    report.notes.append("\(verdict.law): \(Figure.text(verdict.took / .seconds(1))) s")
                }
            }
            report.add("orders", Double(Int64(orders) * copies), "")
            let size = try FileManager.default.attributesOfItem(atPath: "\(full.data)/souk.db")[.size] as? Int ?? 0
            report.add("the file", Double(size) / 1_000_000, "MB")
            await opened.store.close()
        }
        return report
    }
}
