// Post.swift: money moves, once, inside the body of whoever moves it.
import Core
import Store

extension Ledger {
    /// Writes a movement. The same home, kind and cause again does nothing.
    ///
    /// Waits for the database once, whatever the number of postings.
    /// - Parameter covered: accounts that it must not take below zero.
    /// - Returns: false when it was written before.
    /// - Throws: ``LedgerError/notCovered(_:left:)``, which ends the body: nothing of it stays.
    @discardableResult
    public func post(_ transaction: JournalTransaction, covered: [LedgerAccount] = [], in tx: any Writing) throws -> Bool {
        guard try !tx.insert([transaction]).isEmpty else { return false }
        let movements = transaction.movements
        for movement in movements where movement.amount.minor < 0 && covered.contains(movement.account) {
            guard try tx.take(movement.amount, from: movement.account, home: transaction.home) else {
                let left = try tx.balance(of: movement.account, home: transaction.home, currency: movement.amount.currency)
                throw LedgerError.notCovered(movement.account, left: left.minor)
            }
        }
        try tx.insertEntries(of: [transaction])
        try tx.add(movements.filter { $0.amount.minor > 0 || !covered.contains($0.account) }, home: transaction.home)
        return true
    }

    /// Writes movements as one by one, in a statement for each table. None of them is bounded by what an account holds.
    public func post(_ transactions: [JournalTransaction], in tx: any Writing) throws {
        let isNew = try tx.insert(transactions)
        let new = transactions.filter { isNew.contains($0.id) }
        try tx.insertEntries(of: new)
        try tx.add(new)
    }

    /// Writes a movement that this account must cover: its balance decides in the statement that lowers it, so of two at once
    /// that together are too much, one is refused.
    /// - Returns: false when it was written before.
    /// - Throws: ``LedgerError/notCovered(_:left:)``, which ends the body: nothing of it stays.
    @discardableResult
    public func take(_ transaction: JournalTransaction, from account: LedgerAccount, in tx: any Writing) throws -> Bool {
        try post(transaction, covered: [account], in: tx)
    }

    /// What an account holds in a home, from the balance kept beside the entries; 0 when it never moved.
    public func balance(
        of account: LedgerAccount, home: Home, currency: Currency = .cny, in tx: any Reading
    ) throws -> Money {
        try tx.balance(of: account, home: home, currency: currency)
    }

    /// Everything a party holds in a home, by purpose; what never moved is not there.
    public func balances(
        of party: Party, home: Home, currency: Currency = .cny, in tx: any Reading
    ) throws -> [Purpose: Money] {
        try tx.balances(of: party, home: home, currency: currency)
    }

    /// Everything a party holds over all homes, by purpose: the platform's figures, rolled up from those of every shop.
    public func totals(of party: Party, currency: Currency = .cny, in tx: any Reading) throws -> [Purpose: Money] {
        try tx.totals(of: party, currency: currency)
    }
}
