// ContrastTests.swift: what is read and what is touched stands out from its ground, by the tokens of the stylesheet itself.
import Design
import Foundation
import Testing
import Web

@Suite struct ContrastTests {
    enum Theme: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case light, dark
        var testDescription: String { rawValue }
    }

    /// Text on its ground: at least 4.5.
    static let text: [(String, [String])] = [
        ("ink", ["bg", "surface", "sunken"]), ("ink-2", ["bg", "surface", "sunken"]), ("ink-3", ["bg", "surface"]),
        ("brand-ink", ["brand"]), ("brand-text", ["bg", "surface", "brand-soft"]), ("teal-ink", ["teal"]),
        ("teal-text", ["bg", "surface", "teal-soft"]), ("gold-text", ["surface", "gold-soft"]),
        ("danger", ["bg", "surface", "danger-soft"]), ("ok", ["surface"]), ("warn", ["surface"]), ("bg", ["ink"]),
    ]
    /// Borders of controls, the focus ring, lines of charts: at least 3.
    static let lines: [(String, [String])] = [
        ("line-strong", ["surface", "bg"]), ("teal", ["bg", "surface"]), ("brand", ["surface"]),
        ("c1", ["surface"]), ("c2", ["surface"]), ("c3", ["surface"]), ("c4", ["surface"]), ("c5", ["surface"]), ("c6", ["surface"]),
    ]

    private static func blocks() -> (light: Substring, system: Substring, chosen: Substring)? {
        let css = Substring(String(decoding: Styles.storefront.bytes, as: UTF8.self))
        guard let light = css.firstMatch(of: /:root\{(.*?)\}/),
            let system = css.firstMatch(of: /:root:not\(\[data-theme=light\]\)\{(.*?)\}/),
            let chosen = css.firstMatch(of: /:root\[data-theme=dark\]\{(.*?)\}/)
        else { return nil }
        return (light.1, system.1, chosen.1)
    }

    private static func tokens(_ theme: Theme) throws -> [String: String] {
        let blocks = try #require(Self.blocks())
        var tokens: [String: String] = [:]
        for block in theme == .light ? [blocks.light] : [blocks.light, blocks.system] {
            for match in block.matches(of: /--([a-z0-9-]+):\s*(#[0-9a-f]{3,6})\b/) { tokens[String(match.1)] = String(match.2) }
        }
        return tokens
    }

    @Test(arguments: Theme.allCases)
    func `text and control borders stand out from their ground`(theme: Theme) throws {
        let tokens = try Self.tokens(theme)
        for (pairs, least) in [(Self.text, 4.5), (Self.lines, 3.0)] {
            for (front, grounds) in pairs {
                for ground in grounds {
                    let ratio = contrast(try #require(tokens[front]), try #require(tokens[ground]))
                    #expect(ratio >= least, "\(front) on \(ground): \(ratio)")
                }
            }
        }
    }

    @Test func `dark is the same whether the system or the person chose it`() throws {
        let blocks = try #require(Self.blocks())
        let plain: (Substring) -> String = { $0.filter { !$0.isWhitespace } }
        #expect(plain(blocks.system) == plain(blocks.chosen))
    }

    /// WCAG 2.2: relative luminances, the lighter over the darker.
    private func contrast(_ one: String, _ other: String) -> Double {
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private func luminance(_ hex: String) -> Double {
        let digits = Array(hex.dropFirst())
        let pairs: [String] =
            digits.count == 3 ? digits.map { "\($0)\($0)" } : stride(from: 0, to: 6, by: 2).map { String(digits[$0...($0 + 1)]) }
        let parts: [Double] = pairs.map { pair in
            let value = Double(Int(pair, radix: 16) ?? 0) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
