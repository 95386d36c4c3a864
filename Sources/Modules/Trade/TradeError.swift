// TradeError.swift: why something could not be bought, sent or taken back.
import Catalog
import Core

/// Codes are public API: add, never rename.
public enum TradeError: CodedError, Equatable {
    case orderNotFound, addressNotFound, nothingWanted
    case lineGone(ID<SKU>), lineDelisted(ID<SKU>)
    /// The shop does not send it to the address.
    case notSentThere(ID<SKU>)
    /// The platform closed the shop for now.
    case shopSuspended(ID<Shop>)
    /// The shop is on holiday.
    case shopResting(ID<Shop>, until: Timestamp)
    case soldOut(ID<SKU>, available: Int64)
    /// The total is not what the buyer saw.
    case totalChanged(Money)
    case wrongState(Order.State)
    case cartFull, addressBookFull
    case parcelEmpty, noSuchLine(Int64)
    case moreThanOrdered(line: Int64, left: Int64)
    case parcelNotFound, viewsFull
    /// More money or pieces than are left of an item.
    case refundAboveLeft(line: Int64)
    /// More than this member of staff may give back of one order.
    case aboveRefundLimit(Money)
    /// Somebody changed it since it was shown.
    case stale

    public var code: String {
        switch self {
        case .orderNotFound: "trade.order_not_found"
        case .addressNotFound: "trade.address_not_found"
        case .nothingWanted: "trade.nothing_wanted"
        case .lineGone: "trade.line_gone"
        case .lineDelisted: "trade.line_delisted"
        case .notSentThere: "trade.not_sent_there"
        case .shopSuspended: "trade.shop_suspended"
        case .shopResting: "trade.shop_resting"
        case .soldOut: "trade.sold_out"
        case .totalChanged: "trade.total_changed"
        case .wrongState: "trade.wrong_state"
        case .cartFull: "trade.cart_full"
        case .addressBookFull: "trade.address_book_full"
        case .parcelEmpty: "trade.parcel_empty"
        case .noSuchLine: "trade.no_such_line"
        case .moreThanOrdered: "trade.more_than_ordered"
        case .parcelNotFound: "trade.parcel_not_found"
        case .viewsFull: "trade.views_full"
        case .refundAboveLeft: "trade.refund_above_left"
        case .aboveRefundLimit: "trade.above_refund_limit"
        case .stale: "trade.stale"
        }
    }

    public var kind: ErrorKind {
        switch self {
        case .orderNotFound, .addressNotFound, .parcelNotFound: .notFound
        case .nothingWanted, .parcelEmpty, .noSuchLine: .invalid
        case .aboveRefundLimit: .forbidden
        case .lineGone, .lineDelisted, .notSentThere, .shopSuspended, .shopResting, .soldOut, .totalChanged, .wrongState, .cartFull,
            .addressBookFull,
            .moreThanOrdered,
            .viewsFull, .refundAboveLeft, .stale:
            .conflict
        }
    }

    public var facts: [String: String] {
        switch self {
        case .lineGone(let sku), .lineDelisted(let sku), .notSentThere(let sku): ["sku": sku.description]
        case .shopSuspended(let shop): ["shop": shop.description]
        case .shopResting(let shop, let until): ["shop": shop.description, "until": String(until.milliseconds)]
        case .soldOut(let sku, let available): ["sku": sku.description, "available": String(available)]
        case .totalChanged(let total): ["total": String(total.minor), "currency": total.currency.code]
        case .wrongState(let state): ["state": state.rawValue]
        case .noSuchLine(let line), .refundAboveLeft(let line): ["line": String(line)]
        case .aboveRefundLimit(let limit): ["limit": String(limit.minor)]
        case .moreThanOrdered(let line, let left): ["line": String(line), "left": String(left)]
        case .orderNotFound, .addressNotFound, .nothingWanted, .cartFull, .addressBookFull, .parcelEmpty, .parcelNotFound, .viewsFull,
            .stale:
            [:]
        }
    }

    init(_ line: WantedLine, _ trouble: LineTrouble) {
        switch trouble {
        case .gone: self = .lineGone(line.sku)
        case .delisted: self = .lineDelisted(line.sku)
        case .short(let available): self = .soldOut(line.sku, available: available)
        case .notSentThere: self = .notSentThere(line.sku)
        case .resting(let until): self = .shopResting(line.shop, until: until)
        }
    }
}
