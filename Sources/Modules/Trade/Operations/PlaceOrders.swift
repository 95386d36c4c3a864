// PlaceOrders.swift: a checkout becomes one order per shop, with stock reserved and the money asked for, all or nothing.
import Catalog
import Core
import Identity
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
    /// The client's key: the same again answers what was placed the first time.
    public let key: String

    public init(
        buyer: ID<Account>, lines: [WantedLine], address: PostalAddress, total: Money, notes: [ID<Shop>: String] = [:],
        fromCart: Bool = false, key: String
    ) {
        (self.buyer, self.address, self.total, self.notes) = (buyer, address, total, notes)
        self.lines = Quote.merged(lines)
        (self.fromCart, self.key) = (fromCart, key)
    }

    var repeatKey: RepeatKey {
        let lines = self.lines.map { "\($0.shop):\($0.sku):\($0.quantity)" }.joined(separator: ",")
        let notes = self.notes.keys.sorted().map { "\($0)=\(self.notes[$0] ?? "")" }.joined(separator: "\u{1}")
        let place = [address.name, address.phone, address.division, address.detail].joined(separator: "\u{1}")
        return RepeatKey(
            caller: buyer, operation: "trade.place", key: key,
            input: [lines, place, "\(total.minor) \(total.currency.code)", notes].joined(separator: "\u{2}"))
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
    /// Places the orders of a checkout. Reads twice at most: what there is to know, and whether the stock was there.
    /// - Throws: ``TradeError``: nothing wanted, gone, delisted, sold out, total changed; then nothing has happened.
    ///   ``StoreError/keyReused`` when the key came with another checkout.
    public func place(_ checkout: Checkout) async throws -> Placed {
        guard !checkout.lines.isEmpty, checkout.lines.count <= Quote.linesMax else { throw TradeError.nothingWanted }
        let now = clock.now()
        let key = checkout.repeatKey
        let expiresAt = now + (try await settings.values(at: now).paymentTime)
        let shops = Set(checkout.lines.map(\.shop)).sorted()
        let numbers = try PlacingNumbers(shops: shops, lines: checkout.lines, ids)
        return try await store.write(homes: shops.map { .shop($0) }) { tx in
            let sales: [SQL] = shops.map { shop in
                SaleLine.query(shop: shop, skus: checkout.lines.filter { $0.shop == shop }.map(\.sku))
            }
            let found = try tx.load([key.lookup] + sales)
            if let earlier = try key.earlier(found[0]) { return try Placed(answer: earlier) }
            let quote = Quote(checkout.lines, sales: try found.dropFirst().flatMap { try SaleLine.decode($0) })
            if let refusal = quote.refusal(of: checkout) {
                // On PostgreSQL the same request may have been placed by another process since the key was looked up.
                if let earlier = try tx.earlierAnswer(key) { return try Placed(answer: earlier) }
                throw refusal
            }
            try reserve(quote, numbers, in: tx)
            return try write(quote, checkout, key, numbers, at: now, expiresAt: expiresAt, in: tx)
        }
    }

    private func reserve(_ quote: Quote, _ numbers: PlacingNumbers, in tx: any Writing) throws {
        // In order of SKU, so that two placings that want the same pieces wait for each other and not in a circle.
        let lines = quote.lines.map(\.wanted).sorted { $0.sku < $1.sku }
        let taken = try tx.changes(
            try lines.map { line in
                Stock.reserve(shop: line.shop, sku: line.sku, pieces: line.quantity, entry: try numbers.entry(line.sku))
            })
        // Another took them since they were read, perhaps this same request in another process: all is read anew.
        if taken.contains(where: { $0 != 1 }) { throw StoreError.stale }
    }

    private func write(
        _ quote: Quote, _ checkout: Checkout, _ key: RepeatKey, _ numbers: PlacingNumbers, at now: Timestamp, expiresAt: Timestamp,
        in tx: any Writing
    ) throws -> Placed {
        let orders = try quote.shops.map { try order(of: $0, checkout, numbers, at: now, expiresAt: expiresAt) }
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
        var number: String?
        if quote.total.minor > 0 {
            let priced = orders.filter { $0.payment != nil }
            let payment = draft(priced, total: quote.total, id: numbers.payment, at: now, expiresAt: expiresAt)
            try payments.open(payment, in: tx)
            number = payment.number
        }
        if checkout.fromCart { try tx.removeFromCart(checkout.lines.map(\.sku), of: checkout.buyer) }
        let placed = Placed(orders: orders.map { Placed.Part(shop: $0.shop, order: $0.id) }, payment: number, total: quote.total)
        try tx.remember(key, answer: placed.answer, at: now)
        return placed
    }

    private func order(
        of quote: ShopQuote, _ checkout: Checkout, _ numbers: PlacingNumbers, at now: Timestamp, expiresAt: Timestamp
    ) throws -> Order {
        let free = quote.total.minor == 0   // paid at once, also beside orders that are not
        let items: [OrderItem] = quote.lines.enumerated().compactMap { index, line in
            line.sale.map { sale in
                OrderItem(
                    line: Int64(index + 1), sku: sale.sku, product: sale.product, title: sale.title, specText: sale.specText,
                    picture: sale.picture, unitPrice: sale.price, quantity: line.wanted.quantity, amount: line.amount,
                    discount: .cny(0), platformDiscount: .cny(0), freight: .cny(0), shipped: 0)
            }
        }
        return Order(
            shop: quote.shop, id: try numbers.order(quote.shop), buyer: checkout.buyer, payment: free ? nil : numbers.payment,
            state: free ? .awaitingShipment : .pendingPayment, goods: quote.goods, discount: .cny(0),
            freight: quote.freight, usesOffers: false, address: checkout.address,
            note: String((checkout.notes[quote.shop] ?? "").prefix(200)), placedAt: now, expiresAt: expiresAt,
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
    fileprivate func refusal(of checkout: Checkout) -> TradeError? {
        if let closed = lines.first(where: { $0.sale?.shopState == .suspended }) { return .shopSuspended(closed.wanted.shop) }
        if let (line, trouble) = trouble { return TradeError(line, trouble) }
        return total == checkout.total ? nil : .totalChanged(total)
    }
}

/// The numbers that one placing needs, made before its body.
private struct PlacingNumbers: Sendable {
    let payment: ID<Payment>
    private var orders: [ID<Shop>: ID<Order>] = [:]
    private var placed: [ID<Shop>: ID<OrderPlaced>] = [:], paid: [ID<Shop>: ID<OrderPaid>] = [:]
    private var entries: [ID<SKU>: ID<StockEntry>] = [:]

    init(shops: [ID<Shop>], lines: [WantedLine], _ ids: IDSource) throws {
        payment = try ids.next()
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
