// MoneyTests.swift: parts always add up.
import Core
import TestKit
import Testing

@Suite struct MoneyTests {
    static let spreads: [(Int64, [Int64], [Int64])] = [
        (100, [1, 1, 1], [34, 33, 33]), (-5, [1, 1], [-3, -2]), (0, [5, 7], [0, 0]), (7, [0, 3, 0], [0, 7, 0]),
        (3, [1, 2, 3, 4], [0, 1, 1, 1]),
    ]

    @Test(arguments: spreads)
    func `odd units go to the largest remainders, ties to the earlier`(minor: Int64, weights: [Int64], expected: [Int64]) {
        #expect(Money.cny(minor).spread(over: weights).map(\.minor) == expected)
    }

    @Test func `amounts of nothing are spread by pieces`() {
        #expect(Money.cny(10).spread(over: [0, 0], pieces: [1, 3]).map(\.minor) == [3, 7])
    }

    @Test(arguments: Seed.some(200))
    func `parts always sum to the whole`(seed: Seed) {
        var random = seed.generator
        let whole = Money.cny(.random(in: -Money.minorMax...Money.minorMax, using: &random))
        let weights: [Int64] = (0...8).map { _ in Int64.random(in: 1...1_000_000, using: &random) }
        #expect(whole.spread(over: weights).map(\.minor).reduce(0, +) == whole.minor)
    }

    @Test(arguments: Seed.some(200))
    func `many small refunds end where one big one would`(seed: Seed) {
        var random = seed.generator
        let paid = Money.cny(.random(in: 0...100_000, using: &random))
        let pieces = Int64.random(in: 1...20, using: &random)
        var refunded: Int64 = 0
        for returned in 1...pieces { refunded += paid.worth(of: returned, outOf: pieces).minor - refunded }
        #expect(refunded == paid.minor)
    }

    @Test func `a rate is rounded down`() {
        #expect(Money.cny(999).part(Rate(basisPoints: 1)).minor == 0)
        #expect(Money.cny(10_000).part(Rate(basisPoints: 1)).minor == 1)
        #expect(Money.cny(Money.minorMax).part(Rate(basisPoints: 10_000)).minor == Money.minorMax)
    }
}
