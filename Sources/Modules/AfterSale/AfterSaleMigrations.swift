// AfterSaleMigrations.swift: the tables of this room. Cases live with their shop, a buyer's list of them with the person, limits
// with the organisation.
import Store

public let afterSaleMigrations: [Migration] = [
    Migration(
        "aftersale-0001",
        """
        CREATE TABLE aftersale_case (
          shop_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          organisation_id \(.int64) NOT NULL,
          order_id \(.int64) NOT NULL,
          line \(.int64) NOT NULL,
          buyer_id \(.int64) NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('refund', 'return', 'exchange', 'goodwill', 'priceProtection')),
          state TEXT NOT NULL CHECK (state IN
            ('requested', 'agreed', 'rejected', 'returning', 'returned', 'received', 'resent', 'refunding', 'refunded', 'exchanged',
             'withdrawn', 'escalated')),
          pieces \(.int64) NOT NULL CHECK (pieces >= 0),
          is_unsent \(.int64) NOT NULL CHECK (is_unsent IN (0, 1)),
          reason TEXT NOT NULL,
          asked \(.int64) CHECK (asked >= 0),
          wanted_sku_id \(.int64),
          is_reserved \(.int64) NOT NULL CHECK (is_reserved IN (0, 1)),
          fault TEXT CHECK (fault IN ('buyer', 'shop')),
          opened_by TEXT NOT NULL CHECK (opened_by IN ('buyer', 'shop', 'platform')),
          opened_at \(.int64) NOT NULL,
          decided_by \(.int64),
          return_name TEXT,
          return_phone TEXT,
          return_division TEXT,
          return_detail TEXT,
          back_carrier TEXT,
          back_number TEXT,
          back_at \(.int64),
          again_carrier TEXT,
          again_number TEXT,
          again_at \(.int64),
          fate TEXT CHECK (fate IN ('restocked', 'writtenOff')),
          refund_id \(.int64),
          goods \(.int64) CHECK (goods >= 0),
          freight \(.int64) CHECK (freight >= 0),
          due_at \(.int64),
          ended_at \(.int64),
          version \(.int64) NOT NULL,
          CHECK (ended_at IS NULL OR due_at IS NULL),
          CHECK ((refund_id IS NULL) = (goods IS NULL)),
          \(.key(home: "shop_id", "id"))
        ) \(.strict);
        CREATE INDEX aftersale_case_order ON aftersale_case (shop_id, order_id, id);
        CREATE INDEX aftersale_case_open ON aftersale_case (shop_id, state, (COALESCE(due_at, 0)), id)
          WHERE ended_at IS NULL;
        CREATE INDEX aftersale_case_ended ON aftersale_case (shop_id, id) WHERE ended_at IS NOT NULL;
        CREATE INDEX aftersale_case_escalated ON aftersale_case (id) WHERE state = 'escalated';
        CREATE TABLE aftersale_entry (
          shop_id \(.int64) NOT NULL,
          case_id \(.int64) NOT NULL,
          id \(.int64) NOT NULL,
          kind TEXT NOT NULL,
          side TEXT NOT NULL CHECK (side IN ('buyer', 'shop', 'platform', 'time')),
          account_id \(.int64),
          text TEXT NOT NULL,
          pictures TEXT NOT NULL,
          at \(.int64) NOT NULL,
          \(.orderedKey(home: "shop_id", "case_id", "id"))
        ) \(.strictByKey);
        CREATE TABLE aftersale_buyer_case (
          buyer_id \(.int64) NOT NULL,
          case_id \(.int64) NOT NULL,
          shop_id \(.int64) NOT NULL,
          PRIMARY KEY (buyer_id, case_id)
        ) \(.strictByKey);
        CREATE TABLE aftersale_return_address (
          shop_id \(.int64) NOT NULL,
          name TEXT NOT NULL,
          phone TEXT NOT NULL,
          division TEXT NOT NULL,
          detail TEXT NOT NULL,
          \(.key(home: "shop_id"))
        ) \(.strict);
        CREATE TABLE aftersale_limit (
          organisation_id \(.int64) NOT NULL,
          account_id \(.int64) NOT NULL,
          amount \(.int64) NOT NULL CHECK (amount >= 0),
          PRIMARY KEY (organisation_id, account_id)
        ) \(.strictByKey);
        """)
]
