// CaseView.swift: a case as the API shows it.
import Catalog
import Core
import Identity
import Trade
import Web

struct CaseView: Sendable {
    let shop: ID<Shop>, id: ID<AfterSaleCase>, order: ID<Order>, line: Int64, buyer: ID<Account>, kind: AfterSaleCase.Kind
    let state: AfterSaleCase.State, pieces: Int64, isUnsent: Bool, reason: Reason, asked: Money?, wanted: ID<SKU>?
    let fault: AfterSaleCase.Fault?, openedBy: Side, goods: Money?, freight: Money?, back: CaseParcel?, again: CaseParcel?
    let fate: AfterSaleCase.Fate?, openedAt: Timestamp, dueAt: Timestamp?, endedAt: Timestamp?

    init(_ it: AfterSaleCase) {
        self.init(
            shop: it.shop, id: it.id, order: it.order, line: it.line, buyer: it.buyer, kind: it.kind, state: it.state, pieces: it.pieces,
            isUnsent: it.isUnsent, reason: it.reason, asked: it.asked, wanted: it.wanted, fault: it.fault, openedBy: it.openedBy,
            goods: it.goods, freight: it.freight, back: it.back, again: it.again, fate: it.fate, openedAt: it.openedAt, dueAt: it.dueAt,
            endedAt: it.endedAt)
    }

    init(
        shop: ID<Shop>, id: ID<AfterSaleCase>, order: ID<Order>, line: Int64, buyer: ID<Account>, kind: AfterSaleCase.Kind,
        state: AfterSaleCase.State, pieces: Int64, isUnsent: Bool, reason: Reason, asked: Money?, wanted: ID<SKU>?,
        fault: AfterSaleCase.Fault?, openedBy: Side, goods: Money?, freight: Money?, back: CaseParcel?, again: CaseParcel?,
        fate: AfterSaleCase.Fate?, openedAt: Timestamp, dueAt: Timestamp?, endedAt: Timestamp?
    ) {
        (self.shop, self.id, self.order, self.line, self.buyer) = (shop, id, order, line, buyer)
        (self.kind, self.state, self.pieces, self.isUnsent) = (kind, state, pieces, isUnsent)
        (self.reason, self.asked, self.wanted, self.fault, self.openedBy) = (reason, asked, wanted, fault, openedBy)
        (self.goods, self.freight, self.back, self.again, self.fate) = (goods, freight, back, again, fate)
        (self.openedAt, self.dueAt, self.endedAt) = (openedAt, dueAt, endedAt)
    }
}

struct EntryView: Sendable {
    let kind: CaseEntry.Kind, by: Side, text: String, pictures: [String], at: Timestamp
}

struct DetailView: Sendable {
    let afterSale: CaseView, worth: Money, worthFreight: Money, log: [EntryView]

    init(_ detail: CaseDetail) {
        self.init(
            afterSale: CaseView(detail.afterSale), worth: detail.worth.goods, worthFreight: detail.worth.freight,
            log: detail.entries.map { EntryView(kind: $0.kind, by: $0.by, text: $0.text, pictures: $0.pictures, at: $0.at) })
    }

    init(afterSale: CaseView, worth: Money, worthFreight: Money, log: [EntryView]) {
        (self.afterSale, self.worth, self.worthFreight, self.log) = (afterSale, worth, worthFreight, log)
    }
}

struct RoomView: Sendable { let line: Int64, sent: Int64, unsent: Int64 }

extension Schema<CaseParcel> {
    static var caseParcel: Schema {
        .object(
            CaseParcel.init, Field("carrier", \.carrier, .choice()), Field("number", \.number, .text(4...40)),
            Field("sentAt", \.sentAt, .timestamp))
    }
}

private let amounts: Schema<Money> = .money(0...Money.minorMax)

extension Schema<CaseView> {
    static var afterSale: Schema {
        .object(
            CaseView.init, Field("shop", \.shop, .id()), Field("id", \.id, .id()), Field("order", \.order, .id()),
            Field("line", \.line, .int(1...100)), Field("buyer", \.buyer, .id()), Field("kind", \.kind, .choice()),
            Field("state", \.state, .choice()), Field("pieces", \.pieces, .int(0...999)), Field("isUnsent", \.isUnsent, .bool),
            Field("reason", \.reason, .choice()),
            Field("asked", \.asked, amounts.optional, about: "Absent: all that the pieces are worth."),
            Field("wanted", \.wanted, Schema<ID<SKU>>.id().optional),
            Field("fault", \.fault, Schema<AfterSaleCase.Fault>.choice().optional), Field("openedBy", \.openedBy, .choice()),
            Field("goods", \.goods, amounts.optional, about: "What goes back or went; `freight` beside it."),
            Field("freight", \.freight, amounts.optional), Field("back", \.back, Schema<CaseParcel>.caseParcel.optional),
            Field("again", \.again, Schema<CaseParcel>.caseParcel.optional),
            Field("fate", \.fate, Schema<AfterSaleCase.Fate>.choice().optional), Field("openedAt", \.openedAt, .timestamp),
            Field("dueAt", \.dueAt, Schema<Timestamp>.timestamp.optional, about: "When the present wait is over."),
            Field("endedAt", \.endedAt, Schema<Timestamp>.timestamp.optional))
    }
}

extension Schema<EntryView> {
    static var caseEntry: Schema {
        .object(
            EntryView.init, Field("kind", \.kind, .choice()), Field("by", \.by, .choice()),
            Field("text", \.text, .text(0...500, multiline: true)),
            Field("pictures", \.pictures, .list(of: .text(1...200), 0...CaseWords.picturesMax)), Field("at", \.at, .timestamp))
    }
}

extension Schema<DetailView> {
    static var caseDetail: Schema {
        .object(
            DetailView.init, Field("case", \.afterSale, .afterSale),
            Field("worth", \.worth, amounts, about: "What would go back now, or what did; `worthFreight` beside it."),
            Field("worthFreight", \.worthFreight, amounts), Field("log", \.log, .list(of: .caseEntry, 0...1_000)))
    }
}

extension Schema<RoomView> {
    static var caseRoom: Schema {
        .object(
            RoomView.init, Field("line", \.line, .int(1...100)),
            Field("sent", \.sent, .int(0...999), about: "Pieces that the buyer has and that are in no open case."),
            Field("unsent", \.unsent, .int(0...999)))
    }
}
