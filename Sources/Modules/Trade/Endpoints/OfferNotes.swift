// OfferNotes.swift: what became of each offer in a quote, as JSON.
import Core
import Offers
import Web

/// Why an offer counted, or did not. Public API: add, never rename.
enum FateView: String, Sendable, CaseIterable {
    case used, made, notYet, over, coversNothing, thresholdMissed, piecesMissed, notHeld, couponOver, noneLeft, stockLeft, personLimit
    case notFirstOrder, levelMissed, priceNotLower, notChosen, othersBetter
}

struct OfferNoteView: Sendable {
    let offer: ID<Offer>, coupon: ID<Coupon>?, kind: Offer.Kind, name: String, fate: FateView
    /// 分 taken off or missing, pieces, or a level: what the fate is about.
    let number: Int64?

    init(offer: ID<Offer>, coupon: ID<Coupon>?, kind: Offer.Kind, name: String, fate: FateView, number: Int64?) {
        (self.offer, self.coupon, self.kind, self.name, self.fate, self.number) = (offer, coupon, kind, name, fate, number)
    }

    init(_ note: OfferNote) {
        (offer, coupon, kind, name) = (note.offer.id, note.coupon, note.offer.kind, note.offer.name)
        switch note.fate {
        case .used(let off): (fate, number) = (.used, off.minor)
        case .made(let pieces): (fate, number) = (.made, pieces)
        case .notYet: (fate, number) = (.notYet, nil)
        case .over: (fate, number) = (.over, nil)
        case .coversNothing: (fate, number) = (.coversNothing, nil)
        case .thresholdMissed(let amount): (fate, number) = (.thresholdMissed, amount.minor)
        case .piecesMissed(let pieces): (fate, number) = (.piecesMissed, pieces)
        case .notHeld: (fate, number) = (.notHeld, nil)
        case .couponOver: (fate, number) = (.couponOver, nil)
        case .noneLeft: (fate, number) = (.noneLeft, nil)
        case .stockLeft(let left): (fate, number) = (.stockLeft, left)
        case .personLimit(let left): (fate, number) = (.personLimit, left)
        case .notFirstOrder: (fate, number) = (.notFirstOrder, nil)
        case .levelMissed(let level): (fate, number) = (.levelMissed, level)
        case .priceNotLower: (fate, number) = (.priceNotLower, nil)
        case .notChosen: (fate, number) = (.notChosen, nil)
        case .othersBetter: (fate, number) = (.othersBetter, nil)
        }
    }
}

extension Schema<OfferNoteView> {
    static var offerNote: Schema {
        .object(
            OfferNoteView.init(offer:coupon:kind:name:fate:number:), Field("offer", \.offer, .id()),
            Field("coupon", \.coupon, Schema<ID<Coupon>>.id().optional), Field("kind", \.kind, .choice()),
            Field("name", \.name, .text(0...30)), Field("fate", \.fate, .choice()),
            Field("number", \.number, Schema<Int64>.int(0...Int64.max).optional, about: "分 taken off or missing, pieces, or a level."))
    }
}

extension QuoteView {
    init(_ quote: Quote) {
        self.init(
            lines: quote.lines.map { LineView($0) }, goods: quote.goods, discount: quote.discount, freight: quote.freight,
            total: quote.total, coupons: quote.coupons, offers: quote.notes.filter(\.isOpen).map { OfferNoteView($0) })
    }
}

extension OfferNote {
    /// Nobody learns from a quote of a coupon that was not given to them, whose code they do not know, or of what has not begun.
    fileprivate var isOpen: Bool {
        if case .notYet = fate { return false }
        return coupon != nil || isUsed || offer.terms.hand == .open || offer.terms.hand == .claimed
    }
}
