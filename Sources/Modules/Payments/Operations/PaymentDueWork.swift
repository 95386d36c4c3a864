// PaymentDueWork.swift: what is asked of providers behind the requests.
import Core
import Identity
import Store

/// The kinds of due work of this room.
enum DueKind {
    static let close = "payments.close", query = "payments.query", refund = "payments.refund",
        payOut = "payments.payout", reconcile = "payments.reconcile"
}

/// What an outside call recorded, in the transaction that takes its work away.
public typealias Recording = @Sendable (any Writing) throws -> Void

extension Payments {
    /// The outside calls of this room, by kind of due work.
    public var dueCalls: [String: @Sendable (DueWork) async throws -> Recording] {
        [
            DueKind.close: { try await close($0) },
            DueKind.query: { try await query($0) },
            DueKind.refund: { try await refund($0) },
            DueKind.payOut: { try await payOut($0) },
            DueKind.reconcile: { try await reconcile($0) },
        ]
    }

    private func payer(_ work: DueWork) -> ID<Account> { ID(work.home.number) }

    /// Closes a payment at the provider first, then here.
    private func close(_ work: DueWork) async throws -> Recording {
        let (payer, id): (ID<Account>, ID<Payment>) = (payer(work), ID(work.subject))
        let payment = try await self.payment(id, of: payer)
        guard payment.state == .pending || payment.state == .closing else { return { _ in } }
        switch try await provider(payment.provider).close(payment) {
        case .closed: break
        case .waiting: throw PaymentError.providerFailed("it still takes money for this payment")
        case .paid(let receipt):
            try await apply(receipt, to: id, of: payer, from: payment.provider)
            return { _ in }
        }
        let now = clock.now()
        let event: ID<PaymentClosed> = try ids.next()
        return { tx in
            let payment = try tx.payment(id, of: payer)
            let closed = payment.closed()
            guard closed != payment else { return }
            try tx.save(closed)
            try tx.unschedule(DueKind.query, of: id.number, home: .person(payer))
            try tx.publish(PaymentClosed(closed), id: event, home: .person(payer), at: now)
        }
    }

    /// Asks about a payment that was started and of which nothing was heard; again after twice the time.
    private func query(_ work: DueWork) async throws -> Recording {
        let (payer, id): (ID<Account>, ID<Payment>) = (payer(work), ID(work.subject))
        let payment = try await settleDoubt(id, of: payer)
        guard payment.state == .pending else { return { _ in } }
        let now = clock.now()
        let next = now + max(Self.firstQuery, now - payment.createdAt)
        guard next < payment.expiresAt else { return { _ in } }   // closing asks once more
        return { tx in try tx.schedule(DueKind.query, of: id.number, home: .person(payer), at: next) }
    }
}
