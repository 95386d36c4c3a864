// Sparkline.swift: how a figure went, in the size of a word.
import Web

public enum Sparkline {
    static let plot = Plot(left: 2, right: 90, top: 3, bottom: 27)

    /// A line of 92 by 30 from the least to the greatest value; nothing for fewer than two. It only repeats what stands beside it,
    /// so a screen reader passes it over.
    public static func html(_ values: [Int64]) -> HTML {
        guard values.count > 1, let least = values.min(), let most = values.max() else { return HTML() }
        let dots = plot.dots(values.map { $0 - least }, top: most - least)
        let points: String = dots.map(\.text).joined(separator: " ")
        return #"""
            <svg class="spark" viewBox="0 0 92 30" aria-hidden="true"><polyline points="\#(points)" fill="none" stroke="var(--c1)" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/></svg>
            """#
    }
}
