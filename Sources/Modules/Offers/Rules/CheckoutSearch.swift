// CheckoutSearch.swift: the best choice over all shops of a checkout, with one platform coupon.

/// The platform's coupon as the search sees it; its items are bits in each shop.
struct PlatformCandidate: Sendable {
    let tag: Int, ladder: Ladder, items: [Items], spent: Spent
    /// It is for every item of the checkout.
    let isWhole: Bool
}

struct CheckoutChoice: Sendable {
    var shops: [ShopOutcome]
    /// The tag of the platform coupon; -1: none.
    var platform: Int
    var total: Int64, spent: Spent

    func isBetter(than total: Int64, _ spent: Spent) -> Bool {
        self.total != total ? self.total < total : self.spent.isBetter(than: spent)
    }
}

struct CheckoutSearch {
    /// How many choices of shops are put together before the best so far is taken. A checkout of one or two shops needs a few
    /// hundred; each more may double them.
    static let placesMax = 20_000
    let shops: [ShopSearch], platform: [PlatformCandidate]
    private var places = 0

    init(shops: [ShopSearch], platform: [PlatformCandidate]) { (self.shops, self.platform) = (shops, platform) }

    /// Each shop by itself first: its cheapest is the base. A platform coupon changes a shop's choice only where its threshold, or
    /// its share of a higher amount, makes another one cheaper in all; then all shops are searched together.
    mutating func best() -> CheckoutChoice {
        let alone = shops.map { Self.cheapest($0) }
        var best = CheckoutChoice(
            shops: alone, platform: -1, total: alone.reduce(0) { $0 + $1.cost }, spent: alone.reduce(.none) { $0 + $1.spent })
        let base = best
        for coupon in platform {
            let first = evaluated(alone, coupon)
            if first.isBetter(than: best.total, best.spent) { best = first }
            let floor = least(
                coupon, cost: base.total, freight: shops.reduce(0) { $0 + $1.freightLeast },
                covered: shops.indices.reduce(0) { $0 + Self.sum(shops[$1].amounts, coupon.items[$1]) })
            if first.platform >= 0, first.total == floor { continue }   // cannot be beaten with this coupon
            if floor > best.total || (floor == best.total && !coupon.spent.isBetter(than: best.spent)) { continue }
            together(coupon, alone, &best)
        }
        return best
    }

    var isProven: Bool { places <= Self.placesMax && shops.allSatisfy(\.isProven) }

    private static func cheapest(_ shop: ShopSearch) -> ShopOutcome {
        var best: ShopOutcome?
        shop.run { goods, spent in
            guard let best else { return false }
            let cost = goods + shop.freightLeast
            return cost > best.cost || (cost == best.cost && !spent.isBetter(than: best.spent))
        } take: { outcome in
            if let best, best.cost < outcome.cost || (best.cost == outcome.cost && !outcome.spent.isBetter(than: best.spent)) { return }
            best = outcome
        }
        return best
            ?? ShopOutcome(
                amounts: shop.amounts, goods: sum(shop.amounts, .max), freight: shop.freight.charge(shop.amounts), spent: .none,
                full: shop.amounts.map { _ in -1 }, product: shop.amounts.map { _ in -1 }, shop: -1)
    }

    private static func sum(_ amounts: [Int64], _ items: Items) -> Int64 {
        amounts.indices.reduce(0) { items.has($1) ? $0 + amounts[$1] : $0 }
    }

    private func evaluated(_ outcomes: [ShopOutcome], _ coupon: PlatformCandidate) -> CheckoutChoice {
        let cost: Int64 = outcomes.reduce(0) { $0 + $1.cost }
        let spent = outcomes.reduce(Spent.none) { $0 + $1.spent }
        let covered = outcomes.indices.reduce(0) { $0 + Self.sum(outcomes[$1].amounts, coupon.items[$1]) }
        let off = coupon.ladder.discount(on: covered, pieces: .max)
        guard off > 0 else { return CheckoutChoice(shops: outcomes, platform: -1, total: cost, spent: spent) }
        return CheckoutChoice(shops: outcomes, platform: coupon.tag, total: cost - off, spent: spent + coupon.spent)
    }

    /// The least that a checkout with this coupon can come to, when all together cost at least `cost`, of it at least `freight`
    /// freight, and the coupon's items at most `covered`.
    private func least(_ coupon: PlatformCandidate, cost: Int64, freight: Int64, covered: Int64) -> Int64 {
        guard coupon.isWhole else { return cost - coupon.ladder.discount(on: covered, pieces: .max) }
        let whole = SearchOffer(tag: 0, ladder: coupon.ladder, items: 0, amounts: [], pieces: [])
        return min(cost, freight + whole.leastLeft(of: max(0, cost - freight)))
    }

    private mutating func together(_ coupon: PlatformCandidate, _ alone: [ShopOutcome], _ best: inout CheckoutChoice) {
        let freight: Int64 = shops.reduce(0) { $0 + $1.freightLeast }
        // What is left over for the shops from a place on: their cheapest, and what the coupon could cover of them.
        var laterCost: [Int64] = [0], laterCovered: [Int64] = [0]
        for index in shops.indices.reversed() {
            laterCost.insert(laterCost[0] + alone[index].cost, at: 0)
            laterCovered.insert(laterCovered[0] + Self.sum(shops[index].amounts, coupon.items[index]), at: 0)
        }
        var seen = places
        func go(_ index: Int, _ before: [ShopOutcome], _ best: inout CheckoutChoice) {
            seen += 1
            if seen > Self.placesMax { return }
            if index == shops.count {
                let choice = evaluated(before, coupon)
                if choice.isBetter(than: best.total, best.spent) { best = choice }
                return
            }
            let shop = shops[index]
            let cost: Int64 = before.reduce(0) { $0 + $1.cost }
            let covered: Int64 = before.indices.reduce(0) { $0 + Self.sum(before[$1].amounts, coupon.items[$1]) }
            let spentBefore = before.reduce(coupon.spent) { $0 + $1.spent }
            var found = best
            shop.run { goods, spent in
                if seen > Self.placesMax { return true }
                let floor = least(
                    coupon, cost: cost + goods + shop.freightLeast + laterCost[index + 1], freight: freight,
                    covered: covered + laterCovered[index])
                return floor > found.total || (floor == found.total && !(spentBefore + spent).isBetter(than: found.spent))
            } take: { outcome in
                go(index + 1, before + [outcome], &found)
            }
            best = found
        }
        go(0, [], &best)
        places = seen
    }
}
