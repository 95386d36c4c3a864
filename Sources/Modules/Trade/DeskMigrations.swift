// DeskMigrations.swift: what a shop's desk keeps about its orders, and the indexes of its lists.
import Store

/// A shop's lists by state, the words of its staff, and what a shop says when it cancels. Placing an order touches one small
/// index of these, of the orders that are not paid yet; the other is written from payment on.
let orderDesk = Migration(
    "trade-0002-desk",
    """
    CREATE INDEX trade_order_state ON trade_order (shop_id, state, id) WHERE state <> 'pendingPayment';
    CREATE INDEX trade_order_unpaid ON trade_order (shop_id, id) WHERE state = 'pendingPayment';
    DROP INDEX trade_order_to_ship;
    CREATE TABLE trade_order_view (
      shop_id \(.int64) NOT NULL,
      id \(.int64) NOT NULL,
      name TEXT NOT NULL,
      query TEXT NOT NULL,
      \(.key(home: "shop_id", "id"))
    ) \(.strict);
    CREATE INDEX trade_order_view_shop ON trade_order_view (shop_id, id);
    CREATE TABLE trade_order_note (
      shop_id \(.int64) NOT NULL,
      order_id \(.int64) NOT NULL,
      text TEXT NOT NULL,
      account_id \(.int64) NOT NULL,
      changed_at \(.int64) NOT NULL,
      version \(.int64) NOT NULL,
      \(.orderedKey(home: "shop_id", "order_id"))
    ) \(.strictByKey);
    CREATE TABLE trade_cancellation (
      shop_id \(.int64) NOT NULL,
      order_id \(.int64) NOT NULL,
      account_id \(.int64) NOT NULL,
      reason TEXT NOT NULL,
      at \(.int64) NOT NULL,
      \(.orderedKey(home: "shop_id", "order_id"))
    ) \(.strictByKey);
    """)

/// The two lists by state are all of a shop's orders: a third, of every order, only cost each placing a page.
let oneList = Migration("trade-0003-one-list", "DROP INDEX trade_order_shop")
