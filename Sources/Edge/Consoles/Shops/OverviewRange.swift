// OverviewRange.swift: the days that the overview is about, as its address says.
import Core
import Design
import Insight
import Web

/// `?range=7`; 30 days unless said.
enum OverviewRange: Int64, CaseIterable, Sendable {
    case today = 1, week = 7, month = 30

    init(_ text: String?) { self = text.flatMap { Int64($0) }.flatMap(OverviewRange.init(rawValue:)) ?? .month }

    var days: Int64 { rawValue }
    /// A single day is no line: its trend is the week's.
    var trendDays: Int64 { max(days, 7) }

    func label(_ language: Language) -> String {
        switch self {
        case .today: RangeWords.today(language)
        case .week, .month: RangeWords.last(language, ["n": String(days)])
        }
    }

    /// 2025-10-24 至 2025-11-22.
    func dates(_ today: Day, _ language: Language) -> String {
        let period = Period(upTo: today, days: days)
        guard days > 1 else { return When.day(today.start) }
        return RangeWords.fromTo(language, ["from": When.day(period.first.start), "to": When.day(period.last.start)])
    }

    func choice(_ path: String, _ language: Language) -> HTML {
        let links: [HTML] = Self.allCases.map { range in
            let current: HTML = range == self ? #" aria-current="true""# : HTML()
            return #"<a href="\#(path)?range=\#(range.days)"\#(current)>\#(range.label(language))</a>"#
        }
        return #"<div class="seg" role="group" aria-label="\#(RangeWords.range, language)">\#(links)</div>"#
    }
}

enum RangeWords {
    static let range = Phrase("desk.range", zh: "时间范围", en: "Period")
    static let today = Phrase("desk.range_today", zh: "今天", en: "Today")
    static let last = Phrase("desk.range_last", zh: "近 {n} 天", en: "{n} days")
    static let fromTo = Phrase("desk.range_from_to", zh: "{from} 至 {to}", en: "{from} to {to}")
}
