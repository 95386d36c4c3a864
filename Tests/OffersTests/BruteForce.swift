// BruteForce.swift: the price of a basket by trying everything, written from DOMAIN's words and sharing nothing with the search.
import Catalog
import Core
import Offers

struct BruteForce {
    /// Less is better: what is paid, how many coupons, then which of them end first.
    struct Key: Comparable, Hashable {
        let total: Int64, ends: [Int64]
        static func < (left: Key, right: Key) -> Bool {
            if left.total != right.total { return left.total < right.total }
            if left.ends.count != right.ends.count { return left.ends.count < right.ends.count }
            return left.ends.lexicographicallyPrecedes(right.ends)
        }
    }
    private struct Outcome: Hashable { let amounts: [Int64], freight: Int64, ends: [Int64] }

    let basket: Basket
    private(set) var tried = 0

    init(_ basket: Basket) { self.basket = basket }

    /// How many ways there are to give items to offers, before any is tried.
    var ways: Int {
        Set(basket.lines.map(\.shop)).reduce(1) { product, shop in
            let offers = (basket.rules[shop]?.offers ?? [])
            let own = basket.lines.filter { $0.shop == shop }
            return [Offer.Kind.fullReduction, .productCoupon].reduce(product) { product, kind in
                own.reduce(product) { product, line in
                    product * (1 + offers.filter { $0.kind == kind && covers($0, line) }.count)
                }
            } * (1 + offers.filter { $0.kind == .shopCoupon }.count)
        } * (1 + basket.platform.offers.count)
    }

    private func covers(_ offer: Offer, _ line: BasketLine) -> Bool {
        switch offer.terms.scope {
        case .all: offer.shop == nil || offer.shop == line.shop
        case .products(let products): products.contains(line.product)
        case .categories, .shops: false
        }
    }

    private func end(_ offer: Offer) -> Int64 { offer.kind.isCoupon ? offer.terms.endsAt.milliseconds : 0 }

    mutating func best() -> Key {
        let shops = Set(basket.lines.map(\.shop)).sorted()
        var all: [[Outcome]] = [[]]
        for shop in shops {
            let own = outcomes(of: shop)
            all = all.flatMap { before in own.map { before + [$0] } }
        }
        var best: Key?
        func offer(_ key: Key) { if best.map({ key < $0 }) ?? true { best = key } }
        for outcomes in all {
            let total = outcomes.reduce(0) { $0 + $1.amounts.reduce($1.freight, +) }
            let ends = outcomes.flatMap(\.ends)
            offer(Key(total: total, ends: ends.sorted()))
            for coupon in basket.platform.offers {
                var covered: Int64 = 0
                for (shop, outcome) in zip(shops, outcomes) {
                    let own = basket.lines.filter { $0.shop == shop }
                    for (line, amount) in zip(own, outcome.amounts) where covers(coupon, line) { covered += amount }
                }
                let off = coupon.terms.ladder.discount(on: covered, pieces: 0)
                if off > 0 { offer(Key(total: total - off, ends: (ends + [end(coupon)]).sorted())) }
            }
        }
        return best ?? Key(total: 0, ends: [])
    }

    private mutating func outcomes(of shop: ID<Shop>) -> [Outcome] {
        let own = basket.lines.filter { $0.shop == shop }
        let offers = basket.rules[shop]?.offers ?? []
        let start = own.map { $0.price.minor * $0.quantity }
        var found: Set<Outcome> = []
        for (full, _) in assigned(offers.filter { $0.kind == .fullReduction }, own, start) {
            for (after, ends) in assigned(offers.filter { $0.kind == .productCoupon }, own, full) {
                found.insert(Outcome(amounts: after, freight: freight(shop, own, after), ends: ends))
                for coupon in offers where coupon.kind == .shopCoupon {
                    let items = own.indices.filter { covers(coupon, own[$0]) }
                    let last = taken(coupon, items, own, after)
                    if last != after {
                        found.insert(Outcome(amounts: last, freight: freight(shop, own, last), ends: ends + [end(coupon)]))
                    }
                }
            }
        }
        return Array(found)
    }

    private func taken(_ offer: Offer, _ items: [Int], _ own: [BasketLine], _ amounts: [Int64]) -> [Int64] {
        guard !items.isEmpty else { return amounts }
        let off = offer.terms.ladder.discount(
            on: items.reduce(0) { $0 + amounts[$1] }, pieces: items.reduce(0) { $0 + own[$1].quantity })
        guard off > 0 else { return amounts }
        var after = amounts
        let parts = Money.cny(off).spread(over: items.map { amounts[$0] }, pieces: items.map { own[$0].quantity })
        for (item, part) in zip(items, parts) { after[item] -= part.minor }
        return after
    }

    /// Every legal way to give each item one offer or none.
    private mutating func assigned(_ offers: [Offer], _ own: [BasketLine], _ amounts: [Int64]) -> [([Int64], [Int64])] {
        var owners = [Int](repeating: -1, count: own.count)
        var found: [([Int64], [Int64])] = []
        func go(_ item: Int) {
            if item < own.count {
                for owner in -1..<offers.count where owner < 0 || covers(offers[owner], own[item]) {
                    owners[item] = owner
                    go(item + 1)
                }
                return
            }
            tried += 1
            let used = Set(owners).filter { $0 >= 0 }.sorted()
            // An item goes without only where no used offer is for it.
            for item in own.indices where owners[item] < 0 && used.contains(where: { covers(offers[$0], own[item]) }) { return }
            var after = amounts
            for offer in used {
                let next = taken(offers[offer], own.indices.filter { owners[$0] == offer }, own, after)
                if next == after { return }   // used, and takes nothing off
                after = next
            }
            found.append((after, used.map { end(offers[$0]) }.filter { $0 > 0 }))
        }
        go(0)
        return found
    }

    /// The highest first charge once, all else at its template's further charge.
    private func freight(_ shop: ID<Shop>, _ own: [BasketLine], _ amounts: [Int64]) -> Int64 {
        guard let template = basket.rules[shop]?.freight.templates.first, case .sent(let rate) = template.elsewhere else { return 0 }
        if let free = rate.freeAmount, amounts.reduce(0, +) >= free { return 0 }
        let pieces = own.reduce(0) { $0 + $1.quantity }
        let further = max(0, pieces - rate.firstUnits)
        return rate.first + (further + rate.furtherUnits - 1) / rate.furtherUnits * rate.further
    }
}
