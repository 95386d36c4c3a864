// Withdraw.swift: a shop takes its money out: asked for, looked at by a second person when it is much, and sent to the provider.
import Catalog
import Core
import Identity
import Ledger
import Payments
import Settings
import Store

extension Settlement {
    /// Takes money out of what a shop may withdraw. Who may do it is the caller's to check.
    /// - Parameters:
    ///   - amount: what leaves the balance; fee and tax are of it.
    ///   - key: chosen by the client: the same again answers the first.
    /// - Throws: ``SettlementError``: suspended, in debt, no details, below the minimum, above the day's limits, not enough;
    ///   then nothing has moved.
    public func withdraw(_ amount: Money, of shop: ID<Shop>, by person: ID<Account>, key: String) async throws -> Withdrawal {
        let now = clock.now()
        let terms = try await withdrawalTerms(at: now)
        let numbers = try WithdrawalNumbers(ids)
        let organisation = try await catalog.shop(shop).organisation
        let repeated = RepeatKey(caller: person, operation: "settlement.withdraw", key: key, input: "\(shop) \(amount.minor)")
        return try await store.write(homes: [.shop(shop), .organisation(organisation), .person(person)]) { tx in
            if let earlier = try tx.earlierAnswer(repeated).flatMap({ ID<Withdrawal>($0) }) { return try tx.withdrawal(earlier, of: shop) }
            try tx.takeGuard(Self.guardName, home: .shop(shop))
            let details = try check(amount, of: shop, terms, at: now, in: tx)
            let (fee, tax) = terms.parts(of: amount)
            let withdrawal = Withdrawal(
                shop: shop, id: numbers.withdrawal, amount: amount, fee: fee, tax: tax, details: details,
                state: amount.minor >= terms.reviewFrom.minor ? .requested : .paying, requestedBy: person, requestedAt: now,
                reviewedBy: nil, reviewedAt: nil, reason: "", providerFee: .cny(0), endedAt: nil, version: 1)
            try tx.insert(withdrawal)
            try ledger.take(
                JournalTransaction(
                    id: numbers.transaction, home: .shop(shop), kind: .withdrawalRequested, cause: .withdrawal(withdrawal.id),
                    rule: "settlement.withdrawal", postings: Bookings.withdrawalRequested(amount, by: shop), at: now, by: person),
                from: LedgerAccount(.shop(shop), .available), in: tx)
            if withdrawal.state == .paying { try send(withdrawal, numbers.payout, at: now, in: tx) }
            try tx.audit(
                actor: person, organisation: organisation, action: "withdrawal.requested",
                subject: "\(shop) \(withdrawal.id) \(amount.minor)", at: now, id: numbers.entry)
            try tx.publish(WithdrawalMoved(withdrawal), id: numbers.event, home: .shop(shop), at: now)
            try tx.remember(repeated, answer: withdrawal.id.description, at: now)
            return withdrawal
        }
    }

    /// In this order: may it at all, is the amount one, is the day's limit kept, is there enough.
    private func check(
        _ amount: Money, of shop: ID<Shop>, _ terms: WithdrawalTerms, at now: Timestamp, in tx: any Writing
    ) throws -> PayoutDetails {
        guard try Catalog.shop(shop, in: tx).state == .open else { throw SettlementError.shopSuspended }
        try refuseDebtor(shop, in: tx)
        guard let details = try tx.payoutDetails(of: shop), payoutKinds.contains(details.kind) else {
            throw SettlementError.noPayoutDetails
        }
        let (fee, tax) = terms.parts(of: amount)
        guard amount.minor >= terms.minimum.minor, (fee + tax).minor < amount.minor else {
            throw SettlementError.belowMinimum(max(terms.minimum, fee + .cny(1)))
        }
        let today = try tx.withdrawn(by: shop, since: PlatformMonth.dayStart(now))
        guard today.count < terms.dailyCount else { throw SettlementError.dailyCount(terms.dailyCount) }
        guard today.amount.minor + amount.minor <= terms.dailyAmount.minor else {
            throw SettlementError.dailyAmount(left: max(terms.dailyAmount - today.amount, .cny(0)))
        }
        let available = try ledger.balance(of: LedgerAccount(.shop(shop), .available), home: .shop(shop), in: tx)
        guard available.minor >= amount.minor else { throw SettlementError.notEnough(available: available) }
        return details
    }

    /// Who owes takes nothing out; the caller has taken the guard.
    private func refuseDebtor(_ shop: ID<Shop>, in tx: any Writing) throws {
        let debt = try tx.openDebts(of: shop).reduce(Money.cny(0)) { $0 + $1.left }
        guard debt.minor == 0 else { throw SettlementError.debtOpen(debt) }
    }

    /// Lets a large withdrawal go. The reviewer is of the platform's staff and not who asked.
    /// - Throws: ``SettlementError/ownWithdrawal``, ``SettlementError/withdrawalDecided(_:)``, ``SettlementError/shopSuspended``,
    ///   ``SettlementError/debtOpen(_:)`` for a debt that arose meanwhile: sent back, the money repays it.
    public func approve(_ id: ID<Withdrawal>, of shop: ID<Shop>, by reviewer: ID<Account>) async throws -> Withdrawal {
        let now = clock.now()
        let numbers = try WithdrawalNumbers(ids)
        return try await store.write(homes: [.shop(shop), .organisation(.platform)]) { tx in
            try tx.takeGuard(Self.guardName, home: .shop(shop))
            let before = try tx.withdrawal(id, of: shop)
            let approved = try before.approved(by: reviewer, at: now)
            guard approved != before else { return before }
            guard try Catalog.shop(shop, in: tx).state == .open else { throw SettlementError.shopSuspended }
            try refuseDebtor(shop, in: tx)
            try tx.save(approved)
            try send(approved, numbers.payout, at: now, in: tx)
            try tx.audit(
                actor: reviewer, organisation: .platform, action: "withdrawal.approved",
                subject: "\(shop) \(id) \(approved.amount.minor)", at: now, id: numbers.entry)
            try tx.publish(WithdrawalMoved(approved), id: numbers.event, home: .shop(shop), at: now)
            return approved
        }
    }

    /// Sends a large withdrawal back, with a reason that the shop reads.
    /// - Throws: ``InvalidInput`` for the reason; ``SettlementError/ownWithdrawal``, ``SettlementError/withdrawalDecided(_:)``.
    public func reject(
        _ id: ID<Withdrawal>, of shop: ID<Shop>, why reason: String, by reviewer: ID<Account>
    ) async throws -> Withdrawal {
        try Self.check(reason)
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        return try await store.write(homes: [.shop(shop), .organisation(.platform)]) { tx in
            try tx.takeGuard(Self.guardName, home: .shop(shop))
            let before = try tx.withdrawal(id, of: shop)
            let rejected = try before.rejected(by: reviewer, why: reason, at: now)
            guard rejected != before else { return before }
            try putBack(rejected, at: now, in: tx)
            try tx.audit(
                actor: reviewer, organisation: .platform, action: "withdrawal.rejected", subject: "\(shop) \(id) \(reason)", at: now,
                id: entry)
            return rejected
        }
    }

    private func send(_ withdrawal: Withdrawal, _ payout: ID<Payout>, at now: Timestamp, in tx: any Writing) throws {
        try payments.requestPayout(
            withdrawal.payout,
            to: PayoutAccount(provider: provider, account: withdrawal.details.number, holder: withdrawal.details.holder),
            home: .shop(withdrawal.shop), purpose: ["withdrawal": .int(withdrawal.id.number)], remark: "提现 \(withdrawal.id)",
            payout: payout, at: now, in: tx)
    }

    /// How a payout ended, once: what was not paid is back in the balance, and repays debts that arose meanwhile.
    func hear(_ ended: PayoutEnded, at now: Timestamp, in tx: any Writing) throws {
        guard let number = ended.purpose["withdrawal"]?.int, number > 0 else { return }
        let shop = ID<Shop>(ended.home.number)
        try tx.takeGuard(Self.guardName, home: .shop(shop))
        let withdrawal = try tx.withdrawal(ID(number), of: shop)
        switch ended.outcome {
        case .paid(_, let fee):
            guard let arrived = withdrawal.arrived(fee: fee, at: now) else { return }
            // Who paid it is what it was sent by, whoever is set to pay the next ones.
            let company = try Payments.payout(ended.payout, at: ended.home, in: tx).account.provider
            try tx.save(arrived)
            try ledger.post(
                JournalTransaction(
                    id: ids.next(), home: .shop(shop), kind: .withdrawalPaid, cause: .withdrawal(arrived.id), rule: "settlement.withdrawal",
                    postings: Bookings.withdrawalPaid(arrived, by: company), at: now), in: tx)
            try bear(arrived, of: company, at: now, in: tx)
            try tx.publish(WithdrawalMoved(arrived), id: ids.next(), home: .shop(shop), at: now)
        case .refused(let reason):
            guard let refused = withdrawal.refused(why: reason, at: now) else { return }
            try putBack(refused, at: now, in: tx)
        }
    }

    /// The provider's own fee: a line of its own, borne by whom the setting says.
    private func bear(_ withdrawal: Withdrawal, of company: String, at now: Timestamp, in tx: any Writing) throws {
        guard withdrawal.providerFee.minor > 0 else { return }
        let (shop, fee) = (withdrawal.shop, withdrawal.providerFee)
        var postings = Bookings.providerFee(fee, of: company)
        if try settings.values(at: withdrawal.requestedAt, in: tx).shopBearsProviderFee {
            let charge = try charge(fee, of: shop, .providerFee, reference: withdrawal.id.number, order: nil, at: now, in: tx)
            postings = Bookings.providerFee(fee, of: company, charge, to: shop)
        }
        try ledger.post(
            JournalTransaction(
                id: ids.next(), home: .shop(shop), kind: .providerFee, cause: .withdrawal(withdrawal.id), rule: "settlement.provider_fee",
                postings: postings, at: now), covered: [LedgerAccount(.shop(shop), .available)], in: tx)
    }

    private func putBack(_ withdrawal: Withdrawal, at now: Timestamp, in tx: any Writing) throws {
        try tx.save(withdrawal)
        try ledger.post(
            JournalTransaction(
                id: ids.next(), home: .shop(withdrawal.shop), kind: .withdrawalRefused, cause: .withdrawal(withdrawal.id),
                rule: "settlement.withdrawal", postings: Bookings.withdrawalReturned(withdrawal), at: now), in: tx)
        _ = try repay(
            tx.openDebts(of: withdrawal.shop), of: withdrawal.shop, from: withdrawal.amount, cause: .withdrawal(withdrawal.id), order: nil,
            at: now, in: tx)
        try tx.publish(WithdrawalMoved(withdrawal), id: ids.next(), home: .shop(withdrawal.shop), at: now)
    }
}

extension JournalKind {
    static let providerFee = JournalKind("provider_fee")
}

/// The numbers that a step of a withdrawal needs, made before its body.
private struct WithdrawalNumbers: Sendable {
    let withdrawal: ID<Withdrawal>, transaction: ID<JournalTransaction>, payout: ID<Payout>
    let entry: ID<AuditEntry>, event: ID<WithdrawalMoved>

    init(_ ids: IDSource) throws {
        (withdrawal, transaction, payout) = (try ids.next(), try ids.next(), try ids.next())
        (entry, event) = (try ids.next(), try ids.next())
    }
}

private func max(_ one: Money, _ other: Money) -> Money { one.minor >= other.minor ? one : other }
