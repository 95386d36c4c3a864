// Listeners.swift: what Trade, Payments and AfterSale tell, booked once, in the transaction that moves the cursor.
import AfterSale
import Catalog
import Core
import Identity
import Ledger
import Payments
import Store
import Trade

extension Settlement {
    /// What this room hears, for its one listener.
    public static let hears: Set<String> = [
        OrderPaid.name, OrderCompleted.name, OrderClosed.name, OrderRefundRequested.name, OrderRefundCompleted.name,
        RefundRequested.name, RefundCompleted.name, PayoutEnded.name, CaseEnded.name, JournalCorrected.name,
    ]

    /// The effect of some events, in their order. A movement's key is its kind and cause, so that one heard twice is booked once.
    /// Payments that follow each other are booked together.
    public func apply(_ events: [RecordedEvent], at now: Timestamp, in tx: any Writing) throws {
        var paid: [JournalTransaction] = []
        for event in events {
            if let told = try event.as(OrderPaid.self) {
                if let movement = try movement(of: told.facts, at: event.at) { paid.append(movement) }
                continue
            }
            try ledger.post(paid, in: tx)
            paid = []
            try apply(event, in: tx)
        }
        try ledger.post(paid, in: tx)
    }

    private func apply(_ event: RecordedEvent, in tx: any Writing) throws {
        if let completed = try event.as(OrderCompleted.self) {
            try schedule(completed.facts.order, of: completed.facts.shop, endedAt: event.at, in: tx)
        } else if let closed = try event.as(OrderClosed.self) {
            try hear(closed: closed.facts, at: event.at, in: tx)
        } else if let requested = try event.as(OrderRefundRequested.self) {
            let facts = requested.facts
            let parts = facts.parts.map { RefundedPart(line: $0.line, pieces: $0.pieces, goods: $0.goods, freight: $0.freight) }
            try giveBack(parts, of: facts.order, shop: facts.shop, buyer: facts.buyer, refund: facts.refund, at: event.at, in: tx)
        } else if let completed = try event.as(OrderRefundCompleted.self) {
            try hear(completed.facts, at: event.at, in: tx)
        } else if let asked = try event.as(RefundRequested.self), asked.purpose["late"]?.bool == true {
            try book(.lateMoney, asked.refund, of: asked.payment, asked.payer, asked.amount, at: event.at, in: tx)
        } else if let done = try event.as(RefundCompleted.self), done.purpose["late"]?.bool == true {
            for way in [JournalKind.lateMoney, .lateMoneyReturned] {   // the first is there, unless nobody told when it was asked for
                try book(way, done.refund, of: done.payment, done.payer, done.amount, at: event.at, in: tx)
            }
        } else if let ended = try event.as(PayoutEnded.self) {
            try hear(ended, at: event.at, in: tx)
        } else if let ended = try event.as(CaseEnded.self) {
            try hear(ended: ended.facts.order, of: ended.facts.shop, at: event.at, in: tx)
        } else if let corrected = try event.as(JournalCorrected.self) {
            try repayDebts(of: ID(event.home.number), because: .correction(corrected.transaction), at: event.at, in: tx)
        }
    }

    /// Of an order that was paid; nil of a free one: nothing moved.
    private func movement(of paid: OrderFacts, at now: Timestamp) throws -> JournalTransaction? {
        guard paid.total.minor > 0 else { return nil }
        return try JournalTransaction(
            id: ids.next(), home: .shop(paid.shop), kind: .orderPaid, cause: .order(paid.order), order: paid.order.number,
            rule: "settlement.paid", postings: Bookings.paid(paid.total, to: paid.shop, by: paid.provider ?? provider), at: now)
    }

    /// Of an order whose goods all went back, the freight may stay with the shop: it is settled as if it had completed then.
    private func hear(closed: OrderFacts, at now: Timestamp, in tx: any Writing) throws {
        let order = try Trade.order(closed.order, of: closed.shop, in: tx)
        guard order.paidAt != nil, order.items.contains(where: { $0.refundedFreight.minor < $0.freight.minor }) else { return }
        guard try tx.settled(order.id, of: order.shop) == nil else { return }
        try schedule(order.id, of: order.shop, endedAt: now, in: tx)
    }

    /// The money is at the buyer's.
    private func hear(_ completed: RefundFacts, at now: Timestamp, in tx: any Writing) throws {
        guard completed.total.minor > 0 else { return }
        let order = try Trade.order(completed.order, of: completed.shop, in: tx)
        let by = try order.payment.map { try Payments.payment($0, of: order.buyer, in: tx).provider }
        try ledger.post(
            JournalTransaction(
                id: ids.next(), home: .shop(completed.shop), kind: .refundCompleted, cause: .refund(completed.refund),
                order: completed.order.number, rule: "settlement.refund_arrived",
                postings: Bookings.refundCompleted(completed.total, to: completed.buyer, by: by ?? provider), at: now), in: tx)
    }

    /// Money that came for nothing any more goes back by itself: each way is booked in its payer's home, when it came and when it is back.
    private func book(
        _ kind: JournalKind, _ refund: ID<Refund>, of payment: ID<Payment>, _ payer: ID<Account>, _ amount: Money, at now: Timestamp,
        in tx: any Writing
    ) throws {
        let by = try Payments.payment(payment, of: payer, in: tx).provider
        let came = kind == .lateMoney
        try ledger.post(
            JournalTransaction(
                id: ids.next(), home: .person(payer), kind: kind, cause: .refund(refund), rule: "settlement.late_money",
                postings: came ? Bookings.lateMoney(amount, of: payer, by: by) : Bookings.refundCompleted(amount, to: payer, by: by),
                at: now), in: tx)
    }

    /// An after-sale is over: what waited for it is settled when its days are over, or at once.
    private func hear(ended order: ID<Order>, of shop: ID<Shop>, at now: Timestamp, in tx: any Writing) throws {
        let order = try Trade.order(order, of: shop, in: tx)
        let end: Timestamp?
        switch order.state {
        case .completed: end = order.completedAt
        case .closed: end = order.endedAt
        case .pendingPayment, .awaitingShipment, .partlyShipped, .shipped, .cancelled: end = nil
        }
        guard let end, order.paidAt != nil, try tx.settled(order.id, of: shop) == nil else { return }
        try schedule(order.id, of: shop, endedAt: end, in: tx)
    }
}
