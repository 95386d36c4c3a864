// BookingsReplay.swift: from every event that the listener has applied: what was told is booked once, with its amount, and nothing else is.
import Core
import Store

struct BookingsReplay {
    private static let batch: Int64 = 10_000
    private static let listener = "settlement"

    private enum Kind: UInt8, CaseIterable {
        case paid, asked, back, settled

        /// What tells it.
        init?(event: String) {
            switch event {
            case "trade.order_paid.v1": self = .paid
            case "trade.refund_requested.v1": self = .asked
            case "trade.refund_completed.v1": self = .back
            case "settlement.order_settled.v1": self = .settled
            default: return nil
            }
        }
        /// What books it. A refund is asked for before its order was settled or after.
        init?(journal: String) {
            switch journal {
            case "order_paid": self = .paid
            case "refund_requested", "clawback": self = .asked
            case "refund_completed": self = .back
            case "settled": self = .settled
            default: return nil
            }
        }
        /// Told in the transaction that books it; the others are heard some time later.
        var isOwn: Bool { self == .settled }
    }
    private struct Movement: Hashable {
        let cause: Int64, kind: Kind
    }
    private struct Told {
        let shop: Int64, amount: Int64
    }

    private let db: any Reading
    private var told: [Movement: Told] = [:]
    private var found: [Broken] = []

    init(_ db: any Reading) { self.db = db }

    func broken() throws -> [Broken] {
        var replay = self
        var cursors: [Int64: Int64] = [:]
        for row in try db.rows("SELECT bucket, position FROM kernel_cursor WHERE listener = \(Self.listener)") {
            cursors[try row.int64(0)] = try row.int64(1)
        }
        for row in try db.rows("SELECT DISTINCT bucket FROM kernel_event ORDER BY bucket") {
            let bucket = try row.int64(0)
            try replay.hear(bucket, upTo: cursors[bucket] ?? 0)
        }
        try replay.readJournal()
        for (movement, one) in replay.told.sorted(by: { ($0.key.cause, $0.key.kind.rawValue) < ($1.key.cause, $1.key.kind.rawValue) }) {
            replay.add(one.shop, movement, [("told", String(one.amount)), ("booked", "none")])
        }
        return replay.found
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
                SELECT position, home, name, payload
                FROM kernel_event
                WHERE bucket = \(bucket) AND position > \(at)
                ORDER BY position
                LIMIT \(Self.batch)
                """)
            guard let last = rows.last else { return }
            for row in rows {
                guard let kind = Kind(event: try row.text(2)) else { continue }
                let (position, home) = (try row.int64(0), try row.int64(1))
                guard kind.isOwn || (position <= cursor && position < parked[home] ?? .max) else { continue }
                try hear(kind, JSON(parsing: try row.text(3)))
            }
            at = try last.int64(0)
        }
    }

    private mutating func hear(_ kind: Kind, _ payload: JSON) throws {
        guard let shop = payload["shop"]?.int, let order = payload["order"]?.int else { throw StoreError.unexpectedColumn(3) }
        switch kind {
        case .paid: expect(.paid, order, shop, payload["total"]?.int ?? 0, isEmptyBooked: false)
        // Of a settled order a refund that moves nothing to the buyer may still take the platform's part of a discount back.
        case .asked: expect(.asked, payload["refund"]?.int ?? 0, shop, payload["total"]?.int ?? 0, isEmptyBooked: false)
        case .back: expect(.back, payload["refund"]?.int ?? 0, shop, payload["total"]?.int ?? 0, isEmptyBooked: false)
        case .settled:
            expect(.settled, order, shop, (payload["goods"]?.int ?? 0) + (payload["freight"]?.int ?? 0), isEmptyBooked: true)
        }
    }

    private mutating func expect(_ kind: Kind, _ cause: Int64, _ shop: Int64, _ amount: Int64, isEmptyBooked: Bool) {
        guard amount > 0 || isEmptyBooked else { return }
        told[Movement(cause: cause, kind: kind)] = Told(shop: shop, amount: amount)
    }

    private mutating func readJournal() throws {
        var place = KeyPlace.start
        while true {
            let rows = try db.rows(
                """
                SELECT t.home, t.id, t.kind, t.cause, COALESCE(e.amount, 0)
                FROM ledger_transaction AS t
                LEFT JOIN ledger_entry AS e ON e.home = t.home AND e.transaction_id = t.id
                  AND e.purpose = CASE WHEN t.kind IN ('order_paid', 'settled') THEN 'held' ELSE 'transit' END
                WHERE \(db.keys(home: "t.home", id: "t.id", after: place))
                ORDER BY \(db.keyOrder(home: "t.home", id: "t.id"))
                LIMIT \(Self.batch)
                """)
            guard let end = rows.last else { return }
            for row in rows {
                guard let kind = Kind(journal: try row.text(2)) else { continue }
                let (home, movement) = (try row.int64(0), Movement(cause: try row.int64(3), kind: kind))
                let booked = Int64(clamping: try row.int64(4).magnitude)
                guard let one = told.removeValue(forKey: movement) else {
                    if booked > 0 { add(home, movement, [("told", "none"), ("booked", String(booked))]) }
                    continue
                }
                if one.shop != home || one.amount != booked {
                    add(home, movement, [("told", String(one.amount)), ("booked", String(booked))])
                }
            }
            place = KeyPlace(home: try end.int64(0), id: try end.int64(1))
        }
    }

    private mutating func add(_ home: Int64, _ movement: Movement, _ facts: [(String, String)]) {
        guard found.count <= Int(Law.namedMax) else { return }
        let kind = String(describing: movement.kind)
        found.append(Broken("ledger_transaction", [("home", String(home)), ("cause", String(movement.cause)), ("what", kind)] + facts))
    }
}
