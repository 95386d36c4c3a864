// PriceBasket.swift: the one rule of what a basket costs. DOMAIN §1, "Offers"; docs/concepts/offers.md has examples.
import Catalog
import Core

extension Basket {
    /// The cheapest legal price for the buyer; of equals the one whose coupons end first. The same basket has always the same price.
    public func priced() -> Priced {
        if platform.offers.isEmpty, rules.values.allSatisfy({ $0.version == 0 }) { return plain }
        var priced: [PricedLine] = []
        var priceNotes: [(Offer, OfferNote.Fate)] = []
        var made: [ID<Offer>: Int64] = [:]
        var spends: [Spend] = []
        for (index, line) in lines.enumerated() {
            let offers = (rules[line.shop] ?? .none).offers.filter(\.kind.isPrice)
            let unit = unitPrice(line, offers)
            priced.append(
                PricedLine(line: line, unitPrice: unit.price, priceOffer: unit.offer?.id, amount: unit.price * line.quantity))
            if let offer = unit.offer {
                made[offer.id, default: 0] += line.quantity
                if offer.counts(line.sku) { spends.append(.pieces(OfferSKU(offer.id, line.sku), line.quantity, line: index)) }
            }
            priceNotes += unit.notes
        }
        var work = PricingWork(basket: self, lines: priced)
        work.choose()
        return work.result(made: made, priceNotes: priceNotes, priceSpends: spends)
    }
}

extension Basket {
    /// At the catalogue's prices, sent free.
    private var plain: Priced {
        let lines = self.lines.map { PricedLine(line: $0, unitPrice: $0.price, priceOffer: nil, amount: $0.price * $0.quantity) }
        return Priced(lines: lines, freight: [:], spends: [], notes: [], isProven: true)
    }
}

/// The steps after the prices.
private struct PricingWork {
    let basket: Basket
    var lines: [PricedLine]
    let shops: [ID<Shop>]
    /// Lines of each shop, in order.
    let own: [[Int]]
    let candidates: [[Candidate]], platform: [Candidate]
    var notes: [OfferNote] = []
    var spends: [Spend] = []
    var freight: [ID<Shop>: Money] = [:]
    var isProven = true
    /// Candidates that were used, by offer: how much they took off.
    var used: [ID<Offer>: Money] = [:]

    init(basket: Basket, lines: [PricedLine]) {
        (self.basket, self.lines) = (basket, lines)
        let shops = Set(basket.lines.map(\.shop)).sorted()
        self.shops = shops
        own = shops.map { shop in basket.lines.indices.filter { basket.lines[$0].shop == shop } }
        var all: [[Candidate]] = []
        for shop in shops {
            let (found, refused) = basket.candidates(basket.rules[shop] ?? .none, of: shop)
            all.append(found)
            notes += refused
        }
        candidates = all
        let (found, refused) = basket.candidates(basket.platform, of: nil)
        platform = found
        notes += refused
    }

    /// Earlier ends first: a coupon's rank among all that could be spent.
    private func ranks() -> [ID<Offer>: Int] {
        let coupons = (candidates.joined() + platform).filter { $0.offer.kind.isCoupon }
        let sorted = coupons.sorted { ($0.endsAt, $0.offer.id) < ($1.endsAt, $1.offer.id) }
        return Dictionary(sorted.enumerated().map { ($1.offer.id, $0) }) { first, _ in first }
    }

    mutating func choose() {
        let ranks = ranks()
        func spent(_ candidate: Candidate) -> Spent { ranks[candidate.offer.id].map { .one(rank: $0) } ?? .none }
        let searches: [ShopSearch] = shops.indices.map { place in
            let own = self.own[place]
            let amounts = own.map { lines[$0].amount.minor }, pieces = own.map { basket.lines[$0].quantity }
            func offers(_ kind: Offer.Kind) -> [SearchOffer] {
                candidates[place].enumerated().filter { $0.element.offer.kind == kind }.map { tag, candidate in
                    SearchOffer(
                        tag: tag, ladder: candidate.offer.terms.ladder, items: Self.bits(candidate, own), spent: spent(candidate),
                        amounts: amounts, pieces: pieces)
                }
            }
            let plan = FreightPlan(
                own.map { basket.lines[$0] }, (basket.rules[shops[place]] ?? .none).freight, to: basket.division)
            for (bit, index) in own.enumerated() where plan.refused.has(bit) { lines[index].isSent = false }
            return ShopSearch(
                amounts: amounts, pieces: pieces, freight: plan, fulls: offers(.fullReduction), products: offers(.productCoupon),
                shops: offers(.shopCoupon))
        }
        let coupons: [PlatformCandidate] = platform.enumerated().map { tag, candidate in
            PlatformCandidate(
                tag: tag, ladder: candidate.offer.terms.ladder, items: own.map { Self.bits(candidate, $0) }, spent: spent(candidate),
                isWhole: candidate.lines.count == lines.count)
        }.sorted { $0.spent.isBetter(than: $1.spent) }
        var search = CheckoutSearch(shops: searches, platform: coupons)
        apply(search.best(), searches)
        isProven = search.isProven
    }

    private static func bits(_ candidate: Candidate, _ own: [Int]) -> Items {
        let covered = Set(candidate.lines)
        return own.enumerated().reduce(Items(0)) { covered.contains($1.element) ? $0 | .item($1.offset) : $0 }
    }

    private mutating func apply(_ choice: CheckoutChoice, _ searches: [ShopSearch]) {
        var left = lines.map(\.amount.minor)
        for (place, outcome) in choice.shops.enumerated() {
            let own = self.own[place]
            for owners in [outcome.full, outcome.product] {
                for tag in Set(owners).sorted() where tag >= 0 {
                    take(candidates[place][tag], off: own.indices.filter { owners[$0] == tag }.map { own[$0] }, &left)
                }
            }
            if outcome.shop >= 0 { take(candidates[place][outcome.shop], off: candidates[place][outcome.shop].lines, &left) }
            let amounts = own.map { left[$0] }
            let shares = searches[place].freight.shares(amounts, pieces: searches[place].pieces)
            for (bit, index) in own.enumerated() { lines[index].freight = .cny(shares[bit]) }
            freight[shops[place]] = .cny(shares.reduce(0, +))
        }
        if choice.platform >= 0 { take(platform[choice.platform], off: platform[choice.platform].lines, &left) }
    }

    /// Takes a used offer off its items, each its share, and of each share the platform's part.
    private mutating func take(_ candidate: Candidate, off indices: [Int], _ left: inout [Int64]) {
        let terms = candidate.offer.terms
        let pieces = indices.map { basket.lines[$0].quantity }
        let whole = terms.ladder.discount(on: indices.reduce(0) { $0 + left[$1] }, pieces: pieces.reduce(0, +))
        guard whole > 0 else { return }
        let shares = Money.cny(whole).spread(over: indices.map { left[$0] }, pieces: pieces)
        let borne = Money.cny(whole).part(terms.platformShare).spread(over: shares.map(\.minor))
        for (index, (share, platformPart)) in zip(indices, zip(shares, borne)) where share.minor > 0 {
            lines[index].parts.append(
                DiscountPart(
                    offer: candidate.offer.id, kind: candidate.offer.kind, name: candidate.offer.name, amount: share,
                    platformPart: platformPart))
            left[index] -= share.minor
        }
        used[candidate.offer.id] = .cny(whole)
        let bearing = zip(indices, shares).filter { $0.1.minor > 0 }.map(\.0)
        if let coupon = candidate.coupon {
            spends.append(.coupon(coupon.id, offer: candidate.offer.id, lines: bearing))
        } else if candidate.offer.kind.isCoupon {
            spends.append(.open(offer: candidate.offer.id, lines: bearing))
        }
    }

    func result(made: [ID<Offer>: Int64], priceNotes: [(Offer, OfferNote.Fate)], priceSpends: [Spend]) -> Priced {
        var said: [OfferNote] = []
        for candidate in candidates.joined() + platform {
            said.append(OfferNote(offer: candidate.offer, coupon: candidate.coupon?.id, fate: fate(of: candidate)))
        }
        var priceOffers: Set<ID<Offer>> = []
        for rules in shops.compactMap({ basket.rules[$0] }) {
            for offer in rules.offers where offer.kind.isPrice && priceOffers.insert(offer.id).inserted {
                if let pieces = made[offer.id] {
                    said.append(OfferNote(offer: offer, coupon: nil, fate: .made(pieces: pieces)))
                } else {
                    let fate = priceNotes.first { $0.0.id == offer.id }?.1 ?? offer.timeFate(at: basket.now) ?? .coversNothing
                    said.append(OfferNote(offer: offer, coupon: nil, fate: fate))
                }
            }
        }
        let all = said + notes
        let first = all.filter(\.isUsed), rest = all.filter { !$0.isUsed }
        func ordered(_ notes: [OfferNote]) -> [OfferNote] {
            notes.sorted { ($0.offer.kind.step, $0.offer.id) < ($1.offer.kind.step, $1.offer.id) }
        }
        return Priced(
            lines: lines, freight: freight, spends: priceSpends + spends, notes: ordered(first) + ordered(rest), isProven: isProven)
    }

    private func fate(of candidate: Candidate) -> OfferNote.Fate {
        if let off = used[candidate.offer.id] { return .used(off) }
        // Measured on what its items cost before its own step, and before anything that it competes with.
        let step = candidate.offer.kind.step
        let amount: Int64 = candidate.lines.reduce(0) { sum, index in
            let line = lines[index]
            return sum + line.parts.filter { $0.kind.step < step }.reduce(line.amount.minor) { $0 - $1.amount.minor }
        }
        let pieces: Int64 = candidate.lines.reduce(0) { $0 + basket.lines[$1].quantity }
        let ladder = candidate.offer.terms.ladder
        let missing = ladder.missing(amount: amount, pieces: pieces)
        guard missing > 0 else { return .othersBetter }
        return ladder.measure == .amount ? .thresholdMissed(amount: .cny(missing)) : .piecesMissed(missing)
    }
}

extension Offer.Kind {
    /// Its place in the order of stacking.
    var step: Int {
        switch self {
        case .limitedPrice, .firstOrderPrice, .memberPrice: 0
        case .fullReduction: 1
        case .productCoupon: 2
        case .shopCoupon: 3
        case .platformCoupon: 4
        }
    }
}

extension OfferNote {
    public var isUsed: Bool {
        switch fate {
        case .used, .made: true
        case .notYet, .over, .coversNothing, .thresholdMissed, .piecesMissed, .notHeld, .couponOver, .noneLeft, .stockLeft, .personLimit,
            .notFirstOrder, .levelMissed, .priceNotLower, .notChosen, .othersBetter:
            false
        }
    }
}
