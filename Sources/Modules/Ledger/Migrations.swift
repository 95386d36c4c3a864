// Migrations.swift: the tables of this room. A transaction lives whole in one home and sums to zero there.
import Store

public let ledgerMigrations: [Migration] = [
    Migration(
        "ledger-0001",
        """
        CREATE TABLE ledger_transaction (
          home \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          kind TEXT NOT NULL,
          cause_kind TEXT NOT NULL,
          cause \(.int64) NOT NULL,
          order_id \(.int64),
          rule TEXT NOT NULL,
          terms TEXT NOT NULL,
          at \(.int64) NOT NULL,
          by_id \(.int64),
          reason TEXT NOT NULL,
          corrects_id \(.int64),
          seal \(.int64),
          hash TEXT,
          CHECK ((seal IS NULL) = (hash IS NULL)),
          UNIQUE (cause, cause_kind, kind, home),
          \(.key(home: "home", "id"))
        ) \(.strict);
        CREATE INDEX ledger_transaction_order ON ledger_transaction (order_id, id) WHERE order_id IS NOT NULL;
        CREATE INDEX ledger_transaction_unsealed ON ledger_transaction (home, id) WHERE seal IS NULL;
        CREATE TABLE ledger_entry (
          home \(.int64) NOT NULL,
          transaction_id \(.int64) NOT NULL,
          line \(.int64) NOT NULL,
          party TEXT NOT NULL,
          purpose TEXT NOT NULL,
          amount \(.int64) NOT NULL CHECK (amount <> 0),
          currency TEXT NOT NULL,
          \(.orderedKey(home: "home", "transaction_id", "line"))
        ) \(.strictByKey);
        CREATE INDEX ledger_entry_party ON ledger_entry (party, transaction_id);
        CREATE TABLE ledger_balance (
          home \(.int64) NOT NULL,
          party TEXT NOT NULL,
          purpose TEXT NOT NULL,
          currency TEXT NOT NULL,
          amount \(.int64) NOT NULL,
          PRIMARY KEY (home, party, purpose, currency)
        ) \(.strictByKey);
        CREATE INDEX ledger_balance_party ON ledger_balance (party, purpose);
        CREATE TABLE ledger_chain (
          home \(.int64) NOT NULL,
          number \(.int64) NOT NULL,
          hash TEXT NOT NULL,
          PRIMARY KEY (home)
        ) \(.strict);
        """)
]
