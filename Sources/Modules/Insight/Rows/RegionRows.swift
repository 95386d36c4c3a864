// RegionRows.swift: every statement on the figures by region.
import Catalog
import Core
import Store

extension Writing {
    func add(regions: [Counted.RegionOfDay: RegionFigures]) throws {
        let rows: [SQL] = regions.sorted { $0.key < $1.key }.map { key, more in
            """
            (\(key.on.shop), \(key.on.day.number), \(key.region), \(more.placed), \(more.placedAmount), \(more.paid),
            \(more.paidAmount), \(more.refunds), \(more.refunded))
            """
        }
        guard !rows.isEmpty else { return }
        try run(
            """
            INSERT INTO insight_region_day (shop_id, day, region, placed, placed_amount, paid, paid_amount, refunds, refunded)
            VALUES \(SQL.joined(rows, separator: ", "))
            ON CONFLICT (shop_id, day, region) DO UPDATE
            SET placed = insight_region_day.placed + excluded.placed,
                placed_amount = insight_region_day.placed_amount + excluded.placed_amount,
                paid = insight_region_day.paid + excluded.paid, paid_amount = insight_region_day.paid_amount + excluded.paid_amount,
                refunds = insight_region_day.refunds + excluded.refunds, refunded = insight_region_day.refunded + excluded.refunded
            """)
    }
}

extension Reading {
    func regionDays(of shop: ID<Shop>, in period: Period) throws -> [RegionDay] {
        try rows(
            """
            SELECT day, region, placed, placed_amount, paid, paid_amount, refunds, refunded
            FROM insight_region_day
            WHERE shop_id = \(shop) AND day >= \(period.first.number) AND day <= \(period.last.number)
            ORDER BY day, region
            """
        ).map { row in
            RegionDay(
                day: Day(number: try row.int64(0)), region: try row.text(1),
                figures: RegionFigures(
                    placed: try row.int64(2), placedAmount: try row.int64(3), paid: try row.int64(4), paidAmount: try row.int64(5),
                    refunds: try row.int64(6), refunded: try row.int64(7)))
        }
    }

    /// The first and the last day of which anything is told.
    func regionSpan(of shop: ID<Shop>) throws -> (first: Day, last: Day)? {
        let row = try row("SELECT MIN(day), MAX(day) FROM insight_region_day WHERE shop_id = \(shop)")
        guard let row, let first = try row.optionalInt64(0), let last = try row.optionalInt64(1) else { return nil }
        return (Day(number: first), Day(number: last))
    }
}
