// AnswerTimes.swift: how long buyers waited for the first answer of their turn, counted so that days can be put together.
import Core

/// How many waits were of which length, and how long all of them were.
public struct AnswerTimes: Hashable, Sendable {
    /// Where one length ends and the next begins; what is longer than all is the last.
    public static let bounds: [Span] = [
        .minutes(1), .minutes(5), .minutes(15), .minutes(30), .hours(1), .hours(4), .hours(24),
    ]
    /// By length, one more than there are bounds.
    public private(set) var counts: [Int64]
    public private(set) var totalMilliseconds: Int64
    public var count: Int64 { counts.reduce(0, +) }

    public init() { (counts, totalMilliseconds) = ([Int64](repeating: 0, count: Self.bounds.count + 1), 0) }

    /// Which length a wait is of: the first whose bound it does not pass.
    static func bucket(of wait: Span) -> Int { bounds.firstIndex { wait <= $0 } ?? bounds.count }

    mutating func add(_ count: Int64, totalMilliseconds: Int64, bucket: Int) {
        guard counts.indices.contains(bucket) else { return }
        counts[bucket] += count
        self.totalMilliseconds += totalMilliseconds
    }

    /// The average, rounded down to milliseconds; nil without a wait.
    public var mean: Span? { count > 0 ? .milliseconds(totalMilliseconds / count) : nil }

    /// The smallest bound within which at least half were answered: an upper bound of the median, which single waits would give.
    /// Nil without a wait, and when most took longer than a day.
    public var halfWithin: Span? {
        var reached: Int64 = 0
        for (bound, number) in zip(Self.bounds, counts) {
            reached += number
            if reached > 0, reached * 2 >= count { return bound }
        }
        return nil
    }

    /// Days since 1970 in Asia/Shanghai, the platform's zone: UTC+8 without summer time.
    static func day(_ time: Timestamp) -> Int64 { (time.milliseconds + 8 * 3_600_000) / 86_400_000 }
}
