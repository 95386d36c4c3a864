// FeeMigrations.swift: the platform's fee that an order was placed under.
import Store

/// In basis points. Orders placed before there was a fee bear none.
let feeMigrations: [Migration] = [
    Migration(
        "trade-fee-0001",
        """
        ALTER TABLE trade_order ADD COLUMN fee_rate \(.int64) NOT NULL DEFAULT 0 CHECK (fee_rate >= 0 AND fee_rate <= 10000)
        """)
]
