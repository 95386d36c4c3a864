// ChartTests.swift: the geometry of the charts, and that they say in words what they draw.
import Core
import Foundation
import Testing
import Web

@testable import Design

@Suite struct ChartTests {
    static let scales: [(Int64, Int64, [Int64])] = [
        (0, 1, [0, 1, 2, 3]), (3, 1, [0, 1, 2, 3]), (4, 1, [0, 2, 4, 6]), (7, 1, [0, 5, 10, 15]), (16, 1, [0, 10, 20, 30]),
        (31, 1, [0, 20, 40, 60]), (13_860_000, 100, [0, 5_000_000, 10_000_000, 15_000_000]), (1, 100, [0, 100, 200, 300]),
        (301, 100, [0, 200, 400, 600]), (-5, 1, [0, 1, 2, 3]),
    ]

    @Test(arguments: scales)
    func `an axis has four round lines and holds its greatest value`(greatest: Int64, unit: Int64, lines: [Int64]) {
        #expect(Scale(greatest: greatest, unit: unit).lines == lines)
        #expect(Scale(greatest: greatest, unit: unit).top >= greatest)
    }

    @Test func `values lie at even distances between floor and ceiling`() {
        let plot = Plot(left: 44, right: 764, top: 16, bottom: 242)
        let dots = plot.dots([0, 50, 100], top: 100)
        #expect(dots.map(\.text) == ["44.0,242.0", "404.0,129.0", "764.0,16.0"])
        #expect(plot.dots([7], top: 7).map(\.text) == ["404.0,16.0"])
        #expect(plot.y(.max, top: 3) == 160 && plot.y(-4, top: 3) == 2_420 && plot.y(4, top: 0) == 2_420)
    }

    @Test func `ticks name the first, each week and the last, and never two that touch`() {
        #expect(LineChart.ticks(7) == [0, 1, 2, 3, 4, 5, 6])
        #expect(LineChart.ticks(30) == [0, 7, 14, 21, 29])
        #expect(LineChart.ticks(26) == [0, 7, 14, 21, 25])
        #expect(LineChart.ticks(1) == [0] && LineChart.ticks(0) == [])
        for count in 9...400 {
            let ticks = LineChart.ticks(count)
            #expect(ticks.last == count - 1 && zip(ticks, ticks.dropFirst()).allSatisfy { $1 - $0 >= 4 })
        }
    }

    @Test func `a chart says its finding, names its peak, and has no style of its own`() {
        let chart = LineChart(
            id: "c", title: "近 7 天<成交额>", finding: "最高 ¥3.00",
            points: [.init("11-01", 100, before: 40), .init("11-02", 300), .init("11-03", 200)],
            unit: 100, full: { Format.money(.cny($0)) }, short: { Format.short(.cny($0), .zh) })
        let html = chart.html.text
        #expect(html.contains(#"viewBox="0 0 780 270" role="img""#) && html.contains(#"viewBox="0 0 360 230" role="img""#))
        #expect(html.components(separatedBy: "<desc").count == 3 && html.contains("最高 ¥3.00</desc>"))
        #expect(html.components(separatedBy: "11-02 ¥3.00</text>").count == 3)   // the peak, in both drawings
        #expect(html.components(separatedBy: "11-02 ¥3.00</title>").count == 3)   // and each point's tooltip
        #expect(html.contains("&lt;成交额&gt;") && !html.contains("style="))
        let table = chart.table("数据表", heads: ("日期", "本期", "上期")).text
        #expect(table.contains(#"<th scope="row">11-01</th><td class="num">¥1.00</td><td class="num">¥0.40</td>"#) && table.contains("—"))
    }

    @Test func `bars start at 0 and what is more than nothing is seen`() {
        #expect([100, 50, 1, 0].map { Bars.width($0, of: 100) } == [1_000, 500, 10, 0])
        #expect(Bars.width(1, of: 1_000_000) == 4 && Bars.width(0, of: 0) == 0)
        #expect(!Bars.html([.init("茶", value: 3, text: "3")]).text.contains("style="))
    }

    @Test func `a sparkline uses its whole height, and a flat one lies on its floor`() {
        #expect(Sparkline.html([5, 9, 7]).text.contains(#"points="2.0,27.0 46.0,3.0 90.0,15.0""#))
        #expect(Sparkline.html([4, 4]).text.contains(#"points="2.0,27.0 90.0,27.0""#))
        #expect(Sparkline.html([4]).isEmpty)
    }

    static let changes: [(Int64, Int64, String?)] = [
        (100, 132, "32.0%"), (3, 2, "33.3%"), (0, 5, nil), (200, 200, "0.0%"), (1, 21, "2,000.0%"),
    ]

    @Test(arguments: changes)
    func `a change is told in tenths of a percent, and of nothing not at all`(before: Int64, now: Int64, text: String?) {
        #expect(Format.change(from: before, to: now) == text)
    }
}
