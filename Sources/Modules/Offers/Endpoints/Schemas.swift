// Schemas.swift: this room's things as JSON.
import Catalog
import Core
import Identity
import Web

/// What an offer is for, as JSON: at most one of the lists.
struct ScopeView: Sendable {
    let products: [ID<Product>]?, categories: [ID<Category>]?, shops: [ID<Shop>]?

    init(products: [ID<Product>]?, categories: [ID<Category>]?, shops: [ID<Shop>]?) {
        (self.products, self.categories, self.shops) = (products, categories, shops)
    }

    init(_ scope: OfferScope) {
        switch scope {
        case .all: self.init(products: nil, categories: nil, shops: nil)
        case .products(let ids): self.init(products: ids, categories: nil, shops: nil)
        case .categories(let ids): self.init(products: nil, categories: ids, shops: nil)
        case .shops(let ids): self.init(products: nil, categories: nil, shops: ids)
        }
    }

    func scope() throws(InvalidInput) -> OfferScope {
        switch (products, categories, shops) {
        case (nil, nil, nil): .all
        case (let ids?, nil, nil): .products(ids)
        case (nil, let ids?, nil): .categories(ids)
        case (nil, nil, let ids?): .shops(ids)
        default: throw InvalidInput([FieldProblem("scope", "not_a_choice", expected: "products | categories | shops")])
        }
    }
}

/// A step as JSON: an amount off, or a rate off in basis points.
struct StepView: Sendable {
    let threshold: Int64, off: Int64?, rate: Int64?

    init(threshold: Int64, off: Int64?, rate: Int64?) { (self.threshold, self.off, self.rate) = (threshold, off, rate) }

    init(_ step: Ladder.Step) {
        switch step.off {
        case .amount(let off): self.init(threshold: step.threshold, off: off, rate: nil)
        case .percent(let rate): self.init(threshold: step.threshold, off: nil, rate: rate.basisPoints)
        }
    }

    func step(_ index: Int) throws(InvalidInput) -> Ladder.Step {
        switch (off, rate) {
        case (let off?, nil): return Ladder.Step(threshold, .amount(off))
        case (nil, let rate?): return Ladder.Step(threshold, .percent(Rate(basisPoints: rate)))
        default: throw InvalidInput([FieldProblem("ladder.steps[\(index)]", "not_a_choice", expected: "off | rate")])
        }
    }
}

struct LadderView: Sendable {
    let measure: Ladder.Measure, steps: [StepView], repeats: Bool, most: Int64?

    init(measure: Ladder.Measure, steps: [StepView], repeats: Bool, most: Int64?) {
        (self.measure, self.steps, self.repeats, self.most) = (measure, steps, repeats, most)
    }

    init(_ ladder: Ladder) {
        self.init(measure: ladder.measure, steps: ladder.steps.map(StepView.init), repeats: ladder.repeats, most: ladder.most)
    }

    func ladder() throws(InvalidInput) -> Ladder {
        var all: [Ladder.Step] = []
        for (index, step) in steps.enumerated() { all.append(try step.step(index)) }
        return Ladder(all, by: measure, repeats: repeats, most: most)
    }
}

extension Schema<ScopeView> {
    static var offerScope: Schema {
        .object(
            ScopeView.init(products:categories:shops:),
            Field("products", \.products, Schema<[ID<Product>]>.list(of: .id(), 1...OfferScope.most).optional),
            Field(
                "categories", \.categories, Schema<[ID<Category>]>.list(of: .id(), 1...OfferScope.most).optional,
                about: "With all below them."),
            Field("shops", \.shops, Schema<[ID<Shop>]>.list(of: .id(), 1...OfferScope.most).optional, about: "The platform's alone."))
    }
}

extension Schema<StepView> {
    static var offerStep: Schema {
        .object(
            StepView.init(threshold:off:rate:), Field("threshold", \.threshold, .int(0...OfferTerms.amountMax), about: "分, or pieces."),
            Field("off", \.off, Schema<Int64>.int(1...OfferTerms.amountMax).optional, about: "分."),
            Field("rate", \.rate, Schema<Int64>.int(1...9_900).optional, about: "Basis points off: 2000 is 八折."))
    }
}

extension Schema<LadderView> {
    static var ladder: Schema {
        .object(
            LadderView.init(measure:steps:repeats:most:), Field("measure", \.measure, .choice(), default: .amount),
            Field("steps", \.steps, .list(of: .offerStep, 1...Ladder.stepsMax)),
            Field("repeats", \.repeats, .bool, default: false, about: "每满: the one step counts as often as it fits."),
            Field("most", \.most, Schema<Int64>.int(1...OfferTerms.amountMax).optional, about: "It never takes off more, 分."))
    }
}

extension Schema<OfferPrice> {
    static var offerPrice: Schema {
        .object(
            OfferPrice.init, Field("sku", \.sku, .id()), Field("price", \.price, .money(0...1_000_000_000)),
            Field("stock", \.stock, Schema<Int64>.int(1...10_000_000).optional, about: "Of a limited-time price: how many pieces."))
    }
}

/// An offer as it is shown, without its code.
struct OfferView: Sendable {
    let id: ID<Offer>, shop: ID<Shop>?, kind: Offer.Kind, name: String, hand: Offer.Hand, scope: ScopeView, ladder: LadderView?
    let prices: [OfferPrice], startsAt: Timestamp, endsAt: Timestamp, endedAt: Timestamp?, validDays: Int64?, quantity: Int64?
    let perPerson: Int64, platformShare: Int64, memberLevel: Int64, given: Int64?
}

extension OfferView {
    init(_ offer: Offer, given: Int64?) {
        let terms = offer.terms
        self.init(
            id: offer.id, shop: offer.shop, kind: terms.kind, name: terms.name, hand: terms.hand, scope: ScopeView(terms.scope),
            ladder: terms.ladder.steps.isEmpty ? nil : LadderView(terms.ladder), prices: terms.prices, startsAt: terms.startsAt,
            endsAt: terms.endsAt, endedAt: offer.endedAt, validDays: terms.validDays, quantity: terms.quantity, perPerson: terms.perPerson,
            platformShare: terms.platformShare.basisPoints, memberLevel: terms.memberLevel, given: given)
    }
}

extension Schema<OfferView> {
    static var offer: Schema {
        .object(
            OfferView.init(
                id:shop:kind:name:hand:scope:ladder:prices:startsAt:endsAt:endedAt:validDays:quantity:perPerson:platformShare:memberLevel:
                given:),
            Field("id", \.id, .id()), Field("shop", \.shop, Schema<ID<Shop>>.id().optional, about: "Absent: the platform's."),
            Field("kind", \.kind, .choice()), Field("name", \.name, .text(OfferTerms.nameLength)), Field("hand", \.hand, .choice()),
            Field("scope", \.scope, .offerScope), Field("ladder", \.ladder, Schema<LadderView>.ladder.optional),
            Field("prices", \.prices, .list(of: .offerPrice, 0...OfferTerms.pricesMax)), Field("startsAt", \.startsAt, .timestamp),
            Field("endsAt", \.endsAt, .timestamp), Field("endedAt", \.endedAt, Schema<Timestamp>.timestamp.optional),
            Field("validDays", \.validDays, Schema<Int64>.int(1...366).optional),
            Field("quantity", \.quantity, Schema<Int64>.int(1...10_000_000).optional), Field("perPerson", \.perPerson, .int(0...999)),
            Field("platformShare", \.platformShare, .int(0...10_000)), Field("memberLevel", \.memberLevel, .int(0...100)),
            Field("given", \.given, Schema<Int64>.int(0...Int64.max).optional))
    }
}

/// A coupon in somebody's hand.
struct CouponView: Sendable { let id: ID<Coupon>, offer: OfferView, gotAt: Timestamp, endsAt: Timestamp, isSpent: Bool }

extension CouponView {
    init(_ held: HeldCoupon) {
        self.init(
            id: held.coupon.id, offer: OfferView(held.offer, given: nil), gotAt: held.coupon.gotAt, endsAt: held.coupon.endsAt,
            isSpent: held.coupon.standing > 0)
    }
}

extension Schema<CouponView> {
    static var coupon: Schema {
        .object(
            CouponView.init(id:offer:gotAt:endsAt:isSpent:), Field("id", \.id, .id()), Field("offer", \.offer, .offer),
            Field("gotAt", \.gotAt, .timestamp), Field("endsAt", \.endsAt, .timestamp), Field("isSpent", \.isSpent, .bool))
    }
}
