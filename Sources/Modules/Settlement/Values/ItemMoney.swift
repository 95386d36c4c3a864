// ItemMoney.swift: what one item of an order brought in, and what of it went back.
import Core

/// The money of one item, and what of it went back so far. All amounts are of one currency and none is below zero.
public struct ItemMoney: Hashable, Sendable {
    public let line: Int64
    public let pieces: Int64
    /// What the buyer paid for its goods, after every discount.
    public let paid: Money
    /// The part of its discounts that the platform bears: paid to the shop at settlement.
    public let platformDiscount: Money
    /// Its share of the freight.
    public let freight: Money
    public private(set) var refunded: Money
    public private(set) var refundedFreight: Money
    public private(set) var refundedPieces: Int64

    public init(
        line: Int64, pieces: Int64, paid: Money, platformDiscount: Money, freight: Money, refunded: Money? = nil,
        refundedFreight: Money? = nil, refundedPieces: Int64 = 0
    ) {
        (self.line, self.pieces, self.paid) = (line, pieces, paid)
        (self.platformDiscount, self.freight) = (platformDiscount, freight)
        self.refunded = refunded ?? Money(minor: 0, paid.currency)
        self.refundedFreight = refundedFreight ?? Money(minor: 0, paid.currency)
        self.refundedPieces = refundedPieces
    }

    /// What the buyer's goods still cost: the base of fee and commission.
    public var left: Money { paid - refunded }
    public var freightLeft: Money { freight - refundedFreight }

    /// The platform's part of the discount for what is left; by pieces where nothing was paid.
    public var platformLeft: Money {
        paid.minor > 0
            ? platformDiscount.worth(of: left.minor, outOf: paid.minor)
            : platformDiscount.worth(of: pieces - refundedPieces, outOf: pieces)
    }

    /// The item once this went back. Trade lets no refund exceed what was paid, so going below zero is our bug.
    func giving(back part: RefundedPart) -> ItemMoney {
        var item = self
        item.refunded = refunded + part.goods
        item.refundedFreight = refundedFreight + part.freight
        item.refundedPieces = refundedPieces + part.pieces
        precondition(item.refunded.minor <= paid.minor && item.refundedFreight.minor <= freight.minor && item.refundedPieces <= pieces)
        return item
    }
}

/// What went back of one item. A goodwill refund gives back no piece.
public struct RefundedPart: Hashable, Sendable {
    public let line: Int64, pieces: Int64, goods: Money, freight: Money
    public init(line: Int64, pieces: Int64, goods: Money, freight: Money) {
        (self.line, self.pieces, self.goods, self.freight) = (line, pieces, goods, freight)
    }
}
