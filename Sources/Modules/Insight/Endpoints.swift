// Endpoints.swift: a shop's figures over HTTP.
import Catalog
import Core
import Web

struct FiguresInput: Sendable { let shop: ID<Shop>, days: Int64 }
struct RankingInput: Sendable { let shop: ID<Shop>, days: Int64, limit: Int64 }
/// A day, or a whole period, as the API shows it.
struct FiguresView: Sendable {
    let from: Timestamp
    let placed: Int64, paid: Int64, buyers: Int64, pieces: Int64
    let gmv: Money, refunds: Int64, refunded: Money, cancelled: Int64, shipped: Int64, completed: Int64
}
struct PeriodView: Sendable { let sum: FiguresView, before: FiguresView, days: [FiguresView] }
struct RankingView: Sendable { let items: [ProductFigures] }

extension FiguresView {
    init(_ figures: Figures, buyers: Int64, from day: Day) {
        self.init(
            from: day.start, placed: figures.placed, paid: figures.paid, buyers: buyers, pieces: figures.pieces,
            gmv: .cny(figures.gmv), refunds: figures.refunds, refunded: .cny(figures.refunded), cancelled: figures.cancelled,
            shipped: figures.shipped, completed: figures.completed)
    }
    init(_ period: PeriodFigures) { self.init(period.sum, buyers: period.buyers, from: period.period.first) }
}

extension Insight {
    public var endpoints: [AnyEndpoint] { [showFigures.erased, showRanking.erased, showRegions.erased] }

    var showFigures: Endpoint<FiguresInput, PeriodView> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/figures",
            "A shop's figures by day up to today, their sum, and the sum of as many days before.", needs: .shop("insight.read"),
            input: .object(
                FiguresInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("days", in: .query, \.days, .int(1...Self.daysMax), default: 30)),
            output: .periodView
        ) { input, _ in
            let now = try await figures(of: input.shop, days: input.days)
            let before = try await figures(of: input.shop, in: now.period.before)
            return PeriodView(
                sum: FiguresView(now), before: FiguresView(before),
                days: now.days.map { FiguresView($0.figures, buyers: $0.buyers, from: $0.day) })
        }
    }

    var showRanking: Endpoint<RankingInput, RankingView> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/ranking", "A shop's products by what they sold for, most first.", needs: .shop("insight.read"),
            input: .object(
                RankingInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("days", in: .query, \.days, .int(1...Self.daysMax), default: 30),
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 10)),
            output: .object(RankingView.init, Field("items", \.items, .list(of: .productFigures, 0...100)))
        ) { input, _ in RankingView(items: try await ranking(of: input.shop, days: input.days, limit: input.limit)) }
    }
}

private let count = Schema<Int64>.int(0...Int64.max)
private let amount = Schema<Money>.money(0...Money.minorMax)

extension Schema where Value == FiguresView {
    static var figures: Schema {
        .object(
            FiguresView.init(from:placed:paid:buyers:pieces:gmv:refunds:refunded:cancelled:shipped:completed:),
            Field("from", \.from, .timestamp, about: "When the day began, in the platform's time zone."), Field("placed", \.placed, count),
            Field("paid", \.paid, count), Field("buyers", \.buyers, count, about: "Who paid, each once."),
            Field("pieces", \.pieces, count), Field("gmv", \.gmv, amount, about: "Goods of paid orders, without freight."),
            Field("refunds", \.refunds, count), Field("refunded", \.refunded, amount), Field("cancelled", \.cancelled, count),
            Field("shipped", \.shipped, count), Field("completed", \.completed, count))
    }
}

extension Schema where Value == PeriodView {
    static var periodView: Schema {
        .object(
            PeriodView.init, Field("sum", \.sum, .figures), Field("before", \.before, .figures),
            Field("days", \.days, .list(of: .figures, 1...Int(Insight.daysMax))))
    }
}

extension Schema where Value == ProductFigures {
    static var productFigures: Schema {
        .object(
            { ProductFigures(product: $0, pieces: $1, gmv: $2.minor) }, Field("product", \.product, .id()),
            Field("pieces", \.pieces, count), Field("gmv", { .cny($0.gmv) }, amount))
    }
}
