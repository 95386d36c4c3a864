// ReadFunds.swift: what a shop has, owes and took out. Who may see it is the caller's to check.
import Catalog
import Core
import Identity
import Ledger
import Settings
import Store
import Trade

/// A shop's money at one moment.
public struct Funds: Hashable, Sendable {
    /// Of orders that are not settled yet.
    public let held: Money
    public let available: Money
    /// On its way to the account outside.
    public let withdrawing: Money
    /// The oldest first.
    public let debts: [Debt]
    public var debt: Money { debts.reduce(.cny(0)) { $0 + $1.left } }
}

extension Settlement {
    public func funds(of shop: ID<Shop>) async throws -> Funds {
        try await store.read { db in
            let balances = try ledger.balances(of: .shop(shop), home: .shop(shop), in: db)
            return Funds(
                held: balances[.held] ?? .cny(0), available: balances[.available] ?? .cny(0),
                withdrawing: balances[.withdrawing] ?? .cny(0), debts: try db.openDebts(of: shop))
        }
    }

    /// What repaid a shop's debts so far, by debt.
    public func payments(of debts: [Debt]) async throws -> [ID<Debt>: [DebtPayment]] {
        guard let shop = debts.first?.shop else { return [:] }
        let ids = debts.map(\.id)
        return Dictionary(grouping: try await store.readOnce { try $0.payments(of: ids, shop: shop) }, by: \.debt)
    }

    /// What all shops owe, the oldest first; at most 200.
    public func openDebts() async throws -> [Debt] { try await store.readOnce { try $0.openDebts(limit: 200) } }

    /// Orders settled in a month, or ever; the last first.
    public func settledOrders(of shop: ID<Shop>, in month: PlatformMonth? = nil, _ page: PageRequest) async throws -> Page<SettledOrder> {
        let (from, before) = (month?.start ?? Timestamp(milliseconds: 0), month?.next.start ?? Timestamp(milliseconds: .max))
        let found = try await store.readOnce {
            try $0.settledOrders(of: shop, from: from, before: before, after: page.after, limit: page.limit + 1)
        }
        return Page(found, page) { Cursor($0.settledAt.milliseconds, $0.order.number) }
    }

    /// Nil while it is not settled.
    public func settled(_ order: ID<Order>, of shop: ID<Shop>) async throws -> SettledOrder? {
        try await store.readOnce { try $0.settled(order, of: shop) }
    }

    public func withdrawals(of shop: ID<Shop>, _ page: PageRequest) async throws -> Page<Withdrawal> {
        let found = try await store.readOnce { try $0.withdrawals(of: shop, before: page.after?.keys[0], limit: page.limit + 1) }
        return Page(found, page) { Cursor($0.id.number) }
    }

    /// - Throws: ``SettlementError/withdrawalNotFound``, also for another shop's.
    public func withdrawal(_ id: ID<Withdrawal>, of shop: ID<Shop>) async throws -> Withdrawal {
        try await store.readOnce { try $0.withdrawal(id, of: shop) }
    }

    /// Withdrawals of all shops that wait for a second person (`requested`) or for the provider (`paying`), the oldest first; at
    /// most 200.
    public func withdrawals(in state: Withdrawal.State) async throws -> [Withdrawal] {
        try await store.readOnce { try $0.withdrawals(in: state, limit: 200) }
    }

    /// How many withdrawals of all shops wait for a second person; counts no further than `most`.
    public func withdrawalsToReview(atMost most: Int64) async throws -> Int64 {
        try await store.readOnce { try $0.withdrawalsToReview(atMost: most) }
    }

    public func payoutDetails(of shop: ID<Shop>) async throws -> PayoutDetails? {
        try await store.readOnce { try $0.payoutDetails(of: shop) }
    }

    /// Where a shop's money goes from now on; withdrawals under way keep what they began with.
    /// - Throws: ``InvalidInput`` for a kind of account that the provider does not pay to.
    public func save(_ details: PayoutDetails, of shop: ID<Shop>, by person: ID<Account>) async throws {
        guard payoutKinds.contains(details.kind) else {
            let kinds = PayoutDetails.Kind.allCases.filter(payoutKinds.contains).map(\.rawValue).joined(separator: " | ")
            throw InvalidInput([FieldProblem("kind", "not_a_choice", expected: kinds)])
        }
        let now = clock.now()
        let organisation = try await catalog.shop(shop).organisation
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(homes: [.shop(shop), .organisation(organisation)]) { tx in
            try tx.save(details, of: shop, by: person, at: now)
            try tx.audit(
                actor: person, organisation: organisation, action: "payout_details.saved",
                subject: "\(shop) \(details.kind.rawValue) \(details.masked)", at: now, id: entry)
        }
    }

    public func grade(of shop: ID<Shop>) async throws -> ShopGrade { try await store.readOnce { try $0.grade(of: shop) } }

    /// Trusts a shop more or less: for what completes from now on.
    /// - Throws: ``InvalidInput`` for the reason.
    public func setGrade(_ grade: ShopGrade, of shop: ID<Shop>, why reason: String, by actor: ID<Account>) async throws {
        try Self.check(reason)
        let now = clock.now()
        let entry: ID<AuditEntry> = try ids.next()
        try await store.write(homes: [.shop(shop), .organisation(.platform)]) { tx in
            try tx.save(grade, of: shop, why: reason, by: actor, at: now)
            try tx.audit(
                actor: actor, organisation: .platform, action: "shop.graded", subject: "\(shop) \(grade.rawValue)", at: now, id: entry)
        }
    }

    public func withdrawalTerms(at moment: Timestamp) async throws -> WithdrawalTerms {
        let values = try await settings.values(at: moment)
        return WithdrawalTerms(
            minimum: .cny(values[.withdrawalMinimum]), fee: .cny(values[.withdrawalFee]), tax: Rate(basisPoints: values[.withheldTax]),
            dailyCount: values[.withdrawalDailyCount], dailyAmount: .cny(values[.withdrawalDailyAmount]),
            reviewFrom: .cny(values[.withdrawalReview]))
    }

    /// What the platform earned by shop, of what was settled in a month; at most 200 shops, the highest fee first.
    public func fees(in month: PlatformMonth) async throws -> [ShopFees] {
        try await store.readOnce { try $0.fees(in: month, limit: 200) }
    }

    /// What the platform has in all, by purpose.
    public func platformFunds() async throws -> [Purpose: Money] {
        try await store.readOnce { try ledger.totals(of: .platform, in: $0) }
    }
}
