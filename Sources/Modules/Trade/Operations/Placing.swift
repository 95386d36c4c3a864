// Placing.swift: what one placing knows before its body, asks at once, and numbers.
import Catalog
import Core
import Offers
import Payments
import Settings
import Store

/// What one placing knows before its body.
struct Placing: Sendable {
    let checkout: Checkout, key: RepeatKey, now: Timestamp, expiresAt: Timestamp, feeRate: Rate
    let shops: [ID<Shop>]
    let rules: [ID<Shop>: ShopRules], platform: ShopRules
    let numbers: PlacingNumbers
}

/// What a placing asks, all at once.
struct Questions: Sendable {
    let earlier: SQL, sales: [SQL], address: SQL?, facts: FactQuestions

    struct Answers {
        let earlier: [Row], lines: [SaleLine], facts: BuyerFacts
        fileprivate let saved: PostalAddress?

        /// Nil where the buyer has no such address.
        func address(of checkout: Checkout) -> PostalAddress? {
            if case .postal(let address) = checkout.address { return address }
            return saved
        }
    }

    var queries: [SQL] { [earlier] + sales + (address.map { [$0] } ?? []) + facts.queries }

    /// - Parameter found: one list for each query, in their order.
    func decode(_ found: [[Row]]) throws -> Answers {
        var left = found[...]
        let earlier = left.removeFirst()
        let lines = try left.prefix(sales.count).flatMap { try SaleLine.decode($0) }
        left = left.dropFirst(sales.count)
        let saved: [Row]? = address == nil ? nil : left.removeFirst()
        return Answers(
            earlier: earlier, lines: lines, facts: try facts.facts(Array(left)), saved: try saved?.first.map { try PostalAddress($0) })
    }
}

/// The numbers that one placing needs, made before its body.
struct PlacingNumbers: Sendable {
    let payment: ID<Payment>
    /// For coupons that everybody has: one for each such offer.
    let coupons: [ID<Coupon>]
    private var orders: [ID<Shop>: ID<Order>] = [:]
    private var placed: [ID<Shop>: ID<OrderPlaced>] = [:], paid: [ID<Shop>: ID<OrderPaid>] = [:]
    private var entries: [ID<SKU>: ID<StockEntry>] = [:]

    init(shops: [ID<Shop>], lines: [WantedLine], rules: [ID<Shop>: ShopRules], _ ids: IDSource) throws {
        payment = try ids.next()
        let open = rules.values.reduce(0) { $0 + $1.offers.filter { $0.kind.isCoupon && $0.terms.hand == .open }.count }
        coupons = try (0..<open).map { _ in try ids.next() }
        for shop in shops { (orders[shop], placed[shop], paid[shop]) = (try ids.next(), try ids.next(), try ids.next()) }
        for line in lines { entries[line.sku] = try ids.next() }
    }

    private func known<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw TradeError.nothingWanted }   // a line of no shop: cannot be, all were numbered
        return value
    }
    func order(_ shop: ID<Shop>) throws -> ID<Order> { try known(orders[shop]) }
    func placedEvent(_ shop: ID<Shop>) throws -> ID<OrderPlaced> { try known(placed[shop]) }
    func paidEvent(_ shop: ID<Shop>) throws -> ID<OrderPaid> { try known(paid[shop]) }
    func entry(_ sku: ID<SKU>) throws -> ID<StockEntry> { try known(entries[sku]) }
}
