// FlowChart.swift: where money came from and where it went: sources left, all of it in the middle, who has it right, to scale.
import Web

/// Two drawings of the same flow, of which the stylesheet shows the one that fits.
public struct FlowChart: Sendable {
    public struct Part: Sendable {
        public let label: String, value: Int64, text: String
        /// The colour of its ribbon: `c1` … `c6`.
        let colour: String
        /// - Parameters:
        ///   - value: above 0.
        ///   - text: the value as people read it.
        ///   - colour: 1 to 6.
        public init(_ label: String, _ value: Int64, _ text: String, colour: Int) {
            precondition(value > 0 && 1...6 ~= colour)
            (self.label, self.value, self.text, self.colour) = (label, value, text, "c\(colour)")
        }
    }

    /// The start of its ids: unique on its page, letters only.
    public let id: String
    public let title: String
    /// The finding in a sentence, for who does not see the drawing.
    public let finding: String
    /// Over the bar in the middle.
    public let middle: String
    public let sources: [Part], ends: [Part]

    /// - Parameter ends: they sum to what the sources sum to.
    public init(id: String, title: String, finding: String, middle: String, sources: [Part], ends: [Part]) {
        (self.id, self.title, self.finding, self.middle) = (id, title, finding, middle)
        (self.sources, self.ends) = (sources, ends)
    }

    /// The columns of one drawing, in tenths of a pixel.
    private struct Columns { let width: Int64, middle: Int64, right: Int64 }

    public var html: HTML {
        guard !sources.isEmpty, !ends.isEmpty else { return HTML() }
        return #"""
            <div class="chart">\#(drawing(Columns(width: 7_200, middle: 2_500, right: 4_500), "wide"))\#(drawing(Columns(width: 3_400, middle: 1_200, right: 1_900), "narrow"))</div>
            """#
    }

    /// The bar of all parts together, in tenths.
    private static let height: Int64 = 1_700
    /// What a part takes at least, so that its two lines of text fit.
    private static let room: Int64 = 480
    private static let top: Int64 = 400

    /// Each part's own bar: where it begins beside the others, and how high it is.
    private func bars(_ parts: [Part]) -> [(top: Int64, height: Int64)] {
        let sum: Int64 = parts.reduce(0) { $0 + $1.value }
        var y = Self.top
        return parts.map { part in
            let height: Int64 = max(20, Int64(Int128(part.value) * Int128(Self.height) / Int128(sum)))
            defer { y += max(height, Self.room) + 60 }
            return (y, height)
        }
    }

    private func drawing(_ columns: Columns, _ name: String) -> HTML {
        let (left, right) = (bars(sources), bars(ends))
        let lowest: Int64 = (left + right).map { $0.top + max($0.height, Self.room) }.max() ?? Self.top
        let height: Int64 = max(lowest, Self.top + Self.height) + 60
        var marks: [HTML] = []
        var y = Self.top
        for (part, bar) in zip(sources, left) {
            marks.append(ribbon(part, from: (100, bar.top), to: (columns.middle, y), bar.height))
            marks.append(label(part, x: 220, y: bar.top, bar.height, end: columns.middle))
            y += bar.height
        }
        let all: Int64 = max(y - Self.top, right.reduce(0) { $0 + $1.height })
        y = Self.top
        for (part, bar) in zip(ends, right) {
            marks.append(ribbon(part, from: (columns.middle + 100, y), to: (columns.right, bar.top), bar.height))
            marks.append(
                #"<rect x="\#(tenths(columns.right))" y="\#(tenths(bar.top))" width="10" height="\#(tenths(bar.height))" rx="2" fill="var(--\#(part.colour))"/>"#
            )
            marks.append(label(part, x: columns.right + 200, y: bar.top, bar.height, end: columns.width))
            y += bar.height
        }
        for (part, bar) in zip(sources, left) {
            marks.append(
                #"<rect x="0" y="\#(tenths(bar.top))" width="10" height="\#(tenths(bar.height))" rx="2" fill="var(--\#(part.colour))"/>"#)
        }
        return #"""
            <svg class="flow \#(name)" viewBox="0 0 \#(columns.width / 10) \#(height / 10)" role="img" aria-labelledby="\#(id)-\#(name)-t \#(id)-\#(name)-d"><title id="\#(id)-\#(name)-t">\#(title)</title><desc id="\#(id)-\#(name)-d">\#(finding)</desc>\#
            \#(marks)<rect x="\#(tenths(columns.middle))" y="\#(tenths(Self.top))" width="10" height="\#(tenths(all))" rx="2" fill="var(--ink-3)"/><text class="v" x="\#(tenths(columns.middle + 50))" y="22" text-anchor="middle">\#(middle)</text></svg>
            """#
    }

    private func ribbon(_ part: Part, from: (x: Int64, y: Int64), to: (x: Int64, y: Int64), _ height: Int64) -> HTML {
        let half: Int64 = (from.x + to.x) / 2
        return #"""
            <path d="M\#(tenths(from.x)) \#(tenths(from.y))C\#(tenths(half)) \#(tenths(from.y)) \#(tenths(half)) \#(tenths(to.y)) \#(tenths(to.x)) \#(tenths(to.y))v\#(tenths(height))C\#(tenths(half)) \#(tenths(to.y + height)) \#(tenths(half)) \#(tenths(from.y + height)) \#(tenths(from.x)) \#(tenths(from.y + height))z" fill="var(--\#(part.colour))"/>
            """#
    }

    /// Its name and its amount, beside the middle of a high bar and the top of a low one.
    private func label(_ part: Part, x: Int64, y: Int64, _ height: Int64, end: Int64) -> HTML {
        let first: Int64 = height > Self.room ? y + height / 2 - 40 : y + 130
        return #"""
            <text x="\#(tenths(x))" y="\#(tenths(first))">\#(part.label)</text><text class="v" x="\#(tenths(x))" y="\#(tenths(first + 190))">\#(part.text)</text>
            """#
    }
}
