// RegionEndpoint.swift: a shop's orders by province and day over HTTP.
import Catalog
import Core
import Web

struct RegionsInput: Sendable { let shop: ID<Shop>, days: Int64, until: Timestamp? }
struct RegionsView: Sendable { let sum: RegionFigures, cells: [RegionDay] }

extension Insight {
    var showRegions: Endpoint<RegionsInput, RegionsView> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/regions",
            "What was ordered, paid and given back, by province and day, with imported past orders. Amounts are in 分 and include freight.",
            needs: .shop("insight.read"),
            input: .object(
                RegionsInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("days", in: .query, \.days, .int(1...Self.daysMax), default: 30),
                Field(
                    "until", in: .query, \.until, Schema<Timestamp>.timestamp.optional,
                    about: "A moment of the last day; today unless said.")),
            output: .object(
                RegionsView.init, Field("sum", \.sum, .regionFigures), Field("cells", \.cells, .list(of: .regionDay, 0...20_000)))
        ) { input, _ in
            let last: Day = input.until.map { Day($0) } ?? today
            let report = try await regions(of: input.shop, in: Period(upTo: last, days: input.days))
            return RegionsView(sum: report.sum, cells: report.cells)
        }
    }
}

private let number = Schema<Int64>.int(Int64.min...Int64.max)

extension Schema where Value == RegionFigures {
    static var regionFigures: Schema {
        .object(
            RegionFigures.init(placed:placedAmount:paid:paidAmount:refunds:refunded:), Field("placed", \.placed, number),
            Field("placedAmount", \.placedAmount, number), Field("paid", \.paid, number), Field("paidAmount", \.paidAmount, number),
            Field("refunds", \.refunds, number), Field("refunded", \.refunded, number))
    }
}

extension Schema where Value == RegionDay {
    static var regionDay: Schema {
        .object(
            { RegionDay(day: Day($0), region: $1, figures: $2) }, Field("day", { $0.day.start }, .timestamp, about: "When it began."),
            Field("region", \.region, .text(0...40), about: "A province's code, or the word of an imported file."),
            Field("figures", \.figures, .regionFigures))
    }
}
