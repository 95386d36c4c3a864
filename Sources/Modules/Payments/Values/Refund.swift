// Refund.swift: money that goes back by the way it came.
import Core
import Identity

/// Part of a payment, or money that came too late, on its way back.
public struct Refund: Hashable, Sendable {
    public enum State: String, Sendable, CaseIterable {
        /// The provider has not confirmed it yet; it is asked until it does.
        case requested
        case refunded
    }
    public let payer: ID<Account>   // its home
    public let id: ID<Refund>
    public let payment: ID<Payment>
    /// The provider's transaction that is given back.
    public let reference: String
    public let amount: Money
    public let state: State
    /// Why, for whoever asked; handed back in the event.
    public let purpose: JSON
    public let requestedAt: Timestamp
    public let refundedAt: Timestamp?
    let version: Int64

    public var number: String { "\(String(payer.number, radix: 36))-\(String(id.number, radix: 36))" }
}
