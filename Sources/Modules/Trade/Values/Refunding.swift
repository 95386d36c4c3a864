// Refunding.swift: what of an order goes back: the rule of each part, and what it makes of the order.
import Core

/// One item's part of a refund.
public struct RefundPart: Hashable, Sendable {
    public let line: Int64
    /// Pieces that are done with; 0 for money alone.
    public let pieces: Int64
    /// How many of them were not sent: their reservation is given back, and they never will be.
    public let unsent: Int64
    public let goods: Money
    public let freight: Money
    public var money: Money { goods + freight }

    public init(line: Int64, pieces: Int64, unsent: Int64 = 0, goods: Money, freight: Money = .cny(0)) {
        (self.line, self.pieces, self.unsent, self.goods, self.freight) = (line, pieces, unsent, goods, freight)
    }
}

/// Why money goes back.
public enum RefundCause: String, Sendable, CaseIterable {
    /// The order was called off before anything was sent.
    case cancelled
    /// A case of after-sale ended so.
    case afterSale
    /// The shop's kindness, and its promise to give back what it lowered the price by.
    case goodwill, priceProtection
}

extension OrderItem {
    /// What the buyer paid for its goods that was not given back.
    public var refundable: Money { paid - refunded }
    /// Its share of the freight that was not given back.
    public var refundableFreight: Money { freight - refundedFreight }
    /// Sent pieces that were not refunded: what the buyer has, or had and keeps.
    public var kept: Int64 { shipped - (refundedPieces - refundedUnsent) }
    /// All of it went back: each piece and each fen.
    var isRefunded: Bool { refundedPieces == quantity && refunded == paid }

    /// What refunding more of its pieces gives back at most, after all that was refunded before (DOMAIN "Numbers"): whatever the
    /// order and the sizes, the last piece ends at what was paid. Of the freight it is the share of these pieces alone, since others
    /// may have gone back without theirs; all shares together are the whole.
    public func worth(of pieces: Int64) -> (goods: Money, freight: Money) {
        let all = min(refundedPieces + pieces, quantity)
        let goods = paid.worth(of: all, outOf: quantity) - refunded
        let share = freight.worth(of: all, outOf: quantity) - freight.worth(of: refundedPieces, outOf: quantity)
        return (Money(minor: max(0, goods.minor), goods.currency), Money(minor: min(share.minor, refundableFreight.minor), share.currency))
    }

    /// - Throws: ``TradeError/refundAboveLeft(line:)`` when more pieces or money would go back than there are.
    func refunding(_ part: RefundPart) throws(TradeError) -> OrderItem {
        guard part.pieces >= 0, 0...part.pieces ~= part.unsent, part.goods.minor >= 0, part.freight.minor >= 0,
            part.pieces > 0 || part.money.minor > 0, part.unsent <= unshipped, part.pieces - part.unsent <= kept,
            part.goods.minor <= refundable.minor, part.freight.minor <= refundableFreight.minor
        else { throw .refundAboveLeft(line: line) }
        var item = self
        item.refunded = refunded + part.goods
        item.refundedFreight = refundedFreight + part.freight
        item.refundedPieces += part.pieces
        item.refundedUnsent += part.unsent
        return item
    }
}

extension Order {
    /// The order after these parts go back: `closed` when nothing of it is left to anybody; `shipped` when all that was still to be
    /// sent is called off.
    /// - Throws: ``TradeError/wrongState(_:)`` unless it was paid and is not closed; ``TradeError/noSuchLine(_:)``;
    ///   ``TradeError/refundAboveLeft(line:)``.
    func refunding(_ parts: [RefundPart], at now: Timestamp) throws(TradeError) -> Order {
        switch state {
        case .awaitingShipment, .partlyShipped, .shipped, .completed: break
        case .pendingPayment, .cancelled, .closed: throw .wrongState(state)
        }
        guard !parts.isEmpty, Set(parts.map(\.line)).count == parts.count else { throw .noSuchLine(0) }
        var order = self
        for part in parts {
            guard let index = order.items.firstIndex(where: { $0.line == part.line }) else { throw .noSuchLine(part.line) }
            order.items[index] = try order.items[index].refunding(part)
        }
        let nothingToSend = order.items.allSatisfy { $0.unshipped == 0 }
        let nothingSent = order.items.allSatisfy { $0.shipped == 0 }
        if order.items.allSatisfy(\.isRefunded) || nothingToSend && nothingSent {
            (order.state, order.endedAt) = (.closed, now)
        } else if nothingToSend, state == .partlyShipped || state == .awaitingShipment {
            (order.state, order.shippedAt) = (.shipped, now)
        }
        return order
    }

    /// Everything that is left of it, for who calls it off before anything was sent.
    var everythingPaid: [RefundPart] {
        items.map { item in
            RefundPart(
                line: item.line, pieces: item.unshipped, unsent: item.unshipped, goods: item.refundable,
                freight: item.refundableFreight)
        }.filter { $0.pieces > 0 || $0.money.minor > 0 }
    }

    /// The order while one more after-sale keeps its ten days standing still.
    func held(at now: Timestamp) -> Order {
        var order = self
        order.holds += 1
        if holds == 0, let completesAt { (order.completesAt, order.completionLeft) = (nil, max(.milliseconds(0), completesAt - now)) }
        return order
    }

    /// The order after one of them ended; with the last the ten days go on where they stood.
    func released(at now: Timestamp) -> Order {
        guard holds > 0 else { return self }
        var order = self
        order.holds -= 1
        if order.holds == 0, let left = completionLeft { (order.completesAt, order.completionLeft) = (now + left, nil) }
        return order
    }
}
