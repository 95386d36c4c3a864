// ImportProducts.swift: a file becomes products, a few at a time, beside people who buy.
import Core
import Crypto
import Foundation
import Identity
import Store

/// Whose the products of a file are.
public enum ImportTarget: Sendable {
    case shop(ID<Shop>)
    /// Each row names its shop (`shop` of the mapping): asked once for each slug, with what the file calls it. Where it throws
    /// ``CatalogError/shopNotFound``, the shop's rows are rejected.
    case named(@Sendable (_ slug: String, _ name: String) async throws -> ID<Shop>)
}

extension Catalog {
    /// Takes products from a CSV file. All good rows are kept, every bad one is reported. Running it again changes nothing: a
    /// product whose part of the file is as it was is left alone, whatever was changed by hand or sold since.
    /// - Parameters:
    ///   - chunks: the file, in pieces of any size; it is never held whole.
    ///   - target: the shop, or how shops are found where each row names its own.
    ///   - mapping: when the columns are neither format's.
    ///   - sideFile: gives the files that the mapping names.
    ///   - dryRun: reports what would be done, and does nothing.
    /// - Throws: ``CatalogError/importRefused(_:)`` for a file without its columns; ``CatalogError/shopNotFound``.
    public func importProducts<Chunks: AsyncSequence & Sendable>(
        from chunks: Chunks, into target: ImportTarget, format: ImportFormat, mapping: ImportMapping? = nil,
        sideFile: (String) throws -> FileChunks = { throw CatalogError.importRefused("no file \($0)") },
        dryRun: Bool = false, by actor: ID<Account>? = nil, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport where Chunks.Element == [UInt8] {
        if case .shop(let shop) = target, !dryRun { _ = try await self.shop(shop) }   // a dry run may ask about one that is not open yet
        let side = try await SideTables(mapping ?? ImportMapping(columns: [:]), open: sideFile)
        var runs = ImportRuns(catalog: self, target: target, repeats: mapping?.repeats ?? .refuse, dryRun: dryRun)
        var reader = CSVReader()
        var rows: RowReader?
        var bytes: Int64 = 0
        for try await chunk in chunks {
            bytes += Int64(chunk.count)
            for record in reader.read(chunk) { try await take(record) }
            progress(ImportProgress(bytesRead: bytes, rowsRead: runs.rowsRead, productsDone: runs.productsDone))
        }
        for record in reader.end() { try await take(record) }
        guard rows != nil else { throw CatalogError.importRefused("the file is empty") }
        try await runs.end()
        progress(ImportProgress(bytesRead: bytes, rowsRead: runs.rowsRead, productsDone: runs.productsDone))
        let report = runs.report
        if let actor, !dryRun, case .shop(let shop) = target {
            let (now, products) = (clock.now(), report.products)
            try await store.write(home: .shop(shop)) { [ids] tx in
                try tx.auditGoods("products.imported", "\(products.created) \(products.updated)", of: shop, by: actor, ids, at: now)
            }
        }
        return report

        func take(_ record: CSVRecord) async throws {
            guard let rows else {
                guard case .success(let header) = record.fields else {
                    throw CatalogError.importRefused("the header cannot be read")
                }
                return rows = try RowReader(header: header, format: format, mapping: mapping, side: side)
            }
            runs.rowsRead += 1
            let row: ImportRow
            do throws(RowFault) { row = try rows.row(record) } catch { return runs.reject(error, record.line) }
            try await runs.add(row)
        }
    }

    /// Takes products from a file on disk, with the mapping's other files beside it.
    public func importProducts(
        file: String, into target: ImportTarget, format: ImportFormat, mapping: ImportMapping? = nil, dryRun: Bool = false,
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        return try await importProducts(
            from: FileChunks(path: file), into: target, format: format, mapping: mapping,
            sideFile: { try FileChunks(path: folder.appendingPathComponent($0).path) }, dryRun: dryRun, progress: progress)
    }
}
