// Four.swift: `souk bench four`: the same purchase as four requests, as other shops' checkouts need them.
import Core
import Foundation

extension Bench {
    static func four(_ options: BenchOptions) async throws -> Report {
        try await options.withFolder("four") { folder in
            var report = Report("four: cart, delivery, placing, payment; counted when the order awaits its shipment")
            let stage = try await PlaceStage(options, folder: folder)
            let company = try paymentCompany(stage.world, folder: folder)
            var rounds: [Round] = []
            for number in 1...options.rounds {
                options.progress("round \(number) of \(options.rounds)")
                rounds.append(try await stage.world.round(.fourRequests, seconds: options.seconds, company: company))
            }
            report.add("purchases", median(rounds.map(\.rate)), "purchases/s")
            report.add("until the last was paid, after the load ended", median(rounds.map(\.drain)), "s")
            report.addRequest(rounds)
            report.notes.append("the requests are listed in Benchmarks/four-requests.md")
            return report
        }
    }
}
