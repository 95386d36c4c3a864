// PlaceOrders.swift: a checkout becomes one order per shop, with stock reserved and the money asked for, all or nothing.
import Catalog
import Core
import Identity
import Offers
import Payments
import Settings
import Store

extension Trade {
    /// Places the orders of a checkout. What there is to know is asked once; that stock and coupons were still there is a condition of
    /// what is written.
    ///
    /// Offers are priced by the copy that this process has of them, when its version is the one that the lines name; when it is
    /// not, nothing is done but to read them, outside the body.
    /// - Throws: ``TradeError``: nothing wanted, no such address, gone, delisted, sold out, not sent there, total changed; ``OffersError`` for a named
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
            let questions = questions(placing)
            let outcome = try await store.write(homes: shops.map({ .shop($0) }), .foreground, asking: questions.queries) { tx, found in
                try place(placing, questions.decode(found), in: tx)
            }
            switch outcome {
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

    private func questions(_ placing: Placing) -> Questions {
        let checkout = placing.checkout
        let skus: [ID<Shop>: [ID<SKU>]] = checkout.lines.reduce(into: [:]) { $0[$1.shop, default: []].append($1.sku) }
        let facts = offers.questions(
            placing.rules, placing.platform, skus: skus, buyer: checkout.buyer, named: checkout.coupons ?? [], at: placing.now,
            orders: Self.ordersQuery)
        var saved: ID<Address>?
        if case .saved(let id) = checkout.address { saved = id }
        return Questions(
            earlier: placing.key.lookup, sales: placing.shops.map { SaleLine.query(shop: $0, skus: skus[$0] ?? []) },
            address: saved.map { .address($0, of: checkout.buyer) }, facts: facts)
    }

    private func place(_ placing: Placing, _ known: Questions.Answers, in tx: any Writing) throws -> Outcome {
        let checkout = placing.checkout
        if let earlier = try placing.key.earlier(known.earlier) { return .placed(try Placed(answer: earlier)) }
        let lines = known.lines
        let outdated = Set(lines.filter { $0.pricingVersion != placing.rules[$0.shop]?.version }.map(\.shop)).sorted()
        if !outdated.isEmpty { return .outdated(outdated) }
        guard let address = known.address(of: checkout) else { return try earlier(placing, else: TradeError.addressNotFound, in: tx) }
        let basket = Basket(
            [], rules: placing.rules, platform: placing.platform, buyer: known.facts, at: placing.now, to: address.division,
            allowed: checkout.coupons.map { Set($0) })
        let quote = Quote(checkout.lines, sales: lines, basket)
        if let refusal = quote.refusal(of: checkout, known.facts, at: placing.now) {
            return try earlier(placing, else: refusal, in: tx)
        }
        let spending = spending(quote, basket, placing)
        try reserve(quote, spending, placing.numbers, in: tx)
        return .placed(try write(quote, spending, placing, to: address, in: tx))
    }

    /// On PostgreSQL the same request may have been placed since the key was looked up.
    private func earlier(_ placing: Placing, else refusal: any CodedError, in tx: any Writing) throws -> Outcome {
        guard let earlier = try tx.earlierAnswer(placing.key) else { throw refusal }
        return .placed(try Placed(answer: earlier))
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
        // Where another took them since they were read, perhaps this same request in another process, all is read anew.
        for line in lines {
            try tx.runOnce(Stock.reserve(shop: line.shop, sku: line.sku, pieces: line.quantity, entry: try numbers.entry(line.sku)))
        }
        for condition in spending?.conditions ?? [] { try tx.runOnce(condition) }
    }

    private func write(
        _ quote: Quote, _ spending: Spending?, _ placing: Placing, to address: PostalAddress, in tx: any Writing
    ) throws -> Placed {
        let (checkout, numbers, now) = (placing.checkout, placing.numbers, placing.now)
        let using = spending?.shops ?? []
        let orders = try quote.shops.map { try order(of: $0, placing, to: address, usesOffers: using.contains($0.shop)) }
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

    private func order(of quote: ShopQuote, _ placing: Placing, to address: PostalAddress, usesOffers: Bool) throws -> Order {
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
            usesOffers: usesOffers, feeRate: placing.feeRate, address: address,
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
