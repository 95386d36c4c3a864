// ImportRuns.swift: one import while it runs: each row goes to its shop.
import Core

struct ImportRuns {
    let catalog: Catalog, target: ImportTarget, repeats: ImportMapping.Repeats, dryRun: Bool
    var rowsRead = 0
    private var runs: [String: ImportRun] = [:]
    private var unknown: Set<String> = []
    private var faults: [ImportRejection] = []

    init(catalog: Catalog, target: ImportTarget, repeats: ImportMapping.Repeats, dryRun: Bool) {
        (self.catalog, self.target, self.repeats, self.dryRun) = (catalog, target, repeats, dryRun)
    }

    var productsDone: Int { runs.values.reduce(0) { $0 + $1.productsDone } }

    mutating func reject(_ fault: RowFault, _ line: Int) {
        faults.append(ImportRejection(line: line, code: fault.code, reason: fault.reason))
    }

    mutating func add(_ row: ImportRow) async throws {
        guard try await knows(row) else { return reject(RowFault("no_shop", "there is no shop \(row.shop)"), row.line) }
        try await runs[row.shop]?.flushIfFull(before: row)
        do throws(RowFault) { try runs[row.shop]?.add(row) } catch { reject(error, row.line) }
    }

    mutating func end() async throws {
        for slug in runs.keys.sorted() {
            runs[slug]?.endGroup()
            try await runs[slug]?.flush()
        }
    }

    /// Of all shops, rejections in order of line.
    var report: ImportReport {
        var all = ImportReport()
        for run in runs.values { all += run.report }
        all.rejected += faults
        all.rejected.sort { ($0.line, $0.code, $0.reason) < ($1.line, $1.code, $1.reason) }
        return all
    }

    /// Begins the shop's run with its first row.
    private mutating func knows(_ row: ImportRow) async throws -> Bool {
        guard runs[row.shop] == nil else { return true }
        guard !unknown.contains(row.shop) else { return false }
        do {
            let shop: ID<Shop> =
                switch target {
                case .shop(let shop): shop
                case .named(let find): try await find(row.shop, row.shopName)
                }
            runs[row.shop] = ImportRun(catalog: catalog, shop: shop, repeats: repeats, dryRun: dryRun)
            return true
        } catch CatalogError.shopNotFound {
            unknown.insert(row.shop)
            return false
        }
    }
}
