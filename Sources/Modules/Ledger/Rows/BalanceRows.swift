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

    /// Moves balances, in one statement. No account is named twice.
    func add(_ movements: [(account: LedgerAccount, amount: Money)], home: Home) throws {
        guard !movements.isEmpty else { return }
        let values: [SQL] = movements.map { account, amount in
            """
            (\(home), \(account.party.description), \(account.purpose.rawValue), \(amount.currency.code), \(amount.minor))
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
