// JournalRows.swift: every statement that writes `ledger_transaction` and `ledger_entry`, and reads one transaction.
import Core
import Store

extension Writing {
    /// - Returns: false when this cause has made a movement of this kind here before.
    func insert(_ transaction: JournalTransaction) throws -> Bool {
        try changes(
            """
            INSERT INTO ledger_transaction
              (home, id, kind, cause_kind, cause, order_id, rule, terms, at, by_id, reason, corrects_id)
            VALUES
              (\(transaction.home), \(transaction.id), \(transaction.kind.rawValue), \(transaction.cause.what.rawValue),
              \(transaction.cause.number), \(transaction.order), \(transaction.rule), \(transaction.terms), \(transaction.at),
              \(transaction.by), \(transaction.reason), \(transaction.corrects))
            ON CONFLICT (cause, cause_kind, kind, home) DO NOTHING
            """) == 1
    }

    /// All of them in one statement.
    func insertEntries(of transaction: JournalTransaction) throws {
        guard !transaction.postings.isEmpty else { return }
        let values: [SQL] = transaction.postings.enumerated().map { index, posting in
            """
            (\(transaction.home), \(transaction.id), \(Int64(index + 1)), \(posting.account.party.description),
            \(posting.account.purpose.rawValue), \(posting.amount.minor), \(posting.amount.currency.code))
            """
        }
        try run(
            """
            INSERT INTO ledger_entry (home, transaction_id, line, party, purpose, amount, currency)
            VALUES \(SQL.joined(values, separator: ", "))
            """)
    }
}
