// BuyerEndpoints.swift: a buyer's own money over HTTP.
import Catalog
import Core
import Identity
import Trade
import Web

struct OwnMoneyInput: Sendable { let filter: BuyerMoneyFilter, page: PageRequest }
struct BuyerMovementView: Sendable {
    let kind: BuyerMovement.Kind, shop: ID<Shop>?, order: ID<Order>?, amount: Money, rule: String, at: Timestamp, state: BuyerMovement.State
}

extension Settlement {
    var ownMoney: Endpoint<OwnMoneyInput, Page<BuyerMovementView>> {
        Endpoint(
            .get, "/api/v1/me/money",
            "What the caller paid and got back, newest first; a page with fewer than asked for may still have a next one.",
            needs: .signedIn,
            input: .object(
                { kind, order, from, before, limit, after in
                    OwnMoneyInput(
                        filter: BuyerMoneyFilter(kind: kind, order: order, from: from, before: before),
                        page: PageRequest(limit: limit, after: after))
                }, Field("kind", in: .query, \.filter.kind, Schema<BuyerMovement.Kind>.choice().optional),
                Field("order", in: .query, \.filter.order, Schema<ID<Order>>.id().optional),
                Field("from", in: .query, \.filter.from, Schema<Timestamp>.timestamp.optional),
                Field("before", in: .query, \.filter.before, Schema<Timestamp>.timestamp.optional),
                Field("limit", in: .query, \.page.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.page.after, Schema<Cursor>.cursor.optional)),
            output: .page(of: .buyerMovement)
        ) { input, call in try await money(of: call.id(), input.filter, input.page).map(BuyerMovementView.init) }
    }
}

extension BuyerMovementView {
    init(_ one: BuyerMovement) {
        self.init(kind: one.kind, shop: one.shop, order: one.order, amount: one.amount, rule: one.rule, at: one.at, state: one.state)
    }
}

extension Schema<BuyerMovementView> {
    static var buyerMovement: Schema {
        .object(
            BuyerMovementView.init(kind:shop:order:amount:rule:at:state:), Field("kind", \.kind, .choice()),
            Field("shop", \.shop, Schema<ID<Shop>>.id().optional), Field("order", \.order, Schema<ID<Order>>.id().optional),
            Field("amount", \.amount, .money(-Money.minorMax...Money.minorMax), about: "What left the caller is below zero."),
            Field("rule", \.rule, .text(0...100)), Field("at", \.at, .timestamp), Field("state", \.state, .choice()))
    }
}
