// Growth.swift: `souk bench growth`: what an order costs when many are there already.
import App
import Core
import Foundation

extension Bench {
    static func growth(_ options: BenchOptions) async throws -> Report {
        var report = Report("growth: the cost of an order with few and with many there, one shop and 1,000")
        let many = options.isQuick ? 100_000 : options.orders ?? 2_000_000
        let few = many / 5
        var costs: [Double] = []
        for shops in [1, 1_000] {
            try await options.withFolder("growth") { folder in
                // Learning a placing wants some shops to choose from; orders go to the first only, or to all.
                let stage = try await PlaceStage(options, folder: folder, shops: max(shops, 32), skus: shops == 1 ? 10 : 1)
                let goods = shops == 1 ? 0..<10 : stage.world.goods.indices
                var there = 0
                for size in [few, many] {
                    options.progress("\(shops) shops: filling up to \(size) orders")
                    try stage.fillPaid(size - there, goods: goods)
                    there = size
                    var rounds: [Round] = []
                    for _ in 0..<options.rounds {
                        rounds.append(try await stage.world.round(.place, goods: goods, seconds: options.seconds / 2))
                    }
                    there += rounds.map(\.purchases).reduce(0, +)
                    costs.append(median(rounds.map(\.cpu)))
                    report.add("\(shops) shops, \(size) orders: processor time", median(rounds.map(\.cpu)), "ms/order")
                    report.add("\(shops) shops, \(size) orders: rate", median(rounds.map(\.rate)), "orders/s")
                }
            }
        }
        let ratio = (costs.max() ?? 0) / max(costs.min() ?? 1, 0.001)
        report.add("dearest beside cheapest", ratio, "×", .atMost(1.25))
        return report
    }
}
