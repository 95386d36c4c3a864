// Listeners.swift: what Trade tells becomes figures.
import Catalog
import Core
import PastOrders
import Store
import Trade

extension Insight {
    /// What this room hears, for its one listener.
    public static let hears: Set<String> = [
        OrderPlaced.name, OrderPaid.name, OrderCancelled.name, OrderRefundRequested.name, OrderShipped.name, OrderCompleted.name,
        PastOrderKept.name,
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
            try tx.add(RegionFigures(paid: 1, paidAmount: told.facts.total.minor), told.facts.region, on: day, of: order.shop)
        } else if let told = try event.as(OrderPlaced.self) {
            more.placed = 1
            try tx.add(more, to: day, of: told.facts.shop)
            let region = RegionFigures(placed: 1, placedAmount: told.facts.total.minor)
            try tx.add(region, told.facts.region, on: day, of: told.facts.shop)
        } else if let told = try event.as(OrderCancelled.self) {
            more.cancelled = 1
            try tx.add(more, to: day, of: told.facts.shop)
        } else if let told = try event.as(OrderRefundRequested.self) {
            (more.refunds, more.refunded) = (1, told.facts.total.minor)
            try tx.add(more, to: day, of: told.facts.shop)
            let order = try Trade.order(told.facts.order, of: told.facts.shop, in: tx)
            let region = RegionFigures(refunds: 1, refunded: more.refunded)
            try tx.add(region, String(order.address.division.prefix(2)), on: day, of: told.facts.shop)
        } else if let told = try event.as(OrderShipped.self) {
            more.shipped = 1
            try tx.add(more, to: day, of: told.facts.shop)
        } else if let told = try event.as(OrderCompleted.self) {
            more.completed = 1
            try tx.add(more, to: day, of: told.facts.shop)
        } else if let told = try event.as(PastOrderKept.self) {
            if let before = told.before { try count(before, of: told.shop, times: -1, in: tx) }
            try count(told.after, of: told.shop, times: 1, in: tx)
        }
    }

    /// A past order counts on its own days, by region only: its lines name no product of ours, its buyer no account. Its refund, whose
    /// day no file told, counts on the day of payment.
    private func count(_ facts: PastOrderKept.Facts, of shop: ID<Shop>, times: Int64, in tx: any Writing) throws {
        let placed = RegionFigures(placed: times, placedAmount: times * facts.total)
        try tx.add(placed, facts.region, on: Day(facts.placedAt), of: shop)
        guard let paidAt = facts.paidAt else { return }
        let paid = RegionFigures(
            paid: times, paidAmount: times * facts.paid, refunds: facts.refunded > 0 ? times : 0, refunded: times * facts.refunded)
        try tx.add(paid, facts.region, on: Day(paidAt), of: shop)
    }
}
