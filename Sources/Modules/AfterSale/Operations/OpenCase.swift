// OpenCase.swift: somebody asks for something, or the shop gives of its own accord.
import Catalog
import Core
import Identity
import Store
import Trade

extension AfterSale {
    /// A buyer asks for something of an order, from payment until 7 days after completion.
    /// - Parameter key: the client's; the same again answers the first.
    /// - Throws: ``AfterSaleError``; ``TradeError/orderNotFound``; ``InvalidInput``; ``StoreError/keyReused``.
    public func ask(
        _ draft: CaseDraft, of order: ID<Order>, shop: ID<Shop>, by buyer: ID<Account>, key: String
    ) async throws -> AfterSaleCase {
        try await open(draft, of: order, shop: shop, by: .buyer(buyer), key: key) {
            guard $0.buyer == buyer else { throw TradeError.orderNotFound }
        }
    }

    /// The shop or the platform opens a case for the buyer, also later than 7 days after completion. Who may is the caller's to check.
    public func open(
        _ draft: CaseDraft, of order: ID<Order>, shop: ID<Shop>, for side: Side, by staff: ID<Account>, key: String
    ) async throws -> AfterSaleCase {
        precondition(side == .shop || side == .platform)
        return try await open(draft, of: order, shop: shop, by: Actor(side: side, person: staff), key: key) { _ in }
    }

    private func open(
        _ draft: CaseDraft, of orderID: ID<Order>, shop: ID<Shop>, by actor: Actor, key: String,
        check: @escaping @Sendable (Order) throws -> Void
    ) async throws -> AfterSaleCase {
        guard let person = actor.person else { throw AfterSaleError.notFound }
        let (now, spans) = (clock.now(), try await spans())
        let id: ID<AfterSaleCase> = try ids.next()
        let organisation = try await catalog.shop(shop).organisation
        let repeated = RepeatKey(
            caller: person, operation: "aftersale.open", key: key, input: "\(shop) \(orderID) \(draft.fingerprint)")
        if let wanted = draft.wanted {
            let order = try await trade.order(orderID, of: shop)
            try check(order)
            try await checkWanted(wanted, of: draft.line, order)
        }
        return try await store.write(home: .shop(shop)) { tx in
            if let earlier = try tx.earlierAnswer(repeated).flatMap({ ID<AfterSaleCase>($0) }) {
                return try tx.afterSale(earlier, of: shop)
            }
            let order = try Trade.order(orderID, of: shop, in: tx)
            try check(order)
            let open = try tx.afterSales(of: orderID, shop: shop).filter(\.isOpen)
            let asked = try draft.checked(against: order, open, by: actor.side, at: now, spans)
            let it = AfterSaleCase(
                draft, id: id, order: order, organisation: organisation, asked: asked, by: actor.side, at: now, dueAt: now + spans.answer)
            // Of two that ask for the same piece, the one whose order was saved first has it; the other reads it anew.
            let held = try trade.holdCompletion(order, at: now, in: tx)
            try tx.insert(it)
            let step = CaseStep(sale: self, tx: tx, now: now, spans: spans, it: it, order: held)
            try step.log(.opened, by: actor, draft.words)
            try step.tell(CaseOpened.self, by: actor)
            try step.watch()
            try tx.remember(repeated, answer: id.description, at: now)
            return it
        }
    }

    /// An exchange brings a SKU of the same product, which the shop still has and sells for what the ordered one costs: no money moves.
    private func checkWanted(_ wanted: ID<SKU>, of line: Int64, _ order: Order) async throws {
        guard let item = order.items.first(where: { $0.line == line }) else { throw TradeError.noSuchLine(line) }
        let skus = try await catalog.product(item.product, of: order.shop).skus
        guard let sku = skus.first(where: { $0.id == wanted }) else { throw InvalidInput([FieldProblem("wanted", "unknown")]) }
        let price = skus.first { $0.id == item.sku }?.price ?? item.unitPrice
        if sku.price != price { throw InvalidInput([FieldProblem("wanted", "not_a_choice", expected: "\(price.minor)")]) }
    }

    /// Money that the shop gives of its own accord (goodwill), or because it lowered its price (price protection): refunded at once.
    /// - Parameters:
    ///   - amount: 0.01 up to what the buyer paid for the item and has not got back; of price protection, up to what the pieces that the
    ///     buyer keeps cost less now, after what was given for that before.
    ///   - key: the client's; the same again answers the first.
    /// - Throws: ``AfterSaleError``: `amountAboveWorth`, `noDifference`, `aboveLimit`, `orderState`; ``InvalidInput``.
    public func give(
        _ amount: Money, for line: Int64, of orderID: ID<Order>, shop: ID<Shop>, as kind: AfterSaleCase.Kind, words: CaseWords,
        by staff: ID<Account>, key: String
    ) async throws -> AfterSaleCase {
        precondition(kind == .goodwill || kind == .priceProtection)
        guard amount.minor > 0 else { throw InvalidInput([FieldProblem("amount", "too_small", expected: "0.01…")]) }
        let (now, spans) = (clock.now(), try await spans())
        let id: ID<AfterSaleCase> = try ids.next()
        let organisation = try await catalog.shop(shop).organisation
        let limit = try await refundLimit(of: staff, in: organisation)
        let price: Money? = kind == .priceProtection ? try await price(of: line, orderID, shop) : nil
        let entry: ID<AuditEntry> = try ids.next()
        let repeated = RepeatKey(
            caller: staff, operation: "aftersale.give", key: key,
            input: "\(shop) \(orderID) \(line) \(kind.rawValue) \(amount.minor) \(words.text)")
        return try await store.write(home: .shop(shop)) { tx in
            if let earlier = try tx.earlierAnswer(repeated).flatMap({ ID<AfterSaleCase>($0) }) {
                return try tx.afterSale(earlier, of: shop)
            }
            let order = try Trade.order(orderID, of: shop, in: tx)
            guard order.isPaid else { throw AfterSaleError.orderState(.init(order.state.rawValue)) }
            guard let item = order.items.first(where: { $0.line == line }) else { throw TradeError.noSuchLine(line) }
            guard amount.minor <= item.refundable.minor else { throw AfterSaleError.amountAboveWorth(left: item.refundable.minor) }
            let cases = try tx.afterSales(of: orderID, shop: shop)
            if let price {
                let left = item.difference(to: price, after: cases)
                guard left > 0 else { throw AfterSaleError.noDifference }
                guard amount.minor <= left else { throw AfterSaleError.amountAboveWorth(left: left) }
            }
            try check(limit, staff, adding: amount, to: cases)
            let draft = CaseDraft(kind, line: line, pieces: 0, reason: .agreed, amount: amount, words: words)
            var it = AfterSaleCase(
                draft, id: id, order: order, organisation: organisation, asked: amount, by: .shop, at: now, dueAt: nil)
            (it.state, it.decidedBy) = (.refunding, staff)
            let held = try trade.holdCompletion(order, at: now, in: tx)
            var step = CaseStep(sale: self, tx: tx, now: now, spans: spans, it: it, order: held)
            try step.pay(
                RefundPart(line: line, pieces: 0, goods: amount), cause: kind == .goodwill ? .goodwill : .priceProtection)
            try tx.insert(step.it)
            try step.log(.refunding, by: .shop(staff), words)
            try step.tell(CaseOpened.self, by: .shop(staff))
            try tx.audit(
                actor: staff, organisation: organisation, action: "aftersale.given",
                subject: "\(shop) \(orderID) \(kind.rawValue) \(amount.minor)", at: now, id: entry)
            try tx.remember(repeated, answer: id.description, at: now)
            return step.it
        }
    }
}

extension AfterSale {
    /// What an item costs now.
    /// - Throws: ``AfterSaleError/noDifference`` when it is not there any more.
    private func price(of line: Int64, _ order: ID<Order>, _ shop: ID<Shop>) async throws -> Money {
        let items = try await trade.order(order, of: shop).items
        guard let item = items.first(where: { $0.line == line }) else { throw TradeError.noSuchLine(line) }
        guard let sale = try await catalog.saleLines([(shop, item.sku)]).first else { throw AfterSaleError.noDifference }
        return sale.price
    }

    /// How much price protection could give for an item now; 0 when the price is not below what was paid.
    public func priceDifference(of line: Int64, in order: Order) async throws -> Money {
        guard let item = order.items.first(where: { $0.line == line }),
            let sale = try await catalog.saleLines([(order.shop, item.sku)]).first
        else { return .cny(0) }
        return .cny(min(item.difference(to: sale.price, after: try await cases(of: order)), item.refundable.minor))
    }
}

extension OrderItem {
    /// What the pieces that were not refunded cost less at this price than was paid, after what was given for that before; in minor
    /// units, never below 0.
    func difference(to price: Money, after cases: [AfterSaleCase]) -> Int64 {
        let left = quantity - refundedPieces
        let before: Int64 = cases.filter { $0.line == line && $0.kind == .priceProtection }.reduce(0) { $0 + ($1.goods?.minor ?? 0) }
        return max(0, paid.worth(of: left, outOf: quantity).minor - (price * left).minor - before)
    }
}

extension CaseDraft {
    /// - Returns: what is asked for; nil for all that the pieces are worth.
    /// - Throws: ``AfterSaleError``, ``TradeError/noSuchLine(_:)``, ``InvalidInput``.
    func checked(
        against order: Order, _ open: [AfterSaleCase], by side: Side, at now: Timestamp, _ spans: CaseSpans
    ) throws -> Money? {
        guard order.isPaid else { throw AfterSaleError.orderState(.init(order.state.rawValue)) }
        if side == .buyer, !order.takesCases(at: now, window: spans.window) { throw AfterSaleError.tooLate }
        guard let item = order.items.first(where: { $0.line == line }),
            let room = order.room(beside: open).first(where: { $0.line == line })
        else { throw TradeError.noSuchLine(line) }
        switch kind {
        case .refund: break
        case .return, .exchange: if isUnsent { throw AfterSaleError.kindNotPossible }
        case .goodwill, .priceProtection: throw AfterSaleError.kindNotPossible
        }
        if wanted != nil, kind != .exchange { throw AfterSaleError.kindNotPossible }
        guard pieces >= 1 else { throw InvalidInput([FieldProblem("pieces", "too_small", expected: "1…")]) }
        let left: Int64 = isUnsent ? room.unsent : room.sent
        guard pieces <= left else { throw AfterSaleError.piecesTaken(left: left) }
        guard let amount, kind != .exchange else { return nil }
        let worth = item.worth(of: pieces).goods
        guard amount.minor >= 0, amount.minor <= worth.minor else { throw AfterSaleError.amountAboveWorth(left: worth.minor) }
        // A piece that is never sent is given back whole.
        return isUnsent || amount == worth ? nil : amount
    }
}

extension AfterSaleCase {
    init(
        _ draft: CaseDraft, id: ID<AfterSaleCase>, order: Order, organisation: ID<Organisation>, asked: Money?, by side: Side,
        at now: Timestamp, dueAt: Timestamp?
    ) {
        self.init(
            shop: order.shop, id: id, organisation: organisation, order: order.id, line: draft.line, buyer: order.buyer, kind: draft.kind,
            state: .requested, pieces: draft.pieces, isUnsent: draft.isUnsent, reason: draft.reason, asked: asked, wanted: draft.wanted,
            isReserved: false, fault: nil, openedBy: side, openedAt: now, decidedBy: nil, returnAddress: nil, back: nil, again: nil,
            fate: nil, refund: nil, goods: nil, freight: nil, dueAt: dueAt, endedAt: nil, version: 1)
    }
}

extension Order {
    /// Its money is here, and not all of it went back.
    var isPaid: Bool {
        switch state {
        case .awaitingShipment, .partlyShipped, .shipped, .completed: true
        case .pendingPayment, .cancelled, .closed: false
        }
    }
}
