// FiguresReplay.swift: a shop's figures by day and product, made anew from every event that the listener has applied.
import Core
import Store

struct FiguresReplay {
    private static let batch: Int64 = 10_000
    private static let listener = "insight"

    private struct Day: Hashable {
        let shop: Int64, day: Int64
    }
    private struct ProductDay: Hashable {
        let shop: Int64, day: Int64, product: Int64
    }
    private struct Figures: Equatable {
        var placed: Int64 = 0, paid: Int64 = 0, cancelled: Int64 = 0, shipped: Int64 = 0, completed: Int64 = 0
        var pieces: Int64 = 0, gmv: Int64 = 0, refunds: Int64 = 0, refunded: Int64 = 0
    }
    private struct Sold: Equatable {
        var pieces: Int64 = 0, gmv: Int64 = 0
    }

    private let db: any Reading
    private var days: [Day: Figures] = [:]
    private var products: [ProductDay: Sold] = [:]
    /// The day on which an order's payment was told.
    private var paidOn: [Int64: Day] = [:]
    /// Orders of which a refund was told, and those that were closed: before refunds had events of their own, that was one of all.
    private var refunded: Set<Int64> = []
    private var closed: [(order: Int64, day: Day, total: Int64)] = []

    init(_ db: any Reading) { self.db = db }

    func broken() throws -> [Broken] {
        var replay = self
        var cursors: [Int64: Int64] = [:]
        for row in try db.rows("SELECT bucket, position FROM kernel_cursor WHERE listener = \(Self.listener)") {
            cursors[try row.int64(0)] = try row.int64(1)
        }
        for (bucket, cursor) in cursors.sorted(by: { $0.key < $1.key }) { try replay.hear(bucket, upTo: cursor) }
        for one in replay.closed where !replay.refunded.contains(one.order) { replay.count(refund: one.total, on: one.day) }
        try replay.readOrders()
        return try replay.compareDays() + replay.compareProducts() + replay.compareSold()
    }

    private mutating func hear(_ bucket: Int64, upTo cursor: Int64) throws {
        var parked: [Int64: Int64] = [:]
        for row in try db.rows("SELECT home, position FROM kernel_parked WHERE listener = \(Self.listener) AND bucket = \(bucket)") {
            parked[try row.int64(0)] = try row.int64(1)
        }
        var at: Int64 = 0
        while true {
            let rows = try db.rows(
                """
                SELECT position, home, name, payload, at
                FROM kernel_event
                WHERE bucket = \(bucket) AND position > \(at) AND position <= \(cursor)
                ORDER BY position
                LIMIT \(Self.batch)
                """)
            guard let last = rows.last else { return }
            for row in rows {
                if let from = parked[try row.int64(1)], try row.int64(0) >= from { continue }
                try hear(try row.text(2), row)
            }
            at = try last.int64(0)
        }
    }

    private mutating func hear(_ name: String, _ row: Row) throws {
        guard name.hasPrefix("trade."), let told = Kind(rawValue: name) else { return }
        let payload = try JSON(parsing: try row.text(3))
        guard let shop = payload["shop"]?.int, let order = payload["order"]?.int else { throw StoreError.unexpectedColumn(3) }
        // A day of the platform's calendar, Asia/Shanghai.
        let local: Int64 = try row.int64(4) + 28_800_000
        let day = Day(shop: shop, day: local >= 0 ? local / 86_400_000 : (local - 86_399_999) / 86_400_000)
        switch told {
        case .placed: days[day, default: Figures()].placed += 1
        case .paid:
            days[day, default: Figures()].paid += 1
            paidOn[order] = day
        case .cancelled: days[day, default: Figures()].cancelled += 1
        case .shipped: days[day, default: Figures()].shipped += 1
        case .completed: days[day, default: Figures()].completed += 1
        case .closed: closed.append((order, day, payload["total"]?.int ?? 0))
        case .refund:
            refunded.insert(order)
            count(refund: payload["total"]?.int ?? 0, on: day)
        }
    }

    private mutating func count(refund amount: Int64, on day: Day) {
        days[day, default: Figures()].refunds += 1
        days[day, default: Figures()].refunded += amount
    }

    private enum Kind: String {
        case placed = "trade.order_placed.v1", paid = "trade.order_paid.v1", cancelled = "trade.order_cancelled.v1"
        case shipped = "trade.order_shipped.v1", completed = "trade.order_completed.v1", closed = "trade.order_closed.v1"
        case refund = "trade.refund_requested.v1"
    }

    /// What was ordered was copied into the order when it was placed.
    private mutating func readOrders() throws {
        var place = KeyPlace.start
        while true {
            let items = try db.rows(
                """
                SELECT o.shop_id, o.id, o.goods
                FROM trade_order AS o
                WHERE \(db.keys(home: "o.shop_id", id: "o.id", after: place))
                ORDER BY \(db.keyOrder(home: "o.shop_id", id: "o.id"))
                LIMIT \(Self.batch)
                """)
            guard let end = items.last else { return }
            let last = KeyPlace(home: try end.int64(0), id: try end.int64(1))
            for row in items {
                if let day = paidOn[try row.int64(1)] { days[day, default: Figures()].gmv += try row.int64(2) }
            }
            for row in try db.rows(
                """
                SELECT i.order_id, i.product_id, i.quantity, \(Self.itemGoods)
                FROM trade_order_item AS i
                WHERE \(db.keys(home: "i.shop_id", id: "i.order_id", after: place, upTo: last))
                """)
            {
                guard let day = paidOn[try row.int64(0)] else { continue }
                let (pieces, goods) = (try row.int64(2), try row.int64(3))
                days[day, default: Figures()].pieces += pieces
                let key = ProductDay(shop: day.shop, day: day.day, product: try row.int64(1))
                products[key, default: Sold()].pieces += pieces
                products[key, default: Sold()].gmv += goods
            }
            place = last
        }
    }

    /// What the buyer paid for an item's goods.
    private static let itemGoods: SQL = "i.amount - i.discount"

    private func compareDays() throws -> [Broken] {
        var left = days
        var broken: [Broken] = []
        for row in try db.rows(
            """
            SELECT shop_id, day, placed, paid, cancelled, shipped, completed, pieces, gmv, refunds, refunded
            FROM insight_day
            ORDER BY shop_id, day
            """)
        {
            let day = Day(shop: try row.int64(0), day: try row.int64(1))
            let kept = Figures(
                placed: try row.int64(2), paid: try row.int64(3), cancelled: try row.int64(4), shipped: try row.int64(5),
                completed: try row.int64(6), pieces: try row.int64(7), gmv: try row.int64(8), refunds: try row.int64(9),
                refunded: try row.int64(10))
            let made = left.removeValue(forKey: day) ?? Figures()
            if kept != made { broken.append(Self.broken(day, kept, made)) }
        }
        for (day, made) in left.sorted(by: { ($0.key.shop, $0.key.day) < ($1.key.shop, $1.key.day) }) where made != Figures() {
            broken.append(Self.broken(day, Figures(), made))
        }
        return broken
    }

    private static func broken(_ day: Day, _ kept: Figures, _ made: Figures) -> Broken {
        var facts: [(String, String)] = [("shop_id", String(day.shop)), ("day", String(day.day))]
        let numbers: [(String, Int64, Int64)] = [
            ("placed", kept.placed, made.placed), ("paid", kept.paid, made.paid), ("cancelled", kept.cancelled, made.cancelled),
            ("shipped", kept.shipped, made.shipped), ("completed", kept.completed, made.completed), ("pieces", kept.pieces, made.pieces),
            ("gmv", kept.gmv, made.gmv), ("refunds", kept.refunds, made.refunds), ("refunded", kept.refunded, made.refunded),
        ]
        for (name, old, new) in numbers where old != new { facts += [(name, String(old)), ("\(name)_made_anew", String(new))] }
        return Broken("insight_day", facts)
    }

    private func compareProducts() throws -> [Broken] {
        var left = products
        var broken: [Broken] = []
        for row in try db.rows("SELECT shop_id, day, product_id, pieces, gmv FROM insight_product_day ORDER BY shop_id, day, product_id") {
            let key = ProductDay(shop: try row.int64(0), day: try row.int64(1), product: try row.int64(2))
            let kept = Sold(pieces: try row.int64(3), gmv: try row.int64(4))
            let made = left.removeValue(forKey: key) ?? Sold()
            if kept != made { broken.append(Self.broken(key, kept, made)) }
        }
        for (key, made) in left.sorted(by: { ($0.key.shop, $0.key.day, $0.key.product) < ($1.key.shop, $1.key.day, $1.key.product) })
        where made != Sold() { broken.append(Self.broken(key, Sold(), made)) }
        return broken
    }

    /// What lists show as sold is the sum of all days.
    private func compareSold() throws -> [Broken] {
        var left: [Int64: Int64] = [:]
        for (key, made) in products { left[key.product, default: 0] += made.pieces }
        var broken: [Broken] = []
        for row in try db.rows("SELECT shop_id, id, sold FROM catalog_product WHERE sold <> 0 ORDER BY shop_id, id") {
            let (product, kept) = (try row.int64(1), try row.int64(2))
            let made = left.removeValue(forKey: product) ?? 0
            if kept != made { broken.append(Self.broken(product, kept, made)) }
        }
        for (product, made) in left.sorted(by: { $0.key < $1.key }) where made != 0 { broken.append(Self.broken(product, 0, made)) }
        return broken
    }

    private static func broken(_ product: Int64, _ kept: Int64, _ made: Int64) -> Broken {
        Broken("catalog_product", [("id", String(product)), ("sold", String(kept)), ("sold_made_anew", String(made))])
    }

    private static func broken(_ key: ProductDay, _ kept: Sold, _ made: Sold) -> Broken {
        Broken(
            "insight_product_day",
            [
                ("shop_id", String(key.shop)), ("product_id", String(key.product)), ("day", String(key.day)),
                ("pieces", String(kept.pieces)),
                ("pieces_made_anew", String(made.pieces)), ("gmv", String(kept.gmv)), ("gmv_made_anew", String(made.gmv)),
            ])
    }
}
