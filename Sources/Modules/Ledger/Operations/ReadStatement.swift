// ReadStatement.swift: what a party had, has and how it moved. Who may see it is the caller's to check.
import Catalog
import Core
import Store

extension Ledger {
    /// A page of a party's lines, the newest first.
    public func statement(
        of party: Party, _ filter: StatementFilter = StatementFilter(), _ page: PageRequest = PageRequest()
    ) async throws -> Page<StatementLine> {
        try await store.read { try $0.statement(of: party, filter, page) }
    }

    /// What came in and went out over all lines of a filter. Reads each of them: a filter over years of a large party takes a while.
    public func sums(of party: Party, _ filter: StatementFilter, currency: Currency = .cny) async throws -> StatementSums {
        try await store.read { try $0.sums(of: party, filter, currency: currency) }
    }

    /// What a party holds over all homes, by purpose; what never moved is not there.
    public func holdings(of party: Party, currency: Currency = .cny) async throws -> [Purpose: Money] {
        try await store.readOnce { db in
            guard case .shop(let shop) = party else { return try db.totals(of: party, currency: currency) }
            return try db.balances(of: party, home: .shop(shop), currency: currency)
        }
    }

    /// What accounts hold in one home, in their order; 0 for what never moved there.
    public func balances(of accounts: [LedgerAccount], home: Home) async throws -> [Money] {
        try await store.read { db in try accounts.map { try db.balance(of: $0, home: home, currency: .cny) } }
    }

    /// All that was written about an order of a shop, in order of time; empty for one that never moved money.
    /// - Parameter order: the number of its id.
    public func journal(ofOrder order: Int64, of shop: ID<Shop>) async throws -> [JournalRecord] {
        try await store.read { try $0.journal(ofOrder: order, home: .shop(shop)) }
    }

    /// - Throws: ``LedgerError/transactionNotFound``
    public func record(_ id: ID<JournalTransaction>, home: Home) async throws -> JournalRecord {
        try await store.read { try $0.journalRecord(id, home: home) }
    }
}
