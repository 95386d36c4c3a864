// IncomeTests.swift: fee, support and debts: tables of cases, and what refunds in any order end at.
import Core
import TestKit
import Testing

@testable import Settlement

@Suite struct IncomeTests {
    private func item(_ paid: Int64, line: Int64 = 1, pieces: Int64 = 1, platform: Int64 = 0, freight: Int64 = 0) -> ItemMoney {
        ItemMoney(line: line, pieces: pieces, paid: .cny(paid), platformDiscount: .cny(platform), freight: .cny(freight))
    }

    /// paid, platform's part, freight, basis points → fee, support, shop.
    static let shares: [(Int64, Int64, Int64, Int64, Int64, Int64, Int64)] = [
        (10_000, 0, 0, 100, 100, 0, 9_900), (9_999, 0, 800, 100, 99, 0, 10_700), (99, 0, 0, 100, 0, 0, 99),
        (5_000, 1_000, 0, 250, 125, 1_000, 5_875), (0, 2_000, 0, 100, 0, 2_000, 2_000), (10_000, 0, 0, 0, 0, 0, 10_000),
    ]

    @Test(arguments: shares)
    func `the fee is of the goods, rounded down, and freight bears none`(
        paid: Int64, platform: Int64, freight: Int64, rate: Int64, fee: Int64, support: Int64, shop: Int64
    ) {
        let income = Income([item(paid, platform: platform, freight: freight)], rate: Rate(basisPoints: rate))
        #expect(income.fee == .cny(fee) && income.support == .cny(support) && income.shop == .cny(shop))
    }

    @Test func `the fee is rounded for each item`() {
        let three = [item(99), item(99, line: 2), item(150, line: 3)]
        #expect(Income(three, rate: Rate(basisPoints: 100)).fee == .cny(1))
    }

    @Test(arguments: Seed.some(200))
    func `many refunds in any order end where one big one would`(seed: Seed) {
        var random = seed.generator
        let rate = Rate(basisPoints: .random(in: 0...1_000, using: &random))
        var items = (1...4).map { line in
            item(
                .random(in: 0...100_000, using: &random), line: Int64(line), pieces: .random(in: 1...9, using: &random),
                platform: .random(in: 0...5_000, using: &random), freight: .random(in: 0...900, using: &random))
        }
        let first = Income(items, rate: rate)
        var taken = Income(goods: .cny(0), freight: .cny(0), fee: .cny(0), support: .cny(0)).shop
        for _ in 0..<12 {
            guard let item = items.randomElement(using: &random) else { continue }
            let goods: Int64 = .random(in: 0...item.left.minor, using: &random)
            let pieces: Int64 = .random(in: 0...(item.pieces - item.refundedPieces), using: &random)
            let freight: Int64 = .random(in: 0...item.freightLeft.minor, using: &random)
            let after = items.giving(back: [RefundedPart(line: item.line, pieces: pieces, goods: .cny(goods), freight: .cny(freight))])
            let back = Income(items, rate: rate) - Income(after, rate: rate)
            #expect(back.fee.minor >= 0 && back.support.minor >= 0)   // nobody is given more by a refund
            taken = taken + back.shop
            items = after
        }
        #expect(first.shop - taken == Income(items, rate: rate).shop)
        let all = items.map { RefundedPart(line: $0.line, pieces: $0.pieces - $0.refundedPieces, goods: $0.left, freight: $0.freightLeft) }
        #expect(Income(items.giving(back: all), rate: rate) == Income(goods: .cny(0), freight: .cny(0), fee: .cny(0), support: .cny(0)))
    }

    /// owed, available → taken, debt.
    static let charges: [(Int64, Int64, Int64, Int64)] = [
        (100, 500, 100, 0), (100, 100, 100, 0), (100, 30, 30, 70), (100, 0, 0, 100), (100, -20, 0, 100), (0, 0, 0, 0),
    ]

    @Test(arguments: charges)
    func `what is there is taken, and the rest is owed`(amount: Int64, available: Int64, taken: Int64, debt: Int64) {
        let charge = Charge(.cny(amount), available: .cny(available))
        #expect(charge.fromAvailable == .cny(taken) && charge.debt == .cny(debt))
    }

    static let repayments: [([Int64], Int64, [Int64])] = [
        ([50, 70], 60, [50, 10]), ([50, 70], 50, [50]), ([50, 70], 500, [50, 70]), ([50], 0, []), ([], 10, []),
    ]

    @Test(arguments: repayments)
    func `the oldest debt is repaid first`(debts: [Int64], income: Int64, expected: [Int64]) {
        let open = debts.enumerated().map { index, left in
            Debt(
                shop: ID(1), id: ID(Int64(index + 1)), cause: .refund, reference: 1, order: nil, amount: .cny(left), left: .cny(left),
                arisenAt: Timestamp(milliseconds: Int64(index)))
        }
        let repaid = Repayment.of(open, from: .cny(income))
        #expect(repaid.map(\.amount.minor) == expected)
        #expect(repaid.map(\.debt.number) == expected.indices.map { Int64($0 + 1) })
    }
}
