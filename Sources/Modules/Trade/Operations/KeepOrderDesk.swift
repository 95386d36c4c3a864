// KeepOrderDesk.swift: what a shop's staff keeps about its orders: saved views, a note, a corrected tracking number.
import Catalog
import Core
import Identity
import Store

/// A filter of the list of orders under a name, for everybody at the desk.
public struct SavedOrderView: Hashable, Sendable {
    public static let most = 20
    public static let name = 1...20
    public let id: ID<SavedOrderView>
    public let name: String
    /// The query of the list's address, without `?`.
    public let query: String
}

/// What the staff notes about an order; its buyer never sees it.
public struct StaffNote: Hashable, Sendable {
    public static let longest = 2_000
    public let text: String
    public let by: ID<Account>
    public let changedAt: Timestamp
    public let version: Int64
}

extension Trade {
    /// A shop's saved views, oldest first.
    public func orderViews(of shop: ID<Shop>) async throws -> [SavedOrderView] {
        try await store.read { try $0.orderViews(of: shop) }
    }

    /// Keeps a filter under a name. The same name with the same filter again is the view that is there.
    /// - Throws: ``InvalidInput`` for `name`; ``TradeError/viewsFull`` beyond 20.
    public func saveOrderView(_ name: String, query: String, of shop: ID<Shop>) async throws -> SavedOrderView {
        let name = name.trimmed
        guard SavedOrderView.name ~= name.count, name.utf8.count <= 200, !name.contains(where: \.isNewline), query.utf8.count <= 1_000
        else {
            throw InvalidInput([FieldProblem("name", name.isEmpty ? "required" : "too_long", expected: "1…20")])
        }
        let view = SavedOrderView(id: try ids.next(), name: name, query: query)
        return try await store.write(home: .shop(shop)) { tx in
            try tx.takeGuard("trade.order_views", home: .shop(shop))
            let views = try tx.orderViews(of: shop)
            if let same = views.first(where: { $0.name == name && $0.query == query }) { return same }
            guard views.count < SavedOrderView.most else { throw TradeError.viewsFull }
            try tx.insert(view, of: shop)
            return view
        }
    }

    /// Again it does nothing.
    public func removeOrderView(_ id: ID<SavedOrderView>, of shop: ID<Shop>) async throws {
        try await store.write(home: .shop(shop)) { try $0.deleteView(id, of: shop) }
    }

    /// The staff's note on an order; nil when there is none.
    public func staffNote(of order: ID<Order>, shop: ID<Shop>) async throws -> StaffNote? {
        try await store.read { try $0.note(of: order, shop: shop) }
    }

    /// Writes the staff's note, at most 2,000 characters; empty takes it away.
    /// - Parameter seen: the version that was shown; 0 for none.
    /// - Throws: ``InvalidInput`` for `note`; ``TradeError/stale`` when another saved first; ``TradeError/orderNotFound``.
    public func writeNote(_ text: String, on order: ID<Order>, of shop: ID<Shop>, seen: Int64, by staff: ID<Account>) async throws {
        let text = text.trimmed
        guard text.count <= StaffNote.longest, text.utf8.count <= 8 * StaffNote.longest else {
            throw InvalidInput([FieldProblem("note", "too_long", expected: "0…\(StaffNote.longest)")])
        }
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        let organisation = try await catalog.shop(shop).organisation
        try await store.write(home: .shop(shop)) { tx in
            _ = try tx.order(order, of: shop)
            let earlier = try tx.note(of: order, shop: shop)
            if earlier?.text ?? "" == text { return }
            guard (earlier?.version ?? 0) == seen,
                try tx.save(StaffNote(text: text, by: staff, changedAt: now, version: seen), of: order, shop: shop)
            else { throw TradeError.stale }
            try tx.audit(
                actor: staff, organisation: organisation, action: "orders.note_changed", subject: "\(shop) \(order)", at: now, id: entry)
        }
    }

    /// Gives a parcel on its way another carrier or number. The same again does nothing.
    /// - Parameter seen: carrier and number as they were shown.
    /// - Throws: ``TradeError/wrongState(_:)`` once the order is completed; ``TradeError/stale``; ``TradeError/parcelNotFound``.
    public func correct(
        _ parcel: ID<Parcel>, of id: ID<Order>, shop: ID<Shop>, from seen: Shipment, to wanted: Shipment, by staff: ID<Account>
    ) async throws {
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        let organisation = try await catalog.shop(shop).organisation
        try await store.write(home: .shop(shop)) { tx in
            let order = try tx.order(id, of: shop)
            guard let found = try tx.parcels(of: [id], shop: shop)[id]?.first(where: { $0.id == parcel })
            else { throw TradeError.parcelNotFound }
            if found.carrier == wanted.carrier, found.number == wanted.number { return }
            guard order.state == .partlyShipped || order.state == .shipped else { throw TradeError.wrongState(order.state) }
            guard try tx.correct(parcel, of: id, shop: shop, from: seen, to: wanted.carrier, wanted.number)
            else { throw TradeError.stale }
            try tx.audit(
                actor: staff, organisation: organisation, action: "orders.parcel_corrected",
                subject: "\(shop) \(id) \(found.carrier.rawValue) \(found.number) → \(wanted.carrier.rawValue) \(wanted.number)", at: now,
                id: entry)
        }
    }
}
