// CivilDay.swift: the Gregorian calendar, in no zone; the one place that knows how long months are.

/// A day as year, month and day of the month. Algorithms: Howard Hinnant, chrono-compatible low-level date algorithms; eras of 400
/// years that begin on the 1st of March.
public struct CivilDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int64
    /// From 1.
    public let month: Int64, day: Int64

    /// - Parameter number: days since 1970-01-01, also below 0.
    public init(number: Int64) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let fromMarch = (5 * ofYear + 2) / 153
        day = ofYear - (153 * fromMarch + 2) / 5 + 1
        month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Nil for a day that is none, as the 30th of February, and before the year 1.
    public init?(year: Int64, month: Int64, day: Int64) {
        guard 1...9999 ~= year, 1...12 ~= month, 1...31 ~= day else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        guard CivilDay(number: number) == self else { return nil }
    }

    /// Reads `2026-11-23` as `description` writes it; anything else is nil.
    public init?(_ text: String) {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 3, let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]) else { return nil }
        self.init(year: year, month: month, day: day)
        guard description == text else { return nil }
    }

    /// Days since 1970-01-01.
    public var number: Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
    }

    /// The day's number of a moment on a wall clock.
    /// - Parameter eastMinutes: of UTC.
    public static func number(of time: Timestamp, eastMinutes: Int64) -> Int64 {
        let length = Span.days(1).milliseconds
        let (whole, rest) = (time + .minutes(eastMinutes)).milliseconds.quotientAndRemainder(dividingBy: length)
        return rest < 0 ? whole - 1 : whole
    }

    /// `2026-11-23`.
    public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)" }

    public static func < (left: CivilDay, right: CivilDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
