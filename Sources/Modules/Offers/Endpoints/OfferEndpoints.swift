// OfferEndpoints.swift: offers over HTTP: a shop's, the platform's, and coupons in people's hands.
import Catalog
import Core
import Identity
import Web

struct MakeInput: Sendable {
    let shop: ID<Shop>?, kind: Offer.Kind, name: String, hand: Offer.Hand, scope: ScopeView?, ladder: LadderView?, prices: [OfferPrice]?
    let startsAt: Timestamp, endsAt: Timestamp, validDays: Int64?, quantity: Int64?, perPerson: Int64, platformShare: Int64
    let memberLevel: Int64, couponCode: String

    func terms() throws(InvalidInput) -> OfferTerms {
        OfferTerms(
            kind, name, hand: hand, scope: try scope?.scope() ?? .all, ladder: try ladder?.ladder() ?? Ladder(), prices: prices ?? [],
            from: startsAt, until: endsAt, validDays: validDays, quantity: quantity, perPerson: perPerson,
            platformShare: Rate(basisPoints: platformShare), memberLevel: memberLevel, couponCode: couponCode)
    }
}
struct OffersInput: Sendable {
    let shop: ID<Shop>?, limit: Int64, after: Cursor?
    var page: PageRequest { PageRequest(limit: limit, after: after) }
}
struct OfferInput: Sendable { let shop: ID<Shop>?, offer: ID<Offer> }
struct GiveInput: Sendable { let shop: ID<Shop>?, offer: ID<Offer>, people: [ID<Account>] }
struct CodeInput: Sendable { let code: String }

private let makeErrors = ["offers.code_taken", "offers.too_many", "offers.too_soon", "store.idempotency_key_reused"]
private let claimErrors = [
    "offers.offer_not_found", "offers.not_to_claim", "offers.not_live", "offers.all_given", "offers.enough_of_it",
    "store.idempotency_key_reused",
]

extension Schema<MakeInput> {
    static func make(_ shop: Field<MakeInput, ID<Shop>?>?) -> Schema {
        let kind = Field<MakeInput, Offer.Kind>("kind", \.kind, .choice())
        let name = Field<MakeInput, String>("name", \.name, .text(OfferTerms.nameLength))
        let hand = Field<MakeInput, Offer.Hand>("hand", \.hand, .choice(), default: .open)
        let scope = Field<MakeInput, ScopeView?>("scope", \.scope, Schema<ScopeView>.offerScope.optional, about: "Absent: everything.")
        let ladder = Field<MakeInput, LadderView?>("ladder", \.ladder, Schema<LadderView>.ladder.optional)
        let prices = Field<MakeInput, [OfferPrice]?>(
            "prices", \.prices, Schema<[OfferPrice]>.list(of: .offerPrice, 1...OfferTerms.pricesMax).optional)
        let startsAt = Field<MakeInput, Timestamp>("startsAt", \.startsAt, .timestamp)
        let endsAt = Field<MakeInput, Timestamp>("endsAt", \.endsAt, .timestamp)
        let validDays = Field<MakeInput, Int64?>(
            "validDays", \.validDays, Schema<Int64>.int(1...366).optional, about: "A coupon is good for so long from when it was got.")
        let quantity = Field<MakeInput, Int64?>(
            "quantity", \.quantity, Schema<Int64>.int(1...10_000_000).optional, about: "How many coupons in all.")
        let perPerson = Field<MakeInput, Int64>(
            "perPerson", \.perPerson, .int(0...999), default: 1, about: "Coupons of it a person gets, or pieces a person buys at the price."
        )
        let share = Field<MakeInput, Int64>(
            "platformShare", \.platformShare, .int(0...10_000), default: shop == nil ? 10_000 : 0,
            about: "What the platform bears, in basis points; of a coupon of its own all, unless it says less.")
        let level = Field<MakeInput, Int64>("memberLevel", \.memberLevel, .int(0...100), default: 0)
        let code = Field<MakeInput, String>("couponCode", \.couponCode, .text(0...20), default: "")
        guard let shop else {
            return .object(
                {
                    MakeInput(
                        shop: nil, kind: $0, name: $1, hand: $2, scope: $3, ladder: $4, prices: $5, startsAt: $6, endsAt: $7, validDays: $8,
                        quantity: $9, perPerson: $10, platformShare: $11, memberLevel: $12, couponCode: $13)
                }, kind, name, hand, scope, ladder, prices, startsAt, endsAt, validDays, quantity, perPerson, share, level, code)
        }
        return .object(
            {
                MakeInput(
                    shop: $0, kind: $1, name: $2, hand: $3, scope: $4, ladder: $5, prices: $6, startsAt: $7, endsAt: $8, validDays: $9,
                    quantity: $10, perPerson: $11, platformShare: $12, memberLevel: $13, couponCode: $14)
            }, shop, kind, name, hand, scope, ladder, prices, startsAt, endsAt, validDays, quantity, perPerson, share, level, code)
    }
}

extension Offers {
    /// All that this room answers over HTTP.
    public var endpoints: [AnyEndpoint] {
        shopEndpoints + platformEndpoints
            + [shownEndpoint.erased, claimEndpoint.erased, claimPlatformEndpoint.erased, codeEndpoint.erased, couponsEndpoint.erased]
            + freightEndpoints
    }

    private var shopField: Field<OfferInput, ID<Shop>?> { Field("shop", in: .path, \.shop, Schema<ID<Shop>>.id().optional) }

    private func listEndpoint(_ path: String, _ summary: String, _ needs: Permission, of shop: Bool) -> AnyEndpoint {
        let limit = Field<OffersInput, Int64>("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20)
        let after = Field<OffersInput, Cursor?>("after", in: .query, \.after, Schema<Cursor>.cursor.optional)
        let input: Schema<OffersInput> =
            shop
            ? .object(OffersInput.init, Field("shop", in: .path, \.shop, Schema<ID<Shop>>.id().optional), limit, after)
            : .object({ OffersInput(shop: nil, limit: $0, after: $1) }, limit, after)
        return Endpoint<OffersInput, Page<OfferView>>(.get, path, summary, needs: needs, input: input, output: .page(of: .offer)) {
            input, _ in
            try await offers(of: input.shop, input.page).map { OfferView($0.offer, given: $0.given) }
        }.erased
    }

    private var shopEndpoints: [AnyEndpoint] {
        let base = "/api/v1/shops/{shop}/offers"
        let offer = Field<OfferInput, ID<Offer>>("offer", in: .path, \.offer, .id())
        return [
            listEndpoint(base, "A shop's offers, newest first.", .shop("offers.read"), of: true),
            Endpoint<MakeInput, OfferView>(
                .post, base, "Makes an offer. It is never changed afterwards, only ended.", needs: .shop("offers.write"),
                input: .make(Field("shop", in: .path, \.shop, Schema<ID<Shop>>.id().optional)), output: .offer, errors: makeErrors,
                idempotent: .key, success: 201
            ) { input, call in
                OfferView(try await make(input.terms(), of: input.shop, by: call.id(), key: call.key()), given: 0)
            }.erased,
            Endpoint<OfferInput, Void>(
                .post, "\(base)/{offer}/end", "Ends an offer now; coupons that people hold stay good. Again it does nothing.",
                needs: .shop("offers.write"), input: .object(OfferInput.init, shopField, offer), output: .nothing,
                errors: ["offers.offer_not_found"]
            ) { input, call in try await end(input.offer, of: input.shop, by: call.id()) }.erased,
            giveEndpoint("\(base)/{offer}/coupons", .shop("offers.write"), of: true),
        ]
    }

    private var platformEndpoints: [AnyEndpoint] {
        let base = "/api/v1/platform/coupons"
        return [
            listEndpoint(base, "The platform's coupons, newest first.", .platform("coupons.read"), of: false),
            Endpoint<MakeInput, OfferView>(
                .post, base, "Makes a coupon of the platform's; it begins a minute later at the earliest.",
                needs: .platform("coupons.write"),
                input: .make(nil), output: .offer, errors: makeErrors, idempotent: .key, success: 201
            ) { input, call in OfferView(try await make(input.terms(), of: nil, by: call.id(), key: call.key()), given: 0) }.erased,
            Endpoint<OfferInput, Void>(
                .post, "\(base)/{offer}/end", "Ends a coupon of the platform's now; those that people hold stay good.",
                needs: .platform("coupons.write"),
                input: .object({ OfferInput(shop: nil, offer: $0) }, Field("offer", in: .path, \.offer, .id())), output: .nothing,
                errors: ["offers.offer_not_found"]
            ) { input, call in try await end(input.offer, of: nil, by: call.id()) }.erased,
            giveEndpoint("\(base)/{offer}/coupons", .platform("coupons.write"), of: false),
        ]
    }

    private func giveEndpoint(_ path: String, _ needs: Permission, of shop: Bool) -> AnyEndpoint {
        let offer = Field<GiveInput, ID<Offer>>("offer", in: .path, \.offer, .id())
        let people = Field<GiveInput, [ID<Account>]>("people", \.people, .list(of: .id(), 1...Offers.givenAtOnce))
        let input: Schema<GiveInput> =
            shop
            ? .object(GiveInput.init, Field("shop", in: .path, \.shop, Schema<ID<Shop>>.id().optional), offer, people)
            : .object({ GiveInput(shop: nil, offer: $0, people: $1) }, offer, people)
        return Endpoint<GiveInput, Int64>(
            .post, path, "Gives a targeted coupon to people, one each; answers how many got one.", needs: needs, input: input,
            output: .object({ $0 }, Field("given", { $0 }, .int(0...Int64.max))),
            errors: [
                "offers.offer_not_found", "offers.not_to_claim", "offers.not_live", "offers.all_given", "store.idempotency_key_reused",
            ], idempotent: .key
        ) { input, call in try await give(input.offer, of: input.shop, to: input.people, by: call.id(), key: call.key()) }.erased
    }

    private var shownEndpoint: Endpoint<OffersInput, [OfferView]> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/coupons", "The coupons that a shop shows to whoever comes.", needs: .anyone,
            input: .object(
                { OffersInput(shop: $0, limit: 20, after: nil) }, Field("shop", in: .path, \.shop, Schema<ID<Shop>>.id().optional)),
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .offer, 0...Offers.liveMost)))
        ) { input, call in
            try await shown(of: input.shop, to: call.caller.person).map { OfferView($0.offer, given: nil) }
        }
    }

    private var claimEndpoint: Endpoint<OfferInput, CouponView> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/coupons/{offer}", "Claims a coupon of a shop.", needs: .signedIn,
            input: .object(OfferInput.init, shopField, Field("offer", in: .path, \.offer, .id())), output: .coupon, errors: claimErrors,
            idempotent: .key, success: 201
        ) { input, call in CouponView(try await claim(input.offer, of: input.shop, by: call.id(), key: call.key())) }
    }

    private var claimPlatformEndpoint: Endpoint<OfferInput, CouponView> {
        Endpoint(
            .post, "/api/v1/me/platform-coupons/{offer}", "Claims a coupon of the platform's.", needs: .signedIn,
            input: .object({ OfferInput(shop: nil, offer: $0) }, Field("offer", in: .path, \.offer, .id())), output: .coupon,
            errors: claimErrors, idempotent: .key, success: 201
        ) { input, call in CouponView(try await claim(input.offer, of: nil, by: call.id(), key: call.key())) }
    }

    private var codeEndpoint: Endpoint<CodeInput, CouponView> {
        Endpoint(
            .post, "/api/v1/me/coupon-codes", "Claims the coupon that a code is for.", needs: .signedIn,
            input: .object(CodeInput.init, Field("code", \.code, .text(1...40))), output: .coupon,
            errors: ["offers.code_unknown"] + claimErrors, idempotent: .key, success: 201
        ) { input, call in CouponView(try await claim(code: input.code, by: call.id(), key: call.key())) }
    }

    private var couponsEndpoint: Endpoint<OffersInput, Page<CouponView>> {
        Endpoint(
            .get, "/api/v1/me/coupons", "The caller's coupons, newest first, spent and ended ones too.", needs: .signedIn,
            input: .object(
                { OffersInput(shop: nil, limit: $0, after: $1) },
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)),
            output: .page(of: .coupon)
        ) { input, call in try await coupons(of: call.id(), input.page).map(CouponView.init) }
    }
}
