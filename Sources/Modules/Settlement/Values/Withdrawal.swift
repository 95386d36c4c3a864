// Withdrawal.swift: a shop takes money out, and how that ends: once.
import Catalog
import Core

/// Money on its way from a shop's balance to its account outside.
public struct Withdrawal: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// Large enough to be looked at by a second person first.
        case requested
        /// At the provider; what becomes of it is not known yet.
        case paying
        case succeeded
        /// The provider did not pay it; the money is back in the balance.
        case refused
        /// Nobody sent it: the second person said no; the money is back in the balance.
        case rejected
    }
    public let shop: ID<Shop>   // its home
    public let id: ID<Withdrawal>
    /// What leaves the balance: fee, tax and what arrives.
    public let amount: Money
    /// The platform's.
    public let fee: Money
    /// Withheld for the tax office.
    public let tax: Money
    public let details: PayoutDetails
    public let state: State
    public let requestedBy: ID<Account>
    public let requestedAt: Timestamp
    public let reviewedBy: ID<Account>?
    public let reviewedAt: Timestamp?
    /// Why it was rejected or refused.
    public let reason: String
    /// What the provider took for it.
    public let providerFee: Money
    public let endedAt: Timestamp?
    let version: Int64

    /// What arrives.
    public var payout: Money { amount - fee - tax }
    public var isOver: Bool { endedAt != nil }

    private func becoming(
        _ state: State, reviewedBy: ID<Account>? = nil, reviewedAt: Timestamp? = nil, reason: String = "", providerFee: Money? = nil,
        endedAt: Timestamp? = nil
    ) -> Withdrawal {
        Withdrawal(
            shop: shop, id: id, amount: amount, fee: fee, tax: tax, details: details, state: state, requestedBy: requestedBy,
            requestedAt: requestedAt, reviewedBy: reviewedBy ?? self.reviewedBy, reviewedAt: reviewedAt ?? self.reviewedAt,
            reason: reason, providerFee: providerFee ?? self.providerFee, endedAt: endedAt, version: version)
    }

    /// The withdrawal after a second person let it go. Again by the same person it stays what it is.
    func approved(by reviewer: ID<Account>, at now: Timestamp) throws(SettlementError) -> Withdrawal {
        guard reviewer != requestedBy else { throw .ownWithdrawal }
        switch state {
        case .requested: return becoming(.paying, reviewedBy: reviewer, reviewedAt: now)
        case .paying where reviewedBy == reviewer: return self
        case .paying, .succeeded, .refused, .rejected: throw .withdrawalDecided(state)
        }
    }

    /// The withdrawal after a second person said no.
    func rejected(by reviewer: ID<Account>, why reason: String, at now: Timestamp) throws(SettlementError) -> Withdrawal {
        guard reviewer != requestedBy else { throw .ownWithdrawal }
        switch state {
        case .requested: return becoming(.rejected, reviewedBy: reviewer, reviewedAt: now, reason: reason, endedAt: now)
        case .rejected where reviewedBy == reviewer: return self
        case .paying, .succeeded, .refused, .rejected: throw .withdrawalDecided(state)
        }
    }

    /// The withdrawal once it arrived; nil when it has ended already.
    func arrived(fee: Money, at now: Timestamp) -> Withdrawal? {
        state == .paying ? becoming(.succeeded, providerFee: fee, endedAt: now) : nil
    }

    /// The withdrawal once the provider said that it will not pay; nil when it has ended already.
    func refused(why reason: String, at now: Timestamp) -> Withdrawal? {
        state == .paying ? becoming(.refused, reason: String(reason.prefix(200)), endedAt: now) : nil
    }
}

/// What one may take out, as the platform set it.
public struct WithdrawalTerms: Hashable, Sendable {
    public let minimum: Money
    /// Of each withdrawal.
    public let fee: Money
    /// Withheld of what is taken out.
    public let tax: Rate
    /// In a calendar day of the platform.
    public let dailyCount: Int64
    public let dailyAmount: Money
    /// From this amount on a second person looks at it.
    public let reviewFrom: Money

    /// What leaves the balance, shared out.
    func parts(of amount: Money) -> (fee: Money, tax: Money) { (fee, amount.part(tax)) }
}
