// SearchParts.swift: what the search for the best choice works on: offers as bits and numbers.
import Core

/// Which coupons a choice spends. Fewer are better, then those that end earlier.
struct Spent: Hashable, Sendable {
    static let none = Spent(count: 0, ends: 0)
    /// How many, and which: the higher a bit, the earlier its coupon ends.
    private(set) var count: Int, ends: UInt128

    static func one(rank: Int) -> Spent { Spent(count: 1, ends: 1 << UInt128(127 - min(rank, 127))) }

    func isBetter(than other: Spent) -> Bool { count != other.count ? count < other.count : ends > other.ends }
    static func + (left: Spent, right: Spent) -> Spent { Spent(count: left.count + right.count, ends: left.ends | right.ends) }
}

/// An offer as the search sees it.
struct SearchOffer: Sendable {
    /// Its place among the candidates.
    let tag: Int
    let ladder: Ladder
    let items: Items
    let spent: Spent
    /// What it takes off at most: when it has all its items at their full price.
    let most: Int64

    init(tag: Int, ladder: Ladder, items: Items, spent: Spent = .none, amounts: [Int64], pieces: [Int64]) {
        (self.tag, self.ladder, self.items, self.spent) = (tag, ladder, items, spent)
        let all = items.indices
        let amount = all.reduce(0) { $0 + amounts[$1] }, count = all.reduce(0) { $0 + pieces[$1] }
        most = ladder.discount(on: amount, pieces: count)
    }

    /// The least that can be left of at least `rest`, when the offer is for all of it.
    func leastLeft(of rest: Int64) -> Int64 {
        var least = rest - ladder.discount(on: rest, pieces: .max)
        if ladder.measure == .amount {
            for step in ladder.steps where step.threshold > rest {
                least = min(least, step.threshold - ladder.discount(on: step.threshold, pieces: .max))
            }
            if ladder.repeats, let step = ladder.steps.first, step.threshold > 0 {
                let next = (rest / step.threshold + 1) * step.threshold
                least = min(least, next - ladder.discount(on: next, pieces: .max))
            }
        }
        return max(least, 0)
    }

    /// How much more than `discount(x)` it may still take off for each 分 added to `x`, in millionths, rounded up; nil: no bound.
    /// Above 1 where what is there already is taken off too once a step is reached.
    func slope(from amount: Int64, pieces: Int64, to highest: Int64) -> Int64? {
        guard ladder.measure == .amount else { return nil }
        let now = ladder.discount(on: amount, pieces: pieces)
        var (steepest, isBounded): (Int64, Bool) = (0, true)
        func consider(_ reached: Int64) {
            guard reached > amount, reached <= highest else { return }
            let gain = ladder.discount(on: reached, pieces: pieces) - now
            let (scaled, isTooMuch) = gain.multipliedReportingOverflow(by: 1_000_000)
            if isTooMuch { isBounded = false } else { steepest = max(steepest, (scaled - 1) / (reached - amount) + 1) }
        }
        for step in ladder.steps {
            consider(step.threshold)
            if case .percent(let rate) = step.off { steepest = max(steepest, step.threshold <= highest ? rate.basisPoints * 100 : 0) }
            // An amount off that is more than what is there so far takes all that comes.
            if case .amount(let off) = step.off, step.threshold <= amount, off > amount { steepest = max(steepest, 1_000_000) }
        }
        if ladder.repeats, let step = ladder.steps.first, step.threshold > 0 {
            consider((amount / step.threshold + 1) * step.threshold)
        }
        return isBounded ? steepest : nil
    }
}

/// What one choice of a shop's offers comes to.
struct ShopOutcome: Sendable {
    /// What the items cost after the shop's offers, before the platform's coupon.
    var amounts: [Int64]
    var goods: Int64, freight: Int64
    var spent: Spent
    /// For each item the tag of its full-reduction and of its product coupon; -1: none.
    var full: [Int], product: [Int]
    /// The tag of the order's shop coupon; -1: none.
    var shop: Int
    var cost: Int64 { goods + freight }
}
