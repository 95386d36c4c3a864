// BalanceRows.swift: every statement on `ledger_balance`, the sums kept beside the entries.
import Core
import Store

extension Reading {
    func balance(of account: LedgerAccount, home: Home, currency: Currency) throws -> Money {
        let row = try row(
            """
            SELECT amount
            FROM ledger_balance
            WHERE home = \(home) AND party = \(account.party.description) AND purpose = \(account.purpose.rawValue)
              AND currency = \(currency.code)
            """)
        return Money(minor: try row?.int64(0) ?? 0, currency)
    }

    func balances(of party: Party, home: Home, currency: Currency) throws -> [Purpose: Money] {
        try purposes(
            rows(
                """
                SELECT purpose, amount
                FROM ledger_balance
                WHERE home = \(home) AND party = \(party.description) AND currency = \(currency.code)
                """), currency)
    }

    func totals(of party: Party, currency: Currency) throws -> [Purpose: Money] {
        try purposes(
            rows(
                """
                SELECT purpose, CAST(SUM(amount) AS BIGINT)
                FROM ledger_balance
                WHERE party = \(party.description) AND currency = \(currency.code)
                GROUP BY purpose
                """), currency)
    }

    private func purposes(_ rows: [Row], _ currency: Currency) throws -> [Purpose: Money] {
        var found: [Purpose: Money] = [:]
        for row in rows { found[try row.choice(0)] = Money(minor: try row.int64(1), currency) }
        return found
    }
}

extension Writing {
    /// Lowers a balance that covers it.
    /// - Parameter amount: below zero.
    /// - Returns: false when it does not.
    func take(_ amount: Money, from account: LedgerAccount, home: Home) throws -> Bool {
        try changes(
            """
            UPDATE ledger_balance
            SET amount = amount + \(amount.minor)
            WHERE home = \(home) AND party = \(account.party.description) AND purpose = \(account.purpose.rawValue)
              AND currency = \(amount.currency.code) AND amount >= \(-amount.minor)
            """) == 1
    }

    /// Moves the balances of one home, in one statement. No account is named twice.
    func add(_ movements: [(account: LedgerAccount, amount: Money)], home: Home) throws {
        try add(movements.map { (BalanceKey(home: home, account: $0.account, currency: $0.amount.currency), $0.amount.minor) })
    }

    /// Moves all balances that these movements touch, each once.
    func add(_ transactions: [JournalTransaction]) throws {
        var sums: [BalanceKey: Int64] = [:]
        for transaction in transactions {
            for posting in transaction.postings {
                let key = BalanceKey(home: transaction.home, account: posting.account, currency: posting.amount.currency)
                sums[key, default: 0] += posting.amount.minor
            }
        }
        try add(sums.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    private func add(_ movements: [(BalanceKey, Int64)]) throws {
        guard !movements.isEmpty else { return }
        let values: [SQL] = movements.map { key, amount in
            """
            (\(key.home), \(key.account.party.description), \(key.account.purpose.rawValue), \(key.currency.code), \(amount))
            """
        }
        try run(
            """
            INSERT INTO ledger_balance (home, party, purpose, currency, amount)
            VALUES \(SQL.joined(values, separator: ", "))
            ON CONFLICT (home, party, purpose, currency) DO UPDATE
            SET amount = ledger_balance.amount + excluded.amount
            """)
    }
}

/// The row of a balance; in the order in which they are written.
private struct BalanceKey: Hashable, Comparable {
    let home: Home, account: LedgerAccount, currency: Currency

    static func < (left: BalanceKey, right: BalanceKey) -> Bool {
        (left.home, left.account, left.currency.code) < (right.home, right.account, right.currency.code)
    }
}
