// JournalRows.swift: every statement that writes `ledger_transaction` and `ledger_entry`, and reads one transaction.
import Core
import Store

extension Writing {
    /// - Returns: those whose cause had made no movement of their kind in their home before.
    func insert(_ transactions: [JournalTransaction]) throws -> Set<ID<JournalTransaction>> {
        guard !transactions.isEmpty else { return [] }
        let values: [SQL] = transactions.map { transaction in
            """
            (\(transaction.home), \(transaction.id), \(transaction.kind.rawValue), \(transaction.cause.what.rawValue),
            \(transaction.cause.number), \(transaction.order), \(transaction.rule), \(transaction.terms), \(transaction.at),
            \(transaction.by), \(transaction.reason), \(transaction.corrects))
            """
        }
        let written = try rows(
            """
            INSERT INTO ledger_transaction
              (home, id, kind, cause_kind, cause, order_id, rule, terms, at, by_id, reason, corrects_id)
            VALUES \(SQL.joined(values, separator: ", "))
            ON CONFLICT (cause, cause_kind, kind, home) DO NOTHING
            RETURNING id
            """)
        return Set(try written.map { try $0.id(0) })
    }

    /// All of them in one statement.
    func insertEntries(of transactions: [JournalTransaction]) throws {
        let values: [SQL] = transactions.flatMap { transaction in
            transaction.postings.enumerated().map { index, posting -> SQL in
                """
                (\(transaction.home), \(transaction.id), \(Int64(index + 1)), \(posting.account.party.description),
                \(posting.account.purpose.rawValue), \(posting.amount.minor), \(posting.amount.currency.code))
                """
            }
        }
        guard !values.isEmpty else { return }
        try run(
            """
            INSERT INTO ledger_entry (home, transaction_id, line, party, purpose, amount, currency)
            VALUES \(SQL.joined(values, separator: ", "))
            """)
    }
}
