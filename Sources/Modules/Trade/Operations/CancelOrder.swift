// CancelOrder.swift: an order is wanted no more, before it was shipped: by its buyer, or by its shop.
import Catalog
import Core
import Identity
import Offers
import Payments
import Store

/// Why a shop cancelled.
public struct Cancellation: Hashable, Sendable {
    public static let reason = 1...200
    public let by: ID<Account>
    /// As the buyer may read it.
    public let reason: String
    public let at: Timestamp
}

extension Trade {
    /// Cancels an order. Before payment its payment is closed at the provider first, and `cancelled` follows (or the money was
    /// faster, and the order is paid); after payment it is closed at once and all of it is refunded. Again it does nothing.
    /// - Throws: ``TradeError/wrongState(_:)`` once something was shipped; ``TradeError/orderNotFound`` also for another's.
    public func cancel(_ id: ID<Order>, of shop: ID<Shop>, by buyer: ID<Account>) async throws -> Order {
        try await cancel(id, of: shop) { _, order in
            guard order.buyer == buyer else { throw TradeError.orderNotFound }
        } record: { _, _ in
        }
    }

    /// Its shop cancels an order, with a reason; else as ``cancel(_:of:by:)``. Who may do it is the caller's to check.
    /// - Throws: ``InvalidInput`` for the reason; ``TradeError``, also `aboveRefundLimit` for a paid order of more than they may give back.
    public func cancel(_ id: ID<Order>, of shop: ID<Shop>, reason: String, by staff: ID<Account>) async throws -> Order {
        let reason = reason.trimmed
        guard Cancellation.reason ~= reason.count, reason.utf8.count <= 2_000 else {
            throw InvalidInput([FieldProblem("reason", reason.isEmpty ? "required" : "too_long", expected: "1…200")])
        }
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        let organisation = try await catalog.shop(shop).organisation
        let limit = try await refundLimit(staff, organisation)
        return try await cancel(id, of: shop) { _, order in
            guard order.state == .awaitingShipment, let limit else { return }
            let back = order.everythingPaid.reduce(Int64(0)) { $0 + $1.money.minor }
            if back > limit.minor { throw TradeError.aboveRefundLimit(limit) }
        } record: { tx, order in
            try tx.insert(Cancellation(by: staff, reason: reason, at: now), of: order)
            try tx.audit(
                actor: staff, organisation: organisation, action: "orders.cancelled",
                subject: "\(shop) \(order.id) \(order.state.rawValue)", at: now, id: entry)
        }
    }

    /// What its shop said when it cancelled; nil when it did not.
    public func cancellation(of order: Order) async throws -> Cancellation? {
        try await store.read { try $0.cancellation(of: order.id, shop: order.shop) }
    }

    private func cancel(
        _ id: ID<Order>, of shop: ID<Shop>, check: @escaping @Sendable (any Writing, Order) throws -> Void,
        record: @escaping @Sendable (any Writing, Order) throws -> Void
    ) async throws -> Order {
        let now = clock.now()
        let refund: ID<Refund> = try ids.next()
        return try await store.write(home: .shop(shop)) { tx in
            let order = try tx.order(id, of: shop)
            try check(tx, order)
            if order.state == .cancelled || order.state == .closed || order.isCancelling { return order }
            var after = try order.cancelling()
            if order.state == .awaitingShipment {
                after = try self.refund(order, parts: order.everythingPaid, cause: .cancelled, refund: refund, at: now, in: tx)
            } else {
                if let payment = order.payment { try payments.requestClose(payment, of: order.buyer, at: now, in: tx) }
                after = try saved(after, in: tx)
            }
            try record(tx, after)
            return after
        }
    }

    /// Gives back the coupons and prices that lines of an order used, since they were cancelled, or wholly refunded before they were
    /// sent. Again it does nothing.
    /// - Parameter lines: nil for all.
    func giveBackOffers(_ order: Order, lines: Set<Int64>? = nil, at now: Timestamp, in tx: any Writing) throws {
        guard order.usesOffers else { return }
        try offers.giveBack(order.id.number, of: order.shop, lines: lines, at: now, in: tx)
    }

    /// One number for each item's line in the stock journal.
    func entryIDs(_ id: ID<Order>, of shop: ID<Shop>) async throws -> [ID<StockEntry>] {
        let count = try await store.read { try $0.order(id, of: shop).items.count }
        return try (0..<count).map { _ in try ids.next() }
    }

    /// Gives back what an order reserved and did not send, and the coupons and prices that it used.
    func release(_ order: Order, _ entries: [ID<StockEntry>], at now: Timestamp, in tx: any Writing) throws {
        try giveBackOffers(order, at: now, in: tx)
        for (item, entry) in zip(order.items, entries) where item.unshipped > 0 {
            try tx.runOnce(Stock.release(shop: order.shop, sku: item.sku, pieces: item.unshipped, entry: entry))
            try tx.run(
                Stock.entry(
                    id: entry, shop: order.shop, sku: item.sku, onHand: 0, reserved: -item.unshipped, cause: .release,
                    reference: order.id.number, at: now))
        }
        try tx.tellStockBack(order.items.filter { $0.unshipped > 0 }.map(\.sku), of: order.shop, at: now) { try ids.next() }
    }
}
