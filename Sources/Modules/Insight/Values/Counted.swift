// Counted.swift: what some events count together, by the rows in which it is kept.
import Catalog
import Core
import Identity
import Trade

struct Counted {
    struct Sold: Hashable { let product: ID<Product>, pieces: Int64, gmv: Int64 }
    struct ShopDay: Hashable, Comparable {
        let shop: ID<Shop>, day: Day
        static func < (left: ShopDay, right: ShopDay) -> Bool { (left.shop, left.day) < (right.shop, right.day) }
    }
    struct ProductDay: Hashable, Comparable {
        let on: ShopDay, product: ID<Product>
        static func < (left: ProductDay, right: ProductDay) -> Bool { (left.on, left.product) < (right.on, right.product) }
    }
    struct BuyerDay: Hashable, Comparable {
        let on: ShopDay, buyer: ID<Account>
        static func < (left: BuyerDay, right: BuyerDay) -> Bool { (left.on, left.buyer) < (right.on, right.buyer) }
    }
    struct RegionOfDay: Hashable, Comparable {
        let on: ShopDay, region: String
        static func < (left: RegionOfDay, right: RegionOfDay) -> Bool { (left.on, left.region) < (right.on, right.region) }
    }

    private(set) var days: [ShopDay: Figures] = [:]
    private(set) var sold: [ProductDay: (pieces: Int64, gmv: Int64)] = [:]
    private(set) var buyers: Set<BuyerDay> = []
    private(set) var regions: [RegionOfDay: RegionFigures] = [:]

    mutating func add(_ shop: ID<Shop>, _ day: Day, _ change: (inout Figures) -> Void) {
        change(&days[ShopDay(shop: shop, day: day), default: Figures()])
    }

    /// May take off.
    mutating func add(_ shop: ID<Shop>, _ day: Day, _ region: String, _ more: RegionFigures) {
        let key = RegionOfDay(on: ShopDay(shop: shop, day: day), region: region)
        regions[key] = regions[key, default: RegionFigures()] + more
    }

    /// A paid order. Its goods are the sum of its items'.
    mutating func add(_ items: [Sold], of facts: OrderFacts, on day: Day) {
        let on = ShopDay(shop: facts.shop, day: day)
        add(facts.shop, day) { figures in
            figures.paid += 1
            figures.gmv += items.reduce(0) { $0 + $1.gmv }
            figures.pieces += items.reduce(0) { $0 + $1.pieces }
        }
        for item in items {
            let before = sold[ProductDay(on: on, product: item.product), default: (0, 0)]
            sold[ProductDay(on: on, product: item.product)] = (before.pieces + item.pieces, before.gmv + item.gmv)
        }
        buyers.insert(BuyerDay(on: on, buyer: facts.buyer))
        add(facts.shop, day, facts.region, RegionFigures(paid: 1, paidAmount: facts.total.minor))
    }

    struct ShopProduct: Hashable, Comparable {
        let shop: ID<Shop>, product: ID<Product>
        static func < (left: ShopProduct, right: ShopProduct) -> Bool { (left.shop, left.product) < (right.shop, right.product) }
    }

    /// Pieces of each product, whatever the day.
    var ever: [ShopProduct: Int64] {
        sold.reduce(into: [:]) { $0[ShopProduct(shop: $1.key.on.shop, product: $1.key.product), default: 0] += $1.value.pieces }
    }
}
