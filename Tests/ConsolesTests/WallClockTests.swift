// WallClockTests.swift: what a form says of date and time is read in the platform's zone, and nothing else is a time.
import Core
import Testing

@testable import Consoles

@Suite struct WallClockTests {
    static let moments: [(String, Int64)] = [
        ("2026-11-23T06:03", 1_795_384_980_000), ("2024-02-29T00:00:30", 1_709_136_030_000),
    ]

    @Test(arguments: moments)
    func `a moment is read in Shanghai, and written as it was`(text: String, milliseconds: Int64) {
        #expect(WallClock.read(text)?.milliseconds == milliseconds)
        #expect(WallClock.text(Timestamp(milliseconds: milliseconds)) == text.prefix(16))
    }

    @Test(arguments: ["", "2026-02-29T10:00", "2026-13-01T10:00", "2026-11-23 06:03", "2026-11-23T24:00", "26-1-1T1:1", "1999-01-01T00:00"])
    func `what is no time is none`(text: String) { #expect(WallClock.read(text) == nil) }
}
