// ShopSearch.swift: every legal choice of one shop's offers that could be the best one, by branch and bound.

/// The rule of one step: an offer that is used covers every item that it is for, but those that another used offer of the same
/// step covers; and a used offer takes something off. So an item goes without only where no used offer is for it.
final class ShopSearch {
    /// How many places of the search are looked at before the best so far is taken.
    static let placesMax = 400_000
    /// How many offers of one step are combined; beyond it those that take off least are left out.
    static let offersMax = 12

    let amounts: [Int64], pieces: [Int64], freight: FreightPlan
    private let fulls: [SearchOffer], products: [SearchOffer], shops: [SearchOffer]
    private let fullSets: [Subset], productSets: [Subset]
    private let total: Int64
    /// Freight is never less: discounts only make less of it free.
    let freightLeast: Int64
    /// What product coupons take off at most, and which coupons that takes at least.
    private let productMost: Int64, productNeeds: Spent
    private(set) var places = 0
    private(set) var isProven = true

    /// Prunes what cannot be better: (the least that goods can cost, the coupons it takes at least) → true to leave it.
    typealias Skip = (Int64, Spent) -> Bool
    typealias Take = (ShopOutcome) -> Void

    struct Subset { let offers: [SearchOffer], most: Int64 }

    init(
        amounts: [Int64], pieces: [Int64], freight: FreightPlan, fulls: [SearchOffer], products: [SearchOffer], shops: [SearchOffer]
    ) {
        (self.amounts, self.pieces, self.freight) = (amounts, pieces, freight)
        let (useful, cutFull) = Self.useful(fulls), (coupons, cutProduct) = Self.useful(products)
        (self.fulls, self.products) = (useful, coupons)
        self.shops = shops.filter { $0.most > 0 }.sorted { $0.spent.isBetter(than: $1.spent) }
        isProven = !cutFull && !cutProduct
        total = amounts.reduce(0, +)
        freightLeast = freight.charge(amounts)
        fullSets = Self.subsets(useful, amounts)
        productSets = Self.subsets(coupons, amounts)
        (productMost, productNeeds) = Self.most(of: coupons)
    }

    private static func useful(_ offers: [SearchOffer]) -> ([SearchOffer], cut: Bool) {
        let useful = offers.filter { $0.most > 0 }
        guard useful.count > offersMax else { return (useful, false) }
        let kept = Set(useful.sorted { ($0.most, $1.tag) > ($1.most, $0.tag) }.prefix(offersMax).map(\.tag))
        return (useful.filter { kept.contains($0.tag) }, true)
    }

    /// Every set of offers, those first that could take off most.
    private static func subsets(_ offers: [SearchOffer], _ amounts: [Int64]) -> [Subset] {
        let sets: [Subset] = (0..<(1 << offers.count)).map { bits in
            let chosen = offers.indices.filter { bits & (1 << $0) != 0 }.map { offers[$0] }
            return Subset(offers: chosen, most: bound(chosen, amounts))
        }
        return sets.enumerated().sorted { ($0.element.most, $1.offset) > ($1.element.most, $0.offset) }.map(\.element)
    }

    /// What these take off together at most: each its most; and no item more than its steepest offer allows.
    private static func bound(_ offers: [SearchOffer], _ amounts: [Int64]) -> Int64 {
        let sum: Int64 = offers.reduce(0) { $0 + $1.most }
        var slopes = [Int64](repeating: 0, count: amounts.count)
        for offer in offers {
            let highest: Int64 = offer.items.indices.reduce(0) { $0 + amounts[$1] }
            guard let slope = offer.slope(from: 0, pieces: 0, to: highest) else { return sum }
            for index in offer.items.indices { slopes[index] = max(slopes[index], slope) }
        }
        let sloped = zip(amounts, slopes).reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1) }
        return Int64(min(Int128(sum), (sloped + 999_999) / 1_000_000 + Int128(offers.count)))
    }

    /// Product coupons that share items form a group; a group uses at most one for each item.
    private static func most(of coupons: [SearchOffer]) -> (Int64, Spent) {
        var groups: [(items: Items, coupons: [SearchOffer])] = []
        for coupon in coupons {
            var merged = (items: coupon.items, coupons: [coupon])
            groups.removeAll { group in
                guard group.items & merged.items != 0 else { return false }
                merged = (merged.items | group.items, merged.coupons + group.coupons)
                return true
            }
            groups.append(merged)
        }
        var sum: Int64 = 0
        var needs = Spent.none
        for group in groups {
            let room = min(group.coupons.count, group.items.nonzeroBitCount)
            let best = group.coupons.sorted { $0.most > $1.most }.prefix(room)
            sum += best.reduce(0) { $0 + $1.most }
            let candidates = room == 1 ? group.coupons.filter { $0.most == best[best.startIndex].most } : group.coupons
            let earliest = candidates.sorted { $0.spent.isBetter(than: $1.spent) }.prefix(room)
            needs = earliest.reduce(needs) { $0 + $1.spent }
        }
        return (sum, needs)
    }

    /// The least that is left of at least `rest` by the shop coupon, and what that takes.
    private func afterShopCoupon(_ rest: Int64) -> (Int64, Spent) {
        var best = (rest, Spent.none)
        for coupon in shops {
            let isWhole = coupon.items.nonzeroBitCount == amounts.count
            let left = isWhole ? coupon.leastLeft(of: rest) : max(0, rest - coupon.most)
            if left < best.0 || (left == best.0 && left < rest && coupon.spent.isBetter(than: best.1)) { best = (left, coupon.spent) }
        }
        return best
    }

    /// Shows every choice to `take` that `skip` does not leave out.
    func run(skip: Skip, take: Take) {
        let empty = [Int](repeating: -1, count: amounts.count)
        let later: (Int64, Spent) -> (Int64, Spent) = { [self] rest, spent in
            let (left, coupon) = afterShopCoupon(max(0, rest - productMost))
            return (left, spent + productNeeds + coupon)
        }
        assign(fullSets, amounts, .none, later: later, skip: skip) { after, full, spent in
            assign(
                productSets, after, spent,
                later: { [self] rest, spent in
                    let (left, coupon) = afterShopCoupon(rest)
                    return (left, spent + coupon)
                }, skip: skip
            ) { after, product, spent in
                finish(after, spent, full.isEmpty ? empty : full, product.isEmpty ? empty : product, skip, take)
            }
        }
    }

    private func finish(_ after: [Int64], _ spent: Spent, _ full: [Int], _ product: [Int], _ skip: Skip, _ take: Take) {
        let rest = after.reduce(0, +)
        func offer(_ amounts: [Int64], _ goods: Int64, _ spent: Spent, _ shop: Int) {
            take(
                ShopOutcome(
                    amounts: amounts, goods: goods, freight: freight.charge(amounts), spent: spent, full: full, product: product,
                    shop: shop))
        }
        for coupon in shops {
            let indices = coupon.items.indices
            let covered: Int64 = indices.reduce(0) { $0 + after[$1] }
            let off = coupon.ladder.discount(on: covered, pieces: indices.reduce(0) { $0 + pieces[$1] })
            guard off > 0, !skip(rest - off, spent + coupon.spent) else { continue }
            var amounts = after
            Spread.take(off, off: &amounts, coupon.items, pieces: pieces)
            offer(amounts, rest - off, spent + coupon.spent, coupon.tag)
        }
        if !skip(rest, spent) { offer(after, rest, spent, -1) }
    }

    /// Every way to give items to sets of offers of one step.
    private func assign(
        _ sets: [Subset], _ amounts: [Int64], _ spent: Spent, later: (Int64, Spent) -> (Int64, Spent), skip: Skip,
        leaf: ([Int64], [Int], Spent) -> Void
    ) {
        let rest = amounts.reduce(0, +)
        for set in sets {
            let own = set.offers.reduce(spent) { $0 + $1.spent }
            let (least, needs) = later(max(0, rest - set.most), own)
            if skip(least, .none) { break }   // the sets that follow take off no more, and this costs more than the best
            if skip(least, needs) { continue }
            if set.offers.isEmpty {
                leaf(amounts, [], spent)
            } else {
                Assignment(set.offers, amounts, pieces).run { most in
                    places += 1
                    if places > Self.placesMax {
                        isProven = false
                        return true
                    }
                    let (least, needs) = later(max(0, rest - most), own)
                    return skip(least, needs)
                } leaf: { after, owners in
                    leaf(after, owners, own)
                }
            }
        }
    }
}
