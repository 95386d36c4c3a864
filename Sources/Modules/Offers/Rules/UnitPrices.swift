// UnitPrices.swift: the first step: the lowest unit price of each item.
import Catalog
import Core

extension Basket {
    /// What an item costs, which offer makes it so, and why the other prices did not.
    func unitPrice(_ line: BasketLine, _ offers: [Offer]) -> (price: Money, offer: Offer?, notes: [(Offer, OfferNote.Fate)]) {
        var best: (price: Money, offer: Offer?) = (line.price, nil)
        var notes: [(Offer, OfferNote.Fate)] = []
        // Of equal prices the one that uses up least: the catalogue's, then a member's, a first order's, a limited one.
        for offer in offers.sorted(by: { ($0.priceRank, $0.id) < ($1.priceRank, $1.id) }) {
            guard let price = offer.terms.prices.first(where: { $0.sku == line.sku }) else { continue }
            if let fate = refusal(of: offer, price, line) {
                notes.append((offer, fate))
            } else if price.price.minor < best.price.minor {
                if let beaten = best.offer { notes.append((beaten, .priceNotLower)) }
                best = (price.price, offer)
            } else {
                notes.append((offer, .priceNotLower))
            }
        }
        return (best.price, best.offer, notes)
    }

    private func refusal(of offer: Offer, _ price: OfferPrice, _ line: BasketLine) -> OfferNote.Fate? {
        if let fate = offer.timeFate(at: now) { return fate }
        switch offer.kind {
        case .firstOrderPrice where buyer.isStranger || !buyer.firstAt.contains(line.shop): return .notFirstOrder
        case .memberPrice where buyer.isStranger || (buyer.levels[line.shop] ?? 0) < max(1, offer.terms.memberLevel):
            return .levelMissed(max(1, offer.terms.memberLevel))
        case .limitedPrice, .firstOrderPrice, .memberPrice, .fullReduction, .productCoupon, .shopCoupon, .platformCoupon: break
        }
        let key = OfferSKU(offer.id, line.sku)
        if price.stock != nil, let left = buyer.stock[key], left < line.quantity { return .stockLeft(max(0, left)) }
        if offer.terms.perPerson > 0 {
            let left = offer.terms.perPerson - (buyer.taken[key] ?? 0)
            if left < line.quantity { return .personLimit(left: max(0, left)) }
        }
        return nil
    }
}

extension Offer {
    fileprivate var priceRank: Int {
        switch kind {
        case .memberPrice: 0
        case .firstOrderPrice: 1
        case .limitedPrice: 2
        case .fullReduction, .productCoupon, .shopCoupon, .platformCoupon: 3
        }
    }

    /// Why it does not work at a moment; nil when it does.
    func timeFate(at now: Timestamp) -> OfferNote.Fate? {
        if endedAt != nil || now >= terms.endsAt { return .over }
        return now < terms.startsAt ? .notYet(from: terms.startsAt) : nil
    }

    /// Whether buying at it is counted: it has a limit, or a stock of its own.
    func counts(_ sku: ID<SKU>) -> Bool {
        kind.isPrice && (terms.perPerson > 0 || terms.prices.contains { $0.sku == sku && $0.stock != nil })
    }
}
