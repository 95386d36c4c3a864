// GiveBack.swift: a refund on its way: asked for until the provider says how it ended, whoever tells us first.
import Core
import Identity
import Store

extension Payments {
    /// Gives money back; asked again until the provider says that it is done, or that it will not.
    func refund(_ work: DueWork) async throws -> Recording {
        let (payer, id): (ID<Account>, ID<Refund>) = (ID(work.home.number), ID(work.subject))
        let (refund, payment) = try await store.read { tx in
            let refund = try tx.refund(id, of: payer)
            return (refund, try tx.payment(refund.payment, of: payer))
        }
        guard refund.state == .requested else { return { _ in } }
        let answer = try await provider(payment.provider).refund(refund, of: payment)
        if case .underWay = answer { throw PaymentError.providerFailed("the refund is under way") }
        _ = try refund.told(answer)   // another amount is our doubt, not the body's
        return try recording(answer, refund: id, attempt: refund.attempt, of: payer)
    }

    /// What a provider's notice says of a refund. A second time it changes nothing.
    /// - Throws: ``PaymentError/notFound``, ``PaymentError/amountMismatch``
    func apply(
        _ answer: RefundAnswer, toRefund id: ID<Refund>, attempt: Int64, of payer: ID<Account>, from provider: String
    ) async throws {
        let record = try recording(answer, refund: id, attempt: attempt, of: payer)
        try await store.write(home: .person(payer)) { tx in
            let payment = try tx.payment(tx.refund(id, of: payer).payment, of: payer)
            guard payment.provider == provider else { throw PaymentError.notFound }
            try record(tx)
        }
    }

    private func recording(
        _ answer: RefundAnswer, refund id: ID<Refund>, attempt: Int64, of payer: ID<Account>
    ) throws -> Recording {
        let now = clock.now()
        let completed: ID<RefundCompleted> = try ids.next()
        let refused: ID<RefundRefused> = try ids.next()
        return { tx in
            let refund = try tx.refund(id, of: payer)
            // A refusal of an attempt that people have given up says nothing of the next.
            if case .refused = answer, attempt != refund.attempt { return }
            guard let told = try refund.told(answer) else { return }
            try tx.save(told)
            try tx.unschedule(DueKind.refund, of: id.number, home: .person(payer))
            if told.state == .refunded {
                try tx.publish(RefundCompleted(told), id: completed, home: .person(payer), at: now)
            } else {
                try tx.publish(RefundRefused(told), id: refused, home: .person(payer), at: now)
            }
        }
    }

    /// Asks for a refused refund once more, under a new number.
    /// - Throws: ``PaymentError/notAgain``, ``PaymentError/notFound``
    public func askAgain(_ id: ID<Refund>, of payer: ID<Account>) async throws {
        let now = clock.now()
        try await store.write(home: .person(payer)) { tx in
            let again = try tx.refund(id, of: payer).askedAgain()
            try tx.save(again)
            try tx.schedule(DueKind.refund, of: id.number, home: .person(payer), at: now)
        }
    }

    /// What providers would not give back, the oldest first, at most 200: the money is still owed to its payers.
    public func refusedRefunds() async throws -> [Refund] { try await store.readOnce { try $0.refusedRefunds(limit: 200) } }

    /// These refunds of a person, by id; those that are not there are left out.
    public func refunds(_ ids: [ID<Refund>], of payer: ID<Account>) async throws -> [ID<Refund>: Refund] {
        guard !ids.isEmpty else { return [:] }
        let found = try await store.readOnce { try $0.refunds(ids, of: payer) }
        return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
    }

    /// A refund of this person.
    /// - Throws: ``PaymentError/notFound``, also for another's.
    public func refund(_ id: ID<Refund>, of payer: ID<Account>) async throws -> Refund {
        try await store.read { try $0.refund(id, of: payer) }
    }
}
