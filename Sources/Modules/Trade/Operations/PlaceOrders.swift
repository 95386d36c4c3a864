// PlaceOrders.swift: a checkout becomes one order per shop, with stock reserved and the money asked for, all or nothing.
import Catalog
import Core
import Identity
import Offers
import Payments
import Settings
import Store

/// What a buyer wants to buy now.
public struct Checkout: Sendable {
    public let buyer: ID<Account>
    public let lines: [WantedLine]
    public let address: PostalAddress
    /// What the buyer saw as the total.
    public let total: Money
    /// To each shop, at most 200 characters.
    public let notes: [ID<Shop>: String]
    /// Takes the lines out of the buyer's cart.
    public let fromCart: Bool
    /// The coupons that may be spent; nil: any that the buyer holds.
    public let coupons: [ID<Coupon>]?
    /// The client's key: the same again answers what was placed the first time.
    public let key: String

    public init(
        buyer: ID<Account>, lines: [WantedLine], address: PostalAddress, total: Money, notes: [ID<Shop>: String] = [:],
        fromCart: Bool = false, coupons: [ID<Coupon>]? = nil, key: String
    ) {
        (self.buyer, self.address, self.total, self.notes) = (buyer, address, total, notes)
        self.lines = Quote.merged(lines)
        (self.fromCart, self.coupons, self.key) = (fromCart, coupons, key)
    }

    var repeatKey: RepeatKey {
        let lines = self.lines.map { "\($0.shop):\($0.sku):\($0.quantity)" }.joined(separator: ",")
        let notes = self.notes.keys.sorted().map { "\($0)=\(self.notes[$0] ?? "")" }.joined(separator: "\u{1}")
        let coupons = self.coupons.map { $0.map(\.description).joined(separator: ",") }
        let place = [address.name, address.phone, address.division, address.detail].joined(separator: "\u{1}")
        return RepeatKey(
            caller: buyer, operation: "trade.place", key: key,
            input: [lines, place, "\(total.minor) \(total.currency.code)", notes].joined(separator: "\u{2}")
                + (coupons.map { "\u{2}" + $0 } ?? ""))
    }
}

/// What was placed.
public struct Placed: Hashable, Sendable {
    public struct Part: Hashable, Sendable { public let shop: ID<Shop>, order: ID<Order> }
    public let orders: [Part]
    /// Nil when there is nothing to pay: the orders are paid already.
    public let payment: String?
    public let total: Money
}

extension Trade {
    /// Places the orders of a checkout. Reads twice at most: what there is to know, and whether stock and coupons were there.
    ///
    /// Offers are priced by the copy that this process has of them, when its version is the one that the lines name; when it is
    /// not, nothing is done but to read them, outside the body.
    /// - Throws: ``TradeError``: nothing wanted, gone, delisted, sold out, not sent there, total changed; ``OffersError`` for a named
    ///   coupon: couponNotFound, couponSpent, couponOver; then nothing has happened. ``StoreError/keyReused`` when the key came with
    ///   another checkout.
    public func place(_ checkout: Checkout) async throws -> Placed {
        guard !checkout.lines.isEmpty, checkout.lines.count <= Quote.linesMax else { throw TradeError.nothingWanted }
        let now = clock.now()
        let values = try await settings.values(at: now)
        let expiresAt = now + values.paymentTime
        let platform = try await offers.platformRules()
        let shops = Set(checkout.lines.map(\.shop)).sorted()
        for _ in 0..<5 {
            let rules = offers.known(shops)
            let placing = Placing(
                checkout: checkout, key: checkout.repeatKey, now: now, expiresAt: expiresAt, feeRate: values.feeRate, shops: shops,
                rules: rules,
                platform: platform,
                numbers: try PlacingNumbers(shops: shops, lines: checkout.lines, rules: rules, ids))
            switch try await store.write(homes: shops.map({ .shop($0) }), { try place(placing, in: $0) }) {
            case .placed(let placed): return placed
            case .outdated(let shops): try await offers.learn(shops)
            }
        }
        throw StoreError.busy
    }

    private enum Outcome: Sendable {
        case placed(Placed)
        /// What is known of these shops' offers is not what holds.
        case outdated([ID<Shop>])
    }

    private func place(_ placing: Placing, in tx: any Writing) throws -> Outcome {
        let checkout = placing.checkout
        let skus: [ID<Shop>: [ID<SKU>]] = checkout.lines.reduce(into: [:]) { $0[$1.shop, default: []].append($1.sku) }
        let sales: [SQL] = placing.shops.map { SaleLine.query(shop: $0, skus: skus[$0] ?? []) }
        let questions = offers.questions(
            placing.rules, placing.platform, skus: skus, buyer: checkout.buyer, named: checkout.coupons ?? [], at: placing.now,
            orders: Self.ordersQuery)
        let found = try tx.load([placing.key.lookup] + sales + questions.queries)
        if let earlier = try placing.key.earlier(found[0]) { return .placed(try Placed(answer: earlier)) }
        let lines = try found[1...sales.count].flatMap { try SaleLine.decode($0) }
        let outdated = Set(lines.filter { $0.pricingVersion != placing.rules[$0.shop]?.version }.map(\.shop)).sorted()
        if !outdated.isEmpty { return .outdated(outdated) }
        let facts = try questions.facts(Array(found.dropFirst(1 + sales.count)))
        let basket = Basket(
            [], rules: placing.rules, platform: placing.platform, buyer: facts, at: placing.now, to: checkout.address.division,
            allowed: checkout.coupons.map { Set($0) })
        let quote = Quote(checkout.lines, sales: lines, basket)
        if let refusal = quote.refusal(of: checkout, facts, at: placing.now) {
            // On PostgreSQL the same request may have been placed by another process since the key was looked up.
            if let earlier = try tx.earlierAnswer(placing.key) { return .placed(try Placed(answer: earlier)) }
            throw refusal
        }
        let spending = spending(quote, basket, placing)
        try reserve(quote, spending, placing.numbers, in: tx)
        return .placed(try write(quote, spending, placing, in: tx))
    }

    private func spending(_ quote: Quote, _ basket: Basket, _ placing: Placing) -> Spending? {
        guard !quote.pricing.priced.spends.isEmpty else { return nil }
        var priced = basket
        priced.lines = quote.pricing.priced.lines.map(\.line)
        return offers.spending(
            quote.pricing.priced, priced, by: placing.checkout.buyer, lines: quote.pricing.numbers, fresh: placing.numbers.coupons,
            at: placing.now)
    }

    private func reserve(_ quote: Quote, _ spending: Spending?, _ numbers: PlacingNumbers, in tx: any Writing) throws {
        // In order of SKU, so that two placings that want the same pieces wait for each other and not in a circle.
        let lines = quote.lines.map(\.wanted).sorted { $0.sku < $1.sku }
        let reservations = try lines.map { line in
            Stock.reserve(shop: line.shop, sku: line.sku, pieces: line.quantity, entry: try numbers.entry(line.sku))
        }
        let taken = try tx.changes(reservations + (spending?.conditions ?? []))
        // Another took them since they were read, perhaps this same request in another process: all is read anew.
        if taken.contains(where: { $0 != 1 }) { throw StoreError.stale }
    }

    private func write(_ quote: Quote, _ spending: Spending?, _ placing: Placing, in tx: any Writing) throws -> Placed {
        let (checkout, numbers, now) = (placing.checkout, placing.numbers, placing.now)
        let using = spending?.shops ?? []
        let orders = try quote.shops.map { try order(of: $0, placing, usesOffers: using.contains($0.shop)) }
        for order in orders {
            try tx.insert(order)
            for item in order.items {
                try tx.run(
                    Stock.entry(
                        id: try numbers.entry(item.sku), shop: order.shop, sku: item.sku, onHand: 0, reserved: item.quantity,
                        cause: .reserve, reference: order.id.number, at: now))
            }
            try tx.tell(OrderPlaced.self, order, id: try numbers.placedEvent(order.shop), at: now)
            if order.state == .awaitingShipment { try tx.tell(OrderPaid.self, order, id: try numbers.paidEvent(order.shop), at: now) }
        }
        for (order, quote) in zip(orders, quote.shops) { try tx.insertDiscounts(quote, of: order) }
        if let spending {
            try offers.write(spending, orders: orders.reduce(into: [:]) { $0[$1.shop] = $1.id.number }, in: tx)
        }
        var number: String?
        if quote.total.minor > 0 {
            let priced = orders.filter { $0.payment != nil }
            let payment = draft(priced, total: quote.total, id: numbers.payment, at: now, expiresAt: placing.expiresAt)
            try payments.open(payment, in: tx)
            number = payment.number
        }
        if checkout.fromCart { try tx.removeFromCart(checkout.lines.map(\.sku), of: checkout.buyer) }
        let placed = Placed(orders: orders.map { Placed.Part(shop: $0.shop, order: $0.id) }, payment: number, total: quote.total)
        try tx.remember(placing.key, answer: placed.answer, at: now)
        return placed
    }

    private func order(of quote: ShopQuote, _ placing: Placing, usesOffers: Bool) throws -> Order {
        let (checkout, numbers, now) = (placing.checkout, placing.numbers, placing.now)
        let free = quote.total.minor == 0   // paid at once, also beside orders that are not
        let items: [OrderItem] = quote.lines.enumerated().compactMap { index, line in
            line.sale.map { sale in
                OrderItem(
                    line: Int64(index + 1), sku: sale.sku, product: sale.product, title: sale.title, specText: sale.specText,
                    picture: sale.picture, unitPrice: line.unitPrice, quantity: line.wanted.quantity, amount: line.amount,
                    discount: line.discount, platformDiscount: line.platformDiscount, freight: line.freight, shipped: 0)
            }
        }
        return Order(
            shop: quote.shop, id: try numbers.order(quote.shop), buyer: checkout.buyer, payment: free ? nil : numbers.payment,
            state: free ? .awaitingShipment : .pendingPayment, goods: quote.goods, discount: quote.discount, freight: quote.freight,
            usesOffers: usesOffers, feeRate: placing.feeRate, address: checkout.address,
            note: String((checkout.notes[quote.shop] ?? "").prefix(200)), placedAt: now, expiresAt: placing.expiresAt,
            paidAt: free ? now : nil, isCancelling: false, items: items, version: 1)
    }

    /// The payment of some orders of one buyer.
    func draft(_ orders: [Order], total: Money, id: ID<Payment>, at now: Timestamp, expiresAt: Timestamp) -> Payment {
        let first = orders[0].items.first?.title ?? ""
        let count = orders.reduce(0) { $0 + $1.items.count }
        return payments.draft(
            payer: orders[0].buyer, provider: provider, amount: total, purpose: PaymentPurpose(orders).json,
            subject: count > 1 ? "\(String(first.prefix(80))) 等 \(count) 件" : first, id: id, at: now, expiresAt: expiresAt)
    }
}

extension Quote {
    /// Why this checkout cannot be placed; nil when it can.
    fileprivate func refusal(of checkout: Checkout, _ facts: BuyerFacts, at now: Timestamp) -> (any CodedError)? {
        for named in checkout.coupons ?? [] {
            guard let coupon = facts.coupons.first(where: { $0.id == named }) else { return OffersError.couponNotFound }
            if coupon.standing > 0 { return OffersError.couponSpent }
            if !coupon.isUsable(at: now) { return OffersError.couponOver(at: coupon.endsAt) }
        }
        if let closed = lines.first(where: { $0.sale?.shopState == .suspended }) { return TradeError.shopSuspended(closed.wanted.shop) }
        if let (line, trouble) = trouble { return TradeError(line, trouble) }
        return total == checkout.total ? nil : TradeError.totalChanged(total)
    }
}

/// What one placing knows before its body.
private struct Placing: Sendable {
    let checkout: Checkout, key: RepeatKey, now: Timestamp, expiresAt: Timestamp, feeRate: Rate
    let shops: [ID<Shop>]
    let rules: [ID<Shop>: ShopRules], platform: ShopRules
    let numbers: PlacingNumbers
}

/// The numbers that one placing needs, made before its body.
private struct PlacingNumbers: Sendable {
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

extension Placed {
    /// As it is kept for who repeats the request.
    var answer: String {
        let orders: [JSON] = self.orders.map { [.int($0.shop.number), .int($0.order.number)] }
        var parts: [String: JSON] = ["orders": .array(orders), "total": .int(total.minor), "currency": .string(total.currency.code)]
        if let payment { parts["payment"] = .string(payment) }
        return JSON.object(parts).text
    }

    init(answer: String) throws {
        let json = try JSON(parsing: answer)
        guard let orders = json["orders"]?.array, let total = json["total"]?.int,
            let currency = json["currency"]?.string.flatMap({ Currency(code: $0) })
        else { throw StoreError.unexpectedColumn(1) }
        self.orders = try orders.map { pair in
            guard let shop = pair[0]?.int, let order = pair[1]?.int, shop > 0, order > 0 else { throw StoreError.unexpectedColumn(1) }
            return Part(shop: ID(shop), order: ID(order))
        }
        payment = json["payment"]?.string
        self.total = Money(minor: total, currency)
    }
}
