// ImportRun.swift: one shop's products of a file: gathered by handle, written a few at a time.
import Core
import Store

/// What one shop gets of a file.
struct ImportRun {
    /// A body is to take less than 5 ms.
    static let productsMax = 20, skusMax = 60
    let catalog: Catalog, shop: ID<Shop>, repeats: ImportMapping.Repeats, dryRun: Bool
    var report = ImportReport()
    var productsDone = 0
    private var group: [ImportRow] = []
    private var seen: Set<String> = []
    private var waiting: [ImportItem] = []
    private var categories: [[String]: ID<Category>] = [:], brands: [String: ID<Brand>] = [:]

    init(catalog: Catalog, shop: ID<Shop>, repeats: ImportMapping.Repeats, dryRun: Bool) {
        (self.catalog, self.shop, self.repeats, self.dryRun) = (catalog, shop, repeats, dryRun)
    }

    mutating func reject(_ rejection: ImportRejection) { report.rejected.append(rejection) }

    mutating func add(_ row: ImportRow) throws(RowFault) {
        if let last = group.last, last.handle == row.handle, repeats != .refuse, last.says(row) { return report.repeated += 1 }
        if let first = group.first, first.handle != row.handle { endGroup() }
        if group.isEmpty, !seen.insert(row.handle).inserted {
            switch repeats {
            case .refuse: throw RowFault("handle_again", "rows of one product stand together: \(row.handle)")
            case .first: return report.repeated += 1
            case .update: break
            }
        }
        group.append(row)
    }

    mutating func endGroup() {
        var rejected: [ImportRejection] = []
        if let item = ImportGroup.item(group, { rejected.append($0) }) { waiting.append(item) }
        report.rejected += rejected
        group.removeAll(keepingCapacity: true)
    }

    /// - Parameter next: the row that comes; a product that comes again is not written in the body of its first state.
    mutating func flushIfFull(before next: ImportRow) async throws {
        let skus: Int = waiting.reduce(0) { $0 + $1.draft.skus.count }
        let comesAgain = repeats == .update && waiting.contains { $0.handle == next.handle }
        if comesAgain || waiting.count >= Self.productsMax || skus >= Self.skusMax { try await flush() }
    }

    mutating func flush() async throws {
        guard !waiting.isEmpty else { return }
        var jobs: [ImportJob] = []
        for var item in waiting {
            do {
                item.draft.category = try await category(item.category)
                item.draft.brand = try await brand(item.brand)
                jobs.append(ImportJob(item: item, fresh: try catalog.freshIDs(for: item.draft)))
            } catch let error as InvalidInput {
                reject(ImportRejection(line: item.line, code: "product_invalid", reason: ImportGroup.describe(error.problems)))
            }
        }
        waiting.removeAll(keepingCapacity: true)
        productsDone += jobs.count
        let batch = jobs, shop = shop, now = catalog.clock.now()
        let outcomes: [ImportOutcome] =
            if dryRun {
                try await catalog.store.read { try $0.foresee(batch, shop) }
            } else {
                try await catalog.store.write(home: .shop(shop), .background) { try $0.apply(batch, shop, at: now) }
            }
        for outcome in outcomes { report.add(outcome) }
    }

    /// In a dry run one that is not there yet stays nil: then the product is not there as the file says either.
    private mutating func category(_ path: [String]) async throws -> ID<Category>? {
        guard !path.isEmpty else { return nil }
        if let known = categories[path] { return known }
        let found: ID<Category>? =
            dryRun ? try await catalog.store.read { try $0.category(at: path) } : try await catalog.category(path: path)
        categories[path] = found
        return found
    }

    private mutating func brand(_ name: String) async throws -> ID<Brand>? {
        guard !name.isEmpty else { return nil }
        if let known = brands[name] { return known }
        let found: ID<Brand>? =
            dryRun ? try await catalog.store.read { try $0.brand(named: name) } : try await catalog.brand(named: name)
        brands[name] = found
        return found
    }
}

extension ImportRow {
    /// Whether another row says the very same.
    func says(_ other: ImportRow) -> Bool {
        var other = other
        other.line = line
        return self == other
    }
}
