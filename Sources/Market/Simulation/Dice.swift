// Dice.swift: the chance of one run: each draw follows from the seed and from what was drawn before.
import Core

struct Dice: Sendable {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed) }

    /// 0 to `count` − 1.
    /// - Parameter count: at least 1.
    mutating func below(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }

    /// True so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func span(_ minutes: ClosedRange<Int>) -> Span {
        .seconds(Int64(minutes.lowerBound * 60 + below((minutes.upperBound - minutes.lowerBound) * 60 + 1)))
    }

    /// Nil of nothing.
    mutating func pick<Thing>(_ things: [Thing]) -> Thing? { things.isEmpty ? nil : things[below(things.count)] }

    /// The place that a weight stands at, the heavier the likelier.
    mutating func weighed(_ weights: [Int]) -> Int {
        var rest = below(weights.reduce(0, +))
        for (index, weight) in weights.enumerated() {
            if rest < weight { return index }
            rest -= weight
        }
        return 0
    }
}
