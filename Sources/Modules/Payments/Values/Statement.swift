// Statement.swift: a provider's books of one day, line by line.
import Core

/// A day as providers close their books: from midnight to midnight in China (UTC+8, without summer time).
public struct StatementDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int64
    public init(number: Int64) { self.number = number }

    private static let offset = Span.hours(8), length = Span.days(1).milliseconds

    /// The day that a moment lies in.
    public init(of time: Timestamp) {
        let local = (time + Self.offset).milliseconds
        number = local >= 0 ? local / Self.length : (local - Self.length + 1) / Self.length
    }

    public var start: Timestamp { Timestamp(milliseconds: number * Self.length) - Self.offset }
    public var end: Timestamp { start + .days(1) }
    public var before: StatementDay { StatementDay(number: number - 1) }
    public var after: StatementDay { StatementDay(number: number + 1) }

    /// `2026-11-23`.
    public var description: String {
        // Days to a civil date (Howard Hinnant, chrono-compatible algorithms).
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let civil = month < 10 ? month + 3 : month - 9
        let year = yearOfEra + era * 400 + (civil <= 2 ? 1 : 0)
        return "\(year)-\(civil < 10 ? "0" : "")\(civil)-\(day < 10 ? "0" : "")\(day)"
    }

    /// Reads `2026-11-23`; a day that is none is nil.
    public init?(_ text: String) {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 3, let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]),
            1970...9999 ~= year, 1...12 ~= month, 1...31 ~= day
        else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(number: era * 146_097 + dayOfEra - 719_468)
        guard description == text else { return nil }
    }

    public static func < (left: StatementDay, right: StatementDay) -> Bool { left.number < right.number }
}

/// One movement of money in a provider's books.
public struct StatementLine: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable { case pay, refund, payout }
    public enum State: String, Sendable, CaseIterable { case done, underWay, failed }
    public let kind: Kind
    /// Our number: of a payment, a refund or a payout.
    public let number: String
    /// The provider's own number.
    public let reference: String
    public let amount: Money
    /// What the provider took for it; below 0 for what it gave back.
    public let fee: Money
    public let at: Timestamp
    public let state: State

    public init(
        kind: Kind, number: String, reference: String, amount: Money, fee: Money, at: Timestamp, state: State = .done
    ) {
        (self.kind, self.number, self.reference) = (kind, number, reference)
        (self.amount, self.fee, self.at, self.state) = (amount, fee, at, state)
    }
}
