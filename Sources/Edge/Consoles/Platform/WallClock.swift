// WallClock.swift: a moment as a form's date-and-time field writes it, in the platform's time zone.
import Core
import Design

enum WallClock {
    /// Reads `2026-11-22T15:30`, with seconds too; anything else, and a day that no month has, is nil. Years 2000 to 9999.
    static func read(_ text: String, _ zone: Zone = .shanghai) -> Timestamp? {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let date = numbers(parts[0], "-"), let clock = numbers(parts[1], ":"), date.count == 3, 2...3 ~= clock.count
        else { return nil }
        let (year, month, day) = (date[0], date[1], date[2])
        guard 2_000...9_999 ~= year, 1...12 ~= month, 1...daysIn(month, year) ~= day, 0...23 ~= clock[0], 0...59 ~= clock[1] else {
            return nil
        }
        let seconds = clock.count == 3 ? clock[2] : 0
        guard 0...59 ~= seconds else { return nil }
        let minutes: Int64 = days(year, month, day) * 1_440 + clock[0] * 60 + clock[1] - zone.minutes
        return Timestamp(milliseconds: (minutes * 60 + seconds) * 1_000)
    }

    /// As `read` takes it.
    static func text(_ time: Timestamp, _ zone: Zone = .shanghai) -> String {
        let minutes: Int64 = time.milliseconds / 60_000 + zone.minutes
        var (year, rest): (Int64, Int64) = (1_970, minutes / 1_440)
        while rest >= daysIn(year) {
            rest -= daysIn(year)
            year += 1
        }
        var month: Int64 = 1
        while rest >= daysIn(month, year) {
            rest -= daysIn(month, year)
            month += 1
        }
        let ofDay = minutes % 1_440
        return "\(year)-\(two(month))-\(two(rest + 1))T\(two(ofDay / 60)):\(two(ofDay % 60))"
    }

    private static func numbers(_ text: Substring, _ separator: Character) -> [Int64]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        let read = parts.compactMap { part in part.utf8.allSatisfy { 48...57 ~= $0 } && part.utf8.count <= 4 ? Int64(part) : nil }
        return read.count == parts.count ? read : nil
    }

    private static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    private static func daysIn(_ year: Int64) -> Int64 { isLeap(year) ? 366 : 365 }
    private static func daysIn(_ month: Int64, _ year: Int64) -> Int64 {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
    /// Since 1970-01-01.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let before = year - 1
        let ofYears: Int64 = before * 365 + before / 4 - before / 100 + before / 400 - 719_162
        return ofYears + (1..<month).reduce(0) { $0 + daysIn($1, year) } + day - 1
    }
    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
}
