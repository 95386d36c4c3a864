// Listeners.swift: what this room does when others tell.
import Catalog
import Core
import Identity
import Payments
import Store

extension Trade {
    /// What this room hears, for its one listener.
    public static let hears: Set<String> = [PaymentPaid.name, PaymentClosed.name, RefundCompleted.name, SignedIn.name]

    /// The effect of an event, in the transaction that moves the cursor.
    public func apply(_ event: RecordedEvent, at now: Timestamp, in tx: any Writing) throws {
        if let paid = try event.as(PaymentPaid.self) {
            try hear(paid, at: now, in: tx)
        } else if let closed = try event.as(PaymentClosed.self) {
            try hear(closed, at: now, in: tx)
        } else if let refunded = try event.as(RefundCompleted.self) {
            try hear(refunded, at: now, in: tx)
        } else if let signedIn = try event.as(SignedIn.self), let guest = signedIn.guest {
            try mergeCart(of: guest, into: signedIn.person, in: tx)
        }
    }

    /// The money is here: each order goes on, or gives its part back.
    private func hear(_ paid: PaymentPaid, at now: Timestamp, in tx: any Writing) throws {
        guard let purpose = PaymentPurpose(paid.purpose) else { return }
        for (shop, id) in purpose.orders {
            let order = try tx.order(id, of: shop)
            if order.payment == paid.payment, let after = order.paid(at: now) {
                try tx.save(after)
                try tx.tell(OrderPaid.self, after, provider: paid.provider, id: try ids.next(), at: now)
            } else if order.payment != paid.payment || order.state == .cancelled {
                try payments.requestRefund(
                    order.total, of: paid.payment, payer: paid.payer, purpose: ["late": true], refund: try ids.next(), at: now, in: tx)
            }
        }
    }

    /// No money comes: orders whose time is over or whose buyer wants them no more are cancelled; the others get a payment of
    /// their own, with the time that is left.
    private func hear(_ closed: PaymentClosed, at now: Timestamp, in tx: any Writing) throws {
        guard let purpose = PaymentPurpose(closed.purpose) else { return }
        var going: [Order] = []
        for (shop, id) in purpose.orders {
            let order = try tx.order(id, of: shop)
            guard order.state == .pendingPayment, order.payment == closed.payment else { continue }
            if order.isCancelling || order.expiresAt <= now {
                let cancelled = try order.cancelled(at: now)
                try release(cancelled, try order.items.map { _ in try ids.next() }, at: now, in: tx)
                try tx.save(cancelled)
                try tx.tell(OrderCancelled.self, cancelled, byTime: !order.isCancelling, id: try ids.next(), at: now)
            } else {
                going.append(order)
            }
        }
        guard let first = going.first else { return }
        let total = going.reduce(Money.cny(0)) { $0 + $1.total }
        let payment = draft(going, total: total, id: try ids.next(), at: now, expiresAt: first.expiresAt)
        try payments.open(payment, in: tx)
        for var order in going {
            order.payment = payment.id
            try tx.save(order)
        }
    }

    private func hear(_ refunded: RefundCompleted, at now: Timestamp, in tx: any Writing) throws {
        guard let purpose = PaymentPurpose(refunded.purpose) else { return }
        for (shop, order) in purpose.orders {
            try completeRefund(refunded.refund, of: order, shop: shop, at: now, in: tx)
        }
    }
}
