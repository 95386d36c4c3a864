// Migrations.swift: the tables of this room, all in the payer's home.
import Store

public let paymentsMigrations: [Migration] = [
    Migration(
        "payments-0001",
        """
        CREATE TABLE payments_payment (
          payer_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          provider TEXT NOT NULL,
          amount \(.int64) NOT NULL CHECK (amount > 0),
          currency TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('pending', 'closing', 'paid', 'closed')),
          purpose TEXT NOT NULL,
          subject TEXT NOT NULL,
          created_at \(.int64) NOT NULL,
          expires_at \(.int64) NOT NULL,
          paid_at \(.int64),
          reference TEXT,
          refunded \(.int64) NOT NULL DEFAULT 0 CHECK (refunded >= 0 AND refunded <= amount),
          version \(.int64) NOT NULL,
          \(.key(home: "payer_id", "id"))
        ) \(.strict);
        CREATE TABLE payments_receipt (
          payer_id \(.int64) NOT NULL,
          payment_id \(.int64) NOT NULL,
          reference TEXT NOT NULL,
          amount \(.int64) NOT NULL,
          at \(.int64) NOT NULL,
          \(.orderedKey(home: "payer_id", "payment_id", "reference"))
        ) \(.strictByKey);
        CREATE TABLE payments_refund (
          payer_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          payment_id \(.int64) NOT NULL,
          reference TEXT NOT NULL,
          amount \(.int64) NOT NULL CHECK (amount > 0),
          currency TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('requested', 'refunded')),
          purpose TEXT NOT NULL,
          requested_at \(.int64) NOT NULL,
          refunded_at \(.int64),
          version \(.int64) NOT NULL,
          \(.key(home: "payer_id", "id")),
          \(.references("payments_payment", home: "payer_id", "payment_id"))
        ) \(.strict);
        """),
    // What a provider may answer beside yes, and money that goes out.
    Migration(
        "payments-0002-payouts",
        """
        ALTER TABLE payments_refund ADD COLUMN attempt \(.int64) NOT NULL DEFAULT 1;
        ALTER TABLE payments_refund ADD COLUMN refused TEXT;
        ALTER TABLE payments_refund ADD COLUMN may_ask_again \(.int64) NOT NULL DEFAULT 0;
        CREATE TABLE payments_payout (
          home_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          provider TEXT NOT NULL,
          account TEXT NOT NULL,
          holder TEXT NOT NULL,
          amount \(.int64) NOT NULL CHECK (amount > 0),
          currency TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('requested', 'paid', 'refused')),
          purpose TEXT NOT NULL,
          remark TEXT NOT NULL,
          requested_at \(.int64) NOT NULL,
          ended_at \(.int64),
          reference TEXT,
          fee \(.int64) NOT NULL DEFAULT 0 CHECK (fee >= 0),
          refused TEXT,
          version \(.int64) NOT NULL,
          \(.key(home: "home_id", "id"))
        ) \(.strict);
        """),
    // A provider's statement against our books; the home is the provider.
    Migration(
        "payments-0003-reconciliation",
        """
        ALTER TABLE payments_refund ADD COLUMN stated_on \(.int64);
        ALTER TABLE payments_payout ADD COLUMN stated_on \(.int64);
        CREATE TABLE payments_statement (
          home_id \(.int64) NOT NULL,
          day \(.int64) NOT NULL,
          lines \(.int64) NOT NULL,
          paid \(.int64) NOT NULL,
          refunded \(.int64) NOT NULL,
          paid_out \(.int64) NOT NULL,
          fees \(.int64) NOT NULL,
          found \(.int64) NOT NULL,
          compared_at \(.int64) NOT NULL,
          \(.orderedKey(home: "home_id", "day"))
        ) \(.strictByKey);
        CREATE TABLE payments_difference (
          home_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          provider TEXT NOT NULL,
          day \(.int64) NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('missingHere', 'missingThere', 'amount', 'state')),
          subject TEXT NOT NULL CHECK (subject IN ('pay', 'refund', 'payout')),
          number TEXT NOT NULL,
          reference TEXT NOT NULL,
          their_amount \(.int64),
          their_state TEXT,
          our_amount \(.int64),
          our_state TEXT,
          currency TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('open', 'settled')),
          outcome TEXT,
          note TEXT NOT NULL,
          settled_by \(.int64),
          settled_at \(.int64),
          found_at \(.int64) NOT NULL,
          version \(.int64) NOT NULL,
          \(.key(home: "home_id", "id")),
          UNIQUE (home_id, subject, number, reference)
        ) \(.strict);
        CREATE INDEX payments_difference_state ON payments_difference (home_id, state, id);
        """),
    // The few that a provider refused, for who sees to them.
    Migration(
        "payments-0004-refused", "CREATE INDEX payments_refund_refused ON payments_refund (id) WHERE refused IS NOT NULL"),
    // A day of all payers' receipts and refunds is found by number: SQLite's keys begin with it, PostgreSQL's with the payer.
    Migration(
        "payments-0005-numbers",
        """
        \(.each(
            sqlite: "",
            postgres: """
                CREATE INDEX payments_receipt_number ON payments_receipt (payment_id, reference);
                CREATE INDEX payments_refund_number ON payments_refund (id);
                """))
        """),
]
