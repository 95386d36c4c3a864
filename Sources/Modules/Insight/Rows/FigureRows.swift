// FigureRows.swift: every statement of this room.
import Catalog
import Core
import Identity
import Store

extension Writing {
    /// Adds to every row that is named, in one statement for each table and in order of the keys.
    func add(_ counted: Counted) throws {
        try add(days: counted.days)
        try add(sold: counted.sold)
        try add(buyers: counted.buyers)
        try add(regions: counted.regions)
        // What lists show of a product is the sum of its days.
        for (product, pieces) in counted.ever.sorted(by: { $0.key < $1.key }) {
            try run(Product.countSold(pieces, of: product.product, of: product.shop))
        }
    }

    private func add(days: [Counted.ShopDay: Figures]) throws {
        let rows: [SQL] = days.sorted { $0.key < $1.key }.map { on, more in
            """
            (\(on.shop), \(on.day.number), \(more.placed), \(more.paid), \(more.cancelled), \(more.shipped), \(more.completed),
            \(more.pieces), \(more.gmv), \(more.refunds), \(more.refunded))
            """
        }
        guard !rows.isEmpty else { return }
        try run(
            """
            INSERT INTO insight_day (shop_id, day, placed, paid, cancelled, shipped, completed, pieces, gmv, refunds, refunded)
            VALUES \(SQL.joined(rows, separator: ", "))
            ON CONFLICT (shop_id, day) DO UPDATE
            SET placed = insight_day.placed + excluded.placed, paid = insight_day.paid + excluded.paid,
                cancelled = insight_day.cancelled + excluded.cancelled, shipped = insight_day.shipped + excluded.shipped,
                completed = insight_day.completed + excluded.completed, pieces = insight_day.pieces + excluded.pieces,
                gmv = insight_day.gmv + excluded.gmv, refunds = insight_day.refunds + excluded.refunds,
                refunded = insight_day.refunded + excluded.refunded
            """)
    }

    private func add(sold: [Counted.ProductDay: (pieces: Int64, gmv: Int64)]) throws {
        let rows: [SQL] = sold.sorted { $0.key < $1.key }.map { key, more in
            "(\(key.on.shop), \(key.on.day.number), \(key.product), \(more.pieces), \(more.gmv))"
        }
        guard !rows.isEmpty else { return }
        try run(
            """
            INSERT INTO insight_product_day (shop_id, day, product_id, pieces, gmv)
            VALUES \(SQL.joined(rows, separator: ", "))
            ON CONFLICT (shop_id, day, product_id) DO UPDATE
            SET pieces = insight_product_day.pieces + excluded.pieces, gmv = insight_product_day.gmv + excluded.gmv
            """)
    }

    private func add(buyers: Set<Counted.BuyerDay>) throws {
        let rows: [SQL] = buyers.sorted().map { "(\($0.on.shop), \($0.on.day.number), \($0.buyer))" }
        guard !rows.isEmpty else { return }
        try run(
            """
            INSERT INTO insight_buyer_day (shop_id, day, buyer_id)
            VALUES \(SQL.joined(rows, separator: ", "))
            ON CONFLICT DO NOTHING
            """)
    }
}

extension Reading {
    /// Days on which something happened.
    func figures(of shop: ID<Shop>, in period: Period) throws -> [Day: Figures] {
        var found: [Day: Figures] = [:]
        let rows = try rows(
            """
            SELECT day, placed, paid, cancelled, shipped, completed, pieces, gmv, refunds, refunded
            FROM insight_day
            WHERE shop_id = \(shop) AND day >= \(period.first.number) AND day <= \(period.last.number)
            """)
        for row in rows {
            var figures = Figures()
            (figures.placed, figures.paid, figures.cancelled) = (try row.int64(1), try row.int64(2), try row.int64(3))
            (figures.shipped, figures.completed) = (try row.int64(4), try row.int64(5))
            (figures.pieces, figures.gmv) = (try row.int64(6), try row.int64(7))
            (figures.refunds, figures.refunded) = (try row.int64(8), try row.int64(9))
            found[Day(number: try row.int64(0))] = figures
        }
        return found
    }

    func buyersByDay(of shop: ID<Shop>, in period: Period) throws -> [Day: Int64] {
        var found: [Day: Int64] = [:]
        let rows = try rows(
            """
            SELECT day, COUNT(*)
            FROM insight_buyer_day
            WHERE shop_id = \(shop) AND day >= \(period.first.number) AND day <= \(period.last.number)
            GROUP BY day
            """)
        for row in rows { found[Day(number: try row.int64(0))] = try row.int64(1) }
        return found
    }

    func buyers(of shop: ID<Shop>, in period: Period) throws -> Int64 {
        try row(
            """
            SELECT COUNT(DISTINCT buyer_id)
            FROM insight_buyer_day
            WHERE shop_id = \(shop) AND day >= \(period.first.number) AND day <= \(period.last.number)
            """)?.int64(0) ?? 0
    }

    func ranking(of shop: ID<Shop>, in period: Period, limit: Int64) throws -> [ProductFigures] {
        try rows(
            """
            SELECT product_id, CAST(SUM(pieces) AS BIGINT), CAST(SUM(gmv) AS BIGINT)
            FROM insight_product_day
            WHERE shop_id = \(shop) AND day >= \(period.first.number) AND day <= \(period.last.number)
            GROUP BY product_id
            ORDER BY SUM(gmv) DESC, SUM(pieces) DESC, product_id
            LIMIT \(limit)
            """
        ).map { ProductFigures(product: try $0.id(0), pieces: try $0.int64(1), gmv: try $0.int64(2)) }
    }

    func sold(_ products: [ID<Product>], of shop: ID<Shop>, in period: Period) throws -> [ID<Product>: ProductFigures] {
        let rows = try rows(
            """
            SELECT product_id, CAST(SUM(pieces) AS BIGINT), CAST(SUM(gmv) AS BIGINT)
            FROM insight_product_day
            WHERE shop_id = \(shop) AND day >= \(period.first.number) AND day <= \(period.last.number)
              AND product_id IN \(list: products)
            GROUP BY product_id
            """)
        var found: [ID<Product>: ProductFigures] = [:]
        for row in rows {
            let product: ID<Product> = try row.id(0)
            found[product] = ProductFigures(product: product, pieces: try row.int64(1), gmv: try row.int64(2))
        }
        return found
    }
}
