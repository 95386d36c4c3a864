// Endpoints.swift: a shop's past over HTTP, and the question behind its page.
import Catalog
import Core
import Store
import Web

struct PastOrdersInput: Sendable { let shop: ID<Shop>, onlyDifferent: Bool, limit: Int64, after: Cursor? }

extension PastOrders {
    /// A shop's past orders, the newest first. Who may see them is the caller's to check.
    /// - Parameter onlyDifferent: those whose payments do not come to what they cost.
    public func list(of shop: ID<Shop>, onlyDifferent: Bool = false, _ page: PageRequest) async throws -> Page<PastOrder> {
        let found = try await store.read { try $0.pastOrders(of: shop, onlyDifferent: onlyDifferent, page) }
        return Page(found, page) { Cursor($0.facts.placedAt.milliseconds, $0.id.number) }
    }

    public var endpoints: [AnyEndpoint] { [listPast.erased] }

    var listPast: Endpoint<PastOrdersInput, Page<PastOrderView>> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/past-orders",
            "Orders that the shop took elsewhere before it came, the newest first: history, which nothing acts on.",
            needs: .shop("orders.read"),
            input: .object(
                PastOrdersInput.init, Field("shop", in: .path, \.shop, .id()),
                Field("onlyDifferent", in: .query, \.onlyDifferent, .bool, default: false),
                Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)),
            output: .page(of: .pastOrder)
        ) { input, _ in
            try await list(of: input.shop, onlyDifferent: input.onlyDifferent, PageRequest(limit: input.limit, after: input.after))
                .map(PastOrderView.init)
        }
    }
}

/// An order as the API shows it.
struct PastOrderView: Sendable {
    let id: ID<PastOrder>, number: String, placedAt: Timestamp, paidAt: Timestamp?
    let goods: Money, freight: Money, paid: Money, refunded: Money, difference: Money
    let region: String, buyer: String, status: String, lines: [PastLine]
}

extension PastOrderView {
    init(_ order: PastOrder) {
        let facts = order.facts
        self.init(
            id: order.id, number: facts.number, placedAt: facts.placedAt, paidAt: facts.paidAt, goods: facts.goods,
            freight: facts.freight, paid: facts.paid, refunded: facts.refunded, difference: facts.difference, region: facts.region,
            buyer: facts.buyer, status: facts.status, lines: order.lines)
    }
}

private let amount = Schema<Money>.money(0...Money.minorMax)
private let signed = Schema<Money>.money(-Money.minorMax...Money.minorMax)

extension Schema where Value == PastOrderView {
    static var pastOrder: Schema {
        .object(
            PastOrderView.init(id:number:placedAt:paidAt:goods:freight:paid:refunded:difference:region:buyer:status:lines:),
            Field("id", \.id, .id()), Field("number", \.number, .text(1...PastOrder.numberMax)), Field("placedAt", \.placedAt, .timestamp),
            Field("paidAt", \.paidAt, Schema<Timestamp>.timestamp.optional), Field("goods", \.goods, amount),
            Field("freight", \.freight, amount), Field("paid", \.paid, amount, about: "Refunds not taken off."),
            Field("refunded", \.refunded, amount),
            Field("difference", \.difference, signed, about: "What the payments come to less what they should."),
            Field("region", \.region, .text(0...40), about: "A province's code, or the file's own word."),
            Field("buyer", \.buyer, .text(0...64)), Field("status", \.status, .text(0...40)),
            Field("lines", \.lines, .list(of: .pastLine, 0...1_000)))
    }
}

extension Schema where Value == PastLine {
    static var pastLine: Schema {
        .object(
            PastLine.init, Field("product", \.product, .text(0...120)), Field("quantity", \.quantity, .int(0...Int64.max)),
            Field("amount", \.amount, amount), Field("freight", \.freight, amount))
    }
}
