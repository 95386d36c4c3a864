// AnswerCase.swift: the shop's side of a case: yes, no, received, sent anew.
import Catalog
import Core
import Identity
import Store
import Trade

/// What a shop says with its yes.
public struct Agreement: Hashable, Sendable {
    /// Whose fault it is; the shop's gives freight back and pays the parcel.
    public let fault: AfterSaleCase.Fault
    /// Where the pieces go; nil for the shop's usual place.
    public let address: PostalAddress?
    public let words: CaseWords

    public init(fault: AfterSaleCase.Fault, address: PostalAddress? = nil, words: CaseWords = .none) {
        (self.fault, self.address, self.words) = (fault, address, words)
    }
}

extension AfterSale {
    /// Agrees: a refund goes at once, pieces that come back are waited for, an exchange reserves the new piece. Who may is the
    /// caller's to check, the limit is checked here. Agreed to already: does nothing.
    /// - Throws: ``AfterSaleError``: `wrongState`, `sentMeanwhile`, `aboveLimit`, `noReturnAddress`.
    @discardableResult
    public func agree(
        to id: ID<AfterSaleCase>, of shop: ID<Shop>, _ agreement: Agreement, by staff: ID<Account>
    ) async throws -> AfterSaleCase {
        let organisation = try await catalog.shop(shop).organisation
        let limit = try await refundLimit(of: staff, in: organisation)
        let entry: ID<AuditEntry> = try ids.next()
        return try await step(id, of: shop) { step in
            if step.it.decidedBy == staff, [.agreed, .refunding].contains(step.it.state) { return }
            step.it.fault = agreement.fault
            step.it.decidedBy = staff
            step.it.returnAddress = try agreement.address ?? step.tx.returnAddress(of: shop)
            if step.it.comesBack, step.it.returnAddress == nil { throw AfterSaleError.noReturnAddress }
            try step.agree(by: .shop(staff), agreement.words) { others, amount in
                try check(limit, staff, adding: amount, to: others)
            }
            try step.tx.audit(
                actor: staff, organisation: organisation, action: "aftersale.agreed", subject: "\(shop) \(id) \(step.it.state.rawValue)",
                at: step.now, id: entry)
        }
    }

    /// Says no, with a reason that the buyer reads; what was reserved for an exchange is given back. The buyer has 7 days to escalate.
    @discardableResult
    public func reject(_ id: ID<AfterSaleCase>, of shop: ID<Shop>, _ words: CaseWords, by staff: ID<Account>) async throws -> AfterSaleCase
    {
        try await decide(id, of: shop, "aftersale.rejected", by: staff) { step in
            step.it = try step.it.rejected(at: step.now, step.spans)
            step.it.decidedBy = staff
            try step.releaseNew()
            try step.log(.rejected, by: .shop(staff), words)
            try step.tell(CaseRejected.self, by: .shop(staff))
        }
    }

    /// The parcel arrived, and is not looked at yet.
    @discardableResult
    public func arrived(_ id: ID<AfterSaleCase>, of shop: ID<Shop>, by staff: ID<Account>) async throws -> AfterSaleCase {
        try await step(id, of: shop) { step in
            if step.it.state == .returned { return }
            step.it = try step.it.arrived()
            try step.log(.arrived, by: .shop(staff))
        }
    }

    /// The pieces came back as they should: restocked or written off, then the money goes, or the new piece is to be sent.
    @discardableResult
    public func receive(
        _ id: ID<AfterSaleCase>, of shop: ID<Shop>, _ fate: AfterSaleCase.Fate, words: CaseWords = .none, by staff: ID<Account>
    ) async throws -> AfterSaleCase {
        let limit = try await refundLimit(of: staff, in: try await catalog.shop(shop).organisation)
        return try await decide(id, of: shop, "aftersale.received", by: staff) { step in
            let wait = step.it
            step.it = try step.it.received(at: step.now, step.spans)
            step.it.decidedBy = staff
            try step.log(.received, by: .shop(staff), words)
            try step.tell(CaseReceived.self, by: .shop(staff))
            try step.decide(fate, by: .shop(staff))
            guard step.it.state == .refunding else { return }
            let (goods, freight) = try step.worth
            let others = try step.tx.afterSales(of: wait.order, shop: shop).filter { $0.id != wait.id }
            try check(limit, staff, adding: goods + freight, to: others)
            try step.giveBack(by: .shop(staff))
        }
    }

    /// Decides what becomes of pieces that time received.
    @discardableResult
    public func settleStock(
        _ id: ID<AfterSaleCase>, of shop: ID<Shop>, _ fate: AfterSaleCase.Fate, by staff: ID<Account>
    ) async throws -> AfterSaleCase {
        try await decide(id, of: shop, "aftersale.stock", by: staff) { step in
            if step.it.fate == fate { return }
            guard step.it.awaitsFate else { throw step.it.fate == nil ? AfterSaleError.wrongState(step.it.state) : .stockDecided }
            try step.decide(fate, by: .shop(staff))
        }
    }

    /// Sends the new piece of an exchange.
    @discardableResult
    public func resend(
        _ id: ID<AfterSaleCase>, of shop: ID<Shop>, _ shipment: Shipment, by staff: ID<Account>
    ) async throws -> AfterSaleCase {
        try await decide(id, of: shop, "aftersale.resent", by: staff) { step in
            let parcel = CaseParcel(carrier: shipment.carrier, number: shipment.number, sentAt: step.now)
            if let again = step.it.again, again.carrier == parcel.carrier, again.number == parcel.number { return }
            step.it = try step.it.resent(parcel, step.spans)
            try step.sendNew()
            try step.log(.resent, by: .shop(staff))
            try step.tell(CaseResent.self, by: .shop(staff))
        }
    }

    /// A step that is written down in the organisation's trail when it changed something.
    private func decide(
        _ id: ID<AfterSaleCase>, of shop: ID<Shop>, _ action: String, by staff: ID<Account>,
        _ body: @escaping @Sendable (inout CaseStep) throws -> Void
    ) async throws -> AfterSaleCase {
        let entry: ID<AuditEntry> = try ids.next()
        return try await step(id, of: shop) { step in
            let before = step.it
            try body(&step)
            guard step.it != before else { return }
            try step.tx.audit(
                actor: staff, organisation: before.organisation, action: action, subject: "\(shop) \(id) \(step.it.state.rawValue)",
                at: step.now, id: entry)
        }
    }
}

extension CaseStep {
    /// The yes itself, by hand or by time.
    /// - Parameter limit: called with the order's other cases and what goes back, before it does.
    mutating func agree(
        by actor: Actor, _ words: CaseWords = .none, limit: ([AfterSaleCase], Money) throws -> Void = { _, _ in }
    ) throws {
        it = try it.agreed(at: now, spans)
        try log(.agreed, by: actor, words)
        if it.kind == .exchange { try reserveNew() }
        try tell(CaseAgreed.self, by: actor)
        guard it.state == .refunding else { return }
        let (goods, freight) = try worth
        let (own, others) = (it.id, try tx.afterSales(of: it.order, shop: it.shop))
        try limit(others.filter { $0.id != own }, goods + freight)
        try giveBack(by: actor)
    }
}
