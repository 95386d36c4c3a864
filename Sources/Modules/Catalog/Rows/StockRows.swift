// StockRows.swift: reading a SKU's numbers and its journal, and setting them.
import Core
import Store

extension Reading {
    /// On hand and reserved; nil when the shop has no such SKU.
    func stock(_ sku: ID<SKU>, of shop: ID<Shop>) throws -> (onHand: Int64, reserved: Int64)? {
        try row("SELECT on_hand, reserved FROM catalog_stock WHERE shop_id = \(shop) AND sku_id = \(sku)")
            .map { (try $0.int64(0), try $0.int64(1)) }
    }

    /// A SKU's entries, newest first, `limit` at most, beginning with `first` or else the last one written.
    /// - Parameter numbers: what was on hand and reserved after the first of them.
    func stockEntries(
        _ sku: ID<SKU>, of shop: ID<Shop>, from first: Int64?, numbers: (onHand: Int64, reserved: Int64), limit: Int64
    ) throws -> [StockChainLink] {
        let start: SQL =
            first.map { "\($0)" } ?? "(SELECT last_entry FROM catalog_stock WHERE shop_id = \(shop) AND sku_id = \(sku))"
        var (onHand, reserved) = numbers
        return try rows(
            """
            WITH RECURSIVE chain (id, on_hand, reserved, cause, reference, at, previous_id, sku_id, person_id, note, depth) AS (
              SELECT id, on_hand, reserved, cause, reference, at, previous_id, sku_id, person_id, note, 1
              FROM catalog_stock_entry
              WHERE shop_id = \(shop) AND id = \(start) AND sku_id = \(sku)
              UNION ALL
              SELECT e.id, e.on_hand, e.reserved, e.cause, e.reference, e.at, e.previous_id, e.sku_id,
                e.person_id, e.note, c.depth + 1
              FROM chain AS c
              JOIN catalog_stock_entry AS e ON e.shop_id = \(shop) AND e.id = c.previous_id
              WHERE c.depth < \(limit)
            )
            SELECT id, on_hand, reserved, cause, reference, at, previous_id, sku_id, person_id, note
            FROM chain
            ORDER BY depth
            """
        ).map { row in
            let link = try StockChainLink(row, onHandAfter: onHand, reservedAfter: reserved)
            (onHand, reserved) = (onHand &- link.entry.onHand, reserved &- link.entry.reserved)   // a cursor's, and so anybody's
            return link
        }
    }
}

/// An entry and the number of the one before it of the same SKU; 0 for none.
struct StockChainLink: Sendable {
    let entry: StockEntry
    let previous: Int64

    init(_ row: Row, onHandAfter: Int64, reservedAfter: Int64) throws {
        entry = StockEntry(
            id: try row.id(0), sku: try row.id(7), onHand: try row.int64(1), reserved: try row.int64(2),
            cause: try row.choice(3), reference: try row.int64(4), at: try row.timestamp(5), person: try row.optionalID(8),
            note: try row.optionalText(9) ?? "", onHandAfter: onHandAfter, reservedAfter: reservedAfter)
        previous = try row.int64(6)
    }
}

extension Writing {
    /// A new SKU's numbers and the first line of its journal.
    func openStock(shop: ID<Shop>, sku: ID<SKU>, onHand: Int64, entry: ID<StockEntry>, cause: StockEntry.Cause, at now: Timestamp) throws {
        try runOnce(
            """
            INSERT INTO catalog_stock (shop_id, sku_id, on_hand, reserved, last_entry, previous_entry)
            VALUES (\(shop), \(sku), \(onHand), 0, \(entry), 0)
            """)
        try run(
            Stock.entry(id: entry, shop: shop, sku: sku, onHand: onHand, reserved: 0, cause: cause, reference: 0, at: now))
    }

    /// Sets stock on hand. Nothing happens when it is that already.
    /// - Returns: whether it moved.
    /// - Throws: ``CatalogError/stockBelowReserved(sku:reserved:)``, ``CatalogError/stockChanged(sku:onHand:)``,
    ///   ``CatalogError/skuNotFound(_:)``.
    @discardableResult
    func setStock(
        shop: ID<Shop>, sku: ID<SKU>, onHand: Int64, seen: Int64? = nil, entry: ID<StockEntry>, cause: StockEntry.Cause,
        reason: StockReason? = nil, at now: Timestamp
    ) throws -> Bool {
        guard let old = try stock(sku, of: shop) else { throw CatalogError.skuNotFound(sku) }
        if let seen, seen != old.onHand { throw CatalogError.stockChanged(sku: sku, onHand: old.onHand) }
        guard onHand >= old.reserved else { throw CatalogError.stockBelowReserved(sku: sku, reserved: old.reserved) }
        guard onHand != old.onHand else { return false }
        try runOnce(
            """
            UPDATE catalog_stock
            SET on_hand = \(onHand), previous_entry = last_entry, last_entry = \(entry)
            WHERE shop_id = \(shop) AND sku_id = \(sku) AND on_hand = \(old.onHand) AND reserved <= \(onHand)
            """)
        try run(
            Stock.entry(
                id: entry, shop: shop, sku: sku, onHand: onHand - old.onHand, reserved: 0, cause: cause, reference: 0,
                at: now))
        if onHand > old.onHand { try tellStockBack([sku], of: shop, at: now) { ID(entry.number) } }
        guard let reason else { return true }
        try run(
            """
            UPDATE catalog_stock_entry
            SET person_id = \(reason.person), note = \(reason.note)
            WHERE shop_id = \(shop) AND id = \(entry)
            """)
        return true
    }
}
