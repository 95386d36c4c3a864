// Listeners.swift: what others tell becomes somebody's notice.
import AfterSale
import Catalog
import Core
import Identity
import Payments
import Store
import Trade

extension Notices {
    /// What this room hears, for its one listener.
    public static let hears: Set<String> = [
        OrderPaid.name, OrderPartlyShipped.name, OrderShipped.name, OrderCompleted.name, OrderCancelled.name, OrderClosed.name,
        RefundCompleted.name, RefundRefused.name, ShopOpened.name, ShopRejected.name, ShopSuspended.name, ShopResumed.name,
        CaseOpened.name, CaseAgreed.name, CaseRejected.name, CaseSentBack.name, CaseResent.name, CaseEscalated.name,
        CaseDecided.name, CaseDueSoon.name, CaseEnded.name, StockBack.name,
    ]

    static let completingSoon = "notices.completing_soon", stockBack = "notices.stock_back"

    /// The effect of an event, in the transaction that moves the cursor.
    public func apply(_ event: RecordedEvent, at now: Timestamp, in tx: any Writing) throws {
        if let told = try event.as(OrderPaid.self) {
            try note(.orderPaid, told.facts, event, in: tx)
        } else if let told = try event.as(OrderPartlyShipped.self) {
            try note(.orderPartlyShipped, told.facts, event, in: tx)
        } else if let told = try event.as(OrderShipped.self) {
            try note(.orderShipped, told.facts, event, in: tx)
            let order = try Trade.order(told.facts.order, of: told.facts.shop, in: tx)
            if order.state == .shipped {
                try tx.schedule(
                    Self.completingSoon, of: order.id.number, home: .person(order.buyer),
                    at: order.completesAt.map { $0 - Self.warning } ?? event.at + .days(1), payload: SoonFacts(told.facts).json.text)
            }
        } else if let told = try event.as(OrderCompleted.self) {
            if told.facts.byTime { try note(.orderCompleted, told.facts, event, in: tx) }
            try tx.unschedule(Self.completingSoon, of: told.facts.order.number, home: .person(told.facts.buyer))
        } else if let told = try event.as(OrderCancelled.self) {
            try note(told.facts.byTime ? .orderExpired : .orderCancelled, told.facts, event, in: tx)
        } else if let told = try event.as(OrderClosed.self) {
            try note(.orderClosed, told.facts, event, in: tx)
            try tx.unschedule(Self.completingSoon, of: told.facts.order.number, home: .person(told.facts.buyer))
        } else if let refunded = try event.as(RefundCompleted.self) {
            let first = Trade.orders(of: refunded.purpose)?.first
            try tx.add(
                PersonNotice(
                    person: refunded.payer, id: ID(event.id), kind: .refunded, shop: first?.shop, order: first?.order,
                    amount: refunded.amount, at: event.at, readAt: nil))
        } else if let refused = try event.as(RefundRefused.self) {
            try note(refused, event, in: tx)
        } else if let told = try event.as(ShopOpened.self) {
            if try Catalog.wasReviewed(told.fact.shop, in: tx) { try note(.shopOpened, told.fact, event, in: tx) }
        } else if let told = try event.as(ShopRejected.self) {
            try note(.shopRejected, told.fact, event, in: tx)
        } else if let told = try event.as(ShopSuspended.self) {
            try note(.shopSuspended, told.fact, event, in: tx)
        } else if let told = try event.as(ShopResumed.self) {
            try note(.shopResumed, told.fact, event, in: tx)
        } else if let back = try event.as(StockBack.self) {
            try tell(back, id: ID(event.id), at: event.at, now: now, in: tx)
        } else {
            try applyCase(event, in: tx)
        }
    }

    /// Who waits for the money is told that it waits, who may do something about it that they should.
    private func note(_ refused: RefundRefused, _ event: RecordedEvent, in tx: any Writing) throws {
        let first = Trade.orders(of: refused.purpose)?.first
        var told: [(PersonNotice.Kind, ID<Account>)] = [(.refundWaits, refused.payer)]
        if let shop = first?.shop {
            let organisation = try Catalog.shop(shop, in: tx).organisation
            told += try Identity.staff(of: organisation, whoMay: AfterSale.refund, in: tx).prefix(Self.toldMost)
                .map { (.shopRefundRefused, $0) }
        }
        told += try Identity.staff(of: .platform, whoMay: "payments.reconcile", in: tx).prefix(Self.toldMost)
            .map { (.platformRefundRefused, $0) }
        var people: Set<ID<Account>> = []
        for (kind, person) in told where people.insert(person).inserted {   // a notice's id is its event's: one for each person
            try tx.add(
                PersonNotice(
                    person: person, id: ID(event.id), kind: kind, shop: first?.shop, order: first?.order, amount: refused.amount,
                    at: event.at, readAt: nil))
        }
    }

    private func note(_ kind: PersonNotice.Kind, _ fact: ShopFact, _ event: RecordedEvent, in tx: any Writing) throws {
        for person in try Identity.staff(of: fact.organisation, whoMay: "shop.settings", in: tx) {
            try tx.add(
                PersonNotice(
                    person: person, id: ID(event.id), kind: kind, shop: fact.shop, order: nil, amount: .cny(0), at: event.at, readAt: nil))
        }
    }

    /// Those who wait for a SKU are told and wait no more; so many at once, the others right after.
    private func tell(_ back: StockBack, id: ID<PersonNotice>, at: Timestamp, now: Timestamp, in tx: any Writing) throws {
        let people = try Catalog.takeWaiting(for: back.sku, of: back.shop, limit: Self.toldAtOnce, at: now, in: tx)
        for person in people {
            try tx.add(
                PersonNotice(
                    person: person, id: id, kind: back.isAfterRest ? .restOver : .stockBack, shop: back.shop, order: nil,
                    product: back.product,
                    sku: back.sku, amount: .cny(0), at: at, readAt: nil))
        }
        guard people.count == Int(Self.toldAtOnce) else { return }
        try tx.schedule(Self.stockBack, of: back.sku.number, home: .shop(back.shop), at: now, payload: back.payload.text)
    }

    static let toldAtOnce: Int64 = 50

    /// What happens in a case is told to who is to act next, or whose wish it was.
    private func applyCase(_ event: RecordedEvent, in tx: any Writing) throws {
        if let told = try event.as(CaseOpened.self) {
            guard told.facts.state == .requested else { return }
            try tell(.shopCaseOpened, told.facts, event, to: shopStaff(told.facts, in: tx), in: tx)
        } else if let told = try event.as(CaseAgreed.self) {
            guard told.facts.decision == nil else { return }   // told as what it is
            try tell(.caseAgreed, told.facts, event, to: [told.facts.buyer], in: tx)
        } else if let told = try event.as(CaseRejected.self) {
            try tell(.caseRejected, told.facts, event, to: [told.facts.buyer], in: tx)
        } else if let told = try event.as(CaseSentBack.self) {
            try tell(.shopCaseSentBack, told.facts, event, to: shopStaff(told.facts, in: tx), in: tx)
        } else if let told = try event.as(CaseResent.self) {
            try tell(.caseResent, told.facts, event, to: [told.facts.buyer], in: tx)
        } else if let told = try event.as(CaseEscalated.self) {
            try tell(.platformCase, told.facts, event, to: platformStaff(in: tx), in: tx)
        } else if let told = try event.as(CaseDecided.self) {
            let isForBuyer = told.facts.decision != .uphold
            try tell(isForBuyer ? .caseWon : .caseLost, told.facts, event, to: [told.facts.buyer], in: tx)
            try tell(isForBuyer ? .shopCaseLost : .shopCaseWon, told.facts, event, to: shopStaff(told.facts, in: tx), in: tx)
        } else if let told = try event.as(CaseEnded.self) {
            // Money that came back is told as such, and so is what the platform decided.
            guard told.facts.state != .refunded, told.facts.decision == nil else { return }
            try tell(.caseEnded, told.facts, event, to: [told.facts.buyer], in: tx)
        } else if let told = try event.as(CaseDueSoon.self) {
            switch told.facts.state.waitsFor {
            case .buyer: try tell(.caseWaits, told.facts, event, to: [told.facts.buyer], in: tx)
            case .shop: try tell(.shopCaseWaits, told.facts, event, to: shopStaff(told.facts, in: tx), in: tx)
            case .platform: try tell(.platformCase, told.facts, event, to: platformStaff(in: tx), in: tx)
            case .time, nil: return
            }
        }
    }

    /// At most so many of a shop are told of one case.
    static let toldMost = 20

    private func shopStaff(_ facts: CaseFacts, in tx: any Writing) throws -> [ID<Account>] {
        Array(try Identity.staff(of: facts.organisation, whoMay: AfterSale.handle, in: tx).prefix(Self.toldMost))
    }

    private func platformStaff(in tx: any Writing) throws -> [ID<Account>] {
        Array(try Identity.staff(of: .platform, whoMay: AfterSale.decide, in: tx).prefix(Self.toldMost))
    }

    private func tell(
        _ kind: PersonNotice.Kind, _ facts: CaseFacts, _ event: RecordedEvent, to people: [ID<Account>], in tx: any Writing
    ) throws {
        for person in people {
            try tx.add(
                PersonNotice(
                    person: person, id: ID(event.id), kind: kind, shop: facts.shop, order: facts.order, subject: facts.afterSale.number,
                    amount: facts.amount, at: event.at, readAt: nil))
        }
    }

    private func note(_ kind: PersonNotice.Kind, _ facts: OrderFacts, _ event: RecordedEvent, in tx: any Writing) throws {
        try tx.add(
            PersonNotice(
                person: facts.buyer, id: ID(event.id), kind: kind, shop: facts.shop, order: facts.order, amount: facts.total,
                at: event.at, readAt: nil))
    }

    /// What is due in this room, by kind, in the transaction that takes the work away. An order whose time was moved is asked about
    /// again a day before its new one; while its time stands still, every day, until the event of its end drops the work.
    public var dueEffects: [String: @Sendable (any Writing, DueWork, Timestamp) throws -> Void] {
        [
            Self.completingSoon: { [ids] tx, work, now in
                let facts = try SoonFacts(JSON(parsing: work.payload))
                let order = try Trade.order(ID(work.subject), of: ID(facts.shop), in: tx)
                guard order.state == .shipped else { return }
                let warns = order.completesAt.map { $0 - Self.warning } ?? now + .days(1)
                guard warns <= now else {
                    return try tx.schedule(work.kind, of: work.subject, home: work.home, at: warns, payload: work.payload)
                }
                try tx.add(
                    PersonNotice(
                        person: ID(work.home.number), id: try ids.next(), kind: .orderCompletesSoon, shop: ID(facts.shop),
                        order: ID(work.subject), amount: facts.amount, at: now, readAt: nil))
            },
            Self.stockBack: { tx, work, now in
                try tell(StockBack(payload: JSON(parsing: work.payload)), id: ids.next(), at: now, now: now, in: tx)
            },
        ]
    }
}

/// What the work that is due later must know of its order.
private struct SoonFacts {
    let shop: Int64, amount: Money

    init(_ facts: OrderFacts) { (shop, amount) = (facts.shop.number, facts.total) }

    init(_ json: JSON) throws {
        guard let shop = json["shop"]?.int, let minor = json["amount"]?.int,
            let currency = json["currency"]?.string.flatMap({ Currency(code: $0) }), shop > 0
        else { throw StoreError.unexpectedColumn(0) }
        (self.shop, amount) = (shop, Money(minor: minor, currency))
    }

    var json: JSON { ["shop": .int(shop), "amount": .int(amount.minor), "currency": .string(amount.currency.code)] }
}
