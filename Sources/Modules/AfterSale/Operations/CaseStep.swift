// CaseStep.swift: one step of a case within a body: what it does to money, stock and the order's ten days, and how it is kept.
import Catalog
import Core
import Identity
import Payments
import Store
import Trade

/// The kinds of due work of this room; their subject is the case.
enum CaseDue {
    static let deadline = "aftersale.deadline", reminder = "aftersale.reminder"
}

/// Who does something.
struct Actor: Sendable {
    let side: Side, person: ID<Account>?
    static let time = Actor(side: .time, person: nil)
    static func buyer(_ person: ID<Account>) -> Actor { Actor(side: .buyer, person: person) }
    static func shop(_ person: ID<Account>) -> Actor { Actor(side: .shop, person: person) }
    static func platform(_ person: ID<Account>) -> Actor { Actor(side: .platform, person: person) }
}

/// A case and its order as they are in this body. Each verb changes both; `finish` keeps the case.
struct CaseStep {
    let sale: AfterSale
    let tx: any Writing
    let now: Timestamp
    let spans: CaseSpans
    var it: AfterSaleCase
    var order: Order
    /// What the platform decides in this step; all that the step tells carries it.
    var decision: Decision?

    var item: OrderItem {
        get throws {
            guard let item = order.items.first(where: { $0.line == it.line }) else { throw TradeError.noSuchLine(it.line) }
            return item
        }
    }

    func log(_ kind: CaseEntry.Kind, by actor: Actor, _ words: CaseWords = .none) throws {
        let entry = CaseEntry(
            id: try sale.ids.next(), kind: kind, by: actor.side, person: actor.person, words: words, at: now)
        try tx.insert(entry, of: it.id, shop: it.shop)
    }

    func tell<Event: CaseEvent>(_: Event.Type, by actor: Actor = .time) throws {
        let event = Event(facts: CaseFacts(it, byTime: actor.side == .time, decision: decision))
        try tx.publish(event, id: try sale.ids.next(), home: .shop(it.shop), at: now)
    }

    // MARK: money

    /// What goes back if it goes back now.
    var worth: (goods: Money, freight: Money) {
        get throws {
            let whole = try item.worth(of: it.pieces)
            let goods = it.asked.map { min($0.minor, whole.goods.minor) } ?? whole.goods.minor
            let freight: Money = it.isUnsent || it.fault == .shop ? whole.freight : .cny(0)
            return (Money(minor: goods, whole.goods.currency), freight)
        }
    }

    /// Gives the money back; the case is in `refunding` already.
    /// - Throws: ``AfterSaleError/sentMeanwhile`` when pieces that were not to be sent are gone.
    mutating func giveBack(by actor: Actor) throws {
        if it.isUnsent, try item.unshipped < it.pieces { throw AfterSaleError.sentMeanwhile }
        let (goods, freight) = try worth
        let part = RefundPart(line: it.line, pieces: it.pieces, unsent: it.isUnsent ? it.pieces : 0, goods: goods, freight: freight)
        try pay(part, cause: .afterSale)
        try log(.refunding, by: actor)
    }

    mutating func pay(_ part: RefundPart, cause: RefundCause) throws {
        let refund: ID<Refund> = try sale.ids.next()
        order = try sale.trade.refund(order, parts: [part], cause: cause, subject: it.id.number, refund: refund, at: now, in: tx)
        (it.refund, it.goods, it.freight) = (refund, part.goods, part.freight)
    }

    // MARK: stock

    private func note(
        _ sku: ID<SKU>, _ entry: ID<StockEntry>, _ onHand: Int64, _ reserved: Int64, _ cause: StockEntry.Cause
    ) throws {
        try tx.run(
            Stock.entry(
                id: entry, shop: it.shop, sku: sku, onHand: onHand, reserved: reserved, cause: cause, reference: it.id.number, at: now))
    }

    /// Which SKU the pieces are that the buyer has: what the line's last exchange before this case brought, if it was of at least as
    /// many; otherwise what was ordered.
    private var presentSKU: ID<SKU> {
        get throws {
            let exchanged = try tx.afterSales(of: it.order, shop: it.shop).filter { earlier in
                earlier.line == it.line && earlier.state == .exchanged && earlier.wanted != nil && earlier.pieces >= it.pieces
                    && (earlier.endedAt.map { $0 <= it.openedAt } ?? false) && earlier.id != it.id
            }
            return try exchanged.last?.wanted ?? item.sku
        }
    }

    /// Which SKU an exchange brings: the one that was asked for, or the same again.
    private var newSKU: ID<SKU> { get throws { try it.wanted ?? presentSKU } }

    /// Reserves what an exchange is to bring; with none left it becomes a return.
    mutating func reserveNew() throws {
        let entry: ID<StockEntry> = try sale.ids.next()
        let sku = try newSKU
        let taken = try tx.changes(Stock.reserve(shop: it.shop, sku: sku, pieces: it.pieces, entry: entry))
        guard taken == 1 else {
            it.kind = .return
            return try log(.noneLeft, by: .time)
        }
        try note(sku, entry, 0, it.pieces, .reserve)
        it.isReserved = true
    }

    /// Gives back what was reserved and not sent; does nothing where nothing was.
    mutating func releaseNew() throws {
        guard it.isReserved else { return }
        let (entry, sku): (ID<StockEntry>, ID<SKU>) = (try sale.ids.next(), try newSKU)
        try tx.runOnce(Stock.release(shop: it.shop, sku: sku, pieces: it.pieces, entry: entry))
        try note(sku, entry, 0, -it.pieces, .release)
        try tx.tellStockBack([sku], of: it.shop, at: now) { ID(entry.number) }
        it.isReserved = false
    }

    /// The reserved pieces leave the house.
    mutating func sendNew() throws {
        guard it.isReserved else { throw AfterSaleError.wrongState(it.state) }
        let (entry, sku): (ID<StockEntry>, ID<SKU>) = (try sale.ids.next(), try newSKU)
        try tx.runOnce(Stock.ship(shop: it.shop, sku: sku, pieces: it.pieces, entry: entry))
        try note(sku, entry, -it.pieces, -it.pieces, .ship)
        it.isReserved = false
    }

    /// Pieces that came back count again, or are written off: they come in and go out, so that the journal says both.
    mutating func decide(_ fate: AfterSaleCase.Fate, by actor: Actor) throws {
        guard it.fate == nil else { throw AfterSaleError.stockDecided }
        let (entry, sku): (ID<StockEntry>, ID<SKU>) = (try sale.ids.next(), try presentSKU)
        try tx.runOnce(Stock.restock(shop: it.shop, sku: sku, pieces: it.pieces, entry: entry))
        try note(sku, entry, it.pieces, 0, .restock)
        if fate == .writtenOff {
            let out: ID<StockEntry> = try sale.ids.next()
            try tx.runOnce(Stock.writeOff(shop: it.shop, sku: sku, pieces: it.pieces, entry: out))
            try note(sku, out, -it.pieces, 0, .writeOff)
        } else {
            try tx.tellStockBack([sku], of: it.shop, at: now) { ID(entry.number) }
        }
        it.fate = fate
        try log(fate == .restocked ? .restocked : .writtenOff, by: actor)
    }

    // MARK: keeping

    /// Keeps the case, with its wait and who is reminded of it. One that ended lets the order's ten days go on.
    mutating func finish(from before: AfterSaleCase) throws {
        if !it.isOpen, before.isOpen {
            try releaseNew()
            order = try sale.trade.resumeCompletion(order, at: now, in: tx)
            try tell(CaseEnded.self)
        }
        try tx.save(it)
        if it.dueAt != before.dueAt || it.state != before.state { try watch() }
    }

    /// Puts the deadline and the reminder where they belong.
    func watch() throws {
        let (home, subject): (Home, Int64) = (.shop(it.shop), it.id.number)
        if let dueAt = it.dueAt {
            let span = dueAt - now
            let early: Span = min(AfterSale.warning, .milliseconds(span.milliseconds / 2))
            try tx.schedule(CaseDue.deadline, of: subject, home: home, at: dueAt)
            try tx.schedule(CaseDue.reminder, of: subject, home: home, at: dueAt - early)
        } else {
            try tx.unschedule(CaseDue.deadline, of: subject, home: home)
            if it.state == .escalated {
                try tx.schedule(CaseDue.reminder, of: subject, home: home, at: now + spans.platform)
            } else {
                try tx.unschedule(CaseDue.reminder, of: subject, home: home)
            }
        }
    }
}

extension AfterSale {
    /// Runs one step of a case in a body of its own.
    /// - Parameter check: whether who asks may see this case at all.
    func step(
        _ id: ID<AfterSaleCase>, of shop: ID<Shop>, check: @escaping @Sendable (AfterSaleCase) throws -> Void = { _ in },
        _ body: @escaping @Sendable (inout CaseStep) throws -> Void
    ) async throws -> AfterSaleCase {
        let (now, spans) = (clock.now(), try await spans())
        return try await store.write(home: .shop(shop)) { tx in
            try perform(id, of: shop, at: now, spans, in: tx, check: check, body)
        }
    }

    func perform(
        _ id: ID<AfterSaleCase>, of shop: ID<Shop>, at now: Timestamp, _ spans: CaseSpans, in tx: any Writing,
        check: (AfterSaleCase) throws -> Void = { _ in }, _ body: (inout CaseStep) throws -> Void
    ) throws -> AfterSaleCase {
        let before = try tx.afterSale(id, of: shop)
        try check(before)
        let order = try Trade.order(before.order, of: shop, in: tx)
        var step = CaseStep(sale: self, tx: tx, now: now, spans: spans, it: before, order: order)
        try body(&step)
        guard step.it != before else { return before }
        try step.finish(from: before)
        return step.it
    }

    /// A stranger's case is none.
    static func isBuyer(_ person: ID<Account>) -> @Sendable (AfterSaleCase) throws -> Void {
        { guard $0.buyer == person else { throw AfterSaleError.notFound } }
    }
}
