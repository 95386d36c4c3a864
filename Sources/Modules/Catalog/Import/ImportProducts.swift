// ImportProducts.swift: a file becomes products, a few at a time, beside people who buy.
import Core
import Crypto
import Foundation
import Store

extension Catalog {
    /// Takes products from a CSV file. All good rows are kept, every bad one is reported. Running it again changes nothing: a
    /// product whose part of the file is as it was is left alone, whatever was changed by hand or sold since.
    /// - Parameters:
    ///   - chunks: the file, in pieces of any size; it is never held whole.
    ///   - mapping: when the columns are neither format's.
    ///   - sideFile: gives the files that the mapping names.
    ///   - dryRun: reports what would be done, and does nothing.
    /// - Throws: ``CatalogError/importRefused(_:)`` for a file without its columns; ``CatalogError/shopNotFound``.
    public func importProducts<Chunks: AsyncSequence & Sendable>(
        from chunks: Chunks, into shop: ID<Shop>, format: ImportFormat, mapping: ImportMapping? = nil,
        sideFile: (String) throws -> FileChunks = { throw CatalogError.importRefused("no file \($0)") },
        dryRun: Bool = false, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport where Chunks.Element == [UInt8] {
        if !dryRun { _ = try await self.shop(shop) }   // a dry run may ask about a shop that is not open yet
        let side = try await SideTables(mapping ?? ImportMapping(columns: [:]), open: sideFile)
        var run = ImportRun(catalog: self, shop: shop, dryRun: dryRun)
        var reader = CSVReader()
        var rows: RowReader?
        var bytes: Int64 = 0
        for try await chunk in chunks {
            bytes += Int64(chunk.count)
            for record in reader.read(chunk) { try await take(record) }
            progress(ImportProgress(bytesRead: bytes, rowsRead: run.rowsRead, productsDone: run.productsDone))
        }
        for record in reader.end() { try await take(record) }
        guard rows != nil else { throw CatalogError.importRefused("the file is empty") }
        run.endGroup()
        try await run.flush()
        progress(ImportProgress(bytesRead: bytes, rowsRead: run.rowsRead, productsDone: run.productsDone))
        run.report.rejected.sort { ($0.line, $0.code, $0.reason) < ($1.line, $1.code, $1.reason) }
        return run.report

        func take(_ record: CSVRecord) async throws {
            guard let rows else {
                guard case .success(let header) = record.fields else {
                    throw CatalogError.importRefused("the header cannot be read")
                }
                return rows = try RowReader(header: header, format: format, mapping: mapping, side: side)
            }
            run.rowsRead += 1
            do throws(RowFault) {
                let row = try rows.row(record)
                try run.add(row)
            } catch { run.reject(ImportRejection(line: record.line, code: error.code, reason: error.reason)) }
            try await run.flushIfFull()
        }
    }

    /// Takes products from a file on disk, with the mapping's other files beside it.
    public func importProducts(
        file: String, into shop: ID<Shop>, format: ImportFormat, mapping: ImportMapping? = nil, dryRun: Bool = false,
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        return try await importProducts(
            from: FileChunks(path: file), into: shop, format: format, mapping: mapping,
            sideFile: { try FileChunks(path: folder.appendingPathComponent($0).path) }, dryRun: dryRun, progress: progress)
    }
}

/// One import while it runs.
private struct ImportRun {
    /// A body is to take less than 5 ms.
    static let productsMax = 20, skusMax = 60
    let catalog: Catalog, shop: ID<Shop>, dryRun: Bool
    var report = ImportReport()
    var rowsRead = 0, productsDone = 0
    private var group: [ImportRow] = []
    private var seen: Set<String> = []
    private var waiting: [ImportItem] = []
    private var categories: [[String]: ID<Category>] = [:], brands: [String: ID<Brand>] = [:]

    init(catalog: Catalog, shop: ID<Shop>, dryRun: Bool) { (self.catalog, self.shop, self.dryRun) = (catalog, shop, dryRun) }

    mutating func reject(_ rejection: ImportRejection) { report.rejected.append(rejection) }

    mutating func add(_ row: ImportRow) throws(RowFault) {
        if let first = group.first, first.handle != row.handle { endGroup() }
        if group.isEmpty, !seen.insert(row.handle).inserted {
            throw RowFault("handle_again", "rows of one product stand together: \(row.handle)")
        }
        group.append(row)
    }

    mutating func endGroup() {
        var rejected: [ImportRejection] = []
        if let item = ImportGroup.item(group, { rejected.append($0) }) { waiting.append(item) }
        report.rejected += rejected
        group.removeAll(keepingCapacity: true)
    }

    mutating func flushIfFull() async throws {
        let skus: Int = waiting.reduce(0) { $0 + $1.draft.skus.count }
        if waiting.count >= Self.productsMax || skus >= Self.skusMax { try await flush() }
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
