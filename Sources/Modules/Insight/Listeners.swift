// Listeners.swift: what Trade tells becomes figures.
import Core
import Store
import Trade

extension Insight {
    /// What this room hears, for its one listener.
    public static let hears: Set<String> = [
        OrderPlaced.name, OrderPaid.name, OrderCancelled.name, OrderRefundRequested.name, OrderShipped.name, OrderCompleted.name,
    ]

    /// The effect of an event, in the transaction that moves the cursor: so each counts once. A thing counts on the day on which it
    /// was told, whenever that is heard; what was ordered is read from the order, which copied it when it was placed.
    public func apply(_ event: RecordedEvent, at now: Timestamp, in tx: any Writing) throws {
        let day = Day(event.at)
        var more = Figures()
        if let told = try event.as(OrderPaid.self) {
            let order = try Trade.order(told.facts.order, of: told.facts.shop, in: tx)
            (more.paid, more.gmv) = (1, order.goods.minor)
            more.pieces = order.items.reduce(0) { $0 + $1.quantity }
            for item in order.items {
                try tx.addSold(item.product, pieces: item.quantity, gmv: item.paid.minor, on: day, of: order.shop)
            }
            try tx.addBuyer(order.buyer, on: day, of: order.shop)
            try tx.add(more, to: day, of: order.shop)
        } else if let told = try event.as(OrderPlaced.self) {
            more.placed = 1
            try tx.add(more, to: day, of: told.facts.shop)
        } else if let told = try event.as(OrderCancelled.self) {
            more.cancelled = 1
            try tx.add(more, to: day, of: told.facts.shop)
        } else if let told = try event.as(OrderRefundRequested.self) {
            (more.refunds, more.refunded) = (1, told.facts.total.minor)
            try tx.add(more, to: day, of: told.facts.shop)
        } else if let told = try event.as(OrderShipped.self) {
            more.shipped = 1
            try tx.add(more, to: day, of: told.facts.shop)
        } else if let told = try event.as(OrderCompleted.self) {
            more.completed = 1
            try tx.add(more, to: day, of: told.facts.shop)
        }
    }
}
