// OrderRows.swift: every statement on `trade_order` and `trade_order_item`.
import Catalog
import Core
import Identity
import Store

extension SQL {
    static let orderColumns: SQL = """
        shop_id, id, buyer_id, payment_id, state, goods, freight, currency, recipient, phone, division, address, note, placed_at,
          expires_at, paid_at, shipped_at, completed_at, ended_at, is_cancelling, refund_id, refunded_at, version,
          discount, uses_offers, completes_at, holds, completion_left, fee_rate
        """

    static func orders(_ ids: [ID<Order>], of shop: ID<Shop>) -> SQL {
        "SELECT \(orderColumns) FROM trade_order WHERE shop_id = \(shop) AND id IN \(list: ids) ORDER BY id DESC"
    }

    static func orderItems(_ ids: [ID<Order>], of shop: ID<Shop>) -> SQL {
        """
        SELECT order_id, line, sku_id, product_id, title, spec_text, picture, unit_price, quantity, amount, shipped,
          discount, platform_discount, freight, refunded, refunded_freight, refunded_pieces, refunded_unsent
        FROM trade_order_item
        WHERE shop_id = \(shop) AND order_id IN \(list: ids)
        ORDER BY order_id, line
        """
    }
}

extension Order {
    init(_ row: Row) throws {
        guard let currency = Currency(code: try row.text(7)) else { throw StoreError.unexpectedColumn(7) }
        shop = try row.id(0)
        id = try row.id(1)
        buyer = try row.id(2)
        payment = try row.optionalID(3)
        state = try row.choice(4)
        goods = Money(minor: try row.int64(5), currency)
        freight = Money(minor: try row.int64(6), currency)
        address = PostalAddress(
            storedName: try row.text(8), phone: try row.text(9), division: try row.text(10), detail: try row.text(11))
        note = try row.text(12)
        placedAt = try row.timestamp(13)
        expiresAt = try row.timestamp(14)
        paidAt = try row.optionalTimestamp(15)
        shippedAt = try row.optionalTimestamp(16)
        completedAt = try row.optionalTimestamp(17)
        endedAt = try row.optionalTimestamp(18)
        isCancelling = try row.bool(19)
        refund = try row.optionalID(20)
        refundedAt = try row.optionalTimestamp(21)
        version = try row.int64(22)
        discount = Money(minor: try row.int64(23), currency)
        usesOffers = try row.bool(24)
        completesAt = try row.optionalTimestamp(25)
        holds = try row.int64(26)
        completionLeft = try row.optionalInt64(27).map { Span(milliseconds: $0) }
        feeRate = Rate(basisPoints: try row.int64(28))
        items = []
    }
}

extension OrderItem {
    init(_ row: Row) throws {
        line = try row.int64(1)
        sku = try row.id(2)
        product = try row.id(3)
        title = try row.text(4)
        specText = try row.text(5)
        picture = try row.optionalText(6)
        unitPrice = try row.cny(7)
        quantity = try row.int64(8)
        amount = try row.cny(9)
        shipped = try row.int64(10)
        discount = try row.cny(11)
        platformDiscount = try row.cny(12)
        freight = try row.cny(13)
        refunded = try row.cny(14)
        refundedFreight = try row.cny(15)
        refundedPieces = try row.int64(16)
        refundedUnsent = try row.int64(17)
    }
}

extension Reading {
    /// Orders of one shop with their items, newest first; those that are not there are left out.
    func orders(_ ids: [ID<Order>], of shop: ID<Shop>) throws -> [Order] {
        guard !ids.isEmpty else { return [] }
        let (orderRows, itemRows) = try load(.orders(ids, of: shop), .orderItems(ids, of: shop))
        var items: [Int64: [OrderItem]] = [:]
        for row in itemRows { items[try row.int64(0), default: []].append(try OrderItem(row)) }
        return try orderRows.map { row in
            var order = try Order(row)
            order.items = items[order.id.number] ?? []
            return order
        }
    }

    /// - Throws: ``TradeError/orderNotFound``
    func order(_ id: ID<Order>, of shop: ID<Shop>) throws -> Order {
        guard let order = try orders([id], of: shop).first else { throw TradeError.orderNotFound }
        return order
    }
}

extension Writing {
    func insert(_ order: Order) throws {
        try run(
            """
            INSERT INTO trade_order
              (shop_id, id, buyer_id, payment_id, state, goods, freight, currency, recipient, phone, division, address, note,
              placed_at, expires_at, paid_at, version, discount, uses_offers, fee_rate)
            VALUES
              (\(order.shop), \(order.id), \(order.buyer), \(order.payment), \(order.state.rawValue), \(order.goods.minor),
              \(order.freight.minor), \(order.goods.currency.code), \(order.address.name), \(order.address.phone),
              \(order.address.division), \(order.address.detail), \(order.note), \(order.placedAt), \(order.expiresAt),
              \(order.paidAt), 1, \(order.discount.minor), \(order.usesOffers),
              \(order.feeRate.basisPoints))
            """)
        for item in order.items {
            try run(
                """
                INSERT INTO trade_order_item
                  (shop_id, order_id, line, sku_id, product_id, title, spec_text, picture, unit_price, quantity, amount,
                  discount, platform_discount, freight)
                VALUES
                  (\(order.shop), \(order.id), \(item.line), \(item.sku), \(item.product), \(item.title), \(item.specText),
                  \(item.picture), \(item.unitPrice.minor), \(item.quantity), \(item.amount.minor),
                  \(item.discount.minor), \(item.platformDiscount.minor), \(item.freight.minor))
                """)
        }
        try list(order)
    }

    /// Compares and sets everything that can change of an order, but its items; its buyer's list follows its state.
    func save(_ order: Order) throws {
        try runOnce(
            """
            UPDATE trade_order
            SET payment_id = \(order.payment), state = \(order.state.rawValue), paid_at = \(order.paidAt),
              shipped_at = \(order.shippedAt), completed_at = \(order.completedAt), ended_at = \(order.endedAt),
              is_cancelling = \(order.isCancelling), refund_id = \(order.refund), refunded_at = \(order.refundedAt),
              completes_at = \(order.completesAt), holds = \(order.holds), completion_left = \(order.completionLeft?.milliseconds),
              version = \(order.version + 1)
            WHERE shop_id = \(order.shop) AND id = \(order.id) AND version = \(order.version)
            """)
        try relist(order)
    }

    func saveShipped(_ item: OrderItem, of order: Order) throws {
        try run(
            """
            UPDATE trade_order_item
            SET shipped = \(item.shipped)
            WHERE shop_id = \(order.shop) AND order_id = \(order.id) AND line = \(item.line)
            """)
    }
}
