// CompleteOrder.swift: an order arrived: its buyer says so, or ten days say it.
import Catalog
import Core
import Identity
import Store

/// The kinds of due work of this room.
enum TradeDue {
    static let complete = "trade.complete_order"
}

extension Trade {
    /// The buyer has it. Again it does nothing.
    /// - Throws: ``TradeError/wrongState(_:)`` unless all of it was sent; ``TradeError/orderNotFound`` also for another's.
    public func confirm(_ id: ID<Order>, of shop: ID<Shop>, by buyer: ID<Account>) async throws -> Order {
        let now = clock.now()
        let event: ID<OrderCompleted> = try ids.next()
        return try await store.write(home: .shop(shop)) { tx in
            let order = try tx.order(id, of: shop)
            guard order.buyer == buyer else { throw TradeError.orderNotFound }
            if order.state == .completed { return order }
            try tx.unschedule(TradeDue.complete, of: id.number, home: .shop(shop))
            return try complete(order, byTime: false, event, at: now, in: tx)
        }
    }

    private func complete(
        _ order: Order, byTime: Bool, _ event: ID<OrderCompleted>, at now: Timestamp, in tx: any Writing
    ) throws -> Order {
        let completed = try order.completed(at: now)
        try tx.save(completed)
        try tx.tell(OrderCompleted.self, completed, byTime: byTime, id: event, at: now)
        return completed
    }

    /// What is due in this room, by kind, in the transaction that takes the work away.
    public var dueEffects: [String: @Sendable (any Writing, DueWork, Timestamp) throws -> Void] {
        [
            TradeDue.complete: { tx, work, now in
                let order = try tx.order(ID(work.subject), of: ID(work.home.number))
                guard order.state == .shipped else { return }
                _ = try complete(order, byTime: true, ids.next(), at: now, in: tx)
            }
        ]
    }
}
