// MonthRows.swift: every statement on `settlement_month`: what the platform earned with each shop, rolled up.
import Catalog
import Core
import Store

extension Reading {
    /// What the platform earned and gave, by shop, of what was settled in a month; the highest fee first.
    func fees(in month: PlatformMonth, limit: Int64) throws -> [ShopFees] {
        try rows(
            """
            SELECT shop_id, orders, goods, fee, support
            FROM settlement_month
            WHERE month_start = \(month.start)
            ORDER BY fee DESC, shop_id DESC
            LIMIT \(limit)
            """
        ).map {
            ShopFees(
                shop: try $0.id(0), orders: try $0.int64(1), goods: try $0.cny(2), fee: try $0.cny(3), support: try $0.cny(4))
        }
    }
}

extension Writing {
    /// Counts what was settled in a month.
    func count(_ settled: [SettledOrder], in month: PlatformMonth, of shop: ID<Shop>) throws {
        guard !settled.isEmpty else { return }
        func sum(_ part: (Income) -> Money) -> Int64 { settled.reduce(0) { $0 + part($1.income).minor } }
        try run(
            """
            INSERT INTO settlement_month (shop_id, month_start, orders, goods, fee, support)
            VALUES (\(shop), \(month.start), \(Int64(settled.count)), \(sum(\.goods)), \(sum(\.fee)), \(sum(\.support)))
            ON CONFLICT (shop_id, month_start) DO UPDATE
            SET orders = settlement_month.orders + excluded.orders, goods = settlement_month.goods + excluded.goods,
              fee = settlement_month.fee + excluded.fee, support = settlement_month.support + excluded.support
            """)
    }

    /// Takes back what a refund took back of an order that was settled in a month.
    func takeBack(_ back: Income, in month: PlatformMonth, of shop: ID<Shop>) throws {
        try runOnce(
            """
            UPDATE settlement_month
            SET goods = goods - \(back.goods.minor), fee = fee - \(back.fee.minor), support = support - \(back.support.minor)
            WHERE shop_id = \(shop) AND month_start = \(month.start)
            """)
    }
}
