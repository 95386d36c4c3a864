// Refund.swift: money that goes back by the way it came.
import Core
import Identity

/// Part of a payment, or money that came too late, on its way back.
public struct Refund: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// The provider has not confirmed it yet; it is asked until it does.
        case requested
        case refunded
        /// The provider will not; the money is still owed to the payer, and people see to it.
        case refused
    }
    public let payer: ID<Account>   // its home
    public let id: ID<Refund>
    public let payment: ID<Payment>
    /// The provider's transaction that is given back.
    public let reference: String
    public let amount: Money
    public internal(set) var state: State
    /// Why, for whoever asked; handed back in the event.
    public let purpose: JSON
    public let requestedAt: Timestamp
    /// When the money was back, by the provider's books.
    public internal(set) var refundedAt: Timestamp?
    /// How often the provider was asked under a new number: 1, and one more for each time that people asked again.
    public internal(set) var attempt: Int64
    /// Why the provider would not.
    public internal(set) var refused: String?
    /// Whether it may be asked again under a new number.
    public internal(set) var mayAskAgain: Bool
    let version: Int64

    /// How providers name it, at most 30 characters: a new one for each attempt.
    public var number: String { RefundNumber.text(payer: payer, id: id, attempt: attempt) }

    /// The refund after what the provider says of it.
    /// - Returns: nil when that changes nothing.
    /// - Throws: ``PaymentError/amountMismatch`` when another amount went back.
    func told(_ answer: RefundAnswer) throws(PaymentError) -> Refund? {
        var refund = self
        switch (answer, state) {
        case (_, .refunded), (.underWay, _), (.refused, .refused): return nil
        case (.done(let receipt), _):   // also after a refusal: what was settled at the provider by hand
            guard receipt.amount == amount else { throw .amountMismatch }
            (refund.state, refund.refundedAt) = (.refunded, receipt.at)
        case (.refused(let refusal), .requested):
            (refund.state, refund.refused, refund.mayAskAgain) = (.refused, refusal.reason, refusal.mayAskAgain)
        }
        return refund
    }

    /// The refund once people ask for it again, under a new number.
    /// - Throws: ``PaymentError/notAgain`` where it was not refused, or could go back twice.
    func askedAgain() throws(PaymentError) -> Refund {
        guard state == .refused, mayAskAgain else { throw .notAgain }
        var refund = self
        (refund.state, refund.attempt, refund.refused, refund.mayAskAgain) = (.requested, attempt + 1, nil, false)
        return refund
    }
}

/// The text of a refund's number: its home and id, and from the second attempt on which one.
public enum RefundNumber {
    static func text(payer: ID<Account>, id: ID<Refund>, attempt: Int64) -> String {
        let base = "\(String(payer.number, radix: 36))-\(String(id.number, radix: 36))"
        return attempt == 1 ? base : "\(base)-\(attempt)"
    }

    /// Reads what `Refund.number` wrote; anything else is nil.
    public static func read(_ text: String) -> (payer: ID<Account>, id: ID<Refund>, attempt: Int64)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard 2...3 ~= parts.count, let payer = Int64(parts[0], radix: 36), let id = Int64(parts[1], radix: 36), payer > 0, id > 0,
            let attempt = parts.count == 3 ? Int64(parts[2]) : 1, attempt > 0,
            text == Self.text(payer: ID(payer), id: ID(id), attempt: attempt)
        else { return nil }
        return (ID(payer), ID(id), attempt)
    }
}
