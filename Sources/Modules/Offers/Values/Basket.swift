// Basket.swift: everything that a price depends on: what is bought, what is offered, and who buys.
import Catalog
import Core
import Identity

/// One SKU in a basket, as the catalogue sells it.
public struct BasketLine: Hashable, Sendable {
    public let shop: ID<Shop>, sku: ID<SKU>, product: ID<Product>, category: ID<Category>?
    public let quantity: Int64
    public let price: Money
    public let weightGrams: Int64

    public init(
        shop: ID<Shop>, sku: ID<SKU>, product: ID<Product>, category: ID<Category>? = nil, quantity: Int64, price: Money,
        weightGrams: Int64 = 0
    ) {
        (self.shop, self.sku, self.product, self.category) = (shop, sku, product, category)
        (self.quantity, self.price, self.weightGrams) = (quantity, price, weightGrams)
    }
}

/// A shop's offers and freight, as of one version.
public struct ShopRules: Hashable, Sendable {
    /// 0: the shop sells at the catalogue's prices and sends free.
    public let version: Int64
    public let offers: [Offer]
    public let freight: FreightRules
    /// The categories of each offer that is for categories, with all below them.
    let categories: [ID<Offer>: Set<ID<Category>>]

    public static let none = ShopRules(version: 0, offers: [], freight: FreightRules())

    /// What is live for one item: reductions and coupons that cover it, prices that name it.
    public func live(for line: BasketLine, at now: Timestamp) -> [Offer] {
        offers.filter { offer in
            guard offer.isLive(at: now) else { return false }
            if offer.kind.isPrice { return offer.terms.prices.contains { $0.sku == line.sku } }
            return offer.covers(line, categories: categories[offer.id] ?? [])
        }
    }

    public init(version: Int64, offers: [Offer], freight: FreightRules, categories: [ID<Offer>: Set<ID<Category>>] = [:]) {
        (self.version, self.offers, self.freight, self.categories) = (version, offers, freight, categories)
    }
}

/// What a price must know of who buys, as it is now.
public struct BuyerFacts: Hashable, Sendable {
    /// Those that the buyer holds and has not spent.
    public var coupons: [Coupon] = []
    /// What is left of a price's own stock; absent: it has none.
    public var stock: [OfferSKU: Int64] = [:]
    /// Pieces bought at a price so far.
    public var taken: [OfferSKU: Int64] = [:]
    /// Coupons got so far, by offer.
    public var got: [ID<Offer>: Int64] = [:]
    /// Coupons given out to everybody so far, by offer.
    public var given: [ID<Offer>: Int64] = [:]
    /// Shops where this would be the first order.
    public var firstAt: Set<ID<Shop>> = []
    /// The buyer's level as a member, by shop.
    public var levels: [ID<Shop>: Int64] = [:]
    /// Nobody is signed in: nothing that belongs to a person counts.
    public var isStranger = true

    public init() {}
}

public struct Basket: Sendable {
    public static let linesMax = 100
    public var lines: [BasketLine]
    public var rules: [ID<Shop>: ShopRules]
    public var platform: ShopRules
    public var buyer: BuyerFacts
    public var now: Timestamp
    /// Where it is sent, an area's code; nil: not known yet, and freight is not counted.
    public var division: String?
    /// Only these coupons may be spent; nil: any.
    public var allowed: Set<ID<Coupon>>?

    public init(
        _ lines: [BasketLine], rules: [ID<Shop>: ShopRules], platform: ShopRules = .none, buyer: BuyerFacts = BuyerFacts(),
        at now: Timestamp, to division: String? = nil, allowed: Set<ID<Coupon>>? = nil
    ) {
        (self.lines, self.rules, self.platform, self.buyer) = (lines, rules, platform, buyer)
        (self.now, self.division, self.allowed) = (now, division, allowed)
    }
}

extension Offer {
    func covers(_ line: BasketLine, categories: Set<ID<Category>>) -> Bool {
        switch terms.scope {
        case .all: true
        case .products(let products): products.contains(line.product)
        case .categories: line.category.map(categories.contains) ?? false
        case .shops(let shops): shops.contains(line.shop)
        }
    }
}
