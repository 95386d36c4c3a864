// SettleDifference.swift: what may be done about a difference: ask again, which moves nothing, or say how it was settled.
import Core
import Identity
import Store

extension Payments {
    /// Asks the provider once more about what differs, and applies what it says: money that came is taken in (or sent back, when its
    /// payment is over), a refund or payout that has ended is ended here. Never asks for money to be moved.
    /// - Returns: the difference, settled when both sides now say the same.
    /// - Throws: ``PaymentError/notFound``, ``PaymentError/providerFailed(_:)``, ``PaymentError/notOffered(_:)``
    public func ask(about id: ID<Difference>, of provider: String) async throws -> Difference {
        let difference = try await store.read { try $0.difference(id, of: provider) }
        guard difference.state == .open else { return difference }
        let said: Difference.Side?
        do {
            said = try await asked(difference)
        } catch PaymentError.notFound {   // nobody's number: there is nothing to ask by
            return try await remember("unknown number", difference)
        } catch PaymentError.amountMismatch {
            return try await remember("another amount", difference)
        }
        let ours = try await store.read { try $0.side(of: difference.line, provider: provider) }
        guard Comparing.kind(theirs: said, ours: ours) == nil, said != nil || ours != nil else {
            return try await remember(said.map { "\($0.state.rawValue) \($0.amount.minor)" } ?? "unknown there", difference)
        }
        return try await settle(id, of: provider, ours == difference.ours ? .confirmed : .applied, note: "", by: nil)
    }

    /// What the provider now says; applied on the way.
    private func asked(_ difference: Difference) async throws -> Difference.Side? {
        let company = try provider(difference.provider)
        switch difference.subject {
        case .pay:
            guard let (payer, id) = PaymentNumber.read(difference.number) else { throw PaymentError.notFound }
            let payment = try await self.payment(id, of: payer)
            guard payment.provider == company.name else { throw PaymentError.notFound }
            guard case .paid(let receipt) = try await company.query(payment) else { return nil }
            try await apply(receipt, to: id, of: payer, from: company.name)
            // Money that came a second time has another reference, and a query tells only of the first.
            return receipt.reference == difference.reference ? Difference.Side(amount: receipt.amount, state: .done) : difference.theirs
        case .refund:
            guard let (payer, id, attempt) = RefundNumber.read(difference.number) else { throw PaymentError.notFound }
            let refund = try await self.refund(id, of: payer)
            let payment = try await self.payment(refund.payment, of: payer)
            guard payment.provider == company.name else { throw PaymentError.notFound }
            switch try await company.query(refund, of: payment) {
            case nil: return nil
            case .underWay: return Difference.Side(amount: refund.amount, state: .underWay)
            case .refused: return Difference.Side(amount: refund.amount, state: .failed)
            case .done(let receipt):
                try await apply(.done(receipt), toRefund: id, attempt: attempt, of: payer, from: company.name)
                return Difference.Side(amount: receipt.amount, state: .done)
            }
        case .payout:
            guard let (home, id) = PayoutNumber.read(difference.number) else { throw PaymentError.notFound }
            let payout = try await self.payout(id, at: home)
            guard payout.account.provider == company.name else { throw PaymentError.notFound }
            let answer = try await company.query(payout)
            if payout.state == .requested { try await apply(answer, toPayout: id, at: home, from: company.name) }
            return switch answer {
            case .unknown: nil
            case .underWay: Difference.Side(amount: payout.amount, state: .underWay)
            case .refused: Difference.Side(amount: payout.amount, state: .failed)
            case .paid(let receipt, _): Difference.Side(amount: receipt.amount, state: .done)
            }
        }
    }

    private func remember(_ note: String, _ difference: Difference) async throws -> Difference {
        try await store.write(home: .provider(difference.provider)) { tx in
            var kept = try tx.difference(difference.id, of: difference.provider)
            guard kept.state == .open else { return kept }
            kept.note = note
            try tx.save(kept)
            return kept
        }
    }

    /// Says that a difference is settled, and how; moves nothing. A settled one stays what it is.
    /// - Parameter note: 1 to 500 characters.
    /// - Throws: ``PaymentError/notFound``
    public func settle(
        _ id: ID<Difference>, of provider: String, note: String, by person: ID<Account>
    ) async throws -> Difference {
        try await settle(id, of: provider, .byHand, note: note, by: person)
    }

    /// Differences of a state, newest first.
    public func differences(_ state: Difference.State, of provider: String, _ request: PageRequest) async throws -> Page<Difference> {
        let found = try await store.read {
            try $0.differences(state, of: provider, after: request.after?.keys.first, limit: request.limit + 1)
        }
        return Page(found, request) { Cursor($0.id.number) }
    }

    /// How many are open, over all providers.
    public func openDifferences() async throws -> Int64 {
        try await store.read { tx in try providers.keys.sorted().reduce(0) { try $0 + tx.countOpenDifferences(of: $1) } }
    }

    /// How many refunds of all payers a provider refused and nobody has asked for again.
    public func refusedRefundCount() async throws -> Int64 { try await store.readOnce { try $0.countRefusedRefunds() } }

    /// The days that were compared, newest first.
    public func comparedDays(of provider: String, limit: Int64) async throws -> [ComparedDay] {
        try await store.read { try $0.comparedDays(of: provider, limit: limit) }
    }

    /// By name.
    public var providerNames: [String] { providers.keys.sorted() }
}
