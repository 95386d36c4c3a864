// PaymentProvider.swift: what a payment company can do for us.
import Core

/// A company that moves money. Called outside every transaction; our numbers are its idempotency keys, so a repeated call
/// does nothing more.
public protocol PaymentProvider: Sendable {
    /// `sandbox`, `wechat`: stored with each payment.
    var name: String { get }
    /// Prepares a payment at the provider. A second call for the same number answers the same.
    /// - Returns: where the payer pays.
    func start(_ payment: Payment) async throws -> PaymentStart
    /// What the provider knows of a payment.
    func query(_ payment: Payment) async throws -> ProviderState
    /// Makes the provider take no more money for it; answers `.paid` when it already has.
    func close(_ payment: Payment) async throws -> ProviderState
    /// Gives money back. A second call with the same refund answers the same.
    /// - Returns: true when it is done, false while it is under way.
    func refund(_ refund: Refund, of payment: Payment) async throws -> Bool
    /// Checks a notice's signature and reads it.
    /// - Parameter header: the value of a header, by its lower-case name.
    /// - Throws: ``PaymentError/badSignature``, ``PaymentError/badNotice``
    func read(notice body: [UInt8], header: @Sendable (String) -> String?) throws -> PaymentNotice
}

/// Where the payer goes.
public struct PaymentStart: Sendable, Hashable {
    /// A page, of this site or another.
    public let address: String
    public init(address: String) { self.address = address }
}

public enum ProviderState: Sendable, Hashable {
    /// Never heard of, or not paid yet.
    case waiting
    case paid(Receipt)
    case closed
}

/// A provider's message that money came.
public struct PaymentNotice: Sendable, Hashable {
    /// Our number.
    public let number: String
    public let receipt: Receipt
    public init(number: String, receipt: Receipt) { (self.number, self.receipt) = (number, receipt) }
}
