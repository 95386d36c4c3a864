// SearchQuality.swift: how good the search is, measured on queries whose answers are known.
import Core
import Store

/// Queries and where their answers stood.
public struct SearchQuality: Hashable, Sendable {
    public internal(set) var queries: Int64 = 0
    /// The answer stood among the first ten.
    public internal(set) var hits: Int64 = 0
    /// Sum of 1 ÷ place over the hits, in units of 1 ÷ 2,520, which every place from 1 to 10 divides.
    public internal(set) var placeSum: Int64 = 0

    /// Mean reciprocal rank within the first ten, in ten-thousandths, rounded down.
    public var mrrBasisPoints: Int64 { queries == 0 ? 0 : placeSum * 10_000 / (2_520 * queries) }
    public var hitBasisPoints: Int64 { queries == 0 ? 0 : hits * 10_000 / queries }

    /// Asks each query and looks for its answer.
    /// - Parameter queries: text, and the handle of the product that it describes.
    public static func measure(
        _ catalog: Catalog, in shop: ID<Shop>, _ queries: [(text: String, handle: String)]
    ) async throws -> SearchQuality {
        let rows = try await catalog.store.read { db in
            try db.rows("SELECT handle, id FROM catalog_product WHERE shop_id = \(shop) AND handle IS NOT NULL")
        }
        var products: [String: Int64] = [:]
        for row in rows { products[try row.text(0)] = try row.int64(1) }
        var quality = SearchQuality()
        for (text, handle) in queries {
            quality.queries += 1
            let found = try await catalog.find(SearchWish(text, within: shop), facets: false, PageRequest(limit: 10)).shelf.items
            guard let place = found.firstIndex(where: { $0.id.number == products[handle] }) else { continue }
            quality.hits += 1
            quality.placeSum += 2_520 / Int64(place + 1)
        }
        return quality
    }

    /// Query and answer from two columns of a CSV file.
    public static func queries(file: String, text: String, handle: String) async throws -> [(text: String, handle: String)] {
        var reader = CSVReader()
        var records: [CSVRecord] = []
        for try await chunk in try FileChunks(path: file) { records += reader.read(chunk) }
        records += reader.end()
        guard let header = try records.first?.fields.get(), let query = header.firstIndex(of: text),
            let answer = header.firstIndex(of: handle)
        else { throw CatalogError.importRefused("no columns \(text) and \(handle)") }
        return try records.dropFirst().map { record in
            let fields = try record.fields.get()
            return (fields[query], fields[answer])
        }
    }
}
