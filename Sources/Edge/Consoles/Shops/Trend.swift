// Trend.swift: how the overview's period went, and what sold most in it.
import Catalog
import Core
import Design
import Insight
import Web

extension Consoles {
    func trend(_ range: OverviewRange, _ place: Workplace) async throws -> HTML {
        let language = place.language
        let now = try await insight.figures(of: place.shop.id, days: range.trendDays)
        let before = try await insight.figures(of: place.shop.id, in: now.period.before)
        let points: [LineChart.Point] = zip(now.days, before.days).map { day, then in
            LineChart.Point(When.day(day.day.start, year: false), day.figures.gmv, before: then.figures.gmv)
        }
        let title: String = TrendWords.title(language, ["n": String(range.trendDays)])
        let chart = LineChart(
            id: "trend", title: title, finding: finding(now, before, language), points: points, unit: 100,
            full: { Format.money(.cny($0)) }, short: { String(Format.short(.cny($0), language).dropFirst()) })
        let table = chart.table(
            TrendWords.table(language),
            heads: (TrendWords.day(language), TrendWords.thisPeriod(language), TrendWords.lastPeriod(language)))
        return #"""
            <div class="cols"><section class="card"><header><h2>\#(title)</h2><div class="legend"><span><i></i>\#(TrendWords.thisPeriod, language)</span>\#
            <span><i class="dash"></i>\#(TrendWords.lastPeriod, language)</span></div></header>\#(chart.html)\#(table)</section>\#(try await ranking(range, place))</div>
            """#
    }

    /// 共 ¥1,200.00，11-09 最高，¥300.00；比上一期高 12.5%。
    private func finding(_ now: PeriodFigures, _ before: PeriodFigures, _ language: Language) -> String {
        let sum = now.sum.gmv
        guard sum > 0, let peak = now.days.max(by: { $0.figures.gmv < $1.figures.gmv }) else { return TrendWords.nothing(language) }
        let text = TrendWords.finding(
            language,
            [
                "sum": Format.money(.cny(sum)), "day": When.day(peak.day.start, year: false), "peak": Format.money(.cny(peak.figures.gmv)),
            ])
        guard let change = Format.change(from: before.sum.gmv, to: sum) else { return text + TrendWords.fresh(language) }
        return text + (sum >= before.sum.gmv ? TrendWords.higher : TrendWords.lower)(language, ["change": change])
    }

    private func ranking(_ range: OverviewRange, _ place: Workplace) async throws -> HTML {
        let (language, path) = (place.language, place.path)
        let best = try await insight.ranking(of: place.shop.id, days: range.days, limit: 6)
        let titles = try await catalog.titles(of: place.shop.id, best.map(\.product))
        let sum: Int64 = try await insight.figures(of: place.shop.id, days: range.days).sum.gmv
        let items: [Bars.Item] = best.map { one in
            Bars.Item(
                titles[one.product] ?? TrendWords.gone(language),
                href: titles[one.product] == nil ? nil : "\(path)/products/\(one.product)",
                value: one.gmv, text: Format.short(.cny(one.gmv), language), note: Format.share(one.gmv, of: sum))
        }
        let inside: HTML = items.isEmpty ? #"<p class="bd muted">\#(TrendWords.noSales, language)</p>"# : Bars.html(items)
        return #"""
            <section class="card"><header><h2>\#(TrendWords.best, language)</h2><a href="\#(path)/products?state=listed">\#(TrendWords.allProducts, language)</a></header>\#(inside)</section>
            """#
    }
}

enum TrendWords {
    static let title = Phrase("desk.trend", zh: "近 {n} 天支付金额", en: "Paid for goods, {n} days")
    static let thisPeriod = Phrase("desk.this_period", zh: "本期", en: "This period")
    static let lastPeriod = Phrase("desk.last_period", zh: "上期", en: "Before")
    static let day = Phrase("desk.trend_day", zh: "日期", en: "Day")
    static let table = Phrase("desk.data_table", zh: "数据表", en: "Data table")
    static let finding = Phrase("desk.trend_finding", zh: "共 {sum}，{day} 最高，{peak}。", en: "{sum} in all; most on {day}: {peak}.")
    static let higher = Phrase("desk.trend_higher", zh: "比上一期高 {change}。", en: " {change} more than the period before.")
    static let lower = Phrase("desk.trend_lower", zh: "比上一期低 {change}。", en: " {change} less than the period before.")
    static let fresh = Phrase("desk.trend_fresh", zh: "上一期没有成交。", en: " Nothing was sold in the period before.")
    static let nothing = Phrase("desk.trend_nothing", zh: "这段时间没有成交。", en: "Nothing was sold in this period.")
    static let best = Phrase("desk.best_sellers", zh: "热销商品", en: "Best sellers")
    static let allProducts = Phrase("desk.all_products", zh: "全部商品", en: "All products")
    static let noSales = Phrase("desk.no_sales", zh: "这段时间还没有成交。", en: "Nothing sold in this period yet.")
    static let gone = Phrase("desk.gone_product", zh: "已删除的商品", en: "A deleted product")
}
