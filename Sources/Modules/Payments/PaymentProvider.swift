// PaymentProvider.swift: what a payment company can do for us.
import Core

/// A company that moves money. Called outside every transaction; our numbers are its idempotency keys, so a repeated call
/// does nothing more.
public protocol PaymentProvider: Sendable {
    /// `sandbox`, `wechat`: stored with each payment.
    var name: String { get }
    /// Prepares a payment at the provider. A second call for the same number answers the same.
    /// - Parameter visit: how the payer is here.
    func start(_ payment: Payment, for visit: PayerVisit) async throws -> PaymentStart
    /// What the provider knows of a payment.
    func query(_ payment: Payment) async throws -> ProviderState
    /// Makes the provider take no more money for it; answers `.paid` when it already has.
    func close(_ payment: Payment) async throws -> ProviderState
    /// Gives money back, or says how that stands. A second call with the same refund answers the same.
    func refund(_ refund: Refund, of payment: Payment) async throws -> RefundAnswer
    /// What the provider knows of a refund, without asking for one; nil when it has none of that number.
    func query(_ refund: Refund, of payment: Payment) async throws -> RefundAnswer?
    /// Pays money out. A second call with the same payout pays nothing more.
    func payOut(_ payout: Payout) async throws -> PayoutAnswer
    /// What the provider knows of a payout; `.unknown` when it has none of that number, so that asking again is safe.
    func query(_ payout: Payout) async throws -> PayoutAnswer
    /// Every movement of money of a day that is over, as the provider's books have it.
    /// - Throws: ``PaymentError/statementNotReady`` while the provider still works on it.
    func statement(of day: StatementDay) async throws -> [StatementLine]
    /// Checks a notice's signature and reads it.
    /// - Parameter header: the value of a header, by its lower-case name.
    /// - Throws: ``PaymentError/badSignature``, ``PaymentError/badNotice``
    func read(notice body: [UInt8], header: @Sendable (String) -> String?) async throws -> ProviderNotice
}

/// A company that only takes money and gives it back pays nothing out and sends no statement.
extension PaymentProvider {
    public func query(_ refund: Refund, of payment: Payment) async throws -> RefundAnswer? { throw PaymentError.notOffered("refund query") }
    public func payOut(_ payout: Payout) async throws -> PayoutAnswer { throw PaymentError.notOffered("payout") }
    public func query(_ payout: Payout) async throws -> PayoutAnswer { throw PaymentError.notOffered("payout") }
    public func statement(of day: StatementDay) async throws -> [StatementLine] { throw PaymentError.notOffered("statement") }
}

public enum ProviderState: Sendable, Hashable {
    /// Never heard of, or not paid yet.
    case waiting
    case paid(Receipt)
    case closed
}

/// How a refund stands at its provider.
public enum RefundAnswer: Sendable, Hashable {
    case underWay
    /// The money is back; amount and time are the provider's.
    case done(Receipt)
    case refused(ProviderRefusal)
}

/// How a payout stands at its provider.
public enum PayoutAnswer: Sendable, Hashable {
    /// The provider has none of this number.
    case unknown
    case underWay
    /// The money is there; amount, fee and time are the provider's.
    case paid(Receipt, fee: Money)
    case refused(ProviderRefusal)
}

/// A provider's final no.
public struct ProviderRefusal: Sendable, Hashable {
    /// The provider's word for it, at most 64 characters: `NOT_ENOUGH`.
    public let reason: String
    /// False where asking again under a new number could move the money twice: then people settle it at the provider.
    public let mayAskAgain: Bool

    public init(reason: String, mayAskAgain: Bool) {
        (self.reason, self.mayAskAgain) = (String(reason.prefix(64)), mayAskAgain)
    }
}

/// A provider's signed message. It says no more than a query would, and is applied in the same way.
public enum ProviderNotice: Sendable, Hashable {
    /// Money came for our payment of this number.
    case paid(number: String, Receipt)
    case refund(number: String, RefundAnswer)
    case payout(number: String, PayoutAnswer)
}
