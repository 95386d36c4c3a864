// Multiply.swift: many markets out of one: each row that the laws read, said again with other ids, straight on SQLite.
import Core
import Foundation
import GRDBSQLite

/// A market that was lived through once, as many times over as wanted, in one database. The copies share nothing: every id of a copy
/// is another one, so what adds up in the market adds up in all of them together.
struct Multiplied {
    /// What the laws read. Seals are made anew afterwards, since a hash covers ids.
    static let tables = [
        "catalog_product", "catalog_stock", "catalog_stock_entry", "payments_payment", "payments_receipt", "payments_refund", "trade_order",
        "trade_order_item", "trade_item_discount", "trade_parcel_line", "trade_buyer_list", "trade_refund", "trade_refund_line",
        "offers_coupon", "offers_count", "offers_spent", "offers_stock", "aftersale_case", "reviews_review", "reviews_product_rating",
        "reviews_shop_rating", "ledger_transaction", "ledger_entry", "ledger_balance", "settlement_order", "settlement_item",
        "settlement_month", "settlement_debt", "settlement_debt_payment", "settlement_withdrawal", "notices_told", "notices_unread",
        "insight_day",
        "insight_product_day", "kernel_event", "kernel_cursor", "kernel_due_work",
    ]
    /// Integers above it are ids or homes; times, amounts and positions are below.
    private static let firstID: Int64 = 1 << 50
    /// Lives of the base's process, which made its ids, and how many copies share a span of time.
    private static let nodes: Int64 = 4, sharing: Int64 = 64

    /// - Parameters:
    ///   - base: the file of the market.
    ///   - path: a migrated database with nothing in it.
    ///   - days: how long the market was lived.
    static func fill(_ path: String, from base: String, days: Int64, copies: Int64) throws {
        var db: OpaquePointer?
        guard sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK else {
            throw BenchError.sqlite("\(path) cannot be opened")
        }
        defer { sqlite3_close(db) }
        func run(_ text: String) throws {
            guard sqlite3_exec(db, text, nil, nil, nil) == SQLITE_OK else { throw BenchError.sqlite(String(cString: sqlite3_errmsg(db))) }
        }
        let span: Int64 = (days + 2) * 86_400_000 << (IDLayout.nodeBits + IDLayout.sequenceBits)
        try run(
            """
            PRAGMA synchronous = OFF;
            PRAGMA foreign_keys = OFF;
            PRAGMA cache_size = -524288;
            PRAGMA temp_store = MEMORY;
            ATTACH '\(base)' AS base;
            CREATE TEMP TABLE copy (number INTEGER PRIMARY KEY, shift INTEGER NOT NULL);
            INSERT INTO copy
            WITH RECURSIVE n (number) AS (SELECT 0 UNION ALL SELECT number + 1 FROM n WHERE number + 1 < \(copies))
            SELECT number, number / \(sharing) * \(span) + number % \(sharing) * \(nodes << IDLayout.sequenceBits) FROM n;
            CREATE TEMP TABLE head AS
            SELECT bucket, MAX(position) AS position FROM base.kernel_event GROUP BY bucket;
            """)
        for table in tables {
            let columns = try self.columns(of: table, db)
            let values: [String] = columns.map { column in Self.value(of: column.name, isInteger: column.isInteger, in: table, copies) }
            let source = table == "kernel_cursor" ? "base.kernel_cursor AS t" : "copy AS c CROSS JOIN base.\(table) AS t"
            try run(
                """
                BEGIN;
                DELETE FROM main.\(table);
                INSERT INTO main.\(table) (\(columns.map(\.name).joined(separator: ", ")))
                SELECT \(values.joined(separator: ", ")) FROM \(source);
                COMMIT;
                """)
        }
        try run("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    private static func value(of column: String, isInteger: Bool, in table: String, _ copies: Int64) -> String {
        switch (table, column) {
        case ("ledger_transaction", "seal"), ("ledger_transaction", "hash"): "NULL"
        case ("kernel_cursor", "position"): "t.position * \(copies)"
        case ("kernel_event", "position"): "t.position + c.number * (SELECT h.position FROM head AS h WHERE h.bucket = t.bucket)"
        case ("kernel_event", "payload"):
            """
            CASE
              WHEN t.name LIKE 'trade.refund%' THEN \(Self.shifted(["shop", "order", "refund"]))
              WHEN t.name LIKE 'trade.%' THEN json_set(\(Self.shifted(["shop", "order"])), '$.items', \(Self.shiftedItems))
              WHEN t.name = 'settlement.order_settled.v1' THEN \(Self.shifted(["shop", "order"]))
              ELSE t.payload
            END
            """
        case ("kernel_cursor", _): "t.\(column)"
        default: isInteger ? "CASE WHEN t.\(column) > \(firstID) THEN t.\(column) + c.shift ELSE t.\(column) END" : "t.\(column)"
        }
    }

    private static func shifted(_ fields: [String], in json: String = "t.payload") -> String {
        let values = fields.map { "'$.\($0)', json_extract(\(json), '$.\($0)') + c.shift" }
        return "json_set(\(json), \(values.joined(separator: ", ")))"
    }

    private static let shiftedItems =
        "(SELECT json_group_array(\(shifted(["product", "sku"], in: "i.value"))) FROM json_each(t.payload, '$.items') AS i)"

    private static func columns(of table: String, _ db: OpaquePointer?) throws -> [(name: String, isInteger: Bool)] {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(db, "PRAGMA main.table_info(\(table))", -1, &statement, nil) == SQLITE_OK else {
            throw BenchError.sqlite(String(cString: sqlite3_errmsg(db)))
        }
        var columns: [(name: String, isInteger: Bool)] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            guard let name = sqlite3_column_text(statement, 1), let type = sqlite3_column_text(statement, 2) else { continue }
            columns.append((String(cString: name), String(cString: type).uppercased() == "INTEGER"))
        }
        guard !columns.isEmpty else { throw BenchError.notRight("there is no table \(table)") }
        return columns
    }
}
