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
        """)
]
