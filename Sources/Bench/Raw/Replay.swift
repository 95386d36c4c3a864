// Replay.swift: the ceiling: the same statements, prepared once, straight on SQLite's C API in one thread.
import App
import Core
import Foundation
import GRDBSQLite
import Store
import StoreSQLite

/// A SQLite connection set as the house sets its writer, with the statements of a placing prepared.
final class Replay {
    private let template: OrderTemplate
    private let world: World
    private var db: OpaquePointer?
    private var statements: [OpaquePointer?] = []
    private let scratch = UnsafeMutablePointer<CChar>.allocate(capacity: 64 << 10)   // the texts of one order
    private var random = SeededGenerator(7)
    private var holes = [Int64](repeating: 0, count: OrderTemplate.Hole.allCases.count)
    private var nextID: Int64
    private(set) var placed = 0

    /// - Parameter settings: as ``SQLiteStore/settings()`` reports them: the raw connection gets the same.
    init(_ template: OrderTemplate, _ world: World, settings: [String: Int64]) throws {
        (self.template, self.world) = (template, world)
        // Ids of now, of a node of their own: appended, as the house's are.
        nextID = IDLayout.number(at: Clock.system.now(), node: IDLayout.nodes - 2, sequence: 0)
        let path = "\(world.configuration.data)/souk.db"
        guard sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK else { throw failure() }
        try run("PRAGMA journal_mode = WAL")
        for (name, value) in settings { try run("PRAGMA \(name) = \(value)") }
        try run("PRAGMA cache_size = -65536")
        try run("PRAGMA temp_store = MEMORY")
        try run("PRAGMA foreign_keys = ON")
        for statement in template.statements {
            var prepared: OpaquePointer?
            guard sqlite3_prepare_v3(db, statement.text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil) == SQLITE_OK else {
                throw failure()
            }
            statements.append(prepared)
        }
    }

    deinit {
        for statement in statements { sqlite3_finalize(statement) }
        sqlite3_close(db)
        scratch.deallocate()
    }

    /// Places orders of random goods and buyers, `batch` to a commit.
    func place(_ count: Int, batch: Int, goods: Range<Int>? = nil) throws {
        var left = count
        while left > 0 {
            try run("BEGIN IMMEDIATE")
            for _ in 0..<min(batch, left) { try placeOne(goods ?? world.goods.indices) }
            try run("COMMIT")
            left -= min(batch, left)
        }
        placed += count
    }

    /// Makes all orders that wait for their money paid ones, as they are in a shop where time passes: what waits half an hour is
    /// either paid or gone.
    func payAll() throws {
        try run(
            """
            BEGIN IMMEDIATE;
            DELETE FROM kernel_due_work WHERE kind = 'payments.close';
            UPDATE payments_payment SET state = 'paid', paid_at = created_at, reference = 'bench' WHERE state = 'pending';
            UPDATE trade_order SET state = 'awaitingShipment', paid_at = placed_at WHERE state = 'pendingPayment';
            UPDATE trade_buyer_list SET tab = 'toShip' WHERE tab = 'toPay';
            COMMIT;
            """)
    }

    /// Orders a second over a time, in batches of 64.
    func rate(seconds: Double, goods: Range<Int>? = nil) throws -> Double {
        let started = ContinuousClock.now
        var count = 0
        while (ContinuousClock.now - started) < .milliseconds(Int64(seconds * 1_000)) {
            try place(640, batch: 64, goods: goods)
            count += 640
        }
        return Double(count) / ((ContinuousClock.now - started) / .seconds(1))
    }

    private func placeOne(_ range: Range<Int>) throws {
        let goods = world.goods[Int.random(in: range, using: &random)]
        let buyer = world.buyers[Int.random(in: world.buyers.indices, using: &random)]
        let now = Clock.system.now().milliseconds
        // Payments expire later than any run lasts, so that a server started on this file has nothing to close.
        fill(
            (.shop, goods.shop.number), (.product, goods.product.number), (.sku, goods.sku.number), (.buyer, buyer.account.number),
            (.shopBucket, Home(goods.shop).bucket), (.buyerBucket, Home(buyer.account).bucket), (.now, now),
            (.expires, now + 6 * 3_600_000), (.key, nextID), (.payment, nextID), (.order, nextID + 1), (.fresh1, nextID + 2),
            (.fresh2, nextID + 3), (.fresh3, nextID + 4), (.fresh4, nextID + 5))
        nextID += 6
        var used = 0
        for (statement, prepared) in zip(template.statements, statements) {
            for (index, value) in statement.values.enumerated() { bind(value, prepared, Int32(index + 1), &used) }
            var outcome = sqlite3_step(prepared)
            while outcome == SQLITE_ROW {
                for column in 0..<sqlite3_column_count(prepared) {
                    if sqlite3_column_type(prepared, column) == SQLITE_TEXT {
                        _ = sqlite3_column_text(prepared, column)
                    } else {
                        _ = sqlite3_column_int64(prepared, column)
                    }
                }
                outcome = sqlite3_step(prepared)
            }
            guard outcome == SQLITE_DONE, statement.isRead || sqlite3_changes(db) == 1 else { throw failure() }
            sqlite3_reset(prepared)
        }
    }

    private func fill(_ values: (OrderTemplate.Hole, Int64)...) { for (hole, value) in values { holes[hole.rawValue] = value } }

    private func bind(_ value: OrderTemplate.Value, _ statement: OpaquePointer?, _ index: Int32, _ used: inout Int) {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .int(let number): sqlite3_bind_int64(statement, index, number)
        case .hole(let hole): sqlite3_bind_int64(statement, index, holes[hole.rawValue])
        case .text(let pieces):
            let start = used
            for piece in pieces {
                switch piece {
                case .bytes(let bytes):
                    for byte in bytes {
                        scratch[used] = CChar(bitPattern: byte)
                        used += 1
                    }
                case .decimal(let hole): write(holes[hole.rawValue], 10, &used)
                case .base36(let hole): write(holes[hole.rawValue], 36, &used)
                }
            }
            sqlite3_bind_text(statement, index, scratch + start, Int32(used - start), nil)   // stays until it is bound again
        }
    }

    private func write(_ number: Int64, _ radix: Int64, _ used: inout Int) {
        let start = used
        var left = number
        repeat {
            let digit = Int8(left % radix)
            scratch[used] = digit < 10 ? 48 + digit : 87 + digit
            used += 1
            left /= radix
        } while left > 0
        var (low, high) = (start, used - 1)
        while low < high {
            (scratch[low], scratch[high]) = (scratch[high], scratch[low])
            (low, high) = (low + 1, high - 1)
        }
    }

    func run(_ text: String) throws {
        guard sqlite3_exec(db, text, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    private func failure() -> BenchError { .sqlite(String(cString: sqlite3_errmsg(db))) }
}
