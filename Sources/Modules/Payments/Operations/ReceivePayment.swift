// ReceivePayment.swift: the provider says that money came: applied once, whether early, late, twice or in doubt.
import Core
import Identity
import Store

extension Payments {
    /// Takes a provider's signed notice. A second time it changes nothing.
    /// - Throws: ``PaymentError``: bad signature, unknown payment, other amount; then nothing is changed.
    public func receive(
        provider name: String, body: [UInt8], header: @Sendable (String) -> String?
    ) async throws {
        switch try await provider(name).read(notice: body, header: header) {
        case .paid(let number, let receipt):
            guard let (payer, id) = PaymentNumber.read(number) else { throw PaymentError.notFound }
            try await apply(receipt, to: id, of: payer, from: name)
        case .refund(let number, let answer):
            guard let (payer, id, attempt) = RefundNumber.read(number) else { throw PaymentError.notFound }
            try await apply(answer, toRefund: id, attempt: attempt, of: payer, from: name)
        case .payout(let number, let answer):
            guard let (home, id) = PayoutNumber.read(number) else { throw PaymentError.notFound }
            try await apply(answer, toPayout: id, at: home, from: name)
        }
    }

    /// Applies money to a payment, once per transaction of the provider.
    func apply(_ receipt: Receipt, to id: ID<Payment>, of payer: ID<Account>, from provider: String) async throws {
        let now = clock.now()
        let event: ID<PaymentPaid> = try ids.next()
        let refund: ID<Refund> = try ids.next()
        try await store.write(home: .person(payer)) { tx in
            let payment = try tx.payment(id, of: payer)
            guard payment.provider == provider else { throw PaymentError.notFound }
            let arrival = try payment.receiving(receipt)
            guard try tx.insert(receipt, of: payment) else { return }
            switch arrival {
            case .pays(let paid):
                try tx.save(paid)
                try tx.unschedule(DueKind.close, of: id.number, home: .person(payer))
                try tx.unschedule(DueKind.query, of: id.number, home: .person(payer))
                try tx.publish(PaymentPaid(paid), id: event, home: .person(payer), at: now)
            case .goesBack:
                try request(
                    receipt.amount, reference: receipt.reference, of: payment, purpose: ["late": true], refund, at: now, in: tx)
            }
        }
    }

    /// Asks the provider about a payment that waits, and applies what it says. For the page that a payer comes back to.
    /// - Returns: the payment as it then is.
    /// - Throws: ``PaymentError/notFound``, ``PaymentError/providerFailed(_:)``
    @discardableResult
    public func settleDoubt(_ id: ID<Payment>, of payer: ID<Account>) async throws -> Payment {
        let payment = try await self.payment(id, of: payer)
        guard payment.state == .pending || payment.state == .closing else { return payment }
        if case .paid(let receipt) = try await provider(payment.provider).query(payment) {
            try await apply(receipt, to: id, of: payer, from: payment.provider)
            return try await self.payment(id, of: payer)
        }
        return payment
    }

    /// A payment of this person, read in the body of whoever hears of it.
    /// - Throws: ``PaymentError/notFound``
    public static func payment(_ id: ID<Payment>, of payer: ID<Account>, in db: any Reading) throws -> Payment {
        try db.payment(id, of: payer)
    }

    /// A payment of this person.
    /// - Throws: ``PaymentError/notFound``, also for another's.
    public func payment(_ id: ID<Payment>, of payer: ID<Account>) async throws -> Payment {
        try await store.read { try $0.payment(id, of: payer) }
    }

    /// Where the payer goes to pay. Safe to call again.
    /// - Throws: ``PaymentError/notPayable(_:)`` when it is paid or closed.
    public func start(
        _ id: ID<Payment>, of payer: ID<Account>, for visit: PayerVisit = PayerVisit(.phone)
    ) async throws -> PaymentStart {
        let payment = try await self.payment(id, of: payer)
        guard payment.state == .pending else { throw PaymentError.notPayable(payment.state) }
        let start = try await provider(payment.provider).start(payment, for: visit)
        let first = clock.now() + Self.firstQuery
        try await store.write(home: .person(payer)) { tx in
            try tx.schedule(DueKind.query, of: id.number, home: .person(payer), at: first)
        }
        return start
    }

    /// How long after the payer was sent to the provider it is first asked, when it says nothing by itself.
    static let firstQuery = Span.minutes(1)
}
