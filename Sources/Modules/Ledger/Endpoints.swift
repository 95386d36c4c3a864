// Endpoints.swift: statements and the journal over HTTP.
import Catalog
import Core
import Identity
import Store
import Web

struct ShopStatementInput: Sendable { let shop: ID<Shop>, filter: StatementFilter, page: PageRequest }
struct PartyStatementInput: Sendable { let party: Party, filter: StatementFilter, page: PageRequest }
struct OwnStatementInput: Sendable { let filter: StatementFilter, page: PageRequest }
struct HoldingsInput: Sendable { let party: Party }
struct OrderJournalInput: Sendable { let shop: ID<Shop>, order: Int64 }
struct CorrectionInput: Sendable {
    let shop: ID<Shop>, order: Int64?, postings: [Posting], reason: String, corrects: ID<JournalTransaction>?
}
struct HoldingView: Sendable { let purpose: Purpose, amount: Money }
struct StatementLineView: Sendable {
    let transaction: JournalHead, line: Int64, purpose: Purpose, amount: Money, counterparts: [String]
}

extension StatementLineView {
    init(_ line: StatementLine) {
        self.init(
            transaction: line.transaction, line: line.line, purpose: line.purpose, amount: line.amount,
            counterparts: line.counterparts.map(\.publicName))
    }
}

extension Ledger {
    public var endpoints: [AnyEndpoint] {
        [
            shopStatement.erased, shopHoldings.erased, orderJournal.erased, ownStatement.erased, platformStatement.erased,
            platformHoldings.erased, correctEndpoint.erased,
        ]
    }

    var shopStatement: Endpoint<ShopStatementInput, Page<StatementLineView>> {
        let fields = FilterFields { (input: ShopStatementInput) in (input.filter, input.page) }
        return Endpoint(
            .get, "/api/v1/shops/{shop}/statement", "A shop's movements of money, the newest first.", needs: .shop("money.read"),
            input: .object(
                { shop, purpose, order, from, before, limit, after in
                    ShopStatementInput(
                        shop: shop, filter: StatementFilter(purpose: purpose, order: order, from: from, before: before),
                        page: PageRequest(limit: limit, after: after))
                },
                Field("shop", in: .path, \.shop, .id()), fields.purpose, fields.order, fields.from, fields.before, fields.limit,
                fields.after),
            output: .page(of: .statementLine)
        ) { input, _ in try await statement(of: .shop(input.shop), input.filter, input.page).map(StatementLineView.init) }
    }

    var shopHoldings: Endpoint<ID<Shop>, [HoldingView]> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/balances", "What a shop holds now, by purpose.", needs: .shop("money.read"),
            input: .object({ $0 }, Field("shop", in: .path, { $0 }, .id())), output: .holdings
        ) { shop, _ in views(try await holdings(of: .shop(shop))) }
    }

    var orderJournal: Endpoint<OrderJournalInput, [JournalRecord]> {
        Endpoint(
            .get, "/api/v1/shops/{shop}/orders/{order}/journal",
            "Where an order's money went: all that was written about it, in order of time.",
            needs: .shop("money.read"),
            input: .object(
                { OrderJournalInput(shop: $0, order: $1.number) }, Field("shop", in: .path, \.shop, .id()),
                Field("order", in: .path, { ID<JournalTransaction>($0.order) }, .id())),
            output: .object({ $0 }, Field("items", { $0 }, .list(of: .journalRecord, 0...500)))
        ) { input, _ in try await journal(ofOrder: input.order, of: input.shop) }
    }

    var ownStatement: Endpoint<OwnStatementInput, Page<StatementLineView>> {
        let fields = FilterFields { (input: OwnStatementInput) in (input.filter, input.page) }
        return Endpoint(
            .get, "/api/v1/me/statement", "Movements of the caller's own money: refunds on their way and paid out, the newest first.",
            needs: .signedIn,
            input: .object(
                { purpose, order, from, before, limit, after in
                    OwnStatementInput(
                        filter: StatementFilter(purpose: purpose, order: order, from: from, before: before),
                        page: PageRequest(limit: limit, after: after))
                }, fields.purpose, fields.order, fields.from, fields.before, fields.limit, fields.after),
            output: .page(of: .statementLine)
        ) { input, call in try await statement(of: .buyer(try call.id()), input.filter, input.page).map(StatementLineView.init) }
    }

    var platformStatement: Endpoint<PartyStatementInput, Page<StatementLineView>> {
        let fields = FilterFields { (input: PartyStatementInput) in (input.filter, input.page) }
        return Endpoint(
            .get, "/api/v1/platform/ledger/{party}/statement", "Movements of any party's money, the newest first.",
            needs: .platform("ledger.read"),
            input: .object(
                { party, purpose, order, from, before, limit, after in
                    PartyStatementInput(
                        party: party, filter: StatementFilter(purpose: purpose, order: order, from: from, before: before),
                        page: PageRequest(limit: limit, after: after))
                },
                Field("party", in: .path, \.party, .party), fields.purpose, fields.order, fields.from, fields.before, fields.limit,
                fields.after),
            output: .page(of: .statementLine)
        ) { input, _ in try await statement(of: input.party, input.filter, input.page).map(StatementLineView.init) }
    }

    var platformHoldings: Endpoint<HoldingsInput, [HoldingView]> {
        Endpoint(
            .get, "/api/v1/platform/ledger/{party}/balances", "What any party holds now, rolled up over all homes, by purpose.",
            needs: .platform("ledger.read"),
            input: .object(HoldingsInput.init, Field("party", in: .path, \.party, .party)), output: .holdings
        ) { input, _ in views(try await holdings(of: input.party)) }
    }

    var correctEndpoint: Endpoint<CorrectionInput, JournalRecord> {
        Endpoint(
            .post, "/api/v1/platform/ledger/corrections",
            "Puts the journal of a shop's home right by a movement with a reason; nothing written is changed.",
            needs: .platform("ledger.correct"),
            input: .object(
                { CorrectionInput(shop: $0, order: $1?.number, postings: $2, reason: $3, corrects: $4) },
                Field("shop", \.shop, .id(), about: "Whose home it is written in."),
                Field("order", { $0.order.map { ID<JournalTransaction>($0) } }, Schema<ID<JournalTransaction>>.id().optional),
                Field("postings", \.postings, .list(of: .posting, 2...20), about: "They sum to zero."),
                Field("reason", \.reason, .text(5...JournalTransaction.reasonMax)),
                Field("corrects", \.corrects, Schema<ID<JournalTransaction>>.id().optional)),
            output: .journalRecord,
            errors: [
                "ledger.unbalanced", "ledger.mixed_currencies", "ledger.bad_text", "ledger.not_covered", "ledger.transaction_not_found",
                "store.idempotency_key_reused",
            ], idempotent: .key, success: 201
        ) { input, call in
            let correction = Correction(
                home: .shop(input.shop), order: input.order, postings: input.postings, reason: input.reason, corrects: input.corrects)
            return try await correct(correction, by: call.id(), key: call.key())
        }
    }

    private func views(_ holdings: [Purpose: Money]) -> [HoldingView] {
        Purpose.allCases.compactMap { purpose in holdings[purpose].map { HoldingView(purpose: purpose, amount: $0) } }
    }
}
