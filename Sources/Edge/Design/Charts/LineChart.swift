// LineChart.swift: a period as a line, and the one before as a dashed line beneath it.
import Web

/// Two drawings of the same numbers, of which the stylesheet shows the one that fits, and a table of them.
public struct LineChart: Sendable {
    public struct Point: Sendable {
        /// Short, for the axis and the tooltip: 11-09.
        public let label: String
        public let value: Int64
        /// The value of the same place in the period before; nil: there is none.
        public let before: Int64?
        public init(_ label: String, _ value: Int64, before: Int64? = nil) {
            (self.label, self.value, self.before) = (label, value, before)
        }
    }

    /// The start of its ids: unique on its page, letters only.
    public let id: String
    /// What is shown: 近 30 天成交额.
    public let title: String
    /// The finding in a sentence, for who does not see the line.
    public let finding: String
    public let points: [Point]
    /// What the labels of the axis count in: 100 for 分.
    public let unit: Int64
    /// A value in full, and as short as an axis wants it.
    let full: @Sendable (Int64) -> String, short: @Sendable (Int64) -> String

    public init(
        id: String, title: String, finding: String, points: [Point], unit: Int64 = 1, full: @escaping @Sendable (Int64) -> String,
        short: @escaping @Sendable (Int64) -> String
    ) {
        (self.id, self.title, self.finding, self.points) = (id, title, finding, points)
        (self.unit, self.full, self.short) = (unit, full, short)
    }

    static let wide = Plot(left: 52, right: 764, top: 16, bottom: 242)
    static let narrow = Plot(left: 46, right: 340, top: 16, bottom: 202)

    public var html: HTML {
        guard !points.isEmpty else { return HTML() }
        return
            #"<div class="chart">\#(drawing(Self.wide, "wide", width: 780, height: 270))\#(drawing(Self.narrow, "narrow", width: 360, height: 230))</div>"#
    }

    /// The same numbers as a table, folded up.
    /// - Parameter heads: of the columns: day, this period, the one before.
    public func table(_ summary: String, heads: (String, String, String)) -> HTML {
        let rows: [HTML] = points.map { point in
            let before: String = point.before.map(full) ?? "—"
            return
                #"<tr><th scope="row">\#(point.label)</th><td class="num">\#(full(point.value))</td><td class="num">\#(before)</td></tr>"#
        }
        return #"""
            <details class="fold bd"><summary>\#(summary)</summary><div class="tbl"><table><caption class="sr">\#(title)</caption><thead><tr><th scope="col">\#(heads.0)</th>\#
            <th scope="col" class="num">\#(heads.1)</th><th scope="col" class="num">\#(heads.2)</th></tr></thead><tbody>\#(rows)</tbody></table></div></details>
            """#
    }

    private var scale: Scale {
        Scale(greatest: points.flatMap { [$0.value, $0.before ?? 0] }.max() ?? 0, unit: unit)
    }

    private func drawing(_ plot: Plot, _ name: String, width: Int64, height: Int64) -> HTML {
        let scale = scale
        let dots = plot.dots(points.map(\.value), top: scale.top)
        let lines: [HTML] = scale.lines.map { value in
            let y = plot.y(value, top: scale.top)
            return #"""
                <line class="grid" x1="\#(plot.left)" x2="\#(plot.right)" y1="\#(tenths(y))" y2="\#(tenths(y))"/><text x="\#(plot.left - 8)" y="\#(tenths(y + 40))" text-anchor="end">\#(short(value))</text>
                """#
        }
        let ticks: [HTML] = Self.ticks(points.count).map { index in
            #"<text x="\#(tenths(dots[index].x))" y="\#(plot.bottom + 20)" text-anchor="middle">\#(points[index].label)</text>"#
        }
        var before = HTML()
        if points.contains(where: { $0.before != nil }) {
            let then = plot.dots(points.map { $0.before ?? 0 }, top: scale.top).map(\.text).joined(separator: " ")
            before = #"<polyline class="prev" points="\#(then)"/>"#
        }
        let line: String = dots.map(\.text).joined(separator: " ")
        let floor = "\(tenths(dots[dots.count - 1].x)),\(plot.bottom).0 \(tenths(dots[0].x)),\(plot.bottom).0"
        let step: Int64 = points.count > 1 ? (plot.right - plot.left) * 10 / Int64(points.count - 1) : (plot.right - plot.left) * 10
        let hits: [HTML] = zip(points, dots).map { point, dot in
            #"""
            <rect x="\#(tenths(dot.x - step / 2))" y="\#(plot.top)" width="\#(tenths(step))" height="\#(plot.bottom - plot.top)" fill="transparent"><title>\#(point.label) \#(full(point.value))</title></rect>
            """#
        }
        return #"""
            <svg class="\#(name)" viewBox="0 0 \#(width) \#(height)" role="img" aria-labelledby="\#(id)-\#(name)-t \#(id)-\#(name)-d"><title id="\#(id)-\#(name)-t">\#(title)</title><desc id="\#(id)-\#(name)-d">\#(finding)</desc>\#
            \#(lines)\#(ticks)\#(before)<polygon class="area" points="\#(line) \#(floor)"/><polyline class="line" points="\#(line)"/>\#(peak(dots, plot))\#(hits)</svg>
            """#
    }

    /// The greatest value is named in place; nothing where all is 0.
    private func peak(_ dots: [Dot], _ plot: Plot) -> HTML {
        guard let index = points.indices.max(by: { points[$0].value < points[$1].value }), points[index].value > 0 else { return HTML() }
        let label = "\(points[index].label) \(full(points[index].value))"
        let width: Int64 = Self.width(of: label) + 20
        let dot = dots[index]
        let right: Int64 = dot.x / 10 + 10
        let left: Int64 = right + width <= plot.right ? right : max(plot.left, dot.x / 10 - 10 - width)
        let top: Int64 = max(plot.top - 12, dot.y / 10 - 13)
        return #"""
            <circle cx="\#(tenths(dot.x))" cy="\#(tenths(dot.y))" r="4.5" fill="var(--surface)" stroke="var(--c1)" stroke-width="2.5"/>\#
            <g transform="translate(\#(left) \#(top))"><rect class="tip" width="\#(width)" height="26" rx="6"/><text class="tipt" x="\#(width / 2)" y="17.5" text-anchor="middle">\#(label)</text></g>
            """#
    }

    /// Which points the axis names: all of up to eight; else the first, each a week on, and the last in place of one too near.
    static func ticks(_ count: Int) -> [Int] {
        guard count > 8 else { return Array(0..<count) }
        var ticks = Array(stride(from: 0, to: count, by: max(7, count / 28 * 7)))
        if let last = ticks.last, count - 1 - last < 4 { ticks.removeLast() }
        return ticks + [count - 1]
    }

    /// About as many pixels as a text of 12 px takes.
    private static func width(of text: String) -> Int64 {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 7 : 12) }
    }
}
