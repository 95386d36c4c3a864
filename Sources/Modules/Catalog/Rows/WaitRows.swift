// WaitRows.swift: every statement on `catalog_wait`.
import Core
import Identity
import Store

extension SQL {
    /// Those of the SKUs that anybody waits for.
    static func waited(_ skus: [ID<SKU>], of shop: ID<Shop>) -> SQL {
        "SELECT DISTINCT sku_id FROM catalog_wait WHERE shop_id = \(shop) AND sku_id IN \(list: skus)"
    }
}

extension Reading {
    func waits(among skus: [ID<SKU>], of shop: ID<Shop>, by person: ID<Account>) throws -> Set<ID<SKU>> {
        guard !skus.isEmpty else { return [] }
        let found = try rows(
            """
            SELECT sku_id
            FROM catalog_wait
            WHERE shop_id = \(shop) AND sku_id IN \(list: skus) AND person_id = \(person)
            """)
        return Set(try found.map { try $0.id(0) })
    }

    func waiting(for sku: ID<SKU>, of shop: ID<Shop>, limit: Int64) throws -> [ID<Account>] {
        try rows(
            """
            SELECT person_id
            FROM catalog_wait
            WHERE shop_id = \(shop) AND sku_id = \(sku)
            ORDER BY person_id
            LIMIT \(limit)
            """
        ).map { try $0.id(0) }
    }

    /// Those of a shop that anybody waits for, after one of them, at most `limit`.
    func waitedSKUs(of shop: ID<Shop>, after: Int64 = 0, limit: Int64) throws -> [ID<SKU>] {
        try rows(
            """
            SELECT DISTINCT sku_id
            FROM catalog_wait
            WHERE shop_id = \(shop) AND sku_id > \(after)
            ORDER BY sku_id
            LIMIT \(limit)
            """
        ).map { try $0.id(0) }
    }

    /// At most `limit` that began before a moment.
    func waits(before moment: Timestamp, limit: Int64) throws -> [(shop: ID<Shop>, sku: ID<SKU>, person: ID<Account>)] {
        try rows(
            """
            SELECT shop_id, sku_id, person_id
            FROM catalog_wait
            WHERE at < \(moment)
            ORDER BY at
            LIMIT \(limit)
            """
        ).map { (try $0.id(0), try $0.id(1), try $0.id(2)) }
    }
}

extension Writing {
    /// One that is there stays.
    func insertWait(for sku: ID<SKU>, of shop: ID<Shop>, by person: ID<Account>, at now: Timestamp) throws {
        try run(
            """
            INSERT INTO catalog_wait (shop_id, sku_id, person_id, at)
            VALUES (\(shop), \(sku), \(person), \(now))
            ON CONFLICT (shop_id, sku_id, person_id) DO NOTHING
            """)
    }

    func deleteWaits(for sku: ID<SKU>, of shop: ID<Shop>, by people: [ID<Account>]) throws {
        guard !people.isEmpty else { return }
        try run("DELETE FROM catalog_wait WHERE shop_id = \(shop) AND sku_id = \(sku) AND person_id IN \(list: people)")
    }
}
