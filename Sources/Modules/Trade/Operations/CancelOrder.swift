// CancelOrder.swift: a buyer wants an order no more, before it was shipped.
import Catalog
import Core
import Identity
import Payments
import Store

extension Trade {
    /// Cancels an order. Before payment its payment is closed at the provider first, and `cancelled` follows (or the money was
    /// faster, and the order is paid); after payment it is closed at once and all of it is refunded. Again it does nothing.
    /// - Throws: ``TradeError/wrongState(_:)`` once something was shipped; ``TradeError/orderNotFound`` also for another's.
    public func cancel(_ id: ID<Order>, of shop: ID<Shop>, by buyer: ID<Account>) async throws -> Order {
        let now = clock.now()
        let refund: ID<Refund> = try ids.next()
        let event: ID<OrderClosed> = try ids.next()
        let entries = try await entryIDs(id, of: shop)
        return try await store.write(home: .shop(shop)) { tx in
            let order = try tx.order(id, of: shop)
            guard order.buyer == buyer else { throw TradeError.orderNotFound }
            if order.state == .cancelled || order.state == .closed || order.isCancelling { return order }
            var after = try order.cancelling(at: now)
            if after.state == .closed {
                try release(after, entries, at: now, in: tx)
                if let payment = order.payment, order.total.minor > 0 {
                    after.refund = refund
                    try payments.requestRefund(
                        order.total, of: payment, payer: buyer, purpose: PaymentPurpose([order]).json, refund: refund, at: now, in: tx)
                }
                try tx.tell(OrderClosed.self, after, id: event, at: now)
            } else if let payment = order.payment {
                try payments.requestClose(payment, of: buyer, at: now, in: tx)
            }
            try tx.save(after)
            return after
        }
    }

    /// One number for each item's line in the stock journal.
    func entryIDs(_ id: ID<Order>, of shop: ID<Shop>) async throws -> [ID<StockEntry>] {
        let count = try await store.read { try $0.order(id, of: shop).items.count }
        return try (0..<count).map { _ in try ids.next() }
    }

    /// Gives back what an order reserved and did not send.
    func release(_ order: Order, _ entries: [ID<StockEntry>], at now: Timestamp, in tx: any Writing) throws {
        for (item, entry) in zip(order.items, entries) where item.unshipped > 0 {
            try tx.runOnce(Stock.release(shop: order.shop, sku: item.sku, pieces: item.unshipped, entry: entry))
            try tx.run(
                Stock.entry(
                    id: entry, shop: order.shop, sku: item.sku, onHand: 0, reserved: -item.unshipped, cause: .release,
                    reference: order.id.number, at: now))
        }
    }
}
