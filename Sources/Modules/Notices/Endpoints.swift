// Endpoints.swift: a person's notices over HTTP.
import Catalog
import Core
import Trade
import Web

struct NoticesInput: Sendable { let limit: Int64, after: Cursor? }
struct NoticeID: Sendable { let notice: ID<PersonNotice> }
struct UpTo: Sendable { let upTo: ID<PersonNotice> }
struct UnreadView: Sendable { let unread: Int64 }
struct NoticeView: Sendable {
    let id: ID<PersonNotice>, kind: PersonNotice.Kind, shop: ID<Shop>?, order: ID<Order>?, subject: Int64?, amount: Money, at: Timestamp
    let product: ID<Product>?, sku: ID<SKU>?
    let readAt: Timestamp?
}

extension Notices {
    public var endpoints: [AnyEndpoint] { [listNotices.erased, countUnread.erased, readNotice.erased, readNotices.erased] }

    var listNotices: Endpoint<NoticesInput, Page<NoticeView>> {
        Endpoint(
            .get, "/api/v1/me/notices", "Lists what the caller was told, newest first, for 180 days.", needs: .signedIn,
            input: .object(
                NoticesInput.init, Field("limit", in: .query, \.limit, .int(PageRequest.limits), default: 20),
                Field("after", in: .query, \.after, Schema<Cursor>.cursor.optional)),
            output: .page(of: .notice)
        ) { input, call in try await notices(of: call.id(), PageRequest(limit: input.limit, after: input.after)).map(NoticeView.init) }
    }

    var countUnread: Endpoint<Void, UnreadView> {
        Endpoint(
            .get, "/api/v1/me/notices/unread", "Counts the notices that the caller has not read.", needs: .signedIn, input: .nothing,
            output: .unread
        ) { _, call in UnreadView(unread: try await unread(of: call.id())) }
    }

    var readNotice: Endpoint<NoticeID, NoticeView> {
        Endpoint(
            .post, "/api/v1/me/notices/{notice}/read", "Marks a notice as read. Again it does nothing.", needs: .signedIn,
            input: .object(NoticeID.init, Field("notice", in: .path, \.notice, .id())), output: .notice,
            errors: ["notices.not_found"]
        ) { input, call in NoticeView(try await markRead(input.notice, of: call.id())) }
    }

    var readNotices: Endpoint<UpTo, UnreadView> {
        Endpoint(
            .post, "/api/v1/me/notices/read", "Marks a notice and everything older as read; says what is left unread.",
            needs: .signedIn,
            input: .object(UpTo.init, Field("upTo", \.upTo, .id(), about: "The newest that the caller has seen.")), output: .unread
        ) { input, call in
            let person = try call.id()
            try await markAllRead(upTo: input.upTo, of: person)
            return UnreadView(unread: try await unread(of: person))
        }
    }
}

extension NoticeView {
    init(_ notice: PersonNotice) {
        self.init(
            id: notice.id, kind: notice.kind, shop: notice.shop, order: notice.order, subject: notice.subject, amount: notice.amount,
            at: notice.at, product: notice.product, sku: notice.sku, readAt: notice.readAt)
    }
}

extension Schema<NoticeView> {
    static var notice: Schema {
        .object(
            NoticeView.init, Field("id", \.id, .id()), Field("kind", \.kind, .choice()),
            Field("shop", \.shop, Schema<ID<Shop>>.id().optional), Field("order", \.order, Schema<ID<Order>>.id().optional),
            Field("case", \.subject, Schema<Int64>.int(1...Int64.max).optional, about: "The case of after-sale that it is about."),
            Field("amount", \.amount, .money(0...Money.minorMax), about: "What the order costs, or what was given back."),
            Field("at", \.at, .timestamp),
            Field("product", \.product, Schema<ID<Product>>.id().optional, about: "What can be had again."),
            Field("sku", \.sku, Schema<ID<SKU>>.id().optional), Field("readAt", \.readAt, Schema<Timestamp>.timestamp.optional)
        )
    }
}

extension Schema<UnreadView> {
    static var unread: Schema { .object(UnreadView.init, Field("unread", \.unread, .int(0...Int64.max))) }
}
