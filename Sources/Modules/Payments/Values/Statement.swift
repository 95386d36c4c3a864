// Statement.swift: a provider's books of one day, line by line.
import Core

/// A day as providers close their books: from midnight to midnight in China (UTC+8, without summer time).
public struct StatementDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int64
    public init(number: Int64) { self.number = number }

    private static let eastMinutes: Int64 = 480

    /// The day that a moment lies in.
    public init(of time: Timestamp) { number = CivilDay.number(of: time, eastMinutes: Self.eastMinutes) }

    public var start: Timestamp { Timestamp(milliseconds: 0) + .days(number) - .minutes(Self.eastMinutes) }
    public var end: Timestamp { start + .days(1) }
    public var before: StatementDay { StatementDay(number: number - 1) }
    public var after: StatementDay { StatementDay(number: number + 1) }

    /// `2026-11-23`.
    public var description: String { CivilDay(number: number).description }

    /// Reads `2026-11-23`; a day that is none, and one before 1970, is nil.
    public init?(_ text: String) {
        guard let day = CivilDay(text), day.year >= 1970 else { return nil }
        self.init(number: day.number)
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
