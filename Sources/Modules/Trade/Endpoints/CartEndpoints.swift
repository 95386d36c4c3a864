// CartEndpoints.swift: which lines of a cart are bought now, an old order bought again, and how many orders wait.
import Catalog
import Core
import Identity
import Web

struct ChoiceInput: Sendable { let sku: ID<SKU>, isChosen: Bool }
struct OrderCounts: Sendable { let toPay: Int64, toShip: Int64, toReceive: Int64 }
struct BuyerOrdersInput: Sendable {
    let tab: BuyerTab?, limit: Int64, after: Cursor?
    var page: PageRequest { PageRequest(limit: limit, after: after) }
}

extension Trade {
    var cartEndpoints: [AnyEndpoint] { [chooseLine.erased, buyOrderAgain.erased, countOrders.erased] }

    var chooseLine: Endpoint<ChoiceInput, CartView> {
        Endpoint(
            .put, "/api/v1/me/cart/lines/{sku}/choice",
            "Says whether a line is bought now or left for another time. A line that is not there stays out.", needs: .person,
            input: .object(ChoiceInput.init, Field("sku", in: .path, \.sku, .id()), Field("isChosen", \.isChosen, .bool)),
            output: .cart
        ) { input, call in
            var changes = CartChanges()
            changes.choices[input.sku] = input.isChosen
            _ = try await change(changes, inCartOf: call.anyone())
            return CartView(try await cart(of: call.anyone()))
        }
    }

    var buyOrderAgain: Endpoint<BuyerOrderInput, [LineView]> {
        Endpoint(
            .post, "/api/v1/me/shops/{shop}/orders/{order}/again",
            "Puts what can still be bought of an order into the cart, and says what cannot. Again it does nothing.",
            needs: .signedIn, input: .buyerOrder, output: .list(of: .line, 0...Quote.linesMax),
            errors: ["trade.order_not_found", "trade.cart_full"]
        ) { input, call in
            try await buyAgain(input.order, of: input.shop, by: call.id()).map { LineView($0) }
        }
    }

    var countOrders: Endpoint<Void, OrderCounts> {
        Endpoint(
            .get, "/api/v1/me/order-counts", "How many of the caller's orders wait to be paid, sent, received.", needs: .signedIn,
            input: .nothing,
            output: .object(
                OrderCounts.init, Field("toPay", \.toPay, .int(0...Int64.max)), Field("toShip", \.toShip, .int(0...Int64.max)),
                Field("toReceive", \.toReceive, .int(0...Int64.max)))
        ) { _, call in
            let counts = try await openOrders(of: call.id())
            return OrderCounts(toPay: counts[.toPay] ?? 0, toShip: counts[.toShip] ?? 0, toReceive: counts[.toReceive] ?? 0)
        }
    }
}

extension Schema<BuyerOrdersInput> {
    static var buyerOrders: Schema {
        .object(
            BuyerOrdersInput.init, Field("tab", in: .query, \.tab, Schema<BuyerTab>.choice().optional),
            Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
            Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional))
    }
}
