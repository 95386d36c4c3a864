// Import.swift: souk import products.
import App
import ArgumentParser
import Catalog
import Core
import Foundation
import Identity
import Store

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Takes things from files.", subcommands: [Products.self, Orders.self])

    struct Products: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes products from a CSV file; all good rows are kept, every bad one is reported.",
            discussion: "Running it again changes nothing. Exit code 1 when a row was rejected. See docs/how-to/import.md.")
        @OptionGroup var place: Place
        @Argument(help: "The file; unpacked, UTF-8.") var file: String
        @Option(help: "The shop's slug; not where the mapping says of which shop each row is.") var shop: String?
        @Option(help: "souk or shopify.") var format: ImportFormat = .souk
        @Option(help: "A JSON file that says which column is what.") var mapping: String?
        @Flag(help: "Opens the shop when there is none; it belongs to the platform.") var createShop = false
        @Flag(help: "Reports what would be done, and does nothing.") var dryRun = false
        @Flag(help: "Answers as JSON.") var json = false

        func run() async throws {
            let rooms = try await Program.openRooms(try place.configuration(), environment: place.environment)
            let mapping = try mapping.map { path in
                guard let bytes = FileManager.default.contents(atPath: path) else { throw ValidationError("\(path) cannot be read") }
                return try ImportMapping(json: [UInt8](bytes))
            }
            guard FileManager.default.isReadableFile(atPath: file) else { throw ValidationError("\(file) cannot be read") }
            guard (shop == nil) == (mapping?.namesShops == true) else {
                throw ValidationError("name the shop with --shop, or in the mapping, not in both")
            }
            let report = try await rooms.catalog.importProducts(
                file: file, into: try await target(rooms), format: format, mapping: mapping, dryRun: dryRun, progress: Self.progress())
            await rooms.store.close()
            if json { say(report.json.text) } else { tell(report) }
            if !report.rejected.isEmpty { throw ExitCode(1) }
        }

        private func target(_ rooms: Rooms) async throws -> ImportTarget {
            if let shop { return .shop(try await rooms.shop(shop, orOpen: createShop, dryRun: dryRun)) }
            return .named { try await rooms.shop($0, called: $1, orOpen: createShop, dryRun: dryRun) }
        }

        private func tell(_ report: ImportReport) {
            let (products, skus) = (report.products, report.skus)
            say("products: \(products.created) created, \(products.updated) updated, \(products.unchanged) unchanged")
            say("skus: \(skus.created) created, \(skus.updated) updated, \(skus.unchanged) unchanged")
            if report.repeated > 0 { say("\(report.repeated) rows said again what was said") }
            for rejection in report.rejected { say("line \(rejection.line): \(rejection.code): \(rejection.reason)") }
        }

        /// A line on the standard error for every thousand products.
        private static func progress() -> @Sendable (ImportProgress) -> Void {
            let last = LastShown()
            return { progress in
                if last.passes(progress.productsDone / 1_000) {
                    complain("\(progress.rowsRead) rows read, \(progress.productsDone) products done")
                }
            }
        }
    }
}

extension ImportFormat: ExpressibleByArgument {}

extension Rooms {
    /// The shop that an import is for; opened for the platform when there is none and that is wanted.
    /// - Throws: ``CatalogError/shopNotFound``
    func shop(_ slug: String, called name: String? = nil, orOpen opens: Bool, dryRun: Bool) async throws -> ID<Shop> {
        do {
            return try await catalog.shop(slug: slug).id
        } catch CatalogError.shopNotFound where opens {
            if dryRun { return try ids.next() }   // of the shop that would be opened: nothing is in it yet
            return try await catalog.openShop(of: ID<Organisation>.platform, slug: slug, name: name ?? slug).id
        }
    }
}

/// What was shown last.
private final class LastShown: @unchecked Sendable {   // progress is told one after the other
    private var value = 0
    func passes(_ next: Int) -> Bool {
        defer { value = max(value, next) }
        return next > value
    }
}
