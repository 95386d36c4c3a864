// BasketMaking.swift: baskets of numbers for the pricing tests.
import Catalog
import Core
import Identity
import Offers

/// A basket that is put together step by step.
struct BasketKit {
    static let now = Timestamp(milliseconds: 1_772_323_200_000)
    var lines: [BasketLine] = []
    var offers: [ID<Shop>: [Offer]] = [:]
    var platform: [Offer] = []
    var freight: [ID<Shop>: FreightRules] = [:]
    var buyer = BuyerFacts()
    private var nextID: Int64 = 1_000

    init() { buyer.isStranger = false }

    static func shop(_ number: Int64 = 1) -> ID<Shop> { ID(number) }

    mutating func line(_ price: Int64, _ quantity: Int64 = 1, shop: Int64 = 1, grams: Int64 = 0) {
        let number = Int64(lines.count + 1)
        lines.append(
            BasketLine(
                shop: ID(shop), sku: ID(number), product: ID(number), quantity: quantity, price: .cny(price), weightGrams: grams))
    }

    /// For lines by their place; nil: all of the shop's.
    @discardableResult
    mutating func offer(
        _ kind: Offer.Kind, _ ladder: Ladder = Ladder(), lines places: [Int]? = nil, prices: [OfferPrice] = [], shop: Int64 = 1,
        endsInDays: Int64 = 10, hand: Offer.Hand = .claimed, perPerson: Int64 = 1, share: Int64 = 0, held: Bool = true, level: Int64 = 0
    ) -> ID<Offer> {
        nextID += 1
        let owner: ID<Shop>? = kind == .platformCoupon ? nil : ID(shop)
        let end = Self.now + .days(endsInDays)
        let offer = Offer(
            id: ID(nextID), shop: owner,
            terms: OfferTerms(
                kind, "\(kind.rawValue) \(nextID)", hand: kind.isCoupon ? hand : .open,
                scope: places.map { .products($0.map { lines[$0].product }) } ?? .all, ladder: ladder, prices: prices,
                from: Self.now - .days(1), until: end, perPerson: perPerson, platformShare: Rate(basisPoints: share), memberLevel: level),
            madeAt: Self.now - .days(1))
        if owner == nil { platform.append(offer) } else { offers[ID(shop), default: []].append(offer) }
        if kind.isCoupon, held, hand != .open {
            buyer.coupons.append(
                Coupon(person: ID(7), id: ID(nextID), shop: owner, offer: offer.id, gotAt: Self.now - .days(1), endsAt: end))
        }
        return offer.id
    }

    func basket(to division: String? = "510107") -> Basket {
        let shops = Set(lines.map(\.shop))
        return Basket(
            lines,
            rules: shops.reduce(into: [:]) {
                $0[$1] = ShopRules(version: 1, offers: offers[$1] ?? [], freight: freight[$1] ?? FreightRules())
            },
            platform: ShopRules(version: 1, offers: platform, freight: FreightRules()), buyer: buyer, at: Self.now, to: division)
    }

    func priced(to division: String? = "510107") -> Priced { basket(to: division).priced() }
}

extension Ladder {
    /// 满 `at` 减 `off`, in 分.
    static func amount(_ off: Int64, at threshold: Int64, repeats: Bool = false) -> Ladder {
        Ladder([Step(threshold, .amount(off))], repeats: repeats)
    }
    /// So many per cent off.
    static func percent(_ percent: Int64, at threshold: Int64, by measure: Measure = .amount, most: Int64? = nil) -> Ladder {
        Ladder([Step(threshold, .percent(Rate(basisPoints: percent * 100)))], by: measure, most: most)
    }
}
