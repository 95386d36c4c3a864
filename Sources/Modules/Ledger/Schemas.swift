// Schemas.swift: how statements and the journal look outside.
import Core
import Store
import Web

/// The fields by which every statement is asked for.
struct FilterFields<Input: Sendable>: Sendable {
    let purpose: Field<Input, Purpose?>, order: Field<Input, Int64?>
    let from: Field<Input, Timestamp?>, before: Field<Input, Timestamp?>
    let limit: Field<Input, Int64>, after: Field<Input, Cursor?>

    init(_ get: @escaping @Sendable (Input) -> (filter: StatementFilter, page: PageRequest)) {
        purpose = Field("purpose", in: .query, { get($0).filter.purpose }, Schema<Purpose>.choice().optional)
        order = Field(
            "order", in: .query, { get($0).filter.order }, Schema<Int64>.orderNumber.optional, about: "Only what is about this order.")
        from = Field("from", in: .query, { get($0).filter.from }, Schema<Timestamp>.timestamp.optional)
        before = Field("before", in: .query, { get($0).filter.before }, Schema<Timestamp>.timestamp.optional)
        limit = Field("limit", in: .query, { get($0).page.limit }, .int(PageRequest.limits), default: 20)
        after = Field("after", in: .query, { get($0).page.after }, Schema<Cursor>.cursor.optional)
    }
}

private let signed = Schema<Money>.money(-Money.minorMax...Money.minorMax)

extension Schema where Value == Int64 {
    /// The number of an order's id, as ids are written.
    static var orderNumber: Schema {
        Schema<ID<JournalTransaction>>.id().map(to: { $0.number }, from: { ID<JournalTransaction>($0) })
    }
}

extension Schema where Value == Party {
    /// `shop:123`, `buyer:5`, `organisation:7`, `platform`, `provider:sandbox`.
    static var party: Schema {
        Schema<String>.text(1...100).map("not_a_party", expected: "shop:123 | platform | …", to: { Party($0) }, from: \.description)
    }
}

extension Schema where Value == Posting {
    static var posting: Schema {
        .object(
            { Posting($0, $1, $2) }, Field("party", \.account.party, .party), Field("purpose", \.account.purpose, .choice()),
            Field("amount", \.amount, signed, about: "Above zero is owed to the party."))
    }
}

extension Schema where Value == [HoldingView] {
    static var holdings: Schema {
        .object(
            { $0 },
            Field(
                "items", { $0 },
                .list(
                    of: .object(HoldingView.init, Field("purpose", \.purpose, .choice()), Field("amount", \.amount, signed)),
                    0...Purpose.allCases.count)))
    }
}

extension Schema where Value == JournalHead {
    static var journalHead: Schema {
        .object(
            { home, id, kind, cause, order, rule, terms, at, by, reason, corrects, seal, hash in
                JournalHead(
                    home: Home(number: home), id: id, kind: kind, cause: cause, order: order, rule: rule, terms: terms, at: at, by: by,
                    reason: reason, corrects: corrects, seal: seal, hash: hash)
            },
            Field("home", \.home.number, .int(0...Int64.max)), Field("id", \.id, .id()), Field("kind", \.kind, .journalKind),
            Field("cause", \.cause, .journalCause), Field("order", \.order, Schema<Int64>.orderNumber.optional),
            Field("rule", \.rule, .text(0...JournalTransaction.textMax)), Field("terms", \.terms, .text(0...JournalTransaction.textMax)),
            Field("at", \.at, .timestamp), Field("by", \.by, Schema<ID<Account>>.id().optional),
            Field("reason", \.reason, .text(0...JournalTransaction.reasonMax)),
            Field("corrects", \.corrects, Schema<ID<JournalTransaction>>.id().optional),
            Field("seal", \.seal, Schema<Int64>.int(1...Int64.max).optional, about: "Its number in the chain of its home."),
            Field("hash", \.hash, Schema<String>.text(64...64).optional))
    }
}

extension Schema where Value == JournalKind {
    static var journalKind: Schema {
        Schema<String>.text(1...40).map("not_a_kind", to: { JournalKind(rawValue: $0) }, from: \.rawValue)
    }
}

extension Schema where Value == JournalCause {
    static var journalCause: Schema {
        Schema<String>.text(1...60).map("not_a_cause", expected: "order:123", to: { JournalCause($0) }, from: \.description)
    }
}

extension Schema where Value == StatementLineView {
    static var statementLine: Schema {
        .object(
            StatementLineView.init, Field("transaction", \.transaction, .journalHead), Field("line", \.line, .int(1...1_000)),
            Field("purpose", \.purpose, .choice()), Field("amount", \.amount, signed),
            Field("counterparts", \.counterparts, .list(of: .text(1...120), 0...20), about: "The accounts on the other side."))
    }
}

extension Schema where Value == JournalRecord {
    static var journalRecord: Schema {
        .object(
            JournalRecord.init, Field("transaction", \.head, .journalHead), Field("postings", \.postings, .list(of: .posting, 0...100)))
    }
}

extension LedgerAccount {
    /// Without saying who a buyer is: a statement is read by the other side.
    var publicName: String {
        if case .buyer = party { return "buyer/\(purpose.rawValue)" }
        return description
    }
}
