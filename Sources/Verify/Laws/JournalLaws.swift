// JournalLaws.swift: the journal sums to zero, is sealed without a gap, and the balances beside it are its sums.
import Core
import Ledger
import Store

enum JournalLaws {
    static let all: [Law] = [zero, whole, sealed, chained]

    /// Ids are unique over all homes, so a transaction is its id; streams through the key.
    private static let zero = Law(
        "ledger.sums_to_zero", "The entries of each journal transaction are of one currency and sum to zero.", of: "ledger_transaction",
        ["home", "id", "sum", "currency", "other_currency"]
    ) { _ in
        """
        SELECT MIN(home), transaction_id, SUM(amount), MIN(currency), MAX(currency)
        FROM ledger_entry
        GROUP BY transaction_id
        HAVING SUM(amount) <> 0 OR MIN(currency) <> MAX(currency) OR MIN(home) <> MAX(home)
        """
    }

    private static let whole = Law(
        "ledger.entries_have_a_transaction", "No entry is without its journal transaction, in the same home.", of: "ledger_entry",
        ["home", "transaction_id", "line"]
    ) { _ in
        """
        SELECT e.home, e.transaction_id, e.line
        FROM ledger_entry AS e
        LEFT JOIN ledger_transaction AS t ON t.home = e.home AND t.id = e.transaction_id
        WHERE t.id IS NULL
        """
    }

    private static let sealed = Law(
        "ledger.sealed", "No journal transaction waits longer than a minute for its seal.", of: "ledger_transaction", ["home", "id"]
    ) { moment in
        """
        SELECT home, id
        FROM ledger_transaction
        WHERE seal IS NULL AND id < \(IDLayout.number(at: max(moment.overdue, IDLayout.epoch + .milliseconds(1)), node: 0, sequence: 0))
        """
    }

    /// One walk through the journal proves both the chain and the balances, since both read every entry.
    private static let chained = Law(
        "ledger.chain_and_balances",
        "Each home's seals are 1…n, each hash is made of its transaction and the hash before, and each balance is the sum of its entries."
    ) { db, _ in try JournalWalk(db).broken() }
}
