// Timestamp.swift: moments and spans, in whole milliseconds.

/// A moment in UTC, in milliseconds since 1970.
public struct Timestamp: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    public static func < (left: Timestamp, right: Timestamp) -> Bool { left.milliseconds < right.milliseconds }
    public static func + (time: Timestamp, span: Span) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds + span.milliseconds)
    }
    public static func - (time: Timestamp, span: Span) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds - span.milliseconds)
    }
    public static func - (left: Timestamp, right: Timestamp) -> Span {
        Span(milliseconds: left.milliseconds - right.milliseconds)
    }
}

/// An exact length of time; a day is 24 hours.
public struct Span: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    public static func milliseconds(_ n: Int64) -> Span { Span(milliseconds: n) }
    public static func seconds(_ n: Int64) -> Span { Span(milliseconds: n * 1_000) }
    public static func minutes(_ n: Int64) -> Span { seconds(n * 60) }
    public static func hours(_ n: Int64) -> Span { minutes(n * 60) }
    public static func days(_ n: Int64) -> Span { hours(n * 24) }

    public static func < (left: Span, right: Span) -> Bool { left.milliseconds < right.milliseconds }
}
