// ReadFigures.swift: a shop's figures over some days. Who may see them is the caller's to check.
import Catalog
import Core
import Store

extension Insight {
    /// Today, in the platform's time zone.
    public var today: Day { Day(clock.now()) }

    /// - Parameter period: at most `daysMax` days.
    public func figures(of shop: ID<Shop>, in period: Period) async throws -> PeriodFigures {
        precondition(period.count <= Self.daysMax)
        return try await store.read { db in
            let found = try db.figures(of: shop, in: period)
            let buyers = try db.buyersByDay(of: shop, in: period)
            let days: [DayFigures] = (0..<period.count).map { offset in
                let day = period.first + offset
                return DayFigures(day: day, figures: found[day] ?? Figures(), buyers: buyers[day] ?? 0)
            }
            return PeriodFigures(period: period, days: days, buyers: try db.buyers(of: shop, in: period))
        }
    }

    /// The last days up to today.
    /// - Parameter days: 1 to `daysMax`.
    public func figures(of shop: ID<Shop>, days: Int64) async throws -> PeriodFigures {
        try await figures(of: shop, in: Period(upTo: today, days: days))
    }

    /// The products that sold for most, first.
    /// - Parameters:
    ///   - days: 1 to `daysMax`, up to today.
    ///   - limit: 1 to 100.
    public func ranking(of shop: ID<Shop>, days: Int64, limit: Int64 = 10) async throws -> [ProductFigures] {
        precondition(1...Self.daysMax ~= days && 1...100 ~= limit)
        let period = Period(upTo: today, days: days)
        return try await store.read { try $0.ranking(of: shop, in: period, limit: limit) }
    }

    /// What these products sold; those that sold nothing are left out.
    /// - Parameter days: 1 to `daysMax`, up to today.
    public func sold(_ products: [ID<Product>], of shop: ID<Shop>, days: Int64) async throws -> [ID<Product>: ProductFigures] {
        precondition(1...Self.daysMax ~= days)
        guard !products.isEmpty else { return [:] }
        let period = Period(upTo: today, days: days)
        return try await store.read { try $0.sold(products, of: shop, in: period) }
    }
}
