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
        // Howard Hinnant's civil_from_days: eras of 400 years that begin on the 1st of March.
        let shifted = PlatformMonth.day(of: time) + 719_468
        let era = shifted / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * ofYear + 2) / 153
        month = march < 10 ? march + 3 : march - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
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
    public var start: Timestamp {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let march = month > 2 ? month - 3 : month + 9
        let ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (153 * march + 2) / 5
        return Timestamp(milliseconds: (era * 146_097 + ofEra - 719_468) * Self.length - Self.east)
    }

    public static func < (left: PlatformMonth, right: PlatformMonth) -> Bool { (left.year, left.month) < (right.year, right.month) }

    /// The first moment of the day of a moment.
    static func dayStart(_ time: Timestamp) -> Timestamp { Timestamp(milliseconds: day(of: time) * length - east) }

    /// Days since 1970-01-01; moments of ours are later.
    private static func day(of time: Timestamp) -> Int64 { (time.milliseconds + east) / length }
    private static let length: Int64 = 86_400_000, east: Int64 = 8 * 3_600_000
}
