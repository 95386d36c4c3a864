// PayoutEvents.swift: what this room tells of money that goes out.
import Core
import Store

/// A payout has ended: the money is there, or the provider will not.
public struct PayoutEnded: DomainEvent, Equatable {
    public static let name = "payments.payout_ended.v1"
    public enum Outcome: Equatable, Sendable {
        /// The amount arrived; `fee` is what the provider took beside it.
        case paid(reference: String, fee: Money)
        /// Nothing was moved.
        case refused(reason: String)
    }
    public let home: Home, payout: ID<Payout>, amount: Money, purpose: JSON, outcome: Outcome

    init(_ payout: Payout) {
        (home, self.payout, amount, purpose) = (payout.home, payout.id, payout.amount, payout.purpose)
        outcome =
            payout.state == .paid
            ? .paid(reference: payout.reference ?? "", fee: payout.fee) : .refused(reason: payout.refused ?? "")
    }

    public var payload: JSON {
        let ending: (String, [String: JSON]) =
            switch outcome {
            case .paid(let reference, let fee): ("paid", ["reference": .string(reference), "fee": .int(fee.minor)])
            case .refused(let reason): ("refused", ["reason": .string(reason)])
            }
        let parts: [String: JSON] = [
            "home": .int(home.number), "payout": .int(payout.number), "amount": .int(amount.minor),
            "currency": .string(amount.currency.code), "purpose": purpose, "outcome": .string(ending.0),
        ]
        return .object(parts.merging(ending.1) { $1 })
    }

    public init(payload: JSON) throws {
        guard let home = payload["home"]?.int, let payout = payload["payout"]?.int, payout > 0, let amount = payload["amount"]?.int,
            let currency = payload["currency"]?.string.flatMap({ Currency(code: $0) }), let purpose = payload["purpose"]
        else { throw PaymentError.badNotice }
        (self.home, self.payout) = (Home(number: home), ID(payout))
        (self.amount, self.purpose) = (Money(minor: amount, currency), purpose)
        switch (payload["outcome"]?.string, payload["reference"]?.string, payload["fee"]?.int, payload["reason"]?.string) {
        case ("paid", .some(let reference), .some(let fee), _):
            outcome = .paid(reference: reference, fee: Money(minor: fee, currency))
        case ("refused", _, _, .some(let reason)): outcome = .refused(reason: reason)
        default: throw PaymentError.badNotice
        }
    }
}
