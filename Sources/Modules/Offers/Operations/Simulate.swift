// Simulate.swift: what a basket would cost a buyer whom the shop thinks up, with every rule and why the others did not count.
import Catalog
import Core
import Store

/// A buyer who is thought up.
public struct ThoughtUpBuyer: Hashable, Sendable {
    /// It would be the first order at the shop.
    public var isFirst: Bool
    /// 0: no member.
    public var level: Int64
    /// Coupons in hand, by offer; nil: every one that can be got.
    public var holds: Set<ID<Offer>>?

    public init(isFirst: Bool = false, level: Int64 = 0, holds: Set<ID<Offer>>? = nil) {
        (self.isFirst, self.level, self.holds) = (isFirst, level, holds)
    }
}

extension Offers {
    /// Prices pieces of a shop's SKUs as of a moment. Nothing is changed.
    /// - Parameter at: nil: now.
    public func simulate(
        _ wanted: [(sku: ID<SKU>, quantity: Int64)], of shop: ID<Shop>, buyer: ThoughtUpBuyer, to division: String?,
        at moment: Timestamp? = nil
    ) async throws -> (priced: Priced, lines: [SaleLine]) {
        let now = moment ?? clock.now()
        let sales = try await catalog.saleLines(wanted.map { (shop, $0.sku) })
        let rules = try await rules(for: sales)
        let platform = try await platformRules()
        var facts = BuyerFacts()
        facts.isStranger = false
        if buyer.isFirst { facts.firstAt = [shop] }
        facts.levels = [shop: buyer.level]
        for offer in (rules[shop] ?? .none).offers + platform.offers where offer.kind.isCoupon && offer.terms.hand != .open {
            guard offer.isLive(at: now), buyer.holds?.contains(offer.id) ?? true else { continue }
            facts.coupons.append(
                Coupon(
                    person: ID(1), id: ID(offer.id.number), shop: offer.shop, offer: offer.id, gotAt: now,
                    endsAt: offer.couponEnd(gotAt: now),
                    standing: 0, spentAt: nil))
        }
        let stocked = (rules[shop] ?? .none).offers.filter { $0.terms.prices.contains { $0.stock != nil } }
        if !stocked.isEmpty {
            let left = try await store.readOnce { try $0.rows(.offerStock(stocked.map(\.id), sales.map(\.sku), of: shop)) }
            for row in left { facts.stock[OfferSKU(try row.id(0), try row.id(1))] = try row.int64(2) }
        }
        let bought: [(SaleLine, Int64)] = wanted.compactMap { wish in sales.first { $0.sku == wish.sku }.map { ($0, wish.quantity) } }
        let basket = Basket(
            bought.map { BasketLine($0.0, quantity: $0.1) }, rules: rules, platform: platform, buyer: facts, at: now, to: division)
        return (basket.priced(), bought.map(\.0))
    }
}

extension BasketLine {
    public init(_ sale: SaleLine, quantity: Int64) {
        self.init(
            shop: sale.shop, sku: sale.sku, product: sale.product, category: sale.category, quantity: quantity, price: sale.price,
            weightGrams: sale.weightGrams)
    }
}
