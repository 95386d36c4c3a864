// RefundMigrations.swift: what of an order went back, item by item, and the ten days that may stand still.
import Store

/// Orders that were closed before this are whole refunds: they get their rows, so that all of them add up. `completes_at` is said
/// with each parcel, and is what the last one leaves; `holds` counts who makes it stand still.
let refundMigrations: [Migration] = [
    Migration(
        "trade-refund-0001",
        """
        ALTER TABLE trade_order_item ADD COLUMN refunded \(.int64) NOT NULL DEFAULT 0
          CHECK (refunded >= 0 AND refunded <= amount - discount);
        ALTER TABLE trade_order_item ADD COLUMN refunded_freight \(.int64) NOT NULL DEFAULT 0
          CHECK (refunded_freight >= 0 AND refunded_freight <= freight);
        ALTER TABLE trade_order_item ADD COLUMN refunded_pieces \(.int64) NOT NULL DEFAULT 0
          CHECK (refunded_pieces >= 0 AND refunded_pieces <= quantity);
        ALTER TABLE trade_order_item ADD COLUMN refunded_unsent \(.int64) NOT NULL DEFAULT 0
          CHECK (refunded_unsent >= 0 AND refunded_unsent <= refunded_pieces AND shipped + refunded_unsent <= quantity);
        ALTER TABLE trade_order ADD COLUMN completes_at \(.int64);
        ALTER TABLE trade_order ADD COLUMN holds \(.int64) NOT NULL DEFAULT 0 CHECK (holds >= 0);
        ALTER TABLE trade_order ADD COLUMN completion_left \(.int64);
        CREATE TABLE trade_refund (
          shop_id \(.int64) NOT NULL,
          order_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          cause TEXT NOT NULL CHECK (cause IN ('cancelled', 'afterSale', 'goodwill', 'priceProtection')),
          subject \(.int64) NOT NULL,
          goods \(.int64) NOT NULL CHECK (goods >= 0),
          freight \(.int64) NOT NULL CHECK (freight >= 0),
          requested_at \(.int64) NOT NULL,
          refunded_at \(.int64),
          \(.orderedKey(home: "shop_id", "order_id", "id"))
        ) \(.strictByKey);
        CREATE TABLE trade_refund_line (
          shop_id \(.int64) NOT NULL,
          order_id \(.int64) NOT NULL,
          refund_id \(.int64) NOT NULL,
          line \(.int64) NOT NULL,
          pieces \(.int64) NOT NULL CHECK (pieces >= 0),
          unsent \(.int64) NOT NULL CHECK (unsent >= 0 AND unsent <= pieces),
          goods \(.int64) NOT NULL CHECK (goods >= 0),
          freight \(.int64) NOT NULL CHECK (freight >= 0),
          \(.orderedKey(home: "shop_id", "order_id", "refund_id", "line"))
        ) \(.strictByKey);
        INSERT INTO trade_refund (shop_id, order_id, id, cause, subject, goods, freight, requested_at, refunded_at)
        SELECT shop_id, id, COALESCE(refund_id, id), 'cancelled', 0, goods, freight, COALESCE(ended_at, placed_at),
          CASE WHEN refund_id IS NULL THEN COALESCE(ended_at, placed_at) ELSE refunded_at END
        FROM trade_order
        WHERE state = 'closed';
        INSERT INTO trade_refund_line (shop_id, order_id, refund_id, line, pieces, unsent, goods, freight)
        SELECT i.shop_id, i.order_id, COALESCE(o.refund_id, o.id), i.line, i.quantity, i.quantity, i.amount - i.discount, i.freight
        FROM trade_order AS o
        JOIN trade_order_item AS i ON i.shop_id = o.shop_id AND i.order_id = o.id
        WHERE o.state = 'closed';
        UPDATE trade_order_item
        SET refunded = amount - discount, refunded_freight = freight, refunded_pieces = quantity, refunded_unsent = quantity
        WHERE EXISTS (
          SELECT 1
          FROM trade_order AS o
          WHERE o.shop_id = trade_order_item.shop_id AND o.id = trade_order_item.order_id AND o.state = 'closed');
        UPDATE trade_order
        SET completes_at = shipped_at + 864000000
        WHERE state = 'shipped'
        """)
]
