// PassTime.swift: what time does to a case, and what this room hears.
import Catalog
import Core
import Identity
import Settings
import Store
import Trade

/// What an outside call recorded, in the transaction that takes its work away.
public typealias CaseRecording = @Sendable (any Writing) throws -> Void

extension AfterSale {
    /// What is due in this room, by kind. The spans of the next wait are read before the body.
    public var dueCalls: [String: @Sendable (DueWork) async throws -> CaseRecording] {
        [CaseDue.deadline: { try await deadline($0) }, CaseDue.reminder: { try await reminder($0) }]
    }

    private func deadline(_ work: DueWork) async throws -> CaseRecording {
        let (now, spans) = (clock.now(), try await spans())
        return { tx in
            _ = try perform(ID(work.subject), of: ID(work.home.number), at: now, spans, in: tx) { step in
                // Who acted first has moved the wait, and this work with it.
                guard let dueAt = step.it.dueAt, dueAt <= now, let outcome = step.it.state.outcome else { return }
                try step.pass(outcome)
            }
        }
    }

    private func reminder(_ work: DueWork) async throws -> CaseRecording {
        let (now, spans) = (clock.now(), try await spans())
        return { tx in
            let it = try tx.afterSale(ID(work.subject), of: ID(work.home.number))
            guard it.isOpen, it.state.waitsFor != nil else { return }
            let order = try Trade.order(it.order, of: it.shop, in: tx)
            try CaseStep(sale: self, tx: tx, now: now, spans: spans, it: it, order: order).tell(CaseDueSoon.self)
            guard it.state == .escalated else { return }
            try tx.schedule(work.kind, of: work.subject, home: work.home, at: now + spans.platform)
        }
    }

    /// What this room hears, for its one listener.
    public static let hears: Set<String> = [OrderRefundCompleted.name, OrderClosed.name]

    /// The effect of an event, in the transaction that moves the cursor.
    public func apply(_ event: RecordedEvent, at now: Timestamp, in tx: any Writing) throws {
        if let told = try event.as(OrderRefundCompleted.self) {
            guard told.facts.subject > 0 else { return }
            try heard(ID(told.facts.subject), of: told.facts.shop, at: now, in: tx) { step in
                guard step.it.state == .refunding, step.it.refund == told.facts.refund else { return }
                step.it = try step.it.refunded(at: now)
                try step.log(.refunded, by: .time)
            }
        } else if let told = try event.as(OrderClosed.self) {
            for it in try tx.afterSales(of: told.facts.order, shop: told.facts.shop) where it.isOpen && it.refund == nil {
                try heard(it.id, of: it.shop, at: now, in: tx) { step in
                    step.it = step.it.overtaken(at: now)
                    try step.log(.orderClosed, by: .time)
                }
            }
        }
    }

    private func heard(
        _ id: ID<AfterSaleCase>, of shop: ID<Shop>, at now: Timestamp, in tx: any Writing, _ body: (inout CaseStep) throws -> Void
    ) throws {
        // No wait begins by what is heard, so the spans in force are not asked for.
        _ = try perform(id, of: shop, at: now, CaseSpans(SettingValues(at: now, of: [])), in: tx, body)
    }
}

extension CaseStep {
    /// A wait is over: what it becomes.
    mutating func pass(_ outcome: Outcome) throws {
        switch outcome {
        case .agreed: try agreeByTime()
        case .withdrawn: try withdrawByTime()
        case .received:
            it = try it.received(at: now, spans)
            try log(.received, by: .time)
            try tell(CaseReceived.self)
            if it.state == .refunding { try giveBack(by: .time) }
        case .stands:
            it = try it.standing(at: now)
            try log(.stands, by: .time)
        case .refunded:
            it = try it.refundedInstead(at: now, spans)
            try releaseNew()
            try giveBack(by: .time)
        case .exchanged:
            it = try it.exchanged(at: now, spans)
            try log(.exchanged, by: .time)
        }
    }

    /// Nothing was sent back in time. Where nobody ever said where to, that is not the buyer's doing: the platform looks at it.
    private mutating func withdrawByTime() throws {
        guard it.returnAddress == nil else {
            it = try it.withdrawn(at: now, spans)
            return try log(.withdrawn, by: .time)
        }
        it = try it.unsendable(at: now, spans)
        try log(.escalated, by: .time)
        try tell(CaseEscalated.self)
    }

    /// Silence is a yes; but pieces that were sent meanwhile are an answer, and the answer is no.
    private mutating func agreeByTime() throws {
        if it.isUnsent, try item.unshipped < it.pieces {
            it = try it.rejected(at: now, spans)
            try log(.sentMeanwhile, by: .time)
            return try tell(CaseRejected.self)
        }
        it.returnAddress = try tx.returnAddress(of: it.shop)
        try agree(by: .time)
    }
}
