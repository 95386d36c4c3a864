// BulkRows.swift: every statement on `catalog_bulk` and `catalog_bulk_line`.
import Core
import Identity
import Store

/// A product that a change of many changed, and the version that it has since.
struct BulkLine: Sendable { let product: ID<Product>, version: Int64, before: BeforeBulk }

extension Reading {
    /// Newest first, those since a moment; at most 50.
    func bulkChanges(of shop: ID<Shop>, since moment: Timestamp) throws -> [BulkChange] {
        try rows(
            """
            SELECT id, person_id, kind, products, at, undone_at
            FROM catalog_bulk
            WHERE shop_id = \(shop) AND at > \(moment)
            ORDER BY id DESC
            LIMIT 50
            """
        ).map(BulkChange.init)
    }

    func bulkChange(_ id: ID<BulkChange>, of shop: ID<Shop>) throws -> BulkChange? {
        try row(
            """
            SELECT id, person_id, kind, products, at, undone_at
            FROM catalog_bulk
            WHERE shop_id = \(shop) AND id = \(id)
            """
        ).map(BulkChange.init)
    }

    func bulkLines(of id: ID<BulkChange>, _ shop: ID<Shop>) throws -> [BulkLine] {
        try rows(
            """
            SELECT product_id, version, before
            FROM catalog_bulk_line
            WHERE shop_id = \(shop) AND bulk_id = \(id)
            ORDER BY product_id
            """
        ).map { BulkLine(product: try $0.id(0), version: try $0.int64(1), before: try BeforeBulk($0.text(2))) }
    }

    /// At most `limit` before a moment.
    func bulkChanges(before moment: Timestamp, limit: Int64) throws -> [(shop: ID<Shop>, id: ID<BulkChange>)] {
        try rows(
            """
            SELECT shop_id, id
            FROM catalog_bulk
            WHERE at < \(moment)
            ORDER BY at
            LIMIT \(limit)
            """
        ).map { (try $0.id(0), try $0.id(1)) }
    }
}

extension BulkChange {
    init(_ row: Row) throws {
        self.init(
            id: try row.id(0), person: try row.optionalID(1), kind: try row.choice(2), products: try row.int64(3),
            at: try row.timestamp(4), undoneAt: try row.optionalTimestamp(5))
    }
}

extension Writing {
    /// One more product of a change, which begins with its first.
    /// - Returns: whether it began.
    func add(
        _ line: BulkLine, to id: ID<BulkChange>, _ kind: BulkChange.Kind, of shop: ID<Shop>, by person: ID<Account>?, at now: Timestamp
    )
        throws -> Bool
    {
        let began = try changes(
            """
            INSERT INTO catalog_bulk (shop_id, id, person_id, kind, products, at)
            VALUES (\(shop), \(id), \(person), \(kind.rawValue), 0, \(now))
            ON CONFLICT (shop_id, id) DO NOTHING
            """)
        try run("UPDATE catalog_bulk SET products = products + 1 WHERE shop_id = \(shop) AND id = \(id)")
        try run(
            """
            INSERT INTO catalog_bulk_line (shop_id, bulk_id, product_id, version, before)
            VALUES (\(shop), \(id), \(line.product), \(line.version), \(line.before.text))
            """)
        return began == 1
    }

    /// A product was put back: it is no longer part of the change.
    func drop(_ product: ID<Product>, from id: ID<BulkChange>, of shop: ID<Shop>) throws {
        try runOnce("DELETE FROM catalog_bulk_line WHERE shop_id = \(shop) AND bulk_id = \(id) AND product_id = \(product)")
        try run("UPDATE catalog_bulk SET products = products - 1 WHERE shop_id = \(shop) AND id = \(id)")
    }

    func markUndone(_ id: ID<BulkChange>, of shop: ID<Shop>, at now: Timestamp) throws {
        try run("UPDATE catalog_bulk SET undone_at = \(now) WHERE shop_id = \(shop) AND id = \(id)")
    }

    func deleteBulk(_ id: ID<BulkChange>, of shop: ID<Shop>) throws {
        try run("DELETE FROM catalog_bulk_line WHERE shop_id = \(shop) AND bulk_id = \(id)")
        try run("DELETE FROM catalog_bulk WHERE shop_id = \(shop) AND id = \(id)")
    }
}
