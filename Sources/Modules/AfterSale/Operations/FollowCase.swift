// FollowCase.swift: the buyer's side of a case, the platform's word, and what anybody of them writes.
import Catalog
import Core
import Identity
import Store
import Trade

extension AfterSale {
    /// The buyer sends the pieces back. The same parcel again does nothing.
    @discardableResult
    public func sendBack(
        _ id: ID<AfterSaleCase>, of shop: ID<Shop>, _ shipment: Shipment, by buyer: ID<Account>
    ) async throws -> AfterSaleCase {
        try await step(id, of: shop, check: Self.isBuyer(buyer)) { step in
            let parcel = CaseParcel(carrier: shipment.carrier, number: shipment.number, sentAt: step.now)
            if let back = step.it.back, back.carrier == parcel.carrier, back.number == parcel.number { return }
            step.it = try step.it.sentBack(parcel, step.spans)
            try step.log(.sentBack, by: .buyer(buyer))
            try step.tell(CaseSentBack.self, by: .buyer(buyer))
        }
    }

    /// The buyer wants it no more. Again it does nothing.
    @discardableResult
    public func withdraw(_ id: ID<AfterSaleCase>, of shop: ID<Shop>, by buyer: ID<Account>) async throws -> AfterSaleCase {
        try await step(id, of: shop, check: Self.isBuyer(buyer)) { step in
            if step.it.state == .withdrawn { return }
            step.it = try step.it.withdrawn(at: step.now, step.spans)
            try step.log(.withdrawn, by: .buyer(buyer))
        }
    }

    /// The buyer asks the platform to decide. Again it does nothing.
    @discardableResult
    public func escalate(
        _ id: ID<AfterSaleCase>, of shop: ID<Shop>, _ words: CaseWords, by buyer: ID<Account>
    ) async throws -> AfterSaleCase {
        try await step(id, of: shop, check: Self.isBuyer(buyer)) { step in
            if step.it.state == .escalated { return }
            step.it = try step.it.escalated(at: step.now, step.spans)
            try step.log(.escalated, by: .buyer(buyer), words)
            try step.tell(CaseEscalated.self, by: .buyer(buyer))
        }
    }

    /// The buyer has the new piece. Again it does nothing.
    @discardableResult
    public func confirmExchange(_ id: ID<AfterSaleCase>, of shop: ID<Shop>, by buyer: ID<Account>) async throws -> AfterSaleCase {
        try await step(id, of: shop, check: Self.isBuyer(buyer)) { step in
            if step.it.state == .exchanged { return }
            step.it = try step.it.exchanged(at: step.now, step.spans)
            try step.log(.exchanged, by: .buyer(buyer))
        }
    }

    /// The platform decides an escalated case, with a reason that both read. Who may is the caller's to check.
    /// - Parameter fault: whose it is; the shop's gives freight back.
    /// - Throws: ``AfterSaleError``: `wrongState`, `kindNotPossible`, `noReturnAddress`; ``InvalidInput`` without a reason.
    @discardableResult
    public func decide(
        _ id: ID<AfterSaleCase>, of shop: ID<Shop>, _ decision: Decision, fault: AfterSaleCase.Fault, reason: CaseWords,
        by admin: ID<Account>
    ) async throws -> AfterSaleCase {
        guard !reason.text.isEmpty else { throw InvalidInput([FieldProblem("reason", "required")]) }
        let entry: ID<AuditEntry> = try ids.next()
        return try await step(id, of: shop) { step in
            step.it = try step.it.decided(decision, at: step.now, step.spans)
            (step.it.decidedBy, step.it.fault, step.decision) = (admin, fault, decision)
            try step.log(.decided, by: .platform(admin), reason)
            switch decision {
            case .refund:
                try step.tell(CaseAgreed.self, by: .platform(admin))
                try step.giveBackWhatever(by: .platform(admin))
            case .return:
                step.it.returnAddress = try step.it.returnAddress ?? step.tx.returnAddress(of: shop)
                if step.it.returnAddress == nil { throw AfterSaleError.noReturnAddress }
                try step.tell(CaseAgreed.self, by: .platform(admin))
            case .uphold: break
            }
            try step.tell(CaseDecided.self, by: .platform(admin))
            try step.tx.audit(
                actor: admin, organisation: .platform, action: "aftersale.decided", subject: "\(shop) \(id) \(decision.rawValue)",
                at: step.now, id: entry)
        }
    }

    /// How much each side writes into the log of one case.
    public static let messagesMax: Int64 = 100

    /// Adds to the log of an open case: what one of the three writes, with pictures.
    /// - Throws: ``AfterSaleError``: `notFound`, `wrongState`, `logFull`; ``InvalidInput`` for nothing.
    public func write(
        _ words: CaseWords, in id: ID<AfterSaleCase>, of shop: ID<Shop>, as side: Side, by person: ID<Account>
    ) async throws -> AfterSaleCase {
        guard !words.text.isEmpty || !words.pictures.isEmpty else { throw InvalidInput([FieldProblem("text", "required")]) }
        return try await step(id, of: shop) { step in
            if side == .buyer, step.it.buyer != person { throw AfterSaleError.notFound }
            guard step.it.isOpen else { throw AfterSaleError.wrongState(step.it.state) }
            // Two at the same moment may make it one more: a bound on what is kept, and no rule.
            guard try step.tx.countMessages(in: id, of: shop, by: side) < Self.messagesMax else { throw AfterSaleError.logFull }
            try step.log(.message, by: Actor(side: side, person: person), words)
        }
    }
}

extension CaseStep {
    /// As `giveBack`, also for pieces that were to stay and were sent meanwhile: the platform's word is about the money.
    mutating func giveBackWhatever(by actor: Actor) throws {
        let unsent: Int64 = it.isUnsent ? min(it.pieces, try item.unshipped) : 0
        let (goods, freight) = try worth
        let isFreightDue: Bool = unsent == it.pieces || it.fault == .shop
        try pay(
            RefundPart(line: it.line, pieces: it.pieces, unsent: unsent, goods: goods, freight: isFreightDue ? freight : .cny(0)),
            cause: .afterSale)
        try log(.refunding, by: actor)
    }
}
