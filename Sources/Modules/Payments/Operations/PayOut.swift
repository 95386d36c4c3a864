// PayOut.swift: money that goes out: asked for once, queried in doubt, ended once.
import Core
import Identity
import Store

extension Payments {
    /// Asks for money to be paid out; ``PayoutEnded`` follows, with the purpose. Sends only; reads nothing.
    /// - Parameters:
    ///   - amount: above 0. Whoever asks has taken it from somebody's balance in the same transaction.
    ///   - home: whose money it is: a shop's, an organisation's or a person's.
    ///   - payout: made before the body; the same one twice is refused by the table.
    ///   - remark: what its receiver reads.
    public func requestPayout(
        _ amount: Money, to account: PayoutAccount, home: Home, purpose: JSON, remark: String, payout: ID<Payout>, at now: Timestamp,
        in tx: any Writing
    ) throws {
        precondition(amount.minor > 0 && !account.account.isEmpty)
        try tx.insert(
            Payout(
                home: home, id: payout, account: account, amount: amount, state: .requested, purpose: purpose,
                remark: String(remark.prefix(32)), requestedAt: now, endedAt: nil, reference: nil,
                fee: Money(minor: 0, amount.currency), refused: nil, version: 1))
        try tx.schedule(DueKind.payOut, of: payout.number, home: home, at: now)
    }

    /// Has it paid out. After the first time it is only asked about, and paid again under the same number when the provider has
    /// never heard of it: whatever got lost, one payout leaves.
    func payOut(_ work: DueWork) async throws -> Recording {
        let (home, id): (Home, ID<Payout>) = (work.home, ID(work.subject))
        let payout = try await self.payout(id, at: home)
        guard payout.state == .requested else { return { _ in } }
        let company = try provider(payout.account.provider)
        var answer: PayoutAnswer = work.attempts == 0 ? .unknown : try await company.query(payout)
        if case .unknown = answer { answer = try await company.payOut(payout) }
        guard try payout.ended(answer, at: clock.now()) != nil else {
            throw PaymentError.providerFailed("the payout is under way")
        }
        return try recording(answer, payout: id, at: home)
    }

    /// What a provider's notice says of a payout. A second time it changes nothing.
    /// - Throws: ``PaymentError/notFound``, ``PaymentError/amountMismatch``
    func apply(_ answer: PayoutAnswer, toPayout id: ID<Payout>, at home: Home, from provider: String) async throws {
        let record = try recording(answer, payout: id, at: home)
        try await store.write(home: home) { tx in
            guard try tx.payout(id, at: home).account.provider == provider else { throw PaymentError.notFound }
            try record(tx)
        }
    }

    private func recording(_ answer: PayoutAnswer, payout id: ID<Payout>, at home: Home) throws -> Recording {
        let now = clock.now()
        let event: ID<PayoutEnded> = try ids.next()
        return { tx in
            let payout = try tx.payout(id, at: home)
            guard payout.state == .requested, let ended = try payout.ended(answer, at: now) else { return }
            try tx.save(ended)
            try tx.unschedule(DueKind.payOut, of: id.number, home: home)
            try tx.publish(PayoutEnded(ended), id: event, home: home, at: now)
        }
    }

    /// A payout of this home, read in the body of whoever hears of it.
    /// - Throws: ``PaymentError/notFound``
    public static func payout(_ id: ID<Payout>, at home: Home, in db: any Reading) throws -> Payout { try db.payout(id, at: home) }

    /// A payout of this home.
    /// - Throws: ``PaymentError/notFound``, also for another's.
    public func payout(_ id: ID<Payout>, at home: Home) async throws -> Payout {
        try await store.read { try $0.payout(id, at: home) }
    }
}
