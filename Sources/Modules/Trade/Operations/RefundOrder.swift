// RefundOrder.swift: money of a paid order goes back, in whole or in part; all refunds of orders pass here.
import Catalog
import Core
import Identity
import Payments
import Store

/// Part of an order's money on its way back, or there.
public struct OrderRefund: Hashable, Sendable {
    public let id: ID<Refund>
    public let cause: RefundCause
    /// The number of what asked for it (a case of after-sale); 0 for none.
    public let subject: Int64
    public let goods: Money, freight: Money
    public var total: Money { goods + freight }
    public let requestedAt: Timestamp
    /// Nil while the provider has not said that it is done.
    public let refundedAt: Timestamp?
}

extension Trade {
    /// Gives parts of a paid order back, within the caller's transaction: counts them on the items, gives reservations of unsent
    /// pieces back, asks for the money by the way it came, and closes the order when nothing of it is left. Nothing to give back
    /// (0.00) is done at once. Asking twice refunds twice, as far as there is something left: who asks says when it is the same.
    /// - Parameters:
    ///   - order: as it was read in this body.
    ///   - subject: the number of what asks for it; 0 for none.
    /// - Returns: the order as it is now, for what else the body does with it.
    /// - Throws: ``TradeError/wrongState(_:)``, ``TradeError/noSuchLine(_:)``, ``TradeError/refundAboveLeft(line:)``.
    public func refund(
        _ order: Order, parts: [RefundPart], cause: RefundCause, subject: Int64 = 0, refund id: ID<Refund>, at now: Timestamp,
        in tx: any Writing
    ) throws -> Order {
        var after = try order.refunding(parts, at: now)
        for part in parts {
            guard let item = order.items.first(where: { $0.line == part.line }) else { continue }
            if part.unsent > 0 { try giveBack(part.unsent, of: item, order, at: now, in: tx) }
            try tx.count(part, of: order)
        }
        let neverSent = after.items.filter { $0.refundedUnsent == $0.quantity }.map(\.line)
        if !neverSent.isEmpty { try giveBackOffers(order, lines: Set(neverSent), at: now, in: tx) }
        let facts = RefundFacts(order, id, parts, cause: cause, subject: subject)
        try tx.insert(facts, at: now, isDone: facts.total.minor == 0)
        if facts.total.minor > 0, let payment = order.payment {
            (after.refund, after.refundedAt) = (id, nil)
            try payments.requestRefund(
                facts.total, of: payment, payer: order.buyer, purpose: PaymentPurpose([order]).json, refund: id, at: now, in: tx)
        }
        try tx.publish(OrderRefundRequested(facts: facts), id: ids.next(), home: .shop(order.shop), at: now)
        try follow(order, &after, at: now, in: tx)
        if facts.total.minor == 0 {
            try tx.publish(OrderRefundCompleted(facts: facts), id: ids.next(), home: .shop(order.shop), at: now)
        }
        return after
    }

    /// What else changes when an order's state did, and its saving.
    private func follow(_ order: Order, _ after: inout Order, at now: Timestamp, in tx: any Writing) throws {
        if after.state == .closed {
            try tx.unschedule(TradeDue.complete, of: order.id.number, home: .shop(order.shop))
        } else if after.state == .shipped, order.state != .shipped, after.holds == 0 {
            let at = max(now, after.completesAt ?? now + Self.confirmationTime)
            after.completesAt = at
            try tx.schedule(TradeDue.complete, of: order.id.number, home: .shop(order.shop), at: at)
        }
        after = try saved(after, in: tx)
        guard after.state != order.state else { return }
        if after.state == .closed {
            try tx.tell(OrderClosed.self, after, id: ids.next(), at: now)
        } else if after.state == .shipped {
            try tx.tell(OrderShipped.self, after, id: ids.next(), at: now)
        }
    }

    private func giveBack(_ pieces: Int64, of item: OrderItem, _ order: Order, at now: Timestamp, in tx: any Writing) throws {
        let entry: ID<StockEntry> = try ids.next()
        try tx.runOnce(Stock.release(shop: order.shop, sku: item.sku, pieces: pieces, entry: entry))
        try tx.run(
            Stock.entry(
                id: entry, shop: order.shop, sku: item.sku, onHand: 0, reserved: -pieces, cause: .release,
                reference: order.id.number, at: now))
        try tx.tellStockBack([item.sku], of: order.shop, at: now) { ID(entry.number) }
    }

    func saved(_ order: Order, in tx: any Writing) throws -> Order {
        try tx.save(order)
        var order = order
        order.version += 1
        return order
    }

    /// The provider says that the money of a refund is there. Heard again it does nothing.
    func completeRefund(_ id: ID<Refund>, of orderID: ID<Order>, shop: ID<Shop>, at now: Timestamp, in tx: any Writing) throws {
        guard try tx.markDone(id, of: orderID, shop: shop, at: now) else { return }
        var order = try tx.order(orderID, of: shop)
        if order.refund == id {
            order.refundedAt = now
            try tx.save(order)
        }
        try tx.publish(
            OrderRefundCompleted(facts: try tx.refundFacts(id, of: order)), id: ids.next(), home: .shop(shop), at: now)
    }

    /// What of an order went back or is on its way there, first asked for first. Who may see it is the caller's to check.
    public func refunds(of order: ID<Order>, shop: ID<Shop>) async throws -> [OrderRefund] {
        try await store.read { try $0.refunds(of: order, shop: shop) }
    }
}
