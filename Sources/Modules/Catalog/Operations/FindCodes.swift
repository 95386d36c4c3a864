// FindCodes.swift: a shop's own codes of its SKUs, for whoever picks and ships.
import Core
import Store

extension Catalog {
    /// The codes of these SKUs of a shop, by id; those without one are left out.
    public func codes(of skus: [ID<SKU>], in shop: ID<Shop>) async throws -> [ID<SKU>: String] {
        var codes: [ID<SKU>: String] = [:]
        for start in stride(from: 0, to: skus.count, by: 500) {
            let part = Array(skus[start..<min(start + 500, skus.count)])
            let rows = try await store.read { db in
                try db.rows("SELECT id, code FROM catalog_sku WHERE shop_id = \(shop) AND id IN \(list: part) AND code <> ''")
            }
            for row in rows { codes[try row.id(0)] = try row.text(1) }
        }
        return codes
    }

    /// The SKUs of a shop with exactly this code, removed ones too, at most 100.
    public func skus(of shop: ID<Shop>, code: String) async throws -> [ID<SKU>] {
        guard !code.isEmpty else { return [] }
        return try await store.read { db in
            try db.rows(
                """
                SELECT id
                FROM catalog_sku
                WHERE shop_id = \(shop) AND code = \(code) AND code <> ''
                ORDER BY id
                LIMIT 100
                """
            ).map { try $0.id(0) }
        }
    }
}
