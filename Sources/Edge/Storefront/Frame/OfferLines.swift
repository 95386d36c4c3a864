// OfferLines.swift: what offers did to a price, as cart and checkout say it: each that was used, and why the others were not.
import Catalog
import Core
import Design
import Offers
import Trade
import Web

/// The price of one piece, and what it is elsewhere when an offer lowered it.
func unitPrice(_ line: QuotedLine, _ sale: SaleLine, _ language: Language) -> HTML {
    guard line.unitPrice != sale.price else { return Price.html(sale.price, language) }
    return "<span>\(Price.html(line.unitPrice, language)) \(Price.was(sale.price, language))</span>"
}

/// What each offer took off one item.
func discountTags(_ line: QuotedLine, _ language: Language) -> HTML {
    let parts: [HTML] = (line.priced?.parts ?? []).map { part in
        #"<span class="tag gold">\#(part.name) −\#(Format.money(part.amount))</span>"#
    }
    return parts.isEmpty ? HTML() : #"<p class="row wrap">\#(parts)</p>"#
}

func discountLine(_ discount: Money, _ language: Language) -> HTML {
    guard discount.minor > 0 else { return HTML() }
    return #"<div><dt>\#(OfferWords.discount, language)</dt><dd class="num">−\#(Format.money(discount))</dd></div>"#
}

/// A line for each offer that took something off, with who it is from.
func usedOffers(_ quote: Quote, _ language: Language) -> HTML {
    let lines: [HTML] = quote.notes.compactMap { note in
        guard case .used(let off) = note.fate else { return nil }
        return #"""
            <div><dt>\#(note.offer.kind.words, language) · \#(note.offer.name)</dt><dd class="num">−\#(Format.money(off))</dd></div>
            """#
    }
    return "\(lines)"
}

/// Folded away: offers that were not used, each with its reason; nothing when there are none that concern this buyer.
func offersNotTaken(_ quote: Quote, _ language: Language) -> HTML {
    let lines: [HTML] = quote.notes.filter(\.concernsBuyer).map { note in
        #"<li>\#(note.offer.kind.words, language) · \#(note.offer.name)<br><span class="sm ink2">\#(note.fate.words(saying(language)))</span></li>"#
    }
    guard !lines.isEmpty else { return HTML() }
    return #"""
        <details class="card pad"><summary>\#(OfferWords.notUsed, language, ["n": String(lines.count)])</summary><ul class="changes">\#(lines)</ul></details>
        """#
}

func couponRefusal(_ refusal: OffersError, _ language: Language) -> String {
    switch refusal {
    case .couponSpent: OfferWords.couponSpent(language)
    case .couponOver: OfferWords.couponOver(language)
    case .offerNotFound, .couponNotFound, .templateNotFound, .notLive, .allGiven, .enoughOfIt, .notToClaim, .codeUnknown, .codeTaken,
        .tooManyOffers, .tooSoon, .stale:
        OfferWords.couponGone(language)
    }
}

extension OfferNote {
    /// What a buyer could do something about, or wonders about; not what is for other goods, other people or other times.
    fileprivate var concernsBuyer: Bool {
        switch fate {
        case .thresholdMissed, .piecesMissed, .othersBetter, .notChosen, .stockLeft, .personLimit, .couponOver: true
        case .noneLeft, .levelMissed, .notHeld: offer.terms.hand == .claimed && offer.kind.isCoupon
        case .used, .made, .notYet, .over, .coversNothing, .notFirstOrder, .priceNotLower: false
        }
    }
}

enum OfferWords {
    static let discount = Phrase("store.offer_discount", zh: "优惠", en: "Discounts")
    static let freightLater = Phrase("store.freight_later", zh: "填好地址后计算", en: "Once there is an address")
    static let notUsed = Phrase("store.offer_not_used", zh: "没用上的优惠（{n}）", en: "Offers that were not used ({n})")
    static let couponSpent = Phrase(
        "store.coupon_spent", zh: "有一张券已经在别的订单里用掉了，没有扣款。看看新的合计，再决定。",
        en: "A coupon was spent on another order. You were not charged; look at the new total.")
    static let couponOver = Phrase("store.coupon_over", zh: "这张券已经过期了。", en: "The coupon has ended.")
    static let couponGone = Phrase(
        "store.coupon_gone", zh: "有一张券用不了了，没有扣款。看看新的合计，再决定。",
        en: "A coupon cannot be used any more. You were not charged; look at the new total.")
}
