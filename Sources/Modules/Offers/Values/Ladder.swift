// Ladder.swift: how much is taken off for how much: one step or several, by amount or by pieces.
import Core

/// Steps of thresholds, the highest reached one counts. All amounts are 分.
public struct Ladder: Hashable, Sendable {
    public static let stepsMax = 5

    /// What is measured: what the covered items still cost, or their pieces.
    public enum Measure: String, Sendable, CaseIterable { case amount, pieces }
    public enum Off: Hashable, Sendable {
        case amount(Int64)
        /// So much off: 2,000 basis points are 八折.
        case percent(Rate)
    }
    public struct Step: Hashable, Sendable {
        /// At least this much; 0 is always reached.
        public let threshold: Int64
        public let off: Off
        public init(_ threshold: Int64, _ off: Off) { (self.threshold, self.off) = (threshold, off) }
    }

    public let measure: Measure
    /// By rising threshold.
    public let steps: [Step]
    /// 每满: the one step counts as often as it fits.
    public let repeats: Bool
    /// It never takes off more.
    public let most: Int64?

    public init(_ steps: [Step] = [], by measure: Measure = .amount, repeats: Bool = false, most: Int64? = nil) {
        (self.steps, self.measure, self.repeats, self.most) = (steps, measure, repeats, most)
    }

    /// What it takes off items that cost so much, never more than they cost.
    public func discount(on amount: Int64, pieces: Int64) -> Int64 {
        let reached = measure == .amount ? amount : pieces
        guard amount > 0, let step = steps.last(where: { $0.threshold <= reached }) else { return 0 }
        var off: Int64
        switch step.off {
        case .amount(let once):
            let times = repeats && step.threshold > 0 ? reached / step.threshold : 1
            let (product, overflow) = once.multipliedReportingOverflow(by: times)
            off = overflow ? amount : product
        case .percent(let rate): off = Money.cny(amount).part(rate).minor
        }
        if let most { off = min(off, most) }
        return min(off, amount)
    }

    /// How much is missing to its first step; 0 when it is reached.
    public func missing(amount: Int64, pieces: Int64) -> Int64 {
        max(0, (steps.first?.threshold ?? 0) - (measure == .amount ? amount : pieces))
    }
}
