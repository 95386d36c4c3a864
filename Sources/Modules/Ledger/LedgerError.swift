// LedgerError.swift: why the journal refused.
import Core

/// Codes are public API: add, never rename.
public enum LedgerError: CodedError, Equatable {
    /// The amounts do not sum to zero.
    case unbalanced(by: Int64)
    /// Amounts of several currencies in one transaction.
    case mixedCurrencies
    /// A rule, terms or reason that is too long or holds a control character.
    case badText
    /// The account holds less than is taken from it.
    case notCovered(LedgerAccount, left: Int64)
    case transactionNotFound

    public var code: String {
        switch self {
        case .unbalanced: "ledger.unbalanced"
        case .mixedCurrencies: "ledger.mixed_currencies"
        case .badText: "ledger.bad_text"
        case .notCovered: "ledger.not_covered"
        case .transactionNotFound: "ledger.transaction_not_found"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .unbalanced, .mixedCurrencies, .badText: .invalid
        case .notCovered: .conflict
        case .transactionNotFound: .notFound
        }
    }

    public var facts: [String: String] {
        switch self {
        case .unbalanced(let by): ["by": String(by)]
        case .notCovered(let account, let left): ["account": account.description, "left": String(left)]
        case .mixedCurrencies, .badText, .transactionNotFound: [:]
        }
    }
}
