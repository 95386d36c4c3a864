// StackingTests.swift: the stacking rule and freight by example; docs/concepts/offers.md has the same ones.
import Catalog
import Core
import Offers
import Testing

@Suite struct StackingTests {
    @Test func `of two reductions that cannot both hold the better one is taken`() {
        var kit = BasketKit()
        kit.line(8_000)
        kit.line(6_000)
        kit.offer(.fullReduction, .amount(1_000, at: 10_000))
        kit.offer(.fullReduction, .amount(700, at: 5_000), lines: [1])
        let priced = kit.priced()
        #expect(priced.total == .cny(13_000))
        #expect(priced.notes.map(\.fate) == [.used(.cny(1_000)), .othersBetter])
    }

    @Test func `an offer that one more item brings to its step takes off what others had before, too`() {
        var kit = BasketKit()
        for price in [9_000, 10_000, 1_000] as [Int64] { kit.line(price) }
        kit.offer(.fullReduction, .amount(6_000, at: 10_000))
        kit.offer(.fullReduction, .percent(50, at: 0), lines: [1, 2])
        #expect(kit.priced().total == .cny(20_000 - 6_000 - 5_000))
    }

    @Test func `over many shops the search ends, and says that there may be better`() {
        var kit = BasketKit()
        for shop in 1...40 as ClosedRange<Int64> {
            kit.line(10_000, shop: shop)
            kit.offer(.shopCoupon, .amount(93 + 7 * shop, at: 0), shop: shop)
        }
        let coupons: Int64 = (1...40).reduce(0) { $0 + 93 + 7 * $1 }
        kit.offer(.platformCoupon, .amount(5_000, at: 400_000 - coupons / 2))
        let priced = kit.priced()
        #expect(!priced.isProven && priced.total.minor <= 400_000 - coupons)
    }

    @Test func `a threshold is measured on what is left at its step, and the cheaper of two that exclude each other wins`() {
        for (off, total, kind) in [(500, 9_000, Offer.Kind.fullReduction), (1_200, 8_800, .shopCoupon)] as [(Int64, Int64, Offer.Kind)] {
            var kit = BasketKit()
            kit.line(10_000)
            kit.offer(.fullReduction, .amount(1_000, at: 10_000))
            kit.offer(.shopCoupon, .amount(off, at: 9_500))
            let priced = kit.priced()
            #expect(priced.total == .cny(total))
            #expect(priced.notes.filter(\.isUsed).map(\.offer.kind) == [kind])
        }
    }

    @Test func `a coupon that would cost free delivery stays in hand`() {
        var kit = BasketKit()
        kit.line(10_000)
        kit.freight[BasketKit.shop()] = FreightRules([
            Self.template(1, first: 1_000, further: 0, free: 9_900)
        ])
        kit.offer(.shopCoupon, .amount(200, at: 0))
        #expect(kit.priced().total == .cny(10_000))
        #expect(kit.priced().spends == [])
        #expect(kit.priced(to: nil).total == .cny(9_800))   // nobody knows yet where it goes
    }

    @Test func `the lowest unit price applies to all pieces of an item or to none`() {
        var kit = BasketKit()
        kit.line(10_000, 3)
        let sku = kit.lines[0].sku
        kit.offer(.memberPrice, prices: [OfferPrice(sku: sku, price: .cny(9_000))], perPerson: 0, level: 2)
        let limited = kit.offer(.limitedPrice, prices: [OfferPrice(sku: sku, price: .cny(7_000), stock: 10)], perPerson: 0)
        kit.buyer.stock[OfferSKU(limited, sku)] = 3
        #expect(kit.priced().lines[0].unitPrice == .cny(7_000))
        kit.buyer.stock[OfferSKU(limited, sku)] = 2
        kit.buyer.levels[BasketKit.shop()] = 2
        #expect(kit.priced().lines[0].unitPrice == .cny(9_000))
        kit.buyer.levels[BasketKit.shop()] = 1
        #expect(kit.priced().lines[0].unitPrice == .cny(10_000))
        #expect(kit.priced().notes.map(\.fate) == [.levelMissed(2), .stockLeft(2)])
    }

    @Test func `a discount is spread by the largest remainder, and the platform's part with it`() {
        var kit = BasketKit()
        for price: Int64 in [3_333, 3_333, 3_334] { kit.line(price) }
        kit.offer(.platformCoupon, .amount(1_000, at: 0), share: 3_333)
        let lines = kit.priced().lines
        #expect(lines.map(\.discount.minor) == [333, 333, 334])
        #expect(lines.map(\.platformDiscount.minor).reduce(0, +) == 333)
    }

    static func template(
        _ id: Int64, first: Int64, further: Int64, free: Int64? = nil, measure: FreightTemplate.Measure = .pieces, upTo: Int64 = 1,
        each: Int64 = 1, isDefault: Bool = true, regions: [FreightRegion] = []
    ) -> FreightTemplate {
        FreightTemplate(
            shop: BasketKit.shop(), id: ID(id), name: "t", measure: measure, isDefault: isDefault,
            elsewhere: .sent(FreightRate(first: first, upTo: upTo, further: further, each: each, freeAmount: free)), regions: regions)
    }

    @Test func `in one parcel the highest first charge counts once, and all else at its further charge`() {
        var kit = BasketKit()
        kit.line(5_000, 2)
        kit.line(1_000, 1)
        kit.freight[BasketKit.shop()] = FreightRules(
            [Self.template(1, first: 1_200, further: 600), Self.template(2, first: 800, further: 300, isDefault: false)],
            products: [kit.lines[1].product: ID(2)])
        let priced = kit.priced()
        #expect(priced.freight[BasketKit.shop()] == .cny(2_100))
        #expect(priced.lines.map(\.freight.minor) == [1_909, 191])
    }

    @Test func `what a template charges ends at a million yuan, however heavy the parcel`() {
        var kit = BasketKit()
        for _ in 1...20 { kit.line(5_000, 999, grams: 10_000_000) }
        kit.freight[BasketKit.shop()] = FreightRules([Self.template(1, first: 0, further: 100_000_000, measure: .grams)])
        #expect(kit.priced().freight[BasketKit.shop()] == .cny(100_000_000))
    }

    @Test func `the narrowest region holds, weight counts begun units, and some places get nothing`() {
        var kit = BasketKit()
        kit.line(5_000, 3, grams: 700)
        kit.freight[BasketKit.shop()] = FreightRules([
            Self.template(
                1, first: 1_000, further: 300, measure: .grams, upTo: 1_000, each: 500,
                regions: [
                    FreightRegion(["65"], .sent(FreightRate(first: 2_000, upTo: 1_000, further: 900, each: 500))),
                    FreightRegion(["6501"], .sent(FreightRate(first: 1_500, upTo: 1_000, further: 500, each: 500))),
                    FreightRegion(["71"], .notSent),
                ])
        ])
        #expect(kit.priced(to: "510107").freight[BasketKit.shop()] == .cny(1_000 + 3 * 300))
        #expect(kit.priced(to: "653101").freight[BasketKit.shop()] == .cny(2_000 + 3 * 900))
        #expect(kit.priced(to: "650102").freight[BasketKit.shop()] == .cny(1_500 + 3 * 500))
        #expect(kit.priced(to: "710101").lines.map(\.isSent) == [false])
    }
}
