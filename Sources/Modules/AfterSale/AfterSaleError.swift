// AfterSaleError.swift: why a case could not be opened or moved.
import Core

/// Codes are public API: add, never rename.
public enum AfterSaleError: CodedError, Equatable {
    case notFound
    /// Fewer pieces of the item are in no other case.
    case piecesTaken(left: Int64)
    /// The days in which a buyer may ask are over; the shop still may open one.
    case tooLate
    /// The order was not paid, or is closed.
    case orderState(Order)
    /// This kind cannot be had of these pieces.
    case kindNotPossible
    case wrongState(AfterSaleCase.State)
    /// They were sent since it was asked for: reject it, or agree to a return.
    case sentMeanwhile
    /// More than these pieces are worth.
    case amountAboveWorth(left: Int64)
    /// More than this member of staff may give back of one order.
    case aboveLimit(limit: Int64)
    /// The price is not below what was paid.
    case noDifference
    case noReturnAddress
    case stockDecided
    /// This side wrote as much into the case as it may.
    case logFull

    /// Its state in words of the API.
    public struct Order: Equatable, Sendable {
        public let state: String
        public init(_ state: String) { self.state = state }
    }

    public var code: String {
        switch self {
        case .notFound: "aftersale.not_found"
        case .piecesTaken: "aftersale.pieces_taken"
        case .tooLate: "aftersale.too_late"
        case .orderState: "aftersale.order_state"
        case .kindNotPossible: "aftersale.kind_not_possible"
        case .wrongState: "aftersale.wrong_state"
        case .sentMeanwhile: "aftersale.sent_meanwhile"
        case .amountAboveWorth: "aftersale.amount_above_worth"
        case .aboveLimit: "aftersale.above_limit"
        case .noDifference: "aftersale.no_difference"
        case .noReturnAddress: "aftersale.no_return_address"
        case .stockDecided: "aftersale.stock_decided"
        case .logFull: "aftersale.log_full"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .notFound: .notFound
        case .aboveLimit: .forbidden
        case .piecesTaken, .tooLate, .orderState, .kindNotPossible, .wrongState, .sentMeanwhile, .amountAboveWorth, .noDifference,
            .noReturnAddress, .stockDecided, .logFull:
            .conflict
        }
    }

    public var facts: [String: String] {
        switch self {
        case .piecesTaken(let left), .amountAboveWorth(let left): ["left": String(left)]
        case .aboveLimit(let limit): ["limit": String(limit)]
        case .orderState(let order): ["state": order.state]
        case .wrongState(let state): ["state": state.rawValue]
        case .notFound, .tooLate, .kindNotPossible, .sentMeanwhile, .noDifference, .noReturnAddress, .stockDecided, .logFull: [:]
        }
    }
}
