// PaymentError.swift: why a payment could not be started, received or given back.
import Core

/// Codes are public API: add, never rename.
public enum PaymentError: CodedError, Equatable {
    case notFound
    case unknownProvider(String)
    /// The notice is not signed by the provider, or is too old.
    case badSignature
    case badNotice
    /// Amount or currency is not what was asked for.
    case amountMismatch
    case notPayable(Payment.State)
    case refundAbovePaid
    /// The provider could not be reached or failed; try again.
    case providerFailed(String)
    /// The provider does not do this: `payout`, `statement`.
    case notOffered(String)
    /// The provider still works on that day's books.
    case statementNotReady
    /// Only a refused refund may be asked for again, and not one that could then go back twice.
    case notAgain

    public var code: String {
        switch self {
        case .notFound: "payments.not_found"
        case .unknownProvider: "payments.unknown_provider"
        case .badSignature: "payments.bad_signature"
        case .badNotice: "payments.bad_notice"
        case .amountMismatch: "payments.amount_mismatch"
        case .notPayable: "payments.not_payable"
        case .refundAbovePaid: "payments.refund_above_paid"
        case .providerFailed: "payments.provider_failed"
        case .notOffered: "payments.not_offered"
        case .statementNotReady: "payments.statement_not_ready"
        case .notAgain: "payments.not_again"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .notFound, .unknownProvider: .notFound
        case .badSignature: .unauthenticated
        case .badNotice: .invalid
        case .amountMismatch, .notPayable, .refundAbovePaid, .notOffered, .notAgain: .conflict
        case .providerFailed, .statementNotReady: .unavailable
        }
    }

    public var facts: [String: String] {
        switch self {
        case .notPayable(let state): ["state": state.rawValue]
        case .notFound, .unknownProvider, .badSignature, .badNotice, .amountMismatch, .refundAbovePaid, .providerFailed, .notOffered,
            .statementNotReady, .notAgain:
            [:]
        }
    }
}
