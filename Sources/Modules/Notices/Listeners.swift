// Listeners.swift: what others tell becomes somebody's notice.
import Core
import Identity
import Payments
import Store
import Trade

extension Notices {
    /// What this room hears, for its one listener.
    public static let hears: Set<String> = [
        OrderPaid.name, OrderPartlyShipped.name, OrderShipped.name, OrderCompleted.name, OrderCancelled.name, OrderClosed.name,
        RefundCompleted.name,
    ]

    static let completingSoon = "notices.completing_soon"

    /// The effect of an event, in the transaction that moves the cursor.
    public func apply(_ event: RecordedEvent, at now: Timestamp, in tx: any Writing) throws {
        if let told = try event.as(OrderPaid.self) {
            try note(.orderPaid, told.facts, event, in: tx)
        } else if let told = try event.as(OrderPartlyShipped.self) {
            try note(.orderPartlyShipped, told.facts, event, in: tx)
        } else if let told = try event.as(OrderShipped.self) {
            try note(.orderShipped, told.facts, event, in: tx)
            try tx.schedule(
                Self.completingSoon, of: told.facts.order.number, home: .person(told.facts.buyer),
                at: event.at + Trade.confirmationTime - Self.warning, payload: SoonFacts(told.facts).json.text)
        } else if let told = try event.as(OrderCompleted.self) {
            if told.facts.byTime { try note(.orderCompleted, told.facts, event, in: tx) }
            try tx.unschedule(Self.completingSoon, of: told.facts.order.number, home: .person(told.facts.buyer))
        } else if let told = try event.as(OrderCancelled.self) {
            try note(told.facts.byTime ? .orderExpired : .orderCancelled, told.facts, event, in: tx)
        } else if let told = try event.as(OrderClosed.self) {
            try note(.orderClosed, told.facts, event, in: tx)
            try tx.unschedule(Self.completingSoon, of: told.facts.order.number, home: .person(told.facts.buyer))
        } else if let refunded = try event.as(RefundCompleted.self) {
            let first = Trade.orders(of: refunded.purpose)?.first
            try tx.add(
                PersonNotice(
                    person: refunded.payer, id: ID(event.id), kind: .refunded, shop: first?.shop, order: first?.order,
                    amount: refunded.amount, at: event.at, readAt: nil))
        }
    }

    private func note(_ kind: PersonNotice.Kind, _ facts: OrderFacts, _ event: RecordedEvent, in tx: any Writing) throws {
        try tx.add(
            PersonNotice(
                person: facts.buyer, id: ID(event.id), kind: kind, shop: facts.shop, order: facts.order, amount: facts.total,
                at: event.at, readAt: nil))
    }

    /// What is due in this room, by kind, in the transaction that takes the work away. An order that is confirmed in the moment
    /// in which this falls due may still be said to complete soon: the event that drops the work comes after.
    public var dueEffects: [String: @Sendable (any Writing, DueWork, Timestamp) throws -> Void] {
        [
            Self.completingSoon: { [ids] tx, work, now in
                let facts = try SoonFacts(JSON(parsing: work.payload))
                let order = try Trade.order(ID(work.subject), of: ID(facts.shop), in: tx)
                guard order.state == .shipped else { return }
                // An after-sale made the days stand still: told when they are nearly over after all.
                guard let completesAt = order.completesAt, completesAt - Self.warning <= now else {
                    let later = max(now + Self.warning, (order.completesAt ?? now) - Self.warning)
                    try tx.schedule(work.kind, of: work.subject, home: work.home, at: later, payload: work.payload)
                    return
                }
                try tx.add(
                    PersonNotice(
                        person: ID(work.home.number), id: try ids.next(), kind: .orderCompletesSoon, shop: ID(facts.shop),
                        order: ID(work.subject), amount: facts.amount, at: now, readAt: nil))
            }
        ]
    }
}

/// What the work that is due later must know of its order.
private struct SoonFacts {
    let shop: Int64, amount: Money

    init(_ facts: OrderFacts) { (shop, amount) = (facts.shop.number, facts.total) }

    init(_ json: JSON) throws {
        guard let shop = json["shop"]?.int, let minor = json["amount"]?.int,
            let currency = json["currency"]?.string.flatMap({ Currency(code: $0) }), shop > 0
        else { throw StoreError.unexpectedColumn(0) }
        (self.shop, amount) = (shop, Money(minor: minor, currency))
    }

    var json: JSON { ["shop": .int(shop), "amount": .int(amount.minor), "currency": .string(amount.currency.code)] }
}
