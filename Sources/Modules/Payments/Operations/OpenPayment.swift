// OpenPayment.swift: a payment is asked for, inside the transaction of what it pays for.
import Core
import Identity
import Store

extension Payments {
    /// A payment that is not stored yet: made before the body, so that the body may be run again.
    /// - Parameters:
    ///   - amount: above 0; nothing to pay needs no payment.
    ///   - purpose: handed back in the payment's events.
    ///   - subject: what the payer reads at the provider, at most 100 characters.
    public func draft(
        payer: ID<Account>, provider: String, amount: Money, purpose: JSON, subject: String, id: ID<Payment>, at now: Timestamp,
        expiresAt: Timestamp
    ) -> Payment {
        precondition(amount.minor > 0)
        return Payment(
            payer: payer, id: id, provider: provider, amount: amount, state: .pending, purpose: purpose,
            subject: String(subject.prefix(100)), createdAt: now, expiresAt: expiresAt, paidAt: nil, reference: nil,
            refunded: Money(minor: 0, amount.currency), version: 1)
    }

    /// Stores a drafted payment, and sees that it is closed when its time is over. Sends only; reads nothing.
    public func open(_ payment: Payment, in tx: any Writing) throws {
        try tx.insert(payment)
        try tx.schedule(DueKind.close, of: payment.id.number, home: .person(payment.payer), at: payment.expiresAt)
    }

    /// Asks for the closing of a payment: the provider is told next, then `PaymentClosed` or `PaymentPaid` follows.
    /// Asking again, or for one that is paid or closed, does nothing.
    public func requestClose(_ id: ID<Payment>, of payer: ID<Account>, at now: Timestamp, in tx: any Writing) throws {
        let payment = try tx.payment(id, of: payer)
        let closing = payment.closing()
        guard closing != payment else { return }
        try tx.save(closing)
        try tx.schedule(DueKind.close, of: id.number, home: .person(payer), at: now)
    }

    /// Asks for money to go back, and tells it; `RefundCompleted` follows, with the purpose. Sends it by the way it came.
    /// - Throws: ``PaymentError/refundAbovePaid``, ``PaymentError/notFound``
    public func requestRefund(
        _ amount: Money, of id: ID<Payment>, payer: ID<Account>, purpose: JSON, refund: ID<Refund>, at now: Timestamp,
        in tx: any Writing
    ) throws {
        guard try tx.countRefund(amount, of: id, payer: payer) else { throw PaymentError.refundAbovePaid }
        let payment = try tx.payment(id, of: payer)
        try request(amount, reference: payment.reference ?? "", of: payment, purpose: purpose, refund, at: now, in: tx)
    }

    func request(
        _ amount: Money, reference: String, of payment: Payment, purpose: JSON, _ refund: ID<Refund>, at now: Timestamp,
        in tx: any Writing
    ) throws {
        let asked = Refund(
            payer: payment.payer, id: refund, payment: payment.id, reference: reference, amount: amount, state: .requested,
            purpose: purpose, requestedAt: now, refundedAt: nil, attempt: 1, refused: nil, mayAskAgain: false, version: 1)
        try tx.insert(asked)
        try tx.schedule(DueKind.refund, of: refund.number, home: .person(payment.payer), at: now)
        try tx.publish(RefundRequested(asked), id: ids.next(), home: .person(payment.payer), at: now)
    }
}
