// KeyFigures.swift: the overview's figures against the period before.
import Catalog
import Core
import Design
import Insight
import Web

/// One figure: what it is now, what it was, and how it went by day.
struct KeyFigure: Sendable {
    let label: String, href: String
    let now: Int64, before: Int64, days: [Int64]
    /// Amounts are in 分.
    var isMoney = false
    /// More of it is no good news.
    var isBad = false

    func html(_ range: OverviewRange, _ language: Language) -> HTML {
        let value: HTML =
            isMoney
            ? "<small>¥</small>\(String(Format.money(.cny(now)).dropFirst()))"
            : "\(Format.grouped(now))"
        return #"""
            <dl class="card kpi"><dt><a class="inherit" href="\#(href)">\#(label)</a></dt><dd class="v">\#(value)</dd>\#(delta(range, language))<dd>\#(Sparkline.html(days))</dd></dl>
            """#
    }

    /// ▲ 32.7% 较上期; in words where there is nothing to divide by.
    private func delta(_ range: OverviewRange, _ language: Language) -> HTML {
        let than: Phrase = range == .today ? FigureWords.thanYesterday : FigureWords.thanBefore
        guard let change = Format.change(from: before, to: now) else {
            let words: Phrase = now == 0 ? FigureWords.same : FigureWords.noneBefore
            return #"<dd class="delta"><i>\#(words, language)</i></dd>"#
        }
        guard now != before else { return #"<dd class="delta"><i>\#(FigureWords.same, language)</i></dd>"# }
        let good: HTML = (now > before) != isBad ? "up" : "down"
        let (arrow, word): (HTML, Phrase) = now > before ? ("▲", FigureWords.more) : ("▼", FigureWords.less)
        return #"""
            <dd class="delta \#(good)"><span aria-hidden="true">\#(arrow)</span><span class="sr">\#(word, language)</span> \#(change) <i>\#(than, language)</i></dd>
            """#
    }
}

extension Consoles {
    func figures(_ range: OverviewRange, _ place: Workplace) async throws -> HTML {
        let language = place.language
        let now = try await insight.figures(of: place.shop.id, days: range.days)
        let dates = [("from", When.day(now.period.first.start)), ("to", When.day(now.period.last.start))]
        let orders = "\(place.path)/orders" + address(dates)
        let before = try await insight.figures(of: place.shop.id, in: now.period.before)
        // Of a single day there is no line: the week's is shown.
        let line = range == .today ? try await insight.figures(of: place.shop.id, days: range.trendDays) : now
        let (sum, then) = (now.sum, before.sum)
        let figures = [
            KeyFigure(
                label: FigureWords.gmv(language), href: orders, now: sum.gmv, before: then.gmv, days: line.days.map(\.figures.gmv),
                isMoney: true),
            KeyFigure(
                label: FigureWords.paid(language), href: orders, now: sum.paid, before: then.paid, days: line.days.map(\.figures.paid)),
            KeyFigure(
                label: FigureWords.buyers(language), href: orders, now: now.buyers, before: before.buyers, days: line.days.map(\.buyers)),
            KeyFigure(
                label: FigureWords.refunded(language), href: "\(place.path)/orders" + address([("state", "ended")] + dates),
                now: sum.refunded, before: then.refunded,
                days: line.days.map(\.figures.refunded), isMoney: true, isBad: true),
        ]
        let tiles: [HTML] = figures.map { $0.html(range, language) }
        return #"<section class="kpis" aria-label="\#(FigureWords.title, language)">\#(tiles)</section>"#
    }
}

enum FigureWords {
    static let title = Phrase("desk.key_figures", zh: "关键指标", en: "Key figures")
    static let gmv = Phrase("desk.gmv", zh: "支付金额", en: "Paid for goods")
    static let paid = Phrase("desk.paid_orders", zh: "支付订单", en: "Paid orders")
    static let buyers = Phrase("desk.paying_buyers", zh: "支付买家", en: "Buyers who paid")
    static let refunded = Phrase("desk.refunded_amount", zh: "退款金额", en: "Refunded")
    static let thanBefore = Phrase("desk.than_before", zh: "较上期", en: "vs before")
    static let thanYesterday = Phrase("desk.than_yesterday", zh: "较昨天全天", en: "vs all of yesterday")
    static let noneBefore = Phrase("desk.none_before", zh: "上期没有", en: "none before")
    static let same = Phrase("desk.same_as_before", zh: "和上期持平", en: "as before")
    static let more = Phrase("desk.more_than", zh: "增加", en: "up")
    static let less = Phrase("desk.less_than", zh: "减少", en: "down")
}
