// ReadRegions.swift: a shop's orders by where they go, and by day. Who may see them is the caller's to check.
import Catalog
import Core
import Store

/// A shop by region and day over some days.
public struct RegionReport: Hashable, Sendable {
    public let period: Period
    /// What each region had on each day on which it had anything.
    public let cells: [RegionDay]

    public var sum: RegionFigures { cells.reduce(RegionFigures()) { $0 + $1.figures } }

    /// The region that paid most first; equals by name.
    public var byRegion: [(region: String, figures: RegionFigures)] {
        var sums: [String: RegionFigures] = [:]
        for cell in cells { sums[cell.region, default: RegionFigures()] = sums[cell.region, default: RegionFigures()] + cell.figures }
        return sums.sorted { ($0.value.paidAmount, $1.key) > ($1.value.paidAmount, $0.key) }.map { (region: $0.key, figures: $0.value) }
    }

    /// The last day first; days without anything are left out.
    public var byDay: [(day: Day, figures: RegionFigures)] {
        var sums: [Day: RegionFigures] = [:]
        for cell in cells { sums[cell.day, default: RegionFigures()] = sums[cell.day, default: RegionFigures()] + cell.figures }
        return sums.sorted { $0.key > $1.key }.map { (day: $0.key, figures: $0.value) }
    }
}

extension Insight {
    /// - Parameter period: at most `daysMax` days.
    public func regions(of shop: ID<Shop>, in period: Period) async throws -> RegionReport {
        precondition(period.count <= Self.daysMax)
        return try await store.read { RegionReport(period: period, cells: try $0.regionDays(of: shop, in: period)) }
    }

    /// The first and the last day of which anything is told of a shop; nil before its first order.
    public func span(of shop: ID<Shop>) async throws -> (first: Day, last: Day)? {
        try await store.read { try $0.regionSpan(of: shop) }
    }
}
