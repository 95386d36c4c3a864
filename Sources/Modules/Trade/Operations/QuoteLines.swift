// QuoteLines.swift: what lines cost now, for whom and to where, by the one rule that placing uses too.
import Catalog
import Core
import Identity
import Offers
import Store

/// For whom something is priced.
public struct QuoteFor: Hashable, Sendable {
    /// Nil: nobody is signed in, and no coupon counts.
    public var buyer: ID<Account>?
    /// Where it goes, an area's code; nil: freight is not counted yet.
    public var division: String?
    /// Only these coupons may be spent; nil: any.
    public var coupons: [ID<Coupon>]?

    public init(buyer: ID<Account>? = nil, division: String? = nil, coupons: [ID<Coupon>]? = nil) {
        (self.buyer, self.division, self.coupons) = (buyer, division, coupons)
    }
}

extension Trade {
    /// What lines cost now, by shop, what is in the way of buying them, and what became of each offer.
    public func quote(_ wanted: [WantedLine], for whom: QuoteFor = QuoteFor()) async throws -> Quote {
        let now = clock.now()
        let sales = try await catalog.saleLines(wanted.map { ($0.shop, $0.sku) })
        let rules = try await offers.rules(for: sales)
        let platform = try await offers.platformRules()
        let questions = offers.questions(
            rules, platform, skus: sales.reduce(into: [:]) { $0[$1.shop, default: []].append($1.sku) }, buyer: whom.buyer,
            named: whom.coupons ?? [], at: now, orders: Self.ordersQuery)
        let queries = questions.queries
        let facts = try questions.facts(queries.isEmpty ? [] : try await store.read { try $0.load(queries) })
        return Quote(
            wanted, sales: sales,
            Basket(
                [], rules: rules, platform: platform, buyer: facts, at: now, to: whom.division, allowed: whom.coupons.map { Set($0) }))
    }

    /// How many orders a person has at a shop that did not come to nothing; one number.
    static let ordersQuery: @Sendable (ID<Account>, ID<Shop>) -> SQL = { buyer, shop in
        """
        SELECT COUNT(*)
        FROM trade_buyer_list
        WHERE buyer_id = \(buyer) AND shop_id = \(shop) AND tab IN \(list: BuyerTab.allCases.filter { $0 != .ended }.map(\.rawValue))
        """
    }
}
