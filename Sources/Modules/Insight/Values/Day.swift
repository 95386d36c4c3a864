// Day.swift: a day of the platform's calendar.
import Core

/// A day in the platform's time zone, Asia/Shanghai, which is 8 hours east of UTC all year.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let number: Int64

    public init(number: Int64) { self.number = number }

    public init(_ time: Timestamp) { number = CivilDay.number(of: time, eastMinutes: Self.eastMinutes) }

    /// Its first moment.
    public var start: Timestamp { Timestamp(milliseconds: 0) + .days(number) - .minutes(Self.eastMinutes) }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    public static func - (day: Day, days: Int64) -> Day { Day(number: day.number - days) }
    public static func + (day: Day, days: Int64) -> Day { Day(number: day.number + days) }

    private static let eastMinutes: Int64 = 480
}

/// Days that follow each other, both ends included.
public struct Period: Hashable, Sendable {
    public let first: Day, last: Day
    public var count: Int64 { last.number - first.number + 1 }

    /// The days up to and with this one.
    /// - Parameter days: at least 1.
    public init(upTo last: Day, days: Int64) {
        precondition(days >= 1)
        (first, self.last) = (last - (days - 1), last)
    }

    /// - Parameter last: not before the first.
    public init(_ first: Day, _ last: Day) {
        precondition(first <= last)
        (self.first, self.last) = (first, last)
    }

    /// As many days, just before.
    public var before: Period { Period(upTo: first - 1, days: count) }
}
