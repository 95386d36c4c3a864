// ImportOrders.swift: a file of orders becomes a shop's past: good rows are kept, bad ones reported, again changes nothing.
import Catalog
import Core
import Foundation
import Store

/// Whose the orders of a file are.
public struct OrderImportTarget: Sendable {
    /// Of orders whose lines name no shop.
    public let shop: ID<Shop>?
    /// Finds a shop by the file's word for it.
    public let named: @Sendable (String) async throws -> ID<Shop>

    public init(
        _ shop: ID<Shop>?, named: @escaping @Sendable (String) async throws -> ID<Shop> = { _ in throw CatalogError.shopNotFound }
    ) { (self.shop, self.named) = (shop, named) }
}

extension PastOrders {
    /// Takes the orders of a CSV file, with the mapping's other files beside it. The same file again changes nothing; a row that says
    /// something else than before replaces what was there. The other files are held in memory.
    /// - Parameters:
    ///   - dryRun: reports what would be done, and does nothing.
    ///   - progress: how many orders were read, now and then.
    /// - Throws: ``CatalogError/importRefused(_:)`` for a file that cannot be read as a whole.
    public func importOrders(
        file: String, into target: OrderImportTarget, mapping: OrderMapping, dryRun: Bool = false,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> OrderImportReport {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        var side: [String: SideFile] = [:]
        for name in mapping.sideFiles {
            side[name] = try await SideFile(name, FileChunks(path: folder.appendingPathComponent(name).path))
        }
        var run = OrderImportRun(room: self, target: target, dryRun: dryRun)
        var records = CSVReader()
        var rows: OrderReader?
        func take(_ record: CSVRecord) async throws {
            guard let rows else {
                guard case .success(let header) = record.fields else { throw CatalogError.importRefused("the header cannot be read") }
                return rows = try OrderReader(header: header, mapping, side: side)
            }
            do throws(RowFault) { try run.add(try rows.order(record)) } catch { return run.reject(record.line, error) }
            if run.waiting >= OrderImportRun.waitingMax {
                try await run.write()
                progress(run.report.orders)
            }
        }
        for try await chunk in try FileChunks(path: file) { for record in records.read(chunk) { try await take(record) } }
        for record in records.end() { try await take(record) }
        guard rows != nil else { throw CatalogError.importRefused("the file is empty") }
        try await run.write()
        run.report.differences.sort { $0.number < $1.number }
        run.report.rejected.sort { $0.line < $1.line }
        return run.report
    }
}

/// What was read and is not written yet.
private struct OrderImportRun {
    static let waitingMax = 2_000, perBody = 40
    let room: PastOrders, target: OrderImportTarget, dryRun: Bool
    var report = OrderImportReport()
    private var orders: [ParsedOrder] = []
    private var seen: Set<String> = []
    private var shops: [String: ID<Shop>] = [:]
    var waiting: Int { orders.count }

    init(room: PastOrders, target: OrderImportTarget, dryRun: Bool) { (self.room, self.target, self.dryRun) = (room, target, dryRun) }

    mutating func add(_ order: ParsedOrder) throws(RowFault) {
        guard seen.insert(order.number).inserted else { throw RowFault("number_again", "\(order.number) was there before") }
        guard target.shop != nil || order.parts.allSatisfy({ $0.shop != nil }) else {
            throw RowFault("no_shop", "no line names a shop, and no shop was named for such orders")
        }
        orders.append(order)
    }

    mutating func reject(_ line: Int, _ fault: RowFault) { report.rejected.append(ImportRejection(line: line, fault)) }

    mutating func write() async throws {
        var byShop: [ID<Shop>: [PastOrder]] = [:]
        for order in orders {
            var found: [ID<Shop>] = []
            do {
                for part in order.parts { found.append(try await shop(part.shop)) }
            } catch CatalogError.shopNotFound {
                reject(order.line, RowFault("bad_shop", "no shop of that name"))
                continue
            }
            guard Set(found).count == found.count else {
                reject(order.line, RowFault("shop_twice", "lines without a shop and lines of a named one are the same shop's"))
                continue
            }
            report.count(order)
            report.shops.formUnion(found)
            for (index, facts) in order.facts.enumerated() {
                byShop[found[index], default: []].append(
                    PastOrder(shop: found[index], id: try room.ids.next(), facts: facts, lines: order.parts[index].lines))
            }
        }
        orders.removeAll(keepingCapacity: true)
        for (shop, all) in byShop.sorted(by: { $0.key < $1.key }) {
            for start in stride(from: 0, to: all.count, by: Self.perBody) {
                try await keep(Array(all[start..<min(all.count, start + Self.perBody)]), of: shop)
            }
        }
    }

    private mutating func shop(_ name: String?) async throws -> ID<Shop> {
        guard let name else { return try target.shop ?? { throw CatalogError.shopNotFound }() }
        if let known = shops[name] { return known }
        let shop = try await target.named(name)
        shops[name] = shop
        return shop
    }

    private mutating func keep(_ orders: [PastOrder], of shop: ID<Shop>) async throws {
        let now = room.clock.now()
        let events: [ID<PastOrderKept>] = try orders.map { _ in try room.ids.next() }
        let dryRun = dryRun
        let counts: (created: Int, updated: Int, unchanged: Int) = try await room.store.write(homes: [.shop(shop)], .background) { tx in
            try tx.takeGuard("pastorders", home: .shop(shop))   // two imports at once do not both make an order
            let known = try tx.pastOrders(numbered: orders.map(\.facts.number), of: shop)
            var counts = (created: 0, updated: 0, unchanged: 0)
            for (order, event) in zip(orders, events) {
                let before = known[order.facts.number]
                if let before, before.facts == order.facts, before.lines == order.lines {
                    counts.unchanged += 1
                    continue
                }
                if before == nil { counts.created += 1 } else { counts.updated += 1 }
                guard !dryRun else { continue }
                let kept = PastOrder(shop: shop, id: before?.id ?? order.id, facts: order.facts, lines: order.lines)
                if before == nil { try tx.insert(kept) } else { try tx.save(kept) }
                try tx.publish(
                    PastOrderKept(
                        shop: shop, order: kept.id, before: before.map { PastOrderKept.Facts($0.facts) },
                        after: PastOrderKept.Facts(kept.facts)),
                    id: event, home: .shop(shop), at: now)
            }
            return counts
        }
        report.created += counts.created
        report.updated += counts.updated
        report.unchanged += counts.unchanged
    }
}
