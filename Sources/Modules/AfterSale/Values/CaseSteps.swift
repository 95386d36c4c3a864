// CaseSteps.swift: where a case goes from where it is; one table of it, and what each wait becomes.
import Core
import Identity
import Payments
import Settings
import Trade

/// How long each side has. A wait keeps the length with which it began: the moment of its end is stored.
public struct CaseSpans: Hashable, Sendable {
    public let window: Span, answer: Span, sendingBack: Span, receipt: Span, escalation: Span, resending: Span, exchange: Span
    public let platform: Span

    public init(_ values: SettingValues) {
        (window, answer) = (.days(values[.afterSaleWindow]), .days(values[.afterSaleAnswer]))
        (sendingBack, receipt) = (.days(values[.afterSaleReturn]), .days(values[.afterSaleReceipt]))
        (escalation, resending) = (.days(values[.afterSaleEscalation]), .days(values[.afterSaleResend]))
        (exchange, platform) = (.days(values[.afterSaleExchange]), .days(values[.afterSaleReminder]))
    }
}

/// What a wait becomes when its time is over.
enum Outcome: Hashable, Sendable {
    case agreed, withdrawn, received, stands, refunded, exchanged
}

extension AfterSaleCase.State {
    /// Nil where nobody's time runs: over, with the provider, or with the platform, which is reminded and never overrun.
    var outcome: Outcome? {
        switch self {
        case .requested: .agreed
        case .agreed: .withdrawn
        case .returning, .returned: .received
        case .rejected: .stands
        case .received: .refunded   // the new piece was not sent: the money goes back instead
        case .resent: .exchanged
        case .refunding, .refunded, .exchanged, .withdrawn, .escalated: nil
        }
    }

    /// Whose move it is; nil where it is nobody's of these.
    public var waitsFor: Side? {
        switch self {
        case .requested, .returning, .returned, .received: .shop
        case .agreed, .rejected, .resent: .buyer
        case .escalated: .platform
        case .refunding, .refunded, .exchanged, .withdrawn: nil
        }
    }

    /// How long a wait that begins now lasts.
    func span(_ spans: CaseSpans) -> Span? {
        switch self {
        case .requested: spans.answer
        case .agreed: spans.sendingBack
        case .returning, .returned: spans.receipt
        case .rejected: spans.escalation
        case .received: spans.resending
        case .resent: spans.exchange
        case .refunding, .refunded, .exchanged, .withdrawn, .escalated: nil
        }
    }
}

extension AfterSaleCase {
    /// The case in another state, with the wait of that state.
    private func going(to state: State, at now: Timestamp, _ spans: CaseSpans) -> AfterSaleCase {
        var after = self
        (after.state, after.dueAt) = (state, state.span(spans).map { now + $0 })
        return after
    }

    private func needs(_ states: State...) throws(AfterSaleError) {
        guard isOpen, states.contains(state) else { throw .wrongState(state) }
    }

    /// Yes: pieces that come back are waited for; else the money goes at once.
    func agreed(at now: Timestamp, _ spans: CaseSpans) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.requested)
        return going(to: comesBack ? .agreed : .refunding, at: now, spans)
    }

    /// No, to what is asked or to what came back.
    func rejected(at now: Timestamp, _ spans: CaseSpans) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.requested, .returning, .returned)
        return going(to: .rejected, at: now, spans)
    }

    func sentBack(_ parcel: CaseParcel, _ spans: CaseSpans) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.agreed)
        var after = going(to: .returning, at: parcel.sentAt, spans)
        after.back = parcel
        return after
    }

    /// At the shop, and not looked at yet: its time to receive goes on.
    func arrived() throws(AfterSaleError) -> AfterSaleCase {
        try needs(.returning)
        var after = self
        after.state = .returned
        return after
    }

    /// What came back is what it should be.
    func received(at now: Timestamp, _ spans: CaseSpans) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.returning, .returned)
        return going(to: kind == .exchange ? .received : .refunding, at: now, spans)
    }

    func resent(_ parcel: CaseParcel, _ spans: CaseSpans) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.received)
        var after = going(to: .resent, at: parcel.sentAt, spans)
        after.again = parcel
        return after
    }

    func exchanged(at now: Timestamp, _ spans: CaseSpans) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.resent)
        return going(to: .exchanged, at: now, spans).ended(at: now)
    }

    /// The buyer wants it no more, or did not send anything back. What is on its way back is not called off.
    func withdrawn(at now: Timestamp, _ spans: CaseSpans) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.requested, .agreed, .rejected, .escalated)
        return going(to: .withdrawn, at: now, spans).ended(at: now)
    }

    func escalated(at now: Timestamp, _ spans: CaseSpans) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.rejected)
        return going(to: .escalated, at: now, spans)
    }

    /// Agreed to, and nobody said where the pieces go: the platform's to decide.
    func unsendable(at now: Timestamp, _ spans: CaseSpans) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.agreed)
        return going(to: .escalated, at: now, spans)
    }

    /// Nobody took it further: the rejection stands.
    func standing(at now: Timestamp) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.rejected)
        return ended(at: now)
    }

    /// The money goes instead of the new piece that did not come.
    func refundedInstead(at now: Timestamp, _ spans: CaseSpans) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.received)
        return going(to: .refunding, at: now, spans)
    }

    /// The platform's word, which ends the argument.
    func decided(_ decision: Decision, at now: Timestamp, _ spans: CaseSpans) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.escalated)
        switch decision {
        case .refund: return going(to: .refunding, at: now, spans)
        case .return:
            guard !isUnsent, back == nil else { throw .kindNotPossible }   // what is at the shop already is not sent again
            var after = going(to: .agreed, at: now, spans)
            after.kind = .return
            return after
        case .uphold:
            var after = self
            (after.state, after.dueAt) = (.rejected, nil)
            return after.ended(at: now)
        }
    }

    func refunded(at now: Timestamp) throws(AfterSaleError) -> AfterSaleCase {
        try needs(.refunding)
        var after = self
        after.state = .refunded
        return after.ended(at: now)
    }

    /// What happened to the order took the ground from under it.
    func overtaken(at now: Timestamp) -> AfterSaleCase {
        var after = self
        after.state = .withdrawn
        return after.ended(at: now)
    }

    private func ended(at now: Timestamp) -> AfterSaleCase {
        var after = self
        (after.endedAt, after.dueAt) = (now, nil)
        return after
    }
}

/// What the platform decides in an escalated case.
public enum Decision: String, Sendable, CaseIterable {
    /// The money goes back, whatever the shop said.
    case refund
    /// The pieces go back to the shop, then the money to the buyer.
    case `return`
    /// The shop was right.
    case uphold
}
