// SettlementError.swift: why money could not be taken out, or an invoice not be asked for.
import Core

/// Codes are public API: add, never rename.
public enum SettlementError: CodedError, Equatable {
    /// No account outside is known.
    case noPayoutDetails
    case belowMinimum(Money)
    /// More than there is, or than the fee leaves anything of.
    case notEnough(available: Money)
    /// Withdrawals of today.
    case dailyCount(Int64)
    case dailyAmount(left: Money)
    case debtOpen(Money)
    case shopSuspended
    case withdrawalNotFound
    case withdrawalDecided(Withdrawal.State)
    /// The second person is another one than the first.
    case ownWithdrawal
    case debtNotFound
    case orderNotInvoiced
    case invoiceNotFound
    case invoiceAnswered

    public var code: String {
        switch self {
        case .noPayoutDetails: "settlement.no_payout_details"
        case .belowMinimum: "settlement.below_minimum"
        case .notEnough: "settlement.not_enough"
        case .dailyCount: "settlement.daily_count"
        case .dailyAmount: "settlement.daily_amount"
        case .debtOpen: "settlement.debt_open"
        case .shopSuspended: "settlement.shop_suspended"
        case .withdrawalNotFound: "settlement.withdrawal_not_found"
        case .withdrawalDecided: "settlement.withdrawal_decided"
        case .ownWithdrawal: "settlement.own_withdrawal"
        case .debtNotFound: "settlement.debt_not_found"
        case .orderNotInvoiced: "settlement.order_not_invoiced"
        case .invoiceNotFound: "settlement.invoice_not_found"
        case .invoiceAnswered: "settlement.invoice_answered"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .withdrawalNotFound, .debtNotFound, .invoiceNotFound: .notFound
        case .shopSuspended, .ownWithdrawal: .forbidden
        case .noPayoutDetails, .belowMinimum, .notEnough, .dailyCount, .dailyAmount, .debtOpen, .withdrawalDecided, .orderNotInvoiced,
            .invoiceAnswered:
            .conflict
        }
    }

    public var facts: [String: String] {
        switch self {
        case .belowMinimum(let least): ["minimum": String(least.minor)]
        case .notEnough(let available): ["available": String(available.minor)]
        case .dailyCount(let most): ["limit": String(most)]
        case .dailyAmount(let left): ["left": String(left.minor)]
        case .debtOpen(let debt): ["debt": String(debt.minor)]
        case .withdrawalDecided(let state): ["state": state.rawValue]
        case .noPayoutDetails, .shopSuspended, .withdrawalNotFound, .ownWithdrawal, .debtNotFound, .orderNotInvoiced, .invoiceNotFound,
            .invoiceAnswered:
            [:]
        }
    }
}
