// BulkEndpoints.swift: a shop's API for many orders at once, and for taking one back.
import Catalog
import Core
import Identity
import Web

struct ParcelInput: Sendable { let order: ID<Order>, carrier: Carrier, number: String, lines: [ParcelLine]? }
struct ShipOrdersInput: Sendable { let shop: ID<Shop>, parcels: [ParcelInput] }

enum SentView: String, Sendable, CaseIterable { case sent, sentBefore, refused }

struct OutcomeView: Sendable { let order: ID<Order>, outcome: SentView, state: Order.State?, code: String? }

extension Trade {
    var shipOrders: Endpoint<ShipOrdersInput, [OutcomeView]> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/parcels",
            "Sends many parcels, each by itself; one whose carrier, number and pieces are there already is not sent again.",
            needs: .shop("orders.ship"),
            input: .object(
                ShipOrdersInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("parcels", \.parcels, .list(of: .parcelInput, 1...ShipRow.most))),
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .outcome, 0...ShipRow.most), about: "In the order of the input.")),
            bodyLimit: 1 << 20
        ) { input, call in
            let parcels = try input.parcels.enumerated().map { index, parcel in
                do {
                    let shipment = try Shipment(carrier: parcel.carrier, number: parcel.number, lines: parcel.lines ?? [])
                    return PlannedParcel(order: parcel.order, shipment: shipment, rows: [])
                } catch let error as InvalidInput {
                    throw InvalidInput(
                        error.problems.map { FieldProblem("parcels[\(index)].\($0.path)", $0.code, expected: $0.expected) })
                }
            }
            let outcomes = try await ship(parcels, of: input.shop, by: call.id())
            return zip(parcels, outcomes).map { parcel, outcome in
                switch outcome {
                case .sent(let order): OutcomeView(order: parcel.order, outcome: .sent, state: order.state, code: nil)
                case .sentBefore: OutcomeView(order: parcel.order, outcome: .sentBefore, state: nil, code: nil)
                case .refused(let error): OutcomeView(order: parcel.order, outcome: .refused, state: nil, code: error.code)
                }
            }
        }
    }

    var cancelShopOrder: Endpoint<CancelShopOrderInput, OrderView> {
        Endpoint(
            .post, "/api/v1/shops/{shop}/orders/{order}/cancel",
            "Cancels an order of the shop before it is shipped: unpaid, or with full refund. Again it does nothing.",
            needs: .shop("orders.cancel"),
            input: .object(
                CancelShopOrderInput.init, Field("shop", in: .path, \.shop, .id()), Field("order", in: .path, \.order, .id()),
                Field("reason", \.reason, .text(Cancellation.reason))),
            output: .order, errors: ["trade.order_not_found", "trade.wrong_state", "trade.above_refund_limit"]
        ) { input, call in
            try await view(try await cancel(input.order, of: input.shop, reason: input.reason, by: call.id()))
        }
    }
}

extension Schema<ParcelInput> {
    static var parcelInput: Schema {
        .object(
            ParcelInput.init, Field("order", \.order, .id()), Field("carrier", \.carrier, .choice()),
            Field("number", \.number, .text(1...60)),
            Field(
                "lines", \.lines, Schema<[ParcelLine]>.list(of: .parcelLine, 1...100).optional,
                about: "Absent: everything that is left."))
    }
}

extension Schema<OutcomeView> {
    static var outcome: Schema {
        .object(
            OutcomeView.init, Field("order", \.order, .id()), Field("outcome", \.outcome, .choice()),
            Field("state", \.state, Schema<Order.State>.choice().optional, about: "After it was sent."),
            Field("code", \.code, Schema<String>.text(1...100).optional, about: "Why it was refused."))
    }
}
