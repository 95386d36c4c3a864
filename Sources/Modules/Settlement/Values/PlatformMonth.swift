// PlatformMonth.swift: days and months of the platform's calendar, for limits and statements.
import Core

/// A month in the platform's time zone, Asia/Shanghai, which is 8 hours east of UTC all year.
public struct PlatformMonth: Hashable, Comparable, Sendable {
    public let year: Int64
    /// 1 to 12.
    public let month: Int64

    public init(year: Int64, month: Int64) {
        precondition(1...12 ~= month)
        (self.year, self.month) = (year, month)
    }

    /// The month of a moment.
    public init(_ time: Timestamp) {
        let day = CivilDay(number: CivilDay.number(of: time, eastMinutes: Self.eastMinutes))
        (year, month) = (day.year, day.month)
    }

    /// Reads `2026-11`; anything else, and years outside 2025…2999, is nil.
    public init?(text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 4, parts[1].utf8.count == 2, let year = Int64(parts[0]), let month = Int64(parts[1]),
            2025...2999 ~= year, 1...12 ~= month
        else { return nil }
        self.init(year: year, month: month)
    }

    public var text: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
    public var next: PlatformMonth { month == 12 ? PlatformMonth(year: year + 1, month: 1) : PlatformMonth(year: year, month: month + 1) }
    public var previous: PlatformMonth {
        month == 1 ? PlatformMonth(year: year - 1, month: 12) : PlatformMonth(year: year, month: month - 1)
    }

    /// Its first moment.
    public var start: Timestamp { Self.moment(CivilDay(year: year, month: month, day: 1)?.number ?? 0) }

    public static func < (left: PlatformMonth, right: PlatformMonth) -> Bool { (left.year, left.month) < (right.year, right.month) }

    /// The first moment of the day of a moment.
    static func dayStart(_ time: Timestamp) -> Timestamp { moment(CivilDay.number(of: time, eastMinutes: eastMinutes)) }

    private static func moment(_ day: Int64) -> Timestamp { Timestamp(milliseconds: 0) + .days(day) - .minutes(eastMinutes) }
    private static let eastMinutes: Int64 = 480
}
