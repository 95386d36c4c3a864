// BestChoiceTests.swift: the price found is the least there is, proved by trying everything.
import Catalog
import Core
import Offers
import TestKit
import Testing

@Suite struct BestChoiceTests {
    /// Baskets of up to 20 items, in one or two shops, with offers that overlap as far as trying everything allows.
    static func basket(_ seed: Seed) -> Basket {
        var random = seed.generator
        var kit = BasketKit()
        let shops: Int64 = .random(in: 1...2, using: &random)
        let count = Int.random(in: 1...20, using: &random)
        for _ in 0..<count {
            // Round prices make ties.
            let price: Int64 =
                Bool.random(using: &random) ? .random(in: 1...40, using: &random) * 500 : .random(in: 0...20_000, using: &random)
            kit.line(price, .random(in: 1...3, using: &random), shop: .random(in: 1...shops, using: &random))
        }
        for shop in 1...shops where Bool.random(using: &random) {
            let free: Int64? = Bool.random(using: &random) ? .random(in: 5...300, using: &random) * 100 : nil
            kit.freight[ID(shop)] = FreightRules([
                FreightTemplate(
                    shop: ID(shop), id: ID(1), name: "t", measure: .pieces, isDefault: true,
                    elsewhere: .sent(
                        FreightRate(
                            first: .random(in: 0...15, using: &random) * 100, upTo: .random(in: 1...4, using: &random), further: 150,
                            each: 2, freeAmount: free)))
            ])
        }
        for _ in 0..<24 {
            let kind: Offer.Kind =
                [.fullReduction, .fullReduction, .productCoupon, .productCoupon, .shopCoupon, .platformCoupon].randomElement(
                    using: &random) ?? .shopCoupon
            let shop: Int64 = .random(in: 1...shops, using: &random)
            let own = kit.lines.indices.filter { kit.lines[$0].shop == ID(shop) || kind == .platformCoupon }
            guard let first = own.randomElement(using: &random) else { continue }
            let few = Set([first] + (0..<Int.random(in: 0...3, using: &random)).compactMap { _ in own.randomElement(using: &random) })
            let places: [Int]? = kind != .productCoupon && Bool.random(using: &random) ? nil : few.sorted()
            var next = kit
            next.offer(
                kind, ladder(kind, &random), lines: places, shop: shop, endsInDays: .random(in: 1...6, using: &random))
            if BruteForce(next.basket()).ways <= 30_000 { kit = next }
        }
        return kit.basket()
    }

    static func ladder(_ kind: Offer.Kind, _ random: inout some RandomNumberGenerator) -> Ladder {
        let threshold: Int64 = .random(in: 0...60, using: &random) * 500
        // Sometimes much at once, so that one more item changes what all of them are worth.
        let off: Int64 = .random(in: 1...20, using: &random) * (Int.random(in: 0...3, using: &random) == 0 ? 1_000 : 100)
        switch Int.random(in: 0...4, using: &random) {
        case 0: return .percent(.random(in: 1...50, using: &random), at: threshold)
        case 1: return .percent(.random(in: 1...50, using: &random), at: threshold, most: .random(in: 1...30, using: &random) * 100)
        case 2 where kind == .fullReduction:
            return Ladder([.init(max(threshold, off), .amount(off)), .init(max(threshold, off) + 5_000, .amount(off + 700))])
        case 3 where kind == .fullReduction: return .amount(off, at: max(threshold, off), repeats: true)
        case 4 where kind != .platformCoupon:
            return .percent(.random(in: 1...30, using: &random), at: .random(in: 1...4, using: &random), by: .pieces)
        default: return .amount(off, at: threshold)
        }
    }

    @Test(arguments: Seed.some(150))
    func `no legal choice is cheaper, and no equal one spends fewer or earlier coupons`(seed: Seed) {
        let basket = Self.basket(seed)
        let priced = basket.priced()
        var force = BruteForce(basket)
        let best = force.best()
        let ends = priced.spends.compactMap { spend -> Int64? in
            guard case .coupon(let id, _, _) = spend else { return nil }
            return basket.buyer.coupons.first { $0.id == id }?.endsAt.milliseconds
        }
        #expect(priced.isProven)
        #expect(BruteForce.Key(total: priced.total.minor, ends: ends.sorted()) == best)
    }

    @Test(arguments: Seed.some(100))
    func `discounts and freight add up, item by item, and nobody is paid for buying`(seed: Seed) {
        let basket = Self.basket(seed)
        let priced = basket.priced()
        for line in priced.lines {
            #expect(line.paid.minor >= 0)
            for part in line.parts { #expect(0...part.amount.minor ~= part.platformPart.minor && part.amount.minor > 0) }
            #expect(Set(line.parts.map(\.kind)).count == line.parts.count)   // one of each step at most
        }
        #expect(priced.lines.reduce(0) { $0 + $1.freight.minor } == priced.freight.values.reduce(0) { $0 + $1.minor })
        for note in priced.notes {
            guard case .used(let off) = note.fate else { continue }
            let parts = priced.lines.flatMap(\.parts).filter { $0.offer == note.offer.id }
            #expect(parts.reduce(0) { $0 + $1.amount.minor } == off.minor)
            #expect(parts.reduce(0) { $0 + $1.platformPart.minor } == off.part(note.offer.terms.platformShare).minor)
        }
    }
}
