// DeskRows.swift: every statement on `trade_order_view`, `trade_order_note` and `trade_cancellation`.
import Catalog
import Core
import Identity
import Store

extension Reading {
    func orderViews(of shop: ID<Shop>) throws -> [SavedOrderView] {
        try rows("SELECT id, name, query FROM trade_order_view WHERE shop_id = \(shop) ORDER BY id").map {
            SavedOrderView(id: try $0.id(0), name: try $0.text(1), query: try $0.text(2))
        }
    }

    func note(of order: ID<Order>, shop: ID<Shop>) throws -> StaffNote? {
        try row(
            """
            SELECT text, account_id, changed_at, version
            FROM trade_order_note
            WHERE shop_id = \(shop) AND order_id = \(order)
            """
        ).map { StaffNote(text: try $0.text(0), by: try $0.id(1), changedAt: try $0.timestamp(2), version: try $0.int64(3)) }
    }

    func cancellation(of order: ID<Order>, shop: ID<Shop>) throws -> Cancellation? {
        try row(
            """
            SELECT account_id, reason, at
            FROM trade_cancellation
            WHERE shop_id = \(shop) AND order_id = \(order)
            """
        ).map { Cancellation(by: try $0.id(0), reason: try $0.text(1), at: try $0.timestamp(2)) }
    }
}

extension Writing {
    func insert(_ view: SavedOrderView, of shop: ID<Shop>) throws {
        try run(
            """
            INSERT INTO trade_order_view (shop_id, id, name, query)
            VALUES (\(shop), \(view.id), \(view.name), \(view.query))
            """)
    }

    func deleteView(_ id: ID<SavedOrderView>, of shop: ID<Shop>) throws {
        try run("DELETE FROM trade_order_view WHERE shop_id = \(shop) AND id = \(id)")
    }

    /// - Returns: false when somebody wrote another version meanwhile.
    func save(_ note: StaffNote, of order: ID<Order>, shop: ID<Shop>) throws -> Bool {
        if note.version == 0 {
            return try changes(
                """
                INSERT INTO trade_order_note (shop_id, order_id, text, account_id, changed_at, version)
                VALUES (\(shop), \(order), \(note.text), \(note.by), \(note.changedAt), 1)
                ON CONFLICT DO NOTHING
                """) == 1
        }
        return try changes(
            """
            UPDATE trade_order_note
            SET text = \(note.text), account_id = \(note.by), changed_at = \(note.changedAt), version = \(note.version + 1)
            WHERE shop_id = \(shop) AND order_id = \(order) AND version = \(note.version)
            """) == 1
    }

    /// Once: a second cancellation of an order keeps the first reason.
    func insert(_ cancellation: Cancellation, of order: Order) throws {
        try run(
            """
            INSERT INTO trade_cancellation (shop_id, order_id, account_id, reason, at)
            VALUES (\(order.shop), \(order.id), \(cancellation.by), \(cancellation.reason), \(cancellation.at))
            ON CONFLICT DO NOTHING
            """)
    }

    /// - Returns: false when the parcel no longer has what was seen.
    func correct(
        _ parcel: ID<Parcel>, of order: ID<Order>, shop: ID<Shop>, from seen: Shipment, to carrier: Carrier, _ number: String
    ) throws -> Bool {
        try changes(
            """
            UPDATE trade_parcel
            SET carrier = \(carrier.rawValue), number = \(number)
            WHERE shop_id = \(shop) AND order_id = \(order) AND id = \(parcel)
              AND carrier = \(seen.carrier.rawValue) AND number = \(seen.number)
            """) == 1
    }
}
