// ChargeShop.swift: what a shop owes is taken from what it has; the rest becomes a debt, which later income repays.
import Catalog
import Core
import Identity
import Ledger
import Store
import Trade

extension Settlement {
    /// How an amount is met now; what is not covered is written down as a debt. The caller has taken the guard, and books it.
    func charge(
        _ amount: Money, of shop: ID<Shop>, _ cause: Debt.Cause, reference: Int64, order: ID<Order>?, at now: Timestamp,
        in tx: any Writing
    ) throws -> Charge {
        let available = try ledger.balance(of: LedgerAccount(.shop(shop), .available), home: .shop(shop), in: tx)
        let charge = Charge(amount, available: available)
        if charge.debt.minor > 0 {
            let debt = Debt(
                shop: shop, id: try ids.next(), cause: cause, reference: reference, order: order, amount: charge.debt,
                left: charge.debt, arisenAt: now)
            try tx.insert(debt)
            try tx.publish(
                DebtArisen(shop: shop, debt: debt.id, amount: debt.amount), id: ids.next(), home: .shop(shop), at: now)
        }
        return charge
    }

    /// Repays the oldest debts from what became available.
    /// - Returns: what is still open.
    func repay(
        _ debts: [Debt], of shop: ID<Shop>, from income: Money, cause: JournalCause, order: ID<Order>?, at now: Timestamp,
        in tx: any Writing
    ) throws -> [Debt] {
        let repayments = Repayment.of(debts, from: income)
        guard !repayments.isEmpty else { return debts }
        for one in repayments { try tx.repay(one, of: shop, cause: cause.description, at: now) }
        let sum = repayments.reduce(Money.cny(0)) { $0 + $1.amount }
        try ledger.post(
            JournalTransaction(
                id: ids.next(), home: .shop(shop), kind: .debtRepaid, cause: cause, order: order?.number,
                rule: "settlement.oldest_debt_first",
                postings: Bookings.debtRepaid(sum, by: shop), at: now), in: tx)
        return debts.compactMap { debt in
            let repaid = repayments.first { $0.debt == debt.id }?.amount ?? .cny(0)
            return debt.left == repaid ? nil : debt.lowered(by: repaid)
        }
    }

    /// What became a shop's otherwise than by its orders repays what it owes. Again, or in a home that is no shop's, it does nothing.
    func repayDebts(of shop: ID<Shop>, because cause: JournalCause, at now: Timestamp, in tx: any Writing) throws {
        try tx.takeGuard(Self.guardName, home: .shop(shop))
        let debts = try tx.openDebts(of: shop)
        guard !debts.isEmpty else { return }
        let available = try ledger.balance(of: LedgerAccount(.shop(shop), .available), home: .shop(shop), in: tx)
        _ = try repay(debts, of: shop, from: available, cause: cause, order: nil, at: now, in: tx)
    }

    /// Gives a debt up: a decision of the platform's, with a reason. The platform's own account bears it.
    /// - Throws: ``InvalidInput`` for the reason; ``SettlementError/debtNotFound`` also when nothing of it is left.
    public func writeOff(_ id: ID<Debt>, of shop: ID<Shop>, why reason: String, by actor: ID<Account>) async throws {
        try Self.check(reason)
        let now = clock.now()
        let (transaction, entry): (ID<JournalTransaction>, ID<AuditEntry>) = (try ids.next(), try ids.next())
        try await store.write(homes: [.shop(shop), .organisation(.platform)]) { tx in
            try tx.takeGuard(Self.guardName, home: .shop(shop))
            guard let debt = try tx.debt(id, of: shop), debt.left.minor > 0 else { throw SettlementError.debtNotFound }
            try tx.repay(Repayment(debt: id, amount: debt.left), of: shop, cause: "writeOff:\(transaction)", at: now)
            try ledger.post(
                JournalTransaction(
                    id: transaction, home: .shop(shop), kind: .writtenOff, cause: JournalCause(.debt, id), order: debt.order?.number,
                    rule: "settlement.written_off", postings: Bookings.writtenOff(debt.left, of: shop), at: now, by: actor, reason: reason),
                in: tx)
            try tx.audit(
                actor: actor, organisation: .platform, action: "debt.written_off", subject: "\(shop) \(id) \(debt.left.minor)", at: now,
                id: entry)
        }
    }

    /// In characters.
    public static let reason = 1...200

    static func check(_ reason: String) throws(InvalidInput) {
        guard !Self.reason.contains(reason.count) || reason.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) else {
            return
        }
        throw InvalidInput([FieldProblem("reason", reason.isEmpty ? "required" : "too_long", expected: "1…200")])
    }
}

extension Debt {
    func lowered(by amount: Money) -> Debt {
        Debt(
            shop: shop, id: id, cause: cause, reference: reference, order: order, amount: self.amount, left: left - amount,
            arisenAt: arisenAt)
    }
}
