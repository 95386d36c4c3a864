// Bars.swift: a ranking in one colour, each bar as long as its value.
import Web

public struct Bars: Sendable {
    public struct Item: Sendable {
        public let label: String, href: String?, value: Int64, text: String, note: String
        /// - Parameters:
        ///   - text: the value as people read it.
        ///   - note: beside it, as a share.
        public init(_ label: String, href: String? = nil, value: Int64, text: String, note: String = "") {
            (self.label, self.href, self.value, self.text, self.note) = (label, href, value, text, note)
        }
    }

    /// A list of bars from 0; the greatest is as wide as there is room.
    public static func html(_ items: [Item]) -> HTML {
        let most: Int64 = items.map(\.value).max() ?? 0
        let rows: [HTML] = items.map { item in
            let label: HTML = item.href.map { #"<a href="\#($0)">\#(item.label)</a>"# } ?? "\(item.label)"
            let note: HTML = item.note.isEmpty ? HTML() : #" <span class="muted">\#(item.note)</span>"#
            return #"""
                <li><span>\#(label)</span><span class="num">\#(item.text)\#(note)</span><svg class="track" width="100%" viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden="true"><rect width="\#(width(item.value, of: most))" height="8" fill="var(--c1)"/></svg></li>
                """#
        }
        return #"<ul class="bars">\#(rows)</ul>"#
    }

    /// In thousandths of the widest; what is more than nothing is seen.
    static func width(_ value: Int64, of most: Int64) -> Int64 {
        guard most > 0, value > 0 else { return 0 }
        return max(4, Int64(Int128(value) * 1_000 / Int128(most)))
    }
}
