// ShopEndpoints.swift: a shop's API: its orders, and sending them.
import Catalog
import Core
import Identity
import Web

struct ShopOrdersInput: Sendable { let shop: ID<Shop>, state: Order.State?, limit: Int64, after: Cursor? }
struct ShopOrderInput: Sendable { let shop: ID<Shop>, order: ID<Order> }
struct CancelShopOrderInput: Sendable { let shop: ID<Shop>, order: ID<Order>, reason: String }
struct ShipInput: Sendable { let shop: ID<Shop>, order: ID<Order>, carrier: Carrier, number: String, lines: [ParcelLine]? }

extension Trade {
    public var endpoints: [AnyEndpoint] {
        buyerEndpoints + [
            listShopOrders.erased, showShopOrder.erased, shipOrder.erased, shipOrders.erased, cancelShopOrder.erased,
        ]
    }

    var listShopOrders: Endpoint<ShopOrdersInput, Page<OrderView>> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/orders", "Lists a shop's orders, newest first.", needs: .shop("orders.read"),
            input: .object(
                ShopOrdersInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("state", in: .query, \.state, Schema<Order.State>.choice().optional),
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)),
            output: .page(of: .order)
        ) { input, _ in
            let states = input.state.map { [$0] } ?? []
            return try await views(try await orders(of: input.shop, states, PageRequest(limit: input.limit, after: input.after)))
        }
    }

    var showShopOrder: Endpoint<ShopOrderInput, OrderView> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/orders/{order}", "Shows an order of a shop.", needs: .shop("orders.read"),
            input: .object(ShopOrderInput.init, Field("shop", in: .path, \.shop, .id()), Field("order", in: .path, \.order, .id())),
            output: .order, errors: ["trade.order_not_found"]
        ) { input, _ in try await view(try await order(input.order, of: input.shop)) }
    }

    var shipOrder: Endpoint<ShipInput, OrderView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/orders/{order}/parcels", "Sends a parcel with some or all that is left of an order.",
            needs: .shop("orders.ship"),
            input: .object(
                ShipInput.init, Field("shop", in: .path, \.shop, .id()), Field("order", in: .path, \.order, .id()),
                Field("carrier", \.carrier, .choice()), Field("number", \.number, .text(1...60)),
                Field(
                    "lines", \.lines, Schema<[ParcelLine]>.list(of: .parcelLine, 1...100).optional,
                    about: "Absent: everything that is left.")),
            output: .order,
            errors: [
                "trade.order_not_found", "trade.wrong_state", "trade.parcel_empty", "trade.no_such_line", "trade.more_than_ordered",
                "store.idempotency_key_reused",
            ], idempotent: .key, success: 201
        ) { input, call in
            let shipment = try Shipment(carrier: input.carrier, number: input.number, lines: input.lines ?? [])
            return try await view(try await ship(input.order, of: input.shop, shipment, by: call.id(), key: try call.key()))
        }
    }
}
