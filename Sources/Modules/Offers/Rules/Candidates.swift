// Candidates.swift: which offers could be used at all, and which coupon of each would be spent.
import Catalog
import Core

/// An offer of the steps after the prices, with the coupon that it would spend.
struct Candidate: Sendable {
    let offer: Offer
    /// Nil for a full-reduction, and for a coupon that everybody has.
    let coupon: Coupon?
    /// Lines of the basket that it is for.
    let lines: [Int]
    var endsAt: Timestamp { coupon?.endsAt ?? offer.terms.endsAt }
}

extension Basket {
    /// The offers of one shop, or the platform's for `shop` nil, that could take something off, and why the others cannot.
    func candidates(_ rules: ShopRules, of shop: ID<Shop>?) -> ([Candidate], [OfferNote]) {
        var found: [Candidate] = []
        var notes: [OfferNote] = []
        for offer in rules.offers where !offer.kind.isPrice {
            let categories = rules.categories[offer.id] ?? []
            let lines = self.lines.indices.filter { index in
                (shop == nil || self.lines[index].shop == shop) && offer.covers(self.lines[index], categories: categories)
            }
            switch coupon(for: offer) {
            case .failure(let refusal): notes.append(OfferNote(offer: offer, coupon: refusal.coupon, fate: refusal.fate))
            case .success(let held) where lines.isEmpty:
                notes.append(OfferNote(offer: offer, coupon: held?.id, fate: .coversNothing))
            case .success(let held): found.append(Candidate(offer: offer, coupon: held, lines: lines))
            }
        }
        return (found, notes)
    }

    struct Refusal: Error { let fate: OfferNote.Fate, coupon: ID<Coupon>? }

    /// Of several coupons of one offer the one that ends first; one checkout spends one of them.
    private func coupon(for offer: Offer) -> Result<Coupon?, Refusal> {
        func refused(_ fate: OfferNote.Fate, _ coupon: ID<Coupon>? = nil) -> Result<Coupon?, Refusal> {
            .failure(Refusal(fate: fate, coupon: coupon))
        }
        guard offer.kind.isCoupon else { return offer.timeFate(at: now).map { refused($0) } ?? .success(nil) }
        let held = buyer.coupons.filter { $0.offer == offer.id }.sorted { ($0.endsAt, $0.id) < ($1.endsAt, $1.id) }
        if offer.terms.hand == .open, !held.contains(where: { $0.isUsable(at: now) }) {
            if let fate = offer.timeFate(at: now) { return refused(fate) }
            if buyer.isStranger { return refused(.notHeld) }
            if let quantity = offer.terms.quantity, (buyer.given[offer.id] ?? 0) >= quantity { return refused(.noneLeft) }
            return (buyer.got[offer.id] ?? 0) < offer.terms.perPerson ? .success(nil) : refused(.noneLeft)
        }
        guard let last = held.last else { return refused(offer.timeFate(at: now) ?? .notHeld) }
        let usable = held.filter { $0.isUsable(at: now) }
        guard !usable.isEmpty else { return refused(.couponOver(at: last.endsAt), last.id) }
        // It may be given before the offer begins; when the offer has ended, it stays good.
        if now < offer.terms.startsAt { return refused(.notYet(from: offer.terms.startsAt), usable[0].id) }
        guard let allowed else { return .success(usable[0]) }
        guard let chosen = usable.first(where: { allowed.contains($0.id) }) else { return refused(.notChosen, usable[0].id) }
        return .success(chosen)
    }
}
