// ReadMonth.swift: the monthly statement of a party. Who may see it is the caller's to check.
import Core
import Ledger

extension Settlement {
    /// Proved by the journal: closing = opening + what moved, for each account.
    public func month(_ month: PlatformMonth, of party: Party) async throws -> MonthlyStatement {
        MonthlyStatement(party, month, try await ledger.movements(of: party, from: month.start, before: month.next.start))
    }
}
