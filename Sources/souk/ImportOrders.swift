// ImportOrders.swift: souk import orders.
import App
import ArgumentParser
import Catalog
import Core
import Foundation
import PastOrders
import Store

/// How a file of orders is written.
enum OrderFormat: String, ExpressibleByArgument, CaseIterable { case csv }

extension Import {
    struct Orders: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes a shop's past orders from a CSV file: history, which is counted in reports and never acted on.",
            discussion: "Running it again changes nothing. Exit code 1 when a row was rejected. See docs/how-to/import-orders.md.")
        @OptionGroup var place: Place
        @Argument(help: "The file; unpacked, UTF-8.") var file: String
        @Option(help: "A JSON file that says which column is what.") var mapping: String
        @Option(help: "The slug of the shop whose orders these are, where their lines name none.") var shop: String?
        @Option(help: "csv is the only one.") var format: OrderFormat = .csv
        @Flag(help: "Opens shops that are not there; they belong to the platform.") var createShop = false
        @Flag(help: "Reports what would be done, and does nothing.") var dryRun = false
        @Flag(help: "Answers as JSON.") var json = false

        func run() async throws {
            guard let bytes = FileManager.default.contents(atPath: mapping) else { throw ValidationError("\(mapping) cannot be read") }
            let mapping = try OrderMapping(json: [UInt8](bytes))
            guard FileManager.default.isReadableFile(atPath: file) else { throw ValidationError("\(file) cannot be read") }
            guard shop != nil || mapping.namesShops else { throw ValidationError("name the shop with --shop, or in the mapping's lines") }
            let rooms = try await Program.openRooms(try place.configuration(), environment: place.environment)
            let own: ID<Shop>? = if let shop { try await rooms.shop(shop, orOpen: createShop, dryRun: dryRun) } else { nil }
            let report = try await rooms.pastOrders.importOrders(
                file: file, into: OrderImportTarget(own) { try await rooms.shop($0, orOpen: createShop, dryRun: dryRun) }, mapping: mapping,
                dryRun: dryRun
            ) { complain("\($0) orders read") }
            await rooms.store.close()
            if json { say(report.json.text) } else { tell(report) }
            if !report.rejected.isEmpty { throw ExitCode(1) }
        }

        private func tell(_ report: OrderImportReport) {
            func yuan(_ minor: Int64) -> String {
                let cents = String(minor % 100)
                return "\(minor / 100).\(cents.utf8.count < 2 ? "0" + cents : cents)"
            }
            say("orders: \(report.orders) in \(report.shops.count) shops; \(report.neverPaid) never paid")
            say("kept: \(report.created) new, \(report.updated) changed, \(report.unchanged) as before")
            say("goods \(yuan(report.goods)) + freight \(yuan(report.freight)) = \(yuan(report.total))")
            say("paid \(yuan(report.paid)) - refunded \(yuan(report.refunded)) = \(yuan(report.net))")
            say("refunds: \(report.fullRefunds) full, \(report.partRefunds) part")
            if report.withoutLines + report.withoutPayment > 0 {
                say("\(report.withoutLines) orders without lines, \(report.withoutPayment) without a payment")
            }
            for one in report.differences {
                say("difference: \(one.number): paid \(yuan(one.paid.minor)), expected \(yuan(one.expected.minor))")
            }
            for rejection in report.rejected { say("line \(rejection.line): \(rejection.code): \(rejection.reason)") }
        }
    }
}
