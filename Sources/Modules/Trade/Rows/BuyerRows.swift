// BuyerRows.swift: every statement on `trade_buyer_list`: which shop has which of a buyer's orders, by heading.
import Catalog
import Core
import Identity
import Store

/// One entry of the list.
struct BuyerOrder: Hashable, Sendable {
    let shop: ID<Shop>, order: ID<Order>
    init(_ row: Row) throws { (shop, order) = (try row.id(0), try row.id(1)) }
}

extension SQL {
    static func buyerOrders(of buyer: ID<Account>, _ tab: BuyerTab, _ page: PageRequest) -> SQL {
        """
        SELECT shop_id, order_id
        FROM trade_buyer_list
        WHERE buyer_id = \(buyer) AND tab = \(tab.rawValue) AND order_id < \(page.after?.keys[0] ?? .max)
        ORDER BY order_id DESC
        LIMIT \(page.limit + 1)
        """
    }

    static func openOrderCounts(of buyer: ID<Account>) -> SQL {
        """
        SELECT tab, COUNT(*)
        FROM trade_buyer_list
        WHERE buyer_id = \(buyer) AND tab IN \(list: BuyerTab.open.map(\.rawValue))
        GROUP BY tab
        """
    }
}

extension Reading {
    /// Newest first, one more than the page holds. Without a heading those of all: a range of each, merged.
    func buyerOrders(of buyer: ID<Account>, _ tab: BuyerTab?, _ page: PageRequest) throws -> [BuyerOrder] {
        let tabs: [BuyerTab] = tab.map { [$0] } ?? BuyerTab.allCases
        let found = try load(tabs.map { SQL.buyerOrders(of: buyer, $0, page) })
        let all = try found.joined().map(BuyerOrder.init).sorted { $0.order > $1.order }
        return Array(all.prefix(Int(page.limit) + 1))
    }

    func openOrderCounts(of buyer: ID<Account>) throws -> [BuyerTab: Int64] {
        try rows(.openOrderCounts(of: buyer)).reduce(into: [:]) { $0[try $1.choice(0)] = try $1.int64(1) }
    }
}

extension Writing {
    func list(_ order: Order) throws {
        try run(
            """
            INSERT INTO trade_buyer_list (buyer_id, tab, order_id, shop_id)
            VALUES (\(order.buyer), \(BuyerTab(order.state).rawValue), \(order.id), \(order.shop))
            """)
    }

    /// Puts an order under the heading of its state, wherever it was.
    func relist(_ order: Order) throws {
        let tab = BuyerTab(order.state)
        try run(
            """
            UPDATE trade_buyer_list
            SET tab = \(tab.rawValue)
            WHERE buyer_id = \(order.buyer) AND tab IN \(list: BuyerTab.allCases.filter { $0 != tab }.map(\.rawValue))
              AND order_id = \(order.id)
            """)
    }
}
