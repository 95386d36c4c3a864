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

    /// The effect of some events, in the transaction that moves the cursor: so each counts once. A thing counts on the day on which it
    /// was told, whenever that is heard. What falls on one row is summed first: a row of a shop's day is written once for all of them.
    public func apply(_ events: [RecordedEvent], at now: Timestamp, in tx: any Writing) throws {
        var counted = Counted()
        for event in events { try count(event, into: &counted, in: tx) }
        try tx.add(counted)
    }

    private func count(_ event: RecordedEvent, into counted: inout Counted, in tx: any Reading) throws {
        let day = Day(event.at)
        if let told = try event.as(OrderPaid.self) {
            counted.add(try ordered(told.facts, in: tx), of: told.facts, on: day)
        } else if let told = try event.as(OrderPlaced.self) {
            counted.add(told.facts.shop, day) { $0.placed += 1 }
            counted.add(told.facts.shop, day, told.facts.region, RegionFigures(placed: 1, placedAmount: told.facts.total.minor))
        } else if let told = try event.as(OrderCancelled.self) {
            counted.add(told.facts.shop, day) { $0.cancelled += 1 }
        } else if let told = try event.as(OrderRefundRequested.self) {
            let (shop, amount) = (told.facts.shop, told.facts.total.minor)
            counted.add(shop, day) { figures in (figures.refunds, figures.refunded) = (figures.refunds + 1, figures.refunded + amount) }
            counted.add(shop, day, try place(of: told.facts, in: tx), RegionFigures(refunds: 1, refunded: amount))
        } else if let told = try event.as(OrderShipped.self) {
            counted.add(told.facts.shop, day) { $0.shipped += 1 }
        } else if let told = try event.as(OrderCompleted.self) {
            counted.add(told.facts.shop, day) { $0.completed += 1 }
        } else if let told = try event.as(PastOrderKept.self) {
            if let before = told.before { count(before, of: told.shop, times: -1, into: &counted) }
            count(told.after, of: told.shop, times: 1, into: &counted)
        }
    }

    /// What was ordered: an event from before offers does not say it, and the order does.
    private func ordered(_ facts: OrderFacts, in tx: any Reading) throws -> [Counted.Sold] {
        guard facts.items.isEmpty else {
            return facts.items.map { Counted.Sold(product: $0.product, pieces: $0.quantity, gmv: $0.paid.minor) }
        }
        return try Trade.order(facts.order, of: facts.shop, in: tx).items.map {
            Counted.Sold(product: $0.product, pieces: $0.quantity, gmv: $0.paid.minor)
        }
    }

    /// Where the order of a refund went: two digits, as the event says or, from before it did, as the order does.
    private func place(of facts: RefundFacts, in tx: any Reading) throws -> String {
        if let region = facts.region { return region }
        return String(try Trade.order(facts.order, of: facts.shop, in: tx).address.division.prefix(2))
    }

    /// A past order counts on its own days, by region only: its lines name no product of ours, its buyer no account. Its refund, whose
    /// day no file told, counts on the day of payment.
    private func count(_ facts: PastOrderKept.Facts, of shop: ID<Shop>, times: Int64, into counted: inout Counted) {
        counted.add(shop, Day(facts.placedAt), facts.region, RegionFigures(placed: times, placedAmount: times * facts.total))
        guard let paidAt = facts.paidAt else { return }
        let paid = RegionFigures(
            paid: times, paidAmount: times * facts.paid, refunds: facts.refunded > 0 ? times : 0, refunded: times * facts.refunded)
        counted.add(shop, Day(paidAt), facts.region, paid)
    }
}
