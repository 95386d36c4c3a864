// OrderView.swift: an order as its buyer and its shop see it over the API.
import Catalog
import Core
import Identity
import Web

struct ItemView: Sendable {
    let line: Int64, sku: ID<SKU>, product: ID<Product>, title: String, specText: String, unitPrice: Money, quantity: Int64
    let amount: Money, discount: Money, freight: Money, shipped: Int64
}

struct ParcelView: Sendable {
    let id: ID<Parcel>, carrier: Carrier, number: String, shippedAt: Timestamp, lines: [ParcelLine]
}

struct OrderView: Sendable {
    let shop: ID<Shop>, id: ID<Order>, buyer: ID<Account>, state: Order.State, isCancelling: Bool, payment: String?
    let goods: Money, discount: Money, freight: Money, total: Money, address: PostalFields, note: String, items: [ItemView]
    let parcels: [ParcelView], times: OrderTimes
}

struct OrderTimes: Sendable {
    let placedAt: Timestamp, expiresAt: Timestamp, paidAt: Timestamp?, shippedAt: Timestamp?, completedAt: Timestamp?
    let endedAt: Timestamp?, refundedAt: Timestamp?
}

extension OrderView {
    init(_ order: Order, _ parcels: [Parcel]) {
        self.init(
            shop: order.shop, id: order.id, buyer: order.buyer, state: order.state, isCancelling: order.isCancelling,
            payment: order.paymentNumber, goods: order.goods, discount: order.discount, freight: order.freight,
            total: order.total,
            address: PostalFields(order.address),
            note: order.note,
            items: order.items.map {
                ItemView(
                    line: $0.line, sku: $0.sku, product: $0.product, title: $0.title, specText: $0.specText,
                    unitPrice: $0.unitPrice, quantity: $0.quantity, amount: $0.amount, discount: $0.discount,
                    freight: $0.freight, shipped: $0.shipped)
            },
            parcels: parcels.map {
                ParcelView(id: $0.id, carrier: $0.carrier, number: $0.number, shippedAt: $0.shippedAt, lines: $0.lines)
            },
            times: OrderTimes(
                placedAt: order.placedAt, expiresAt: order.expiresAt, paidAt: order.paidAt, shippedAt: order.shippedAt,
                completedAt: order.completedAt, endedAt: order.endedAt, refundedAt: order.refundedAt))
    }
}

extension Schema<ItemView> {
    static var item: Schema {
        .object(
            ItemView.init, Field("line", \.line, .int(1...100)), Field("sku", \.sku, .id()), Field("product", \.product, .id()),
            Field("title", \.title, .text(0...200)), Field("specText", \.specText, .text(0...500)),
            Field("unitPrice", \.unitPrice, .money(0...Money.minorMax)), Field("quantity", \.quantity, .int(WantedLine.quantities)),
            Field("amount", \.amount, .money(0...Money.minorMax)),
            Field("discount", \.discount, .money(0...Money.minorMax)), Field("freight", \.freight, .money(0...Money.minorMax)),
            Field("shipped", \.shipped, .int(0...999)))
    }
}

extension Schema<ParcelLine> {
    static var parcelLine: Schema {
        .object(ParcelLine.init, Field("line", \.line, .int(1...100)), Field("quantity", \.quantity, .int(WantedLine.quantities)))
    }
}

extension Schema<ParcelView> {
    static var parcel: Schema {
        .object(
            ParcelView.init, Field("id", \.id, .id()), Field("carrier", \.carrier, .choice()), Field("number", \.number, .text(4...40)),
            Field("shippedAt", \.shippedAt, .timestamp), Field("lines", \.lines, .list(of: .parcelLine, 1...100)))
    }
}

extension Schema<OrderTimes> {
    static var times: Schema {
        .object(
            OrderTimes.init, Field("placedAt", \.placedAt, .timestamp), Field("expiresAt", \.expiresAt, .timestamp),
            Field("paidAt", \.paidAt, Schema<Timestamp>.timestamp.optional),
            Field("shippedAt", \.shippedAt, Schema<Timestamp>.timestamp.optional),
            Field("completedAt", \.completedAt, Schema<Timestamp>.timestamp.optional),
            Field("endedAt", \.endedAt, Schema<Timestamp>.timestamp.optional),
            Field("refundedAt", \.refundedAt, Schema<Timestamp>.timestamp.optional))
    }
}

extension Schema<OrderView> {
    static var order: Schema {
        .object(
            OrderView.init, Field("shop", \.shop, .id()), Field("id", \.id, .id()), Field("buyer", \.buyer, .id()),
            Field("state", \.state, .choice()), Field("isCancelling", \.isCancelling, .bool),
            Field("payment", \.payment, Schema<String>.text(3...32).optional),
            Field("goods", \.goods, .money(0...Money.minorMax), about: "After every discount."),
            Field("discount", \.discount, .money(0...Money.minorMax)),
            Field("freight", \.freight, .money(0...Money.minorMax)), Field("total", \.total, .money(0...Money.minorMax)),
            Field("address", \.address, .postalAddress), Field("note", \.note, .text(0...200)),
            Field("items", \.items, .list(of: .item, 1...100)), Field("parcels", \.parcels, .list(of: .parcel, 0...1_000)),
            Field("times", \.times, .times))
    }
}
